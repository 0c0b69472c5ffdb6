import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { type BookingDialog, BookingDialogs } from './BookingDialogs.tsx';
import { ConfirmBookingDocument } from './booking.graphql.ts';

/** The likeliest first; the first that a person may take is the strong one. */
const ORDER = ['confirm', 'complete', 'reschedule', 'decline', 'markNoShow', 'cancel'] as const;
type Action = (typeof ORDER)[number];

interface BookingActionsProps {
  booking: { id: string; version: number | null; can: readonly string[] };
  /** Fewer, for a row among others. */
  only?: readonly Action[];
  size?: 'small' | 'medium';
}

/** What this person may do with this booking, as the API says it (`can`). */
export function BookingActions({ booking, only = ORDER, size = 'medium' }: BookingActionsProps) {
  const t = useTranslate();
  const notify = useNotify();
  const [dialog, setDialog] = useState<BookingDialog>();
  const confirm = useVerb(ConfirmBookingDocument);
  const actions = ORDER.filter((action) => only.includes(action) && booking.can.includes(action));
  if (actions.length === 0 && !dialog) return null;

  const take = (action: Action) => {
    if (action === 'reschedule') return;
    if (action !== 'confirm') {
      setDialog(action);
      return;
    }
    confirm.mutate(
      { id: booking.id, version: booking.version },
      {
        onSuccess: () => notify('resources.bookings.confirm.done', { type: 'success' }),
        onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
      },
    );
  };
  return (
    <Box
      role="group"
      aria-label={t('resources.bookings.actions.label')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}
    >
      {actions.map((action, index) => (
        <Button
          key={action}
          size={size}
          variant={index === 0 && (action === 'confirm' || action === 'complete') ? 'contained' : 'outlined'}
          color={action === 'cancel' || action === 'decline' || action === 'markNoShow' ? 'error' : 'primary'}
          disabled={confirm.isPending}
          onClick={() => take(action)}
          {...(action === 'reschedule'
            ? { component: RouterLink, to: pathTo(`/bookings/${booking.id}/move`) }
            : {})}
        >
          {t(`resources.bookings.actions.${action}`)}
        </Button>
      ))}
      {dialog && <BookingDialogs dialog={dialog} id={booking.id} onClose={() => setDialog(undefined)} />}
    </Box>
  );
}
