import { Box, Dialog, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { type ComponentType, useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { DestinationFieldProps } from './DestinationField.tsx';

const OPEN = 'go-anywhere';

/** Opens the dialog from anywhere. */
export const openGoAnywhere = (): void => {
  window.dispatchEvent(new Event(OPEN));
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Ctrl+K: one field that leads to any page, service, booking, organisation or person. `/` goes to a page's own search first. */
export function GoAnywhere() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        show();
      } else if (event.key === '/' && !isTyping(event.target)) {
        event.preventDefault();
        const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
        if (search) search.focus();
        else show();
      }
    };
    window.addEventListener(OPEN, show);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener(OPEN, show);
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return open ? <GoDialog onClose={() => setOpen(false)} /> : null;
}

function GoDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslate();
  const [typed, setTyped] = useState('');
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <DialogTitle>{t('app.go.title')}</DialogTitle>
      <DialogContent>
        <Field typed={typed} onType={setTyped} onClose={onClose} />
        <Box sx={{ minHeight: { sm: 300 } }}>
          <Typography color="text.secondary">{t('app.go.hint')}</Typography>
        </Box>
      </DialogContent>
    </Dialog>
  );
}

/** The field with its places is fetched at the first use; a plain one takes what is typed until then. */
function Field(props: DestinationFieldProps) {
  const t = useTranslate();
  const [Ready, setReady] = useState<ComponentType<DestinationFieldProps>>();
  useEffect(() => {
    import('./DestinationField.tsx').then(
      ({ DestinationField }) => setReady(() => DestinationField),
      () => undefined,
    );
  }, []);
  if (Ready) return <Ready {...props} />;
  return (
    <TextField
      autoFocus
      label={t('app.go.label')}
      value={props.typed}
      onChange={(event) => props.onType(event.target.value)}
    />
  );
}
