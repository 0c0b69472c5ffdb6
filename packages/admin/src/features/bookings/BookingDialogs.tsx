import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetOne, useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { durationText } from '../../platform/london-time.ts';
import { useVerb } from '../../platform/operations.ts';
import {
  type BookingDetails,
  CancelBookingDocument,
  CompleteBookingDocument,
  DeclineBookingDocument,
  MarkNoShowDocument,
  wholeBooking,
} from './booking.graphql.ts';
import { whenText } from './booking-text.ts';

export type BookingDialog = 'cancel' | 'decline' | 'complete' | 'markNoShow';

interface DialogProps {
  booking: BookingDetails;
  onClose: () => void;
}

/** The dialog of one action on one booking; reads the booking itself, so that a row of any list can open it. */
export function BookingDialogs({
  dialog,
  id,
  onClose,
}: {
  dialog: BookingDialog;
  id: string;
  onClose: () => void;
}) {
  const { data: booking } = useGetOne<BookingDetails>('bookings', { id, meta: wholeBooking });
  if (!booking) return null;
  if (dialog === 'cancel') return <CancelDialog booking={booking} onClose={onClose} />;
  if (dialog === 'decline') return <DeclineDialog booking={booking} onClose={onClose} />;
  if (dialog === 'complete') return <CompleteDialog booking={booking} onClose={onClose} />;
  return <NoShowDialog booking={booking} onClose={onClose} />;
}

function useDone(onClose: () => void, message: string) {
  const notify = useNotify();
  return {
    onSuccess: () => {
      onClose();
      notify(message, { type: 'success' });
    },
  };
}

function consequenceOf(booking: BookingDetails): string {
  const hours = booking.noticeHours ?? 0;
  if (hours === 0 || booking.status === 'REQUESTED') return 'freeAny';
  const hoursLeft = (new Date(booking.startsAt ?? 0).getTime() - Date.now()) / 3_600_000;
  if (hoursLeft >= hours) return 'free';
  return booking.lateCountsAsUsed ? 'lateUsed' : 'late';
}

function CancelDialog({ booking, onClose }: DialogProps) {
  const t = useTranslate();
  const cancel = useVerb(CancelBookingDocument);
  const [reason, setReason] = useState('');
  const done = useDone(onClose, 'resources.bookings.cancel.done');
  const words = (key: string, more?: object) => t(`resources.bookings.cancel.${key}`, more);
  return (
    <ConfirmDialog
      title={words('title')}
      consequence={
        <>
          <p style={{ marginTop: 0 }}>
            <strong>{whenText(booking)}</strong>
          </p>
          {words(consequenceOf(booking), { hours: booking.noticeHours })}
        </>
      }
      confirm={words('submit')}
      danger
      busy={cancel.isPending}
      error={cancel.error}
      onClose={onClose}
      onConfirm={() =>
        cancel.mutate({ id: booking.id, version: booking.version, reason: reason.trim() || null }, done)
      }
    >
      <TextField
        id="cancel-reason"
        label={words('reason')}
        helperText={words('reasonHelp')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        multiline
        minRows={2}
      />
    </ConfirmDialog>
  );
}

function DeclineDialog({ booking, onClose }: DialogProps) {
  const t = useTranslate();
  const decline = useVerb(DeclineBookingDocument);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const done = useDone(onClose, 'resources.bookings.decline.done');
  const words = (key: string) => t(`resources.bookings.decline.${key}`);
  const missing = tried && !reason.trim();
  return (
    <ConfirmDialog
      title={words('title')}
      consequence={words('consequence')}
      confirm={words('submit')}
      danger
      busy={decline.isPending}
      error={decline.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (reason.trim())
          decline.mutate({ id: booking.id, version: booking.version, reason: reason.trim() }, done);
      }}
    >
      <TextField
        id="decline-reason"
        label={words('reason')}
        error={missing}
        helperText={words(missing ? 'needReason' : 'reasonHelp')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        autoFocus
        multiline
        minRows={2}
      />
    </ConfirmDialog>
  );
}

const QUARTERS = Array.from({ length: 32 }, (_, index) => (index + 1) * 15);

function CompleteDialog({ booking, onClose }: DialogProps) {
  const t = useTranslate();
  const complete = useVerb(CompleteBookingDocument);
  const planned = Math.max(15, Math.ceil((booking.durationMinutes ?? 60) / 15) * 15);
  const [minutesUsed, setMinutesUsed] = useState(planned);
  const [outcome, setOutcome] = useState('');
  const done = useDone(onClose, 'resources.bookings.complete.done');
  const words = (key: string) => t(`resources.bookings.complete.${key}`);
  return (
    <ConfirmDialog
      title={words('title')}
      confirm={words('submit')}
      busy={complete.isPending}
      error={complete.error}
      onClose={onClose}
      onConfirm={() =>
        complete.mutate(
          {
            id: booking.id,
            version: booking.version,
            input: { minutesUsed, outcome: outcome.trim() || null },
          },
          done,
        )
      }
    >
      <TextField
        id="minutes-used"
        select
        label={words('minutes')}
        helperText={words('minutesHelp')}
        value={minutesUsed}
        onChange={(event) => setMinutesUsed(Number(event.target.value))}
      >
        {QUARTERS.map((minutes) => (
          <MenuItem key={minutes} value={minutes}>
            {durationText(minutes)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        id="outcome"
        label={words('outcome')}
        helperText={words('outcomeHelp')}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value)}
        multiline
        minRows={3}
      />
    </ConfirmDialog>
  );
}

function NoShowDialog({ booking, onClose }: DialogProps) {
  const t = useTranslate();
  const mark = useVerb(MarkNoShowDocument);
  const done = useDone(onClose, 'resources.bookings.noShow.done');
  const words = (key: string) => t(`resources.bookings.noShow.${key}`);
  return (
    <ConfirmDialog
      title={words('title')}
      consequence={words('consequence')}
      confirm={words('submit')}
      danger
      busy={mark.isPending}
      error={mark.error}
      onClose={onClose}
      onConfirm={() => mark.mutate({ id: booking.id, version: booking.version }, done)}
    />
  );
}
