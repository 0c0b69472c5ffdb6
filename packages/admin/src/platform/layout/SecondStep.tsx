import { Box, Button, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Credentials } from '../auth-provider.ts';
import { Panel } from './Panel.tsx';
import { Problem } from './Problem.tsx';
import { PublicPage } from './PublicPage.tsx';

interface SecondStepProps {
  busy: boolean;
  refusal: string;
  enter: (credentials: Credentials) => Promise<void>;
  startAgain: () => void;
}

/** The second step of signing in: the code of the app, or a recovery code. */
export function SecondStep({ busy, refusal, enter, startAgain }: SecondStepProps) {
  const t = useTranslate();
  const [recovers, setRecovers] = useState(false);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const words = (key: string) => t(`app.signIn.${key}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const typed = code.replace(/\s/g, '');
    if (typed) void enter(recovers ? { recoveryCode: typed } : { code: typed });
  };
  const change = () => {
    setRecovers(!recovers);
    setCode('');
    setTried(false);
  };
  const isMissing = tried && !code;
  return (
    <PublicPage title={words('codeTitle')} intro={words(recovers ? 'recoveryIntro' : 'codeIntro')}>
      <Panel>
        <form onSubmit={submit} noValidate>
          <Problem message={refusal} />
          <TextField
            key={String(recovers)}
            id="code"
            label={words(recovers ? 'recoveryCode' : 'code')}
            autoComplete={recovers ? 'off' : 'one-time-code'}
            autoFocus
            value={code}
            onChange={(event) => setCode(event.target.value)}
            error={isMissing}
            helperText={isMissing ? words(recovers ? 'needRecoveryCode' : 'needCode') : undefined}
            slotProps={{ htmlInput: { inputMode: recovers ? 'text' : 'numeric', maxLength: 20 } }}
          />
          <Button type="submit" variant="contained" fullWidth disabled={busy}>
            {words(busy ? 'busy' : 'submit')}
          </Button>
        </form>
        <Box sx={{ display: 'grid', gap: 1, mt: 2 }}>
          <Button onClick={change} disabled={busy}>
            {words(recovers ? 'useApp' : 'useRecovery')}
          </Button>
          <Button onClick={startAgain} disabled={busy}>
            {words('startAgain')}
          </Button>
        </Box>
      </Panel>
    </PublicPage>
  );
}
