import ArrowForward from '@mui/icons-material/ArrowForward';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetOne, useNotify, useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { reasonOf } from '../../platform/http-error.ts';
import { Page } from '../../platform/layout/Page.tsx';
import { Failed, Refused, Waiting } from '../../platform/layout/States.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import {
  BookableServicesDocument,
  type BookingDetails,
  RescheduleBookingDocument,
  type Slot,
  wholeBooking,
} from './booking.graphql.ts';
import { fromNow, titleOf, whenText } from './booking-text.ts';
import { SlotChoice } from './SlotChoice.tsx';
import { useFreshSlots, weekOf } from './slots.ts';
import { WeekStrip } from './WeekStrip.tsx';

/** Moving a booking: the old time and the new side by side, before anything is done. */
export function BookingMove() {
  const t = useTranslate();
  const { id = '' } = useParams();
  const {
    data: booking,
    isPending,
    error,
    refetch,
  } = useGetOne<BookingDetails>('bookings', { id, meta: wholeBooking });
  const title = t('resources.bookings.move.title');
  const back = { to: recordPath('bookings', id), label: t('app.form.back') };
  if (!booking) {
    return (
      <Page title={title} back={back}>
        {isPending ? <Waiting /> : <Failed error={error} retry={() => refetch()} />}
      </Page>
    );
  }
  if (!booking.can.includes('reschedule')) return <Refused />;
  return (
    <Page title={title} intro={titleOf(booking)} back={back}>
      <MoveForm booking={booking} />
    </Page>
  );
}

function MoveForm({ booking }: { booking: BookingDetails }) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const freshen = useFreshSlots();
  const { data: services } = useRead(BookableServicesDocument, {});
  const service = services?.data.items.find((one) => one.id === booking.service?.id);
  const [week, setWeek] = useState(() => weekOf(booking.startsAt ?? new Date().toISOString()));
  const [slot, setSlot] = useState<Slot>();
  const [adviser, setAdviser] = useState(booking.adviser?.id);
  const [duration, setDuration] = useState(booking.durationMinutes ?? 60);
  const move = useVerb(RescheduleBookingDocument);
  const words = (key: string, more?: object) => t(`resources.bookings.move.${key}`, more);

  const submit = () => {
    if (!slot) return;
    move.mutate(
      {
        id: booking.id,
        version: booking.version,
        input: { startsAt: slot.startsAt, durationMinutes: duration, adviserId: adviser ?? null },
      },
      {
        onSuccess: () => {
          notify(words('done', { when: whenText(slot) }), { type: 'success' });
          navigate(pathTo(recordPath('bookings', booking.id)));
        },
        onError: (error) => {
          if (reasonOf(error) !== 'SLOT_TAKEN') return;
          setSlot(undefined);
          freshen();
        },
      },
    );
  };
  const isTaken = move.error && reasonOf(move.error) === 'SLOT_TAKEN';
  const message = isTaken ? 'resources.bookings.slots.taken' : move.error?.message;

  return (
    <>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr auto 1fr' }, gap: 2, mb: 3 }}>
        <Time label={words('old')} when={whenText(booking)} relative={fromNow(booking.startsAt)} />
        <ArrowForward
          aria-hidden
          sx={{
            placeSelf: 'center',
            color: 'text.secondary',
            transform: { xs: 'rotate(90deg)', sm: 'none' },
          }}
        />
        <Time
          label={words('next')}
          when={slot ? whenText(slot) : words('pick')}
          relative={slot ? fromNow(slot.startsAt) : ''}
          strong={Boolean(slot)}
        />
      </Box>
      {message && (
        <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
          {t(message, { _: message })}
        </Alert>
      )}
      {slot && (
        <Box sx={{ mb: 3 }}>
          <Typography sx={{ mb: 1 }}>
            {words('keepsPlace')} {service?.needsApproval ? words('asksAgain') : ''}
          </Typography>
          <Button variant="contained" onClick={submit} disabled={move.isPending}>
            {move.isPending ? t('app.form.saving') : words('submit')}
          </Button>
        </Box>
      )}
      <SlotChoice
        durations={service?.durations ?? []}
        duration={duration}
        onDuration={(minutes) => {
          setDuration(minutes);
          setSlot(undefined);
        }}
        advisers={service?.advisers ?? []}
        adviser={adviser}
        onAdviser={(id) => {
          setAdviser(id);
          setSlot(undefined);
        }}
      />
      {booking.service && (
        <WeekStrip
          wish={{ serviceId: booking.service.id, durationMinutes: duration, adviserId: adviser }}
          week={week}
          onWeek={setWeek}
          chosen={slot?.startsAt}
          onPick={setSlot}
        />
      )}
    </>
  );
}

function Time({
  label,
  when,
  relative,
  strong = false,
}: {
  label: string;
  when: string;
  relative: string;
  strong?: boolean;
}) {
  return (
    <Box
      sx={{
        bgcolor: 'background.paper',
        border: strong ? 2 : 1,
        borderColor: strong ? 'primary.main' : 'divider',
        borderRadius: 1,
        p: 2,
        minHeight: 96,
      }}
    >
      <Typography component="h2" color="text.secondary" sx={{ fontSize: '1rem' }}>
        {label}
      </Typography>
      <Typography sx={{ fontWeight: 600 }}>{when}</Typography>
      <Typography color="text.secondary">{relative}</Typography>
    </Box>
  );
}
