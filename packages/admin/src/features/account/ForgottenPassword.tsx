import { Alert, Button, Link, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { postAuth } from '../../platform/auth-client.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { PublicPage } from '../../platform/layout/PublicPage.tsx';
import { pathTo } from '../../platform/paths.ts';

/** Asks for a link by which one chooses a new password; says the same for every address. */
export function ForgottenPassword() {
  const t = useTranslate();
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useMutation({ mutationFn: () => postAuth('/request-password-reset', { email: email.trim() }) });
  const isWrong = tried && !/^\S+@\S+\.\S+$/.test(email.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (/^\S+@\S+\.\S+$/.test(email.trim())) ask.mutate();
  };
  return (
    <PublicPage
      title={t(ask.isSuccess ? 'app.auth.sentTitle' : 'app.auth.forgottenTitle')}
      intro={ask.isSuccess ? undefined : t('app.auth.forgottenIntro')}
    >
      <Panel>
        {ask.isSuccess ? (
          <Alert severity="success" role="status" sx={{ fontSize: '1rem' }}>
            {t('app.auth.sent')}
          </Alert>
        ) : (
          <form onSubmit={submit} noValidate>
            <Problem message={ask.error?.message} />
            <TextField
              id="email"
              label={t('app.signIn.email')}
              type="email"
              autoComplete="username"
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              error={isWrong}
              helperText={isWrong ? t('ra.validation.email') : undefined}
            />
            <Button type="submit" variant="contained" fullWidth disabled={ask.isPending}>
              {t(ask.isPending ? 'app.auth.working' : 'app.auth.send')}
            </Button>
          </form>
        )}
        <Typography sx={{ mt: 2 }}>
          <Link component={RouterLink} to={pathTo('/login')}>
            {t('app.auth.toSignIn')}
          </Link>
        </Typography>
      </Panel>
    </PublicPage>
  );
}
