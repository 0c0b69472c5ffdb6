import { Box, Tab, Tabs, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { type ReactNode, useId, useState } from 'react';

/** What one types and what comes of it: beside each other on a desk, two tabs on a phone. */
export function SideBySide({
  label,
  left,
  right,
}: {
  label: string;
  left: { title: string; children: ReactNode };
  right: { title: string; children: ReactNode };
}) {
  const id = useId();
  const isDesk = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
  const [shown, setShown] = useState<'left' | 'right'>('left');
  if (isDesk) {
    return (
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
          alignItems: 'start',
        }}
      >
        <div>{left.children}</div>
        <Box sx={{ position: 'sticky', top: 80, maxHeight: 'calc(100vh - 100px)', overflowY: 'auto' }}>
          {right.children}
        </Box>
      </Box>
    );
  }
  // both stay in the page: nothing that was typed and no place that was scrolled to is lost by looking at the other
  return (
    <>
      <Tabs value={shown} onChange={(_event, side) => setShown(side)} aria-label={label} sx={{ mb: 2 }}>
        <Tab value="left" label={left.title} id={`${id}-left-tab`} aria-controls={`${id}-left`} />
        <Tab value="right" label={right.title} id={`${id}-right-tab`} aria-controls={`${id}-right`} />
      </Tabs>
      <div role="tabpanel" id={`${id}-left`} aria-labelledby={`${id}-left-tab`} hidden={shown !== 'left'}>
        {left.children}
      </div>
      <div role="tabpanel" id={`${id}-right`} aria-labelledby={`${id}-right-tab`} hidden={shown !== 'right'}>
        {right.children}
      </div>
    </>
  );
}
