import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useRef, useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { useDemo } from '../console-config.ts';
import { OutsidePage } from './OutsidePage.tsx';
import { Panel } from './Panel.tsx';

/** Sign-in by email and password, with the demo people one click away on a demo system. */
export function SignInPage() {
  const t = useTranslate();
  const signIn = useLogin();
  const demo = useDemo();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const emailField = useRef<HTMLInputElement>(null);

  const enter = async (asEmail: string, withPassword: string) => {
    setBusy(true);
    setRefusal('');
    try {
      await signIn({ email: asEmail, password: withPassword });
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : 'app.failed.server');
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email && password) void enter(email.trim(), password);
    else emailField.current?.focus();
  };

  return (
    <OutsidePage title={t('app.signIn.title')} intro={t('app.signIn.intro')}>
      <Panel>
        <form onSubmit={submit} noValidate>
          {refusal && (
            <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
              {t(refusal, { _: refusal })}
            </Alert>
          )}
          <TextField
            id="email"
            inputRef={emailField}
            label={t('app.signIn.email')}
            type="email"
            autoComplete="username"
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={tried && !email}
            helperText={tried && !email ? t('app.signIn.needEmail') : undefined}
          />
          <TextField
            id="password"
            label={t('app.signIn.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={tried && !password}
            helperText={tried && !password ? t('app.signIn.needPassword') : undefined}
          />
          <Button type="submit" variant="contained" fullWidth disabled={busy}>
            {t(busy ? 'app.signIn.busy' : 'app.signIn.submit')}
          </Button>
        </form>
      </Panel>
      {demo && (
        <Panel title={t('app.signIn.demo')}>
          <Typography color="text.secondary" sx={{ mb: 2 }}>
            {t('app.signIn.demoHelp')}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
            {demo.people.map((person) => (
              <li key={person.email}>
                <Button
                  variant="outlined"
                  fullWidth
                  disabled={busy}
                  onClick={() => void enter(person.email, demo.password)}
                  sx={{ justifyContent: 'flex-start', textAlign: 'left', display: 'block', py: 0.75 }}
                >
                  {person.label}
                  <Box
                    component="span"
                    sx={{
                      display: 'block',
                      fontWeight: 400,
                      fontSize: '0.875rem',
                      color: 'text.secondary',
                    }}
                  >
                    {person.email}
                  </Box>
                </Button>
              </li>
            ))}
          </Box>
        </Panel>
      )}
    </OutsidePage>
  );
}
