import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Column, RecordTable } from '../../platform/layout/RecordTable.tsx';
import { useMe } from '../../platform/me.ts';
import { recordPath } from '../../platform/paths.ts';
import { BookingStatusLabel } from './BookingStatusLabel.tsx';
import type { Booking } from './booking.graphql.ts';
import { fromNow, shortWhenText, titleOf } from './booking-text.ts';

type Shown = 'subject' | 'startsAt' | 'adviser' | 'organisation' | 'status' | 'answerBy';

/** An instant as it is read, with how far away it is below. */
function When({ instant }: { instant: string | null }) {
  return (
    <>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {shortWhenText(instant)}
      </Box>
      <Box component="span" sx={{ color: 'text.secondary', display: { sm: 'block' }, ml: { xs: 1, sm: 0 } }}>
        {fromNow(instant)}
      </Box>
    </>
  );
}

/** The rows of bookings in the list around it, with the columns that this list is about. */
export function BookingTable({ show }: { show: readonly Shown[] }) {
  const t = useTranslate();
  const me = useMe();
  const label = (name: Shown) => t(`resources.bookings.fields.${name}`);
  const columns: Record<Shown, Column<Booking>> = {
    subject: { key: 'subject', label: label('subject'), render: titleOf },
    startsAt: {
      key: 'startsAt',
      label: label('startsAt'),
      sort: 'startsAt',
      value: ({ startsAt }) => ({ instant: startsAt }),
      render: ({ startsAt }) => <When instant={startsAt} />,
    },
    adviser: { key: 'adviser', label: label('adviser'), render: ({ adviser }) => adviser?.name },
    organisation: {
      key: 'organisation',
      label: label('organisation'),
      render: ({ organisation }) => organisation?.name,
    },
    status: {
      key: 'status',
      label: label('status'),
      sort: 'status',
      text: ({ status }) => (status ? t(`resources.bookings.status.${status}`) : ''),
      render: ({ status }) => <BookingStatusLabel status={status} />,
    },
    answerBy: {
      key: 'answerBy',
      label: label('answerBy'),
      value: ({ answerBy }) => ({ instant: answerBy }),
      render: ({ answerBy }) => <When instant={answerBy} />,
    },
  };
  // a member's bookings are all its own
  const isMemberOnly = me?.actingFor?.kind === 'MEMBER';
  return (
    <RecordTable
      caption={t('resources.bookings.name', { smart_count: 2 })}
      columns={show.filter((name) => name !== 'organisation' || !isMemberOnly).map((name) => columns[name])}
      hrefOf={({ id }) => recordPath('bookings', id)}
    />
  );
}
