import { Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A sentence that explains what a word of the law means, where it is used. */
export const Term = ({ children }: { children: ReactNode }) => (
  <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '70ch' }}>
    {children}
  </Typography>
);
