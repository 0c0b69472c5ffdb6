import { TextField } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { AuthError } from '../../platform/auth-client.ts';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';

interface PasswordDialogProps {
  title: string;
  consequence: ReactNode;
  confirm: string;
  danger?: boolean;
  busy: boolean;
  error: Error | null;
  onConfirm: (password: string) => void;
  onClose: () => void;
}

/** Asks for the password before something about the account is changed. */
export function PasswordDialog({ error, onConfirm, ...dialog }: PasswordDialogProps) {
  const t = useTranslate();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const isWrong = error instanceof AuthError && error.code === 'INVALID_PASSWORD';
  const problem =
    tried && !password ? 'resources.account.app.needPassword' : isWrong ? error.message : undefined;
  return (
    <ConfirmDialog
      {...dialog}
      error={isWrong ? null : error}
      onConfirm={() => {
        setTried(true);
        if (password) onConfirm(password);
      }}
    >
      <TextField
        id="confirm-password"
        label={t('resources.account.app.password')}
        type="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={problem !== undefined}
        helperText={problem ? t(problem) : undefined}
      />
    </ConfirmDialog>
  );
}
