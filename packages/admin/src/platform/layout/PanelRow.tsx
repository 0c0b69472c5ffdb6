import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** One thing of a list within a panel: what it is, and beside or below it what can be done with it. */
export function PanelRow({ children }: { children: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        alignItems: 'center',
        justifyContent: 'space-between',
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {children}
    </Box>
  );
}
