import { Box, Button, Link, Typography } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import {
  addDays,
  clockOf,
  dateOf,
  relativeText,
  shortDateText,
  timeText,
  today,
} from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { BookingActions } from '../bookings/BookingActions.tsx';
import { type Deadline, DeadlinesDocument } from './today.graphql.ts';

type Group = 'late' | 'week' | 'later';

function groupOf({ dueAt }: Deadline): Group {
  if (new Date(dueAt).getTime() < Date.now()) return 'late';
  return dateOf(dueAt) < addDays(today(), 7) ? 'week' : 'later';
}

/** Everything that waits for this person, most urgent first, each with the one button that deals with it. */
export function WhatNeedsMe() {
  const t = useTranslate();
  const { data, error, isPending, refetch } = useRead(DeadlinesDocument, {});
  const { canAccess: mayBook } = useCanAccess({ resource: 'bookings', action: 'book' });
  const words = (key: string) => t(`resources.today.needs.${key}`);
  const deadlines = [...(data?.data ?? [])].sort((one, other) => one.dueAt.localeCompare(other.dueAt));
  return (
    <Panel title={words('title')}>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={3} />}
      {data && deadlines.length === 0 && (
        <>
          <Typography sx={{ fontWeight: 600 }}>{words('nothing')}</Typography>
          <Typography color="text.secondary">{words(mayBook ? 'nothingBook' : 'nothingHelp')}</Typography>
          {mayBook && (
            <Button variant="contained" component={RouterLink} to={pathTo('/bookings/create')} sx={{ mt: 2 }}>
              {t('app.menu.book')}
            </Button>
          )}
        </>
      )}
      {(['late', 'week', 'later'] as const).map((group) => {
        const rows = deadlines.filter((deadline) => groupOf(deadline) === group);
        if (rows.length === 0) return null;
        return (
          <Box key={group} sx={{ '& + &': { mt: 3 } }}>
            <Typography variant="h3" color={group === 'late' ? 'error' : 'text.primary'}>
              {words(group)} ({rows.length})
            </Typography>
            <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
              {rows.map((deadline) => (
                <Row key={deadline.id} deadline={deadline} />
              ))}
            </Box>
          </Box>
        );
      })}
    </Panel>
  );
}

// What has a day and no time is due when the day ends.
const hasTime = (dueAt: string): boolean => clockOf(dueAt) !== '23:59';

function Row({ deadline }: { deadline: Deadline }) {
  const t = useTranslate();
  const { dueAt, sentence, who, path } = deadline;
  const day = shortDateText(dateOf(dueAt));
  const by = `${hasTime(dueAt) ? `${day}, ${timeText(dueAt)}` : day} (${relativeText(dueAt)})`;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.5,
        alignItems: 'center',
        justifyContent: 'space-between',
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { borderBottom: 0, pb: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Link component={RouterLink} to={pathTo(path)} sx={{ fontWeight: 600 }}>
          {sentence}
        </Link>
        <Typography color="text.secondary">
          {[who, t('resources.today.needs.by', { when: by })].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <Deal deadline={deadline} />
    </Box>
  );
}

/** A verb of a booking is done in place; anything else on its own page. */
function Deal({ deadline }: { deadline: Deadline }) {
  if (deadline.subject === 'Booking' && /^(confirm|complete)$/.test(deadline.action)) {
    return <BookingActions booking={{ id: deadline.recordId, version: null, can: [deadline.action] }} />;
  }
  return (
    <Button variant="contained" component={RouterLink} to={pathTo(deadline.path)}>
      {deadline.actionLabel}
    </Button>
  );
}
