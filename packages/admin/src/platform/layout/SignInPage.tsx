import { Box, Button, Divider, Link, TextField, Typography } from '@mui/material';
import { type FormEvent, useRef, useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { postAuth } from '../auth-client.ts';
import { CODE_NEEDED, type Credentials } from '../auth-provider.ts';
import { useDemo, useOidcName } from '../demo.ts';
import { offersPasskeys } from '../passkey.ts';
import { pathTo } from '../paths.ts';
import { Panel } from './Panel.tsx';
import { Problem } from './Problem.tsx';
import { PublicPage } from './PublicPage.tsx';
import { SecondStep } from './SecondStep.tsx';

/** What a provider's refusal means, by the word that it comes back with. */
function refusalInAddress(): string {
  const error = new URLSearchParams(window.location.search).get('error');
  if (error === null) return '';
  return ['signup_disabled', 'account_not_linked'].includes(error)
    ? 'app.signIn.stranger'
    : 'app.signIn.providerFailed';
}

/** Signing in: by password and a code where one is set up, by passkey, at a provider, or as one of the demo people. */
export function SignInPage() {
  const t = useTranslate();
  const signIn = useLogin();
  const [asksCode, setAsksCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState(refusalInAddress);

  const enter = async (credentials: Credentials) => {
    setBusy(true);
    setRefusal('');
    try {
      await signIn(credentials);
    } catch (error) {
      const message = error instanceof Error ? error.message : 'app.failed.server';
      if (message === CODE_NEEDED) setAsksCode(true);
      else setRefusal(message);
      setBusy(false);
    }
  };
  const startAgain = () => {
    setAsksCode(false);
    setRefusal('');
  };

  if (asksCode) return <SecondStep busy={busy} refusal={refusal} enter={enter} startAgain={startAgain} />;
  return (
    <PublicPage title={t('app.signIn.title')} intro={t('app.signIn.intro')}>
      <Panel>
        <PasswordForm busy={busy} refusal={refusal} enter={enter} />
        <OtherWays busy={busy} enter={enter} refuse={setRefusal} />
      </Panel>
      <DemoPeople busy={busy} enter={enter} />
    </PublicPage>
  );
}

interface Way {
  busy: boolean;
  enter: (credentials: Credentials) => Promise<void>;
}

function PasswordForm({ busy, refusal, enter }: Way & { refusal: string }) {
  const t = useTranslate();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const emailField = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email && password) void enter({ email: email.trim(), password });
    else emailField.current?.focus();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Problem message={refusal} />
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
      <Typography sx={{ mt: 2 }}>
        <Link component={RouterLink} to={pathTo('/forgotten-password')}>
          {t('app.signIn.forgotten')}
        </Link>
      </Typography>
    </form>
  );
}

function OtherWays({ busy, enter, refuse }: Way & { refuse: (message: string) => void }) {
  const t = useTranslate();
  const provider = useOidcName();
  const byPasskey = offersPasskeys();
  if (!provider && !byPasskey) return null;
  const goToProvider = async () => {
    try {
      const there = await postAuth<{ url: string }>('/sign-in/social', {
        provider: 'oidc',
        callbackURL: pathTo('/'),
        errorCallbackURL: pathTo('/login'),
      });
      window.location.assign(there.url);
    } catch {
      refuse('app.signIn.providerFailed');
    }
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 2 }}>
      <Divider>{t('app.signIn.or')}</Divider>
      {byPasskey && (
        <Button variant="outlined" fullWidth disabled={busy} onClick={() => void enter({ passkey: true })}>
          {t('app.signIn.passkey')}
        </Button>
      )}
      {provider && (
        <Button variant="outlined" fullWidth disabled={busy} onClick={() => void goToProvider()}>
          {t('app.signIn.by', { name: provider })}
        </Button>
      )}
    </Box>
  );
}

function DemoPeople({ busy, enter }: Way) {
  const t = useTranslate();
  const demo = useDemo();
  if (!demo) return null;
  return (
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
              onClick={() => void enter({ email: person.email, password: demo.password })}
              sx={{ justifyContent: 'flex-start', textAlign: 'left', display: 'block', py: 0.75 }}
            >
              {person.label}
              <Box
                component="span"
                sx={{ display: 'block', fontWeight: 400, fontSize: '0.875rem', color: 'text.secondary' }}
              >
                {person.email}
              </Box>
            </Button>
          </li>
        ))}
      </Box>
    </Panel>
  );
}
