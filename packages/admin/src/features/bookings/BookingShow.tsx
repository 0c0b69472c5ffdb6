import { Alert, Box, Typography } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Facts } from '../../platform/layout/Facts.tsx';
import { saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText, durationText } from '../../platform/london-time.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { BookingActions } from './BookingActions.tsx';
import { BookingFiles } from './BookingFiles.tsx';
import { BookingStatusLabel } from './BookingStatusLabel.tsx';
import { type BookingDetails, wholeBooking } from './booking.graphql.ts';
import { fromNow, shortWhenText, titleOf, whenText } from './booking-text.ts';

/** The page of a booking: what, when, with whom, state, and what one may do about it. */
export function BookingShow() {
  return (
    <ShowBase
      resource="bookings"
      redirectOnError={false}
      queryOptions={{ ...saidInPlace, meta: wholeBooking }}
    >
      <Body />
    </ShowBase>
  );
}

function Body() {
  const t = useTranslate();
  const { record: booking, error, isPending, refetch } = useShowContext<BookingDetails>();
  const back = { to: '/bookings', label: t('resources.bookings.name', { smart_count: 2 }) };
  if (!booking) {
    return (
      <Page title={t('resources.bookings.name', { smart_count: 1 })} back={back}>
        {isPending ? <Waiting lines={6} /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  return (
    <Page title={titleOf(booking)} back={back}>
      <Head booking={booking} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: '3fr 2fr' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 3 }}>
          <About booking={booking} />
          <BookingFiles booking={booking} />
        </Box>
        <Terms booking={booking} />
      </Box>
      <HistoryPanel type="Booking" id={booking.id} version={booking.version} />
    </Page>
  );
}

function Head({ booking }: { booking: BookingDetails }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.bookings.show.${key}`, more);
  return (
    <Box sx={{ mb: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 1, mb: 2, alignItems: 'center' }}>
        <BookingStatusLabel status={booking.status} />
        <Typography sx={{ fontWeight: 600 }}>
          {whenText(booking)}{' '}
          <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
            ({fromNow(booking.startsAt)})
          </Box>
        </Typography>
        {booking.adviser?.name && (
          <Typography>{t('resources.bookings.slots.with', { name: booking.adviser.name })}</Typography>
        )}
      </Box>
      {booking.status === 'REQUESTED' && booking.answerBy && (
        <Alert
          severity="warning"
          variant="outlined"
          sx={{ mb: 2, fontSize: '1rem', bgcolor: 'background.paper' }}
        >
          {words('answerBy', { when: `${shortWhenText(booking.answerBy)} (${fromNow(booking.answerBy)})` })}
        </Alert>
      )}
      <BookingActions booking={booking} />
    </Box>
  );
}

function About({ booking }: { booking: BookingDetails }) {
  const t = useTranslate();
  const field = (name: string) => t(`resources.bookings.fields.${name}`);
  const seesSubject = booking.subject !== null;
  return (
    <Panel title={t('resources.bookings.show.about')}>
      {seesSubject ? (
        <Facts
          facts={[
            [field('subject'), booking.subject],
            [field('details'), booking.details],
            [field('sharedWith'), booking.sharedWith?.map(({ name }) => name).join(', ')],
            [field('outcome'), booking.outcome],
          ]}
        />
      ) : (
        <Typography>{t('resources.bookings.show.private')}</Typography>
      )}
    </Panel>
  );
}

function termsOf({ noticeHours, lateCountsAsUsed }: BookingDetails): string {
  if (!noticeHours) return 'termsFree';
  return lateCountsAsUsed ? 'termsNoticeUsed' : 'termsNotice';
}

function Terms({ booking }: { booking: BookingDetails }) {
  const t = useTranslate();
  const field = (name: string) => t(`resources.bookings.fields.${name}`);
  const words = (key: string, more?: object) => t(`resources.bookings.show.${key}`, more);
  return (
    <Panel title={words('facts')}>
      <Facts
        facts={[
          [field('service'), booking.service?.name],
          [field('adviser'), booking.adviser?.name],
          [field('provider'), booking.provider?.name],
          [field('organisation'), booking.organisation?.name],
          [field('durationMinutes'), booking.durationMinutes ? durationText(booking.durationMinutes) : null],
          [field('channel'), booking.channel ? t(`resources.bookings.channel.${booking.channel}`) : null],
          [field('bookedBy'), booking.bookedBy?.name],
          [field('minutesUsed'), booking.minutesUsed ? durationText(booking.minutesUsed) : null],
          [field('cancelReason'), booking.cancelReason],
          [field('declineReason'), booking.declineReason],
          [field('status'), booking.cancelledLate ? words('late') : null],
          [
            words('terms'),
            booking.noticeHours === null ? null : words(termsOf(booking), { hours: booking.noticeHours }),
          ],
          [field('createdAt'), booking.createdAt ? dateText(dateOf(booking.createdAt)) : null],
          [field('reference'), booking.reference],
        ]}
      />
    </Panel>
  );
}
