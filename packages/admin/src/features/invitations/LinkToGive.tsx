import { Box, Button, TextField } from '@mui/material';
import { useId, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';

/** A link that the reader has to hand over themselves, to be copied. */
export function LinkToGive({ link, name }: { link: string; name: string }) {
  const t = useTranslate();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const words = (key: string, more?: object) => t(`resources.invitations.sent.${key}`, more);
  const copy = () => {
    field.current?.select();
    // no clipboard where the page did not come by https
    const written = navigator.clipboard?.writeText(link) ?? Promise.reject();
    written.then(
      () => setSaid(words('copied')),
      () => setSaid(words('notCopied')),
    );
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', flexWrap: { xs: 'wrap', sm: 'nowrap' } }}>
      <TextField
        id={id}
        label={words('link', { name })}
        value={link}
        inputRef={field}
        fullWidth
        helperText={<span role="status">{said}</span>}
        slotProps={{ input: { readOnly: true } }}
        onFocus={(event) => event.target.select()}
      />
      <Button variant="outlined" onClick={copy} sx={{ flexShrink: 0, mt: { sm: 3.5 } }}>
        {words('copy')}
      </Button>
    </Box>
  );
}
