import { Box, Typography } from '@mui/material';
import { Fragment } from 'react';

/** A passage with what was found in it marked; the API puts it between « and ». */
export function Passage({ text }: { text: string | null }) {
  if (!text) return null;
  const parts = text.split(/«([^»]*)»/);
  return (
    <Typography component="p" color="text.secondary" sx={{ maxWidth: '70ch', overflowWrap: 'anywhere' }}>
      {parts.map((part, index) => {
        // parts have no name but their place
        const key = `part ${index}`;
        return index % 2 === 1 ? (
          <Box component="mark" key={key} sx={mark}>
            {part}
          </Box>
        ) : (
          <Fragment key={key}>{part}</Fragment>
        );
      })}
    </Typography>
  );
}

const mark = {
  bgcolor: 'transparent',
  color: 'text.primary',
  fontWeight: 650,
  textDecoration: 'underline',
  textDecorationThickness: 2,
  textUnderlineOffset: '0.15em',
} as const;
