import { Alert, Button, Link, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { AuthError, postAuth } from '../../platform/auth-client.ts';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { PublicPage } from '../../platform/layout/PublicPage.tsx';
import { pathTo } from '../../platform/paths.ts';
import { SHORTEST_PASSWORD } from './password-rule.ts';

/** The page of the link in the mail: a new password, once. */
export function ResetPassword() {
  const t = useTranslate();
  const [address] = useSearchParams();
  const [newPassword, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const token = address.get('token') ?? '';
  const reset = useMutation({ mutationFn: () => postAuth('/reset-password', { token, newPassword }) });
  const isOld = token === '' || (reset.error instanceof AuthError && reset.error.code === 'INVALID_TOKEN');
  const isShort = tried && newPassword.length < SHORTEST_PASSWORD;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (newPassword.length >= SHORTEST_PASSWORD) reset.mutate();
  };
  if (reset.isSuccess) {
    return (
      <PublicPage title={t('app.auth.resetDoneTitle')}>
        <Panel>
          <Alert severity="success" role="status" sx={{ fontSize: '1rem', mb: 2 }}>
            {t('app.auth.resetDone')}
          </Alert>
          <Button variant="contained" fullWidth component={RouterLink} to={pathTo('/login')}>
            {t('app.auth.toSignIn')}
          </Button>
        </Panel>
      </PublicPage>
    );
  }
  if (isOld) {
    return (
      <PublicPage title={t('app.auth.oldLinkTitle')}>
        <Panel>
          <Typography role="alert" sx={{ mb: 2 }}>
            {t('app.auth.oldLink')}
          </Typography>
          <Button variant="contained" fullWidth component={RouterLink} to={pathTo('/forgotten-password')}>
            {t('app.auth.askAgain')}
          </Button>
        </Panel>
      </PublicPage>
    );
  }
  return (
    <PublicPage title={t('app.auth.resetTitle')}>
      <Panel>
        <form onSubmit={submit} noValidate>
          <Problem message={reset.error?.message} />
          <TextField
            id="new-password"
            label={t('app.auth.newPassword')}
            type="password"
            autoComplete="new-password"
            autoFocus
            value={newPassword}
            onChange={(event) => setPassword(event.target.value)}
            error={isShort}
            helperText={t(isShort ? 'app.auth.needPassword' : 'app.auth.passwordHelp')}
          />
          <Button type="submit" variant="contained" fullWidth disabled={reset.isPending}>
            {t(reset.isPending ? 'app.form.saving' : 'app.auth.savePassword')}
          </Button>
        </form>
        <Typography sx={{ mt: 2 }}>
          <Link component={RouterLink} to={pathTo('/login')}>
            {t('app.auth.toSignIn')}
          </Link>
        </Typography>
      </Panel>
    </PublicPage>
  );
}
