import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import {
  addDays,
  clockOf,
  dateOf,
  longDateText,
  shortDateText,
  timeText,
} from '../../platform/london-time.ts';
import type { Slot } from './booking.graphql.ts';
import { shortWhenText } from './booking-text.ts';
import { type Day, useWeek, type Wish, weekStart } from './slots.ts';

interface WeekStripProps {
  wish: Wish;
  week: number;
  onWeek: (week: number) => void;
  chosen?: string | undefined;
  onPick: (slot: Slot) => void;
}

/** A day with more starts than this shows only those on the hour and half hour at first. */
const MANY = 8;

const isRound = ({ startsAt }: Slot) => /:(00|30)$/.test(clockOf(startsAt));

/** Free times of seven days: columns on a desk, a list on a phone; only what is free, as buttons. */
export function WeekStrip({ wish, week, onWeek, chosen, onPick }: WeekStripProps) {
  const t = useTranslate();
  const [showsAll, setShowsAll] = useState(false);
  const { days, isEmpty, isPending, error, refetch, next, hasNothingLater } = useWeek(wish, week);
  const words = (key: string, more?: object) => t(`resources.bookings.slots.${key}`, more);

  // who comes new starts at the first week with free times, not before an empty page
  const jumped = useRef(false);
  useEffect(() => {
    if (jumped.current || week !== 0 || !next) return;
    jumped.current = true;
    onWeek(next.week);
  }, [week, next, onWeek]);

  const isDense = days.some(({ slots }) => slots.length > MANY);
  const visible = (day: Day): Slot[] => {
    if (showsAll || day.slots.length <= MANY) return day.slots;
    const round = day.slots.filter((slot) => isRound(slot) || slot.startsAt === chosen);
    return round.length ? round : day.slots;
  };

  return (
    <Box component="section" aria-label={words('label')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 2 }}>
        <Button
          variant="outlined"
          disabled={week === 0}
          onClick={() => onWeek(week - 1)}
          startIcon={<ChevronLeft aria-hidden />}
        >
          {words('earlier')}
        </Button>
        <Typography
          role="status"
          sx={{ fontWeight: 600, px: 1, order: { xs: -1, sm: 0 }, width: { xs: '100%', sm: 'auto' } }}
        >
          {words('week', {
            from: shortDateText(weekStart(week)),
            to: shortDateText(addDays(weekStart(week), 6)),
          })}
        </Typography>
        <Button variant="outlined" onClick={() => onWeek(week + 1)} endIcon={<ChevronRight aria-hidden />}>
          {words('later')}
        </Button>
      </Box>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && !error && <Waiting lines={5} />}
      {!isPending && isEmpty && (
        <Alert
          severity="info"
          variant="outlined"
          sx={{ fontSize: '1rem', mb: 2, bgcolor: 'background.paper' }}
        >
          <Typography>{words(hasNothingLater && week === 0 ? 'noneAtAll' : 'noneThisWeek')}</Typography>
          {hasNothingLater && <Typography sx={{ mt: 1 }}>{words('noneAtAllHelp')}</Typography>}
          {next && (
            <Button variant="outlined" sx={{ mt: 1 }} onClick={() => onWeek(next.week)}>
              {words('jump', { when: shortWhenText(next.startsAt) })}
            </Button>
          )}
        </Alert>
      )}
      {!isPending && !isEmpty && (
        <Box
          sx={{
            display: 'grid',
            gap: { xs: 2, md: 1 },
            gridTemplateColumns: { xs: '1fr', md: 'repeat(7, 1fr)' },
          }}
        >
          {days.map((day) => (
            <DayColumn key={day.date} day={day} slots={visible(day)} chosen={chosen} onPick={onPick} />
          ))}
        </Box>
      )}
      <Box sx={{ mt: 2, display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        {isDense && (
          <Button onClick={() => setShowsAll(!showsAll)} aria-pressed={showsAll}>
            {words(showsAll ? 'fewer' : 'more')}
          </Button>
        )}
        <Typography color="text.secondary">{words('london')}</Typography>
      </Box>
    </Box>
  );
}

interface DayColumnProps {
  day: Day;
  slots: Slot[];
  chosen: string | undefined;
  onPick: (slot: Slot) => void;
}

function DayColumn({ day, slots, chosen, onPick }: DayColumnProps) {
  const t = useTranslate();
  const none = t('resources.bookings.slots.none');
  const nameOf = (slot: Slot) => {
    const [first] = slot.advisers;
    const people =
      slot.advisers.length === 1 && first
        ? t('resources.bookings.slots.with', { name: first.name })
        : t('resources.bookings.slots.withAny', { smart_count: slot.advisers.length });
    return `${longDateText(dateOf(slot.startsAt))}, ${timeText(slot.startsAt)}, ${people}`;
  };
  return (
    <Box sx={{ display: { xs: slots.length ? 'block' : 'none', md: 'block' } }}>
      <Typography
        component="h3"
        sx={{
          fontSize: '0.9375rem',
          fontWeight: 600,
          mb: 1,
          pb: 0.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box component="span" sx={{ display: { xs: 'inline', md: 'none' } }}>
          {longDateText(day.date)}
        </Box>
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' } }}>
          {shortDateText(day.date)}
        </Box>
      </Typography>
      {slots.length === 0 && <Typography color="text.secondary">{none}</Typography>}
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          p: 0,
          m: 0,
          display: 'grid',
          gap: 1,
          gridTemplateColumns: { xs: 'repeat(3, 1fr)', md: '1fr' },
        }}
      >
        {slots.map((slot) => (
          <li key={slot.startsAt}>
            <Button
              fullWidth
              variant={slot.startsAt === chosen ? 'contained' : 'outlined'}
              aria-label={nameOf(slot)}
              aria-pressed={slot.startsAt === chosen}
              onClick={() => onPick(slot)}
              sx={{ px: 0.5, minWidth: 0, minHeight: 44 }}
            >
              {timeText(slot.startsAt)}
            </Button>
          </li>
        ))}
      </Box>
    </Box>
  );
}
