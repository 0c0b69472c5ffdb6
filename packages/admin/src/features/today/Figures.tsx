import { Box, Link } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { BookingCountsDocument, bookingTabs } from '../bookings/booking.graphql.ts';

/** One quiet figure: a number, its words, and where it comes from. */
export function Figure({ value, words, to }: { value: number; words: string; to: string }) {
  const t = useTranslate();
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline' }}>
      <Box
        component="span"
        sx={{ fontSize: '1.5rem', fontWeight: 650, minWidth: 36, fontVariantNumeric: 'tabular-nums' }}
      >
        {value}
      </Box>
      <Link component={RouterLink} to={pathTo(to)}>
        {t(words, { smart_count: value })}
      </Link>
    </Box>
  );
}

const listed = (tab: string) => `/bookings?filter=${encodeURIComponent(JSON.stringify({ tab }))}`;

/** Three quiet figures about one's bookings. */
export function Figures() {
  const t = useTranslate();
  const [filters] = useState(() => ({
    coming: bookingTabs.coming(),
    waiting: bookingTabs.waiting(),
    past: bookingTabs.past(),
    off: bookingTabs.off(),
  }));
  const { data } = useRead(BookingCountsDocument, filters);
  if (!data) return null;
  return (
    <Panel title={t('resources.today.figures.title')}>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 0.5 }}>
        <Figure value={data.coming.total} words="resources.today.figures.coming" to={listed('coming')} />
        <Figure value={data.waiting.total} words="resources.today.figures.waiting" to={listed('waiting')} />
        <Figure value={data.past.total} words="resources.today.figures.past" to={listed('past')} />
      </Box>
    </Panel>
  );
}
