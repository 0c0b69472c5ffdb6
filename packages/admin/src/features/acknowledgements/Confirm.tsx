import { Alert, Button, Typography } from '@mui/material';
import type { HttpError } from 'react-admin';
import { useTranslate } from 'react-admin';
import { Panel } from '../../platform/layout/Panel.tsx';

interface ConfirmProps {
  title: string;
  number: number;
  isBusy: boolean;
  error: HttpError | null;
  /** What was confirmed, in words; null while it is not. */
  done: string | null;
  onConfirm: () => void;
}

/** The end of what is read: a sentence, and the one button that confirms it. */
export function Confirm({ title, number, isBusy, error, done, onConfirm }: ConfirmProps) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.acknowledgements.read.${key}`, more);
  return (
    <Panel>
      <div role="status">
        {done !== null && (
          <Alert severity="success" sx={{ fontSize: '1rem' }}>
            {done}
          </Alert>
        )}
      </div>
      {done === null && (
        <>
          {error && (
            <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
              {t(error.message, { _: error.message })}
            </Alert>
          )}
          <Typography sx={{ mb: 2 }}>{words('statement', { title, number })}</Typography>
          <Button
            variant="contained"
            size="large"
            onClick={onConfirm}
            disabled={isBusy}
            sx={{ width: { xs: '100%', sm: 'auto' } }}
          >
            {words(isBusy ? 'busy' : 'confirm')}
          </Button>
        </>
      )}
    </Panel>
  );
}
