import { Button } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { useRead } from '../../platform/operations.ts';
import { CalendarEntryDocument } from './booking.graphql.ts';

/** Saves one appointment as a file that calendar programs take up. The API writes it, as it writes feeds and mails. */
export function AddToCalendar({ id, reference }: { id: string; reference: string | null }) {
  const t = useTranslate();
  const notify = useNotify();
  const entry = useRead(CalendarEntryDocument, { id }, { enabled: false });
  async function add() {
    const { data, error } = await entry.refetch();
    if (data?.data?.calendarEntry) save(data.data.calendarEntry, `${reference ?? 'appointment'}.ics`);
    else notify(t(error?.message ?? 'app.failed.server', { _: error?.message }), { type: 'error' });
  }
  return (
    <Button variant="outlined" onClick={add} disabled={entry.isFetching}>
      {t('resources.bookings.done.calendar')}
    </Button>
  );
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
