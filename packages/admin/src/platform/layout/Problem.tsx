import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';

/** What went wrong, over a form; nothing while all is well. */
export function Problem({ message }: { message: string | undefined }) {
  const t = useTranslate();
  if (!message) return null;
  return (
    <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
      {t(message, { _: message })}
    </Alert>
  );
}
