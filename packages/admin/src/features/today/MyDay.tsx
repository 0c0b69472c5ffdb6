import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Alert, Box, Button, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { addDays, instantOf, longDateText, spanText, today } from '../../platform/london-time.ts';
import type { Me } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { BookingActions } from '../bookings/BookingActions.tsx';
import { BookingStatusLabel } from '../bookings/BookingStatusLabel.tsx';
import { type BookingOfDay, BookingsBetweenDocument } from '../bookings/booking.graphql.ts';
import { titleOf } from '../bookings/booking-text.ts';
import { type DayRow, rowsOfDay } from './day-rows.ts';
import { WorkingDayDocument } from './today.graphql.ts';
import { WhatNeedsMe } from './WhatNeedsMe.tsx';

/** The adviser's day: a list with gaps shown as gaps, and what waits for an answer. */
export function MyDay({ me }: { me: Me }) {
  const t = useTranslate();
  const [params, setParams] = useSearchParams();
  const asked = params.get('date') ?? '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today();
  const words = (key: string, more?: object) => t(`resources.today.day.${key}`, more);
  const go = (day: string) => setParams(day === today() ? {} : { date: day }, { replace: true });
  return (
    <Page
      title={words('on', { date: longDateText(date) })}
      actions={
        <Button
          variant="outlined"
          component={RouterLink}
          to={pathTo(`/bookings/calendar?view=week&date=${date}`)}
        >
          {words('week')}
        </Button>
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
          alignItems: 'start',
        }}
      >
        <Panel
          title={words('list')}
          action={
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
              <Button
                size="small"
                variant="outlined"
                onClick={() => go(addDays(date, -1))}
                startIcon={<ChevronLeft aria-hidden />}
              >
                {words('previous')}
              </Button>
              {date !== today() && (
                <Button size="small" variant="outlined" onClick={() => go(today())}>
                  {words('today')}
                </Button>
              )}
              <Button
                size="small"
                variant="outlined"
                onClick={() => go(addDays(date, 1))}
                endIcon={<ChevronRight aria-hidden />}
              >
                {words('next')}
              </Button>
            </Box>
          }
        >
          <DayList adviserId={me.person.id} date={date} />
        </Panel>
        <WhatNeedsMe />
      </Box>
    </Page>
  );
}

function DayList({ adviserId, date }: { adviserId: string; date: string }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.today.day.${key}`, more);
  const day = useRead(WorkingDayDocument, { adviserId, date });
  const bookings = useRead(BookingsBetweenDocument, {
    from: instantOf(date).toISOString(),
    to: instantOf(addDays(date, 1)).toISOString(),
    status: ['REQUESTED', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'],
    adviser: adviserId,
  });
  if (bookings.error) return <Failed error={bookings.error} retry={() => bookings.refetch()} />;
  if (bookings.isPending || day.isPending) return <Waiting lines={5} />;
  const [working] = day.data?.data ?? [];
  const items = bookings.data.data.items;
  const rows = rowsOfDay(working?.working ?? [], items);
  return (
    <>
      {working?.bankHoliday && (
        <Alert severity="info" sx={{ mb: 2, fontSize: '1rem' }}>
          {words('bankHoliday', { name: working.bankHoliday })}
        </Alert>
      )}
      {items.length === 0 && (
        <Typography sx={{ mb: rows.length ? 1 : 0 }}>{words(rows.length ? 'none' : 'notWorking')}</Typography>
      )}
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {rows.map((row) => (
          <Row key={row.booking?.id ?? row.startsAt} row={row} />
        ))}
      </Box>
    </>
  );
}

function Row({ row }: { row: DayRow }) {
  const t = useTranslate();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: row.booking ? '1fr' : 'auto 1fr', sm: '176px 1fr' },
        columnGap: 2,
        py: row.booking ? 2 : 1,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Typography
        sx={{ fontWeight: row.booking ? 600 : 400, color: row.booking ? 'text.primary' : 'text.secondary' }}
      >
        {spanText(row.startsAt, row.endsAt)}
      </Typography>
      {row.booking ? (
        <Appointment booking={row.booking} />
      ) : (
        <Typography color="text.secondary">{t('resources.today.day.gap')}</Typography>
      )}
    </Box>
  );
}

function Appointment({ booking }: { booking: BookingOfDay }) {
  const t = useTranslate();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Link component={RouterLink} to={pathTo(recordPath('bookings', booking.id))} sx={{ fontWeight: 600 }}>
        {titleOf(booking)}
      </Link>
      <Typography color="text.secondary">
        {[booking.organisation?.name, booking.channel && t(`resources.bookings.channel.${booking.channel}`)]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      {booking.details && (
        <Box component="details" sx={{ my: 0.5 }}>
          <Box component="summary" sx={{ cursor: 'pointer', minHeight: 24 }}>
            {t('resources.today.day.details')}
          </Box>
          <Typography sx={{ whiteSpace: 'pre-line', maxWidth: '70ch', pl: 2 }}>{booking.details}</Typography>
        </Box>
      )}
      <Box sx={{ my: 1 }}>
        <BookingStatusLabel status={booking.status} />
      </Box>
      <BookingActions
        booking={booking}
        only={['confirm', 'decline', 'complete', 'markNoShow', 'reschedule']}
        size="small"
      />
    </Box>
  );
}
