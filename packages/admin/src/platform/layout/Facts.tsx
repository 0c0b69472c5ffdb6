import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** Names and values of a record; what one may not see, or is not filled in, is left out. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'fit-content(40%) 1fr' },
        columnGap: 3,
        rowGap: { xs: 0, sm: 1.5 },
      }}
    >
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary', minWidth: { sm: 112 } }}>
              {label}
            </Box>
            <Box
              component="dd"
              sx={{
                m: 0,
                mb: { xs: 1.5, sm: 0 },
                maxWidth: '70ch',
                whiteSpace: 'pre-line',
                overflowWrap: 'anywhere',
              }}
            >
              {value}
            </Box>
          </Box>
        ))}
    </Box>
  );
}
