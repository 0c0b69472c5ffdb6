import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useNotify, useTranslate } from 'react-admin';

interface ShownOnceProps {
  title: string;
  help: string;
  /** What is shown, a line each. */
  lines: readonly string[];
  /** Further ways of keeping it. */
  actions?: ReactNode;
  done: string;
  onDone: () => void;
}

/** A secret that is shown now and never again: only its own button closes it. */
export function ShownOnce({ title, help, lines, actions, done, onDone }: ShownOnceProps) {
  const t = useTranslate();
  const notify = useNotify();
  const id = useId();
  const copy = async () => {
    await navigator.clipboard.writeText(lines.join('\n'));
    notify('resources.account.codes.copied', { type: 'success' });
  };
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{help}</Typography>
        <Box
          component="ul"
          sx={{
            listStyle: 'none',
            m: 0,
            p: 2,
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            display: 'grid',
            gridTemplateColumns: lines.length > 1 ? { xs: '1fr', sm: '1fr 1fr' } : '1fr',
            gap: 1,
            fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
            overflowWrap: 'anywhere',
          }}
        >
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Box>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 2 }}>
          <Button variant="outlined" onClick={() => void copy()}>
            {t('resources.account.codes.copy')}
          </Button>
          {actions}
        </Box>
      </DialogContent>
      <DialogActions sx={{ p: 2 }}>
        <Button variant="contained" onClick={onDone}>
          {done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
