import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Column, RecordTable } from '../../platform/layout/RecordTable.tsx';
import { clockOf, dateOf } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { recordPath } from '../../platform/paths.ts';
import { BookingStatusLabel } from './BookingStatusLabel.tsx';
import type { Booking } from './booking.graphql.ts';
import { fromNow, shortWhenText, titleOf } from './booking-text.ts';

/** The rows of bookings in the list around it: of other organisations too for who serves them. */
export function BookingTable() {
  const t = useTranslate();
  const me = useMe();
  const field = (name: string) => t(`resources.bookings.fields.${name}`);
  const columns: Column<Booking>[] = [
    { key: 'subject', label: field('subject'), render: (row) => titleOf(row) },
    {
      key: 'startsAt',
      label: field('startsAt'),
      sort: 'startsAt',
      text: ({ startsAt }) => (startsAt ? `${dateOf(startsAt)} ${clockOf(startsAt)}` : ''),
      render: (row) => (
        <>
          {shortWhenText(row.startsAt)}
          <Box
            component="span"
            sx={{ color: 'text.secondary', display: { sm: 'block' }, ml: { xs: 1, sm: 0 } }}
          >
            {fromNow(row.startsAt)}
          </Box>
        </>
      ),
    },
    { key: 'adviser', label: field('adviser'), render: (row) => row.adviser?.name },
    {
      key: 'organisation',
      label: field('organisation'),
      render: (row) => (row.organisation?.id === me?.actingFor?.id ? '' : row.organisation?.name),
    },
    {
      key: 'status',
      label: field('status'),
      sort: 'status',
      text: ({ status }) => (status ? t(`resources.bookings.status.${status}`) : ''),
      render: (row) => <BookingStatusLabel status={row.status} />,
    },
  ];
  const isMemberOnly = me?.actingFor?.kind === 'MEMBER';
  return (
    <RecordTable
      caption={t('resources.bookings.name', { smart_count: 2 })}
      columns={isMemberOnly ? columns.filter(({ key }) => key !== 'organisation') : columns}
      hrefOf={(row) => recordPath('bookings', row.id)}
    />
  );
}
