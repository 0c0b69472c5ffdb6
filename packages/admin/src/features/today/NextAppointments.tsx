import { Box, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { addDays, instantOf, today } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { BookingsBetweenDocument } from '../bookings/booking.graphql.ts';
import { fromNow, shortWhenText, titleOf } from '../bookings/booking-text.ts';

/** The next three appointments. */
export function NextAppointments() {
  const t = useTranslate();
  const [now] = useState(() => new Date().toISOString());
  const { data, error, isPending } = useRead(BookingsBetweenDocument, {
    from: now,
    to: instantOf(addDays(today(), 120)).toISOString(),
    status: ['REQUESTED', 'CONFIRMED'],
    adviser: null,
    perPage: 3,
  });
  const next = data?.data.items ?? [];
  return (
    <Panel title={t('resources.today.next.title')}>
      {error && <Failed error={error} />}
      {isPending && <Waiting lines={3} />}
      {data && next.length === 0 && (
        <Typography color="text.secondary">{t('resources.today.next.none')}</Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 }}>
        {next.map((booking) => (
          <li key={booking.id}>
            <Link
              component={RouterLink}
              to={pathTo(recordPath('bookings', booking.id))}
              sx={{ fontWeight: 600 }}
            >
              {titleOf(booking)}
            </Link>
            <Typography>
              {shortWhenText(booking.startsAt)}{' '}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {fromNow(booking.startsAt)}
              </Box>
            </Typography>
          </li>
        ))}
      </Box>
      {next.length > 0 && (
        <Link component={RouterLink} to={pathTo('/bookings')} sx={{ display: 'inline-block', mt: 2 }}>
          {t('resources.today.next.all')}
        </Link>
      )}
    </Panel>
  );
}
