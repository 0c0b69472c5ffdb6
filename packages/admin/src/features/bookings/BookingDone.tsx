import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import { Box, Button, Typography } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { AddToCalendar } from './AddToCalendar.tsx';
import { type BookingDetails, wholeBooking } from './booking.graphql.ts';
import { fromNow, shortWhenText, whenText } from './booking-text.ts';

/** The page after booking: that it worked, and what happens next. */
export function BookingDone({ id, onAnother }: { id: string; onAnother: () => void }) {
  const t = useTranslate();
  const {
    data: booking,
    error,
    isPending,
  } = useGetOne<BookingDetails>('bookings', { id, meta: wholeBooking });
  const words = (key: string, more?: object) => t(`resources.bookings.done.${key}`, more);
  if (!booking)
    return (
      <Page title={t('resources.bookings.create.title')}>
        {isPending ? <Waiting /> : <Failed error={error} />}
      </Page>
    );
  const isRequest = booking.status === 'REQUESTED';
  const Icon = isRequest ? HourglassEmpty : CheckCircle;
  const adviser = booking.adviser?.name ?? t('resources.bookings.create.readerAdviser');
  const next = [
    isRequest
      ? words(booking.answerBy ? 'waits' : 'waitsOpen', { when: shortWhenText(booking.answerBy) })
      : words('confirmed', { adviser }),
    booking.channel ? words(booking.channel) : '',
    words('move'),
  ].filter(Boolean);
  return (
    <Page title={words(isRequest ? 'requested' : 'booked')} narrow>
      <Box sx={{ display: 'flex', gap: 2, mb: 3, alignItems: 'flex-start' }}>
        <Icon aria-hidden color={isRequest ? 'warning' : 'success'} sx={{ fontSize: 40 }} />
        <Box>
          <Typography sx={{ fontWeight: 600 }}>
            {whenText(booking)} ({fromNow(booking.startsAt)})
          </Typography>
          <Typography>
            {booking.service?.name} {t('resources.bookings.slots.with', { name: adviser })}
          </Typography>
          <Typography color="text.secondary">
            {words('reference', { reference: booking.reference ?? '' })}
          </Typography>
        </Box>
      </Box>
      <Panel title={words('next')}>
        <Box component="ol" sx={{ m: 0, pl: 3, display: 'grid', gap: 1 }}>
          {next.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </Box>
      </Panel>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 3 }}>
        <Button variant="contained" component={RouterLink} to={pathTo(recordPath('bookings', id))}>
          {words('see')}
        </Button>
        {!isRequest && <AddToCalendar id={id} reference={booking.reference} />}
        <Button variant="outlined" onClick={onAnother}>
          {words('another')}
        </Button>
        <Button component={RouterLink} to={pathTo('/')}>
          {words('home')}
        </Button>
      </Box>
    </Page>
  );
}
