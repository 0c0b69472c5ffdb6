import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Alert, Box, Button, Link, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormState, useWatch } from 'react-hook-form';
import { Link as RouterLink } from 'react-router';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import {
  addDays,
  clockOf,
  dateOf,
  mondayOf,
  shortDateText,
  spanText,
  today,
} from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { hoursOf, type WorkingDay, WorkingWeekDocument } from './availability.graphql.ts';
import type { WeeklyHours } from './hours.ts';

/** How far ahead a change is checked against appointments. The API answers at most 62 days a call. */
const LOOK_AHEAD_DAYS = 61;

function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by content, the object is new on each key press
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled;
}

/** The week as it results from what is typed, bank holidays and appointments included, before it is saved. */
export function WeekPreview({ adviserId }: { adviserId: string }) {
  const t = useTranslate();
  const values = useWatch();
  const { isDirty } = useFormState();
  const [monday, setMonday] = useState(() => mondayOf(today()));
  const typed = useSettled(hoursOf(values), 400);
  const hours = isDirty ? (typed ?? null) : null;
  const isUnclear = isDirty && hoursOf(values) === undefined;
  const { data, error, isPending, refetch } = useRead(
    WorkingWeekDocument,
    { adviserId, from: monday, to: addDays(monday, 6), hours },
    { enabled: !isUnclear, keepPrevious: true },
  );
  const words = (key: string, more?: object) => t(`resources.availability.preview.${key}`, more);
  return (
    <Panel title={words('title')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <Button
          size="small"
          variant="outlined"
          onClick={() => setMonday(addDays(monday, -7))}
          startIcon={<ChevronLeft aria-hidden />}
        >
          {words('earlier')}
        </Button>
        <Button
          size="small"
          variant="outlined"
          onClick={() => setMonday(addDays(monday, 7))}
          endIcon={<ChevronRight aria-hidden />}
        >
          {words('later')}
        </Button>
      </Box>
      <Typography role="status" color="text.secondary" sx={{ mb: 2, minHeight: 24 }}>
        {isDirty ? words(isUnclear ? 'fix' : 'unsaved') : ''}
      </Typography>
      <Displaced adviserId={adviserId} hours={hours} isDirty={isDirty} enabled={!isUnclear} />
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && !isUnclear && <Waiting lines={7} />}
      {data && (
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {data.data.map((day) => (
            <DayRow key={day.date} day={day} />
          ))}
        </Box>
      )}
    </Panel>
  );
}

function DayRow({ day }: { day: WorkingDay }) {
  const t = useTranslate();
  const words = (key: string, more?: object) => t(`resources.availability.preview.${key}`, more);
  const spans = day.working.map(({ startsAt, endsAt }) => spanText(startsAt, endsAt)).join(', ');
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '116px 1fr',
        columnGap: 2,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Typography sx={{ fontWeight: 600 }}>{shortDateText(day.date)}</Typography>
      <Box>
        <DayBar day={day} />
        <Typography color={spans ? 'text.primary' : 'text.secondary'}>
          {[day.bankHoliday, spans ? words('works', { spans }) : !day.bankHoliday && words('off')]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        {day.booked.map((one) => (
          <Typography
            key={one.startsAt}
            color={one.fits ? 'text.secondary' : 'error'}
            sx={{ fontSize: '0.9375rem' }}
          >
            {words(one.fits ? 'booked' : 'displaced', { span: spanText(one.startsAt, one.endsAt) })}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}

const BAR_FROM = 7;
const BAR_HOURS = 13;

/** Where on the bar from 7am to 8pm an instant lies, in per cent. */
function placeOf(instant: string): number {
  const [hours = 0, minutes = 0] = clockOf(instant).split(':').map(Number);
  return Math.min(100, Math.max(0, ((hours + minutes / 60 - BAR_FROM) / BAR_HOURS) * 100));
}

/** The day as a bar; the words below say the same. */
function DayBar({ day }: { day: WorkingDay }) {
  const part = (span: { startsAt: string; endsAt: string }) => ({
    left: `${placeOf(span.startsAt)}%`,
    width: `${Math.max(1, placeOf(span.endsAt) - placeOf(span.startsAt))}%`,
  });
  return (
    <Box
      aria-hidden
      sx={{
        position: 'relative',
        height: 12,
        borderRadius: 1,
        bgcolor: 'background.default',
        border: 1,
        borderColor: 'divider',
        overflow: 'hidden',
        mb: 0.5,
      }}
    >
      {day.working.map((span) => (
        <Box
          key={span.startsAt}
          sx={{ position: 'absolute', insetBlock: 0, bgcolor: 'primary.light', ...part(span) }}
        />
      ))}
      {day.booked.map((span) => (
        <Box
          key={span.startsAt}
          sx={{
            position: 'absolute',
            insetBlock: 0,
            bgcolor: span.fits ? 'primary.main' : 'error.main',
            ...part(span),
          }}
        />
      ))}
    </Box>
  );
}

interface DisplacedProps {
  adviserId: string;
  hours: WeeklyHours[] | null;
  isDirty: boolean;
  enabled: boolean;
}

/** Appointments of the coming two months that lie outside the hours. */
function Displaced({ adviserId, hours, isDirty, enabled }: DisplacedProps) {
  const t = useTranslate();
  const from = today();
  const { data } = useRead(
    WorkingWeekDocument,
    { adviserId, from, to: addDays(from, LOOK_AHEAD_DAYS), hours },
    { enabled, keepPrevious: true },
  );
  const displaced = data?.data.flatMap(({ booked }) => booked.filter(({ fits }) => !fits)) ?? [];
  if (displaced.length === 0) return null;
  const words = (key: string, more?: object) => t(`resources.availability.preview.${key}`, more);
  return (
    <Alert
      severity="warning"
      variant="outlined"
      role="status"
      sx={{ mb: 2, fontSize: '1rem', bgcolor: 'background.paper' }}
    >
      <strong>{words(isDirty ? 'displacedTitle' : 'displacedNow', { smart_count: displaced.length })}</strong>
      <Box component="ul" sx={{ m: 0, my: 0.5, pl: 2.5 }}>
        {displaced.slice(0, 8).map((one) => {
          const text = `${shortDateText(dateOf(one.startsAt))}, ${spanText(one.startsAt, one.endsAt)}`;
          return (
            <li key={one.startsAt}>
              {one.bookingId ? (
                <Link
                  component={RouterLink}
                  to={pathTo(recordPath('bookings', one.bookingId))}
                  color="inherit"
                >
                  {text}
                </Link>
              ) : (
                text
              )}
            </li>
          );
        })}
      </Box>
      {words('displacedHelp')}
    </Alert>
  );
}
