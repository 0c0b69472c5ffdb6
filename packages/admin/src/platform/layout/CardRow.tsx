import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A list of cards, one below the other. */
export const CardList = ({ children }: { children: ReactNode }) => (
  <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
    {children}
  </Box>
);

/** One thing of such a list: what it is, and beside or below it what can be done with it. */
export const CardRow = ({ children }: { children: ReactNode }) => (
  <Box
    component="li"
    sx={{
      display: 'flex',
      flexWrap: 'wrap',
      gap: 1.5,
      alignItems: 'center',
      justifyContent: 'space-between',
      p: 2,
      bgcolor: 'background.paper',
      border: 1,
      borderColor: 'divider',
      borderRadius: 1,
    }}
  >
    {children}
  </Box>
);
