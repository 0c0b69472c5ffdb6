import type { SvgIconComponent } from '@mui/icons-material';
import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** How a state looks. */
export interface StatusLook {
  icon: SvgIconComponent;
  /** A colour of the theme, such as `success.main`. */
  color: string;
}

/** The state of a thing in words, with an icon; never by colour alone. */
export function StatusLabel({ look, children }: { look: StatusLook; children: ReactNode }) {
  const Icon = look.icon;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        color: look.color,
        fontWeight: 600,
        fontSize: '0.9375rem',
      }}
    >
      <Icon fontSize="small" aria-hidden />
      {children}
    </Box>
  );
}
