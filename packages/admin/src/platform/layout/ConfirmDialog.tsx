import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslate } from 'react-admin';

interface ConfirmDialogProps {
  title: string;
  /** What follows from it, in words. */
  consequence?: ReactNode;
  confirm: string;
  busy: boolean;
  error?: { message: string } | null;
  danger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks before something is done, says the consequence, and keeps what was typed when it fails. */
export function ConfirmDialog({
  title,
  consequence,
  confirm,
  busy,
  error,
  danger = false,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const t = useTranslate();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm();
  };
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          {error && (
            <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
              {t(error.message, { _: error.message })}
            </Alert>
          )}
          {consequence && (
            <Typography component="div" sx={{ mb: children ? 2 : 0 }}>
              {consequence}
            </Typography>
          )}
          {children}
        </DialogContent>
        <DialogActions sx={{ p: 2, gap: 1, flexWrap: 'wrap' }}>
          <Button onClick={onClose} disabled={busy}>
            {t(danger ? 'app.form.keepIt' : 'app.form.notNow')}
          </Button>
          <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} disabled={busy}>
            {busy ? t('app.form.saving') : confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
