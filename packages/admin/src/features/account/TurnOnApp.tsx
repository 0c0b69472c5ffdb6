import { Box, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { postAuth } from '../../platform/auth-client.ts';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { QrCode } from './QrCode.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

interface Prepared {
  totpURI: string;
  backupCodes: string[];
}

const keyOf = (uri: string): string =>
  (new URL(uri).searchParams.get('secret') ?? '').replace(/(.{4})/g, '$1 ').trim();

/** Turning codes on: the password, the square with a first code, the recovery codes. */
export function TurnOnApp({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = useTranslate();
  const words = (key: string) => t(`resources.account.app.${key}`);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const prepare = useMutation({
    mutationFn: (password: string) => postAuth<Prepared>('/two-factor/enable', { password }),
  });
  const verify = useMutation({
    mutationFn: () => postAuth('/two-factor/verify-totp', { code: code.replace(/\s/g, '') }),
  });
  const prepared = prepare.data;
  if (!prepared) {
    return (
      <PasswordDialog
        title={words('passwordTitle')}
        consequence={words('passwordHelp')}
        confirm={words('next')}
        busy={prepare.isPending}
        error={prepare.error}
        onConfirm={(password) => prepare.mutate(password)}
        onClose={onClose}
      />
    );
  }
  if (verify.isSuccess) return <RecoveryCodes codes={prepared.backupCodes} onDone={onDone} />;
  const isMissing = tried && !code.trim();
  return (
    <ConfirmDialog
      title={words('scanTitle')}
      consequence={words('scanHelp')}
      confirm={words('confirm')}
      busy={verify.isPending}
      error={verify.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (code.trim()) verify.mutate();
      }}
    >
      <Box sx={{ display: 'grid', gap: 2, mb: 3 }}>
        <QrCode text={prepared.totpURI} label={words('scanLabel')} />
        <Box>
          <Typography>{words('key')}</Typography>
          <Typography
            data-testid="authenticator-key"
            sx={{ fontFamily: 'ui-monospace, Menlo, Consolas, monospace', overflowWrap: 'anywhere' }}
          >
            {keyOf(prepared.totpURI)}
          </Typography>
        </Box>
      </Box>
      <TextField
        id="first-code"
        label={words('code')}
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={isMissing}
        helperText={isMissing ? words('needCode') : undefined}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 12 } }}
      />
    </ConfirmDialog>
  );
}
