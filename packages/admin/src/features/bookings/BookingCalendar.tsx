import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Button, Link, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { Page } from '../../platform/layout/Page.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import {
  addDays,
  dateOf,
  instantOf,
  longDateText,
  mondayOf,
  monthText,
  shortDateText,
  timeText,
  today,
  weekday,
} from '../../platform/london-time.ts';
import { useReadAll } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { type Booking, BookingsBetweenDocument } from './booking.graphql.ts';
import { titleOf } from './booking-text.ts';

type View = 'month' | 'week';

/** The dates that a month's or a week's grid shows: whole weeks from Monday. */
function datesOf(view: View, date: string): string[] {
  if (view === 'week') return Array.from({ length: 7 }, (_, day) => addDays(mondayOf(date), day));
  const first = `${date.slice(0, 7)}-01`;
  const last = addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);
  const from = mondayOf(first);
  const weeks = Math.ceil((Date.parse(last) - Date.parse(from) + 86_400_000) / (7 * 86_400_000));
  return Array.from({ length: weeks * 7 }, (_, day) => addDays(from, day));
}

function turned(view: View, date: string, by: 1 | -1): string {
  if (view === 'week') return addDays(date, by * 7);
  const first = `${date.slice(0, 7)}-01`;
  return by === 1 ? `${addDays(first, 31).slice(0, 7)}-01` : `${addDays(first, -1).slice(0, 7)}-01`;
}

/** My bookings as a month or a week; on a phone as a list of the days that hold any. */
export function BookingCalendar() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.bookings.calendar.${key}`);
  const [params, setParams] = useSearchParams();
  const view: View = params.get('view') === 'week' ? 'week' : 'month';
  const asked = params.get('date') ?? '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today();
  const dates = datesOf(view, date);
  const [first = date] = dates;
  const { data, error, isPending, refetch } = useReadAll(BookingsBetweenDocument, {
    from: instantOf(first).toISOString(),
    to: instantOf(addDays(dates.at(-1) ?? date, 1)).toISOString(),
    status: ['REQUESTED', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'],
    adviser: null,
  });
  const go = (next: { view?: View; date?: string }) =>
    setParams({ view: next.view ?? view, date: next.date ?? date }, { replace: true });
  const bookings = data ?? [];
  const on = (day: string) => bookings.filter(({ startsAt }) => startsAt && dateOf(startsAt) === day);
  const unit = view === 'month' ? 'Month' : 'Week';
  return (
    <Page
      title={words('title')}
      back={{ to: '/bookings', label: t('resources.bookings.views.list') }}
      actions={
        <ToggleButtonGroup
          exclusive
          value={view}
          onChange={(_event, next: View | null) => next && go({ view: next })}
          aria-label={t('resources.bookings.views.label')}
        >
          {(['month', 'week'] as const).map((one) => (
            <ToggleButton key={one} value={one}>
              {words(one)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        <Button
          variant="outlined"
          onClick={() => go({ date: turned(view, date, -1) })}
          startIcon={<ChevronLeft aria-hidden />}
        >
          {words(`previous${unit}`)}
        </Button>
        <Button variant="outlined" onClick={() => go({ date: today() })}>
          {words('today')}
        </Button>
        <Button
          variant="outlined"
          onClick={() => go({ date: turned(view, date, 1) })}
          endIcon={<ChevronRight aria-hidden />}
        >
          {words(`next${unit}`)}
        </Button>
        <Typography
          variant="h2"
          aria-live="polite"
          sx={{ ml: { sm: 2 }, order: { xs: -1, sm: 0 }, width: { xs: '100%', sm: 'auto' } }}
        >
          {view === 'month'
            ? monthText(date)
            : `${shortDateText(first)} – ${shortDateText(dates.at(-1) ?? date)}`}
        </Typography>
      </Box>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={6} />}
      {data && bookings.length === 0 && <Typography sx={{ mb: 2 }}>{words('noneInRange')}</Typography>}
      {data && <Grid dates={dates} month={view === 'month' ? date.slice(0, 7) : undefined} on={on} />}
    </Page>
  );
}

function Grid({
  dates,
  month,
  on,
}: {
  dates: readonly string[];
  month: string | undefined;
  on: (day: string) => Booking[];
}) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'repeat(7, minmax(0, 1fr))' },
        border: { md: 1 },
        borderColor: { md: 'divider' },
        gap: { xs: 1, md: 0 },
      }}
    >
      {dates.slice(0, 7).map((_, day) => (
        <Box
          key={weekday(day + 1)}
          aria-hidden
          sx={{
            display: { xs: 'none', md: 'block' },
            p: 1,
            fontWeight: 600,
            color: 'text.secondary',
            bgcolor: 'background.paper',
          }}
        >
          {weekday(day + 1).slice(0, 3)}
        </Box>
      ))}
      {dates.map((day) => {
        const bookings = on(day);
        const isOther = month !== undefined && !day.startsWith(month);
        return (
          <Box
            key={day}
            component="section"
            aria-label={longDateText(day)}
            sx={{
              display: { xs: bookings.length ? 'block' : 'none', md: 'block' },
              minHeight: { md: 104 },
              p: { xs: 2, md: 0.75 },
              border: { xs: 1, md: 0 },
              borderTop: { md: 1 },
              borderColor: { xs: 'divider', md: 'divider' },
              borderRadius: { xs: 1, md: 0 },
              bgcolor: isOther ? 'background.default' : 'background.paper',
            }}
          >
            <Typography
              aria-hidden
              sx={{
                display: { xs: 'none', md: 'inline-block' },
                fontSize: '0.9375rem',
                fontWeight: day === today() ? 700 : 400,
                color: day === today() ? 'primary.main' : 'text.secondary',
                borderBottom: day === today() ? 2 : 0,
              }}
            >
              {Number(day.slice(8))}
            </Typography>
            <Typography component="h3" aria-hidden sx={{ display: { md: 'none' }, fontWeight: 600 }}>
              {longDateText(day)}
            </Typography>
            <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: 0.5, display: 'grid', gap: 0.5 }}>
              {bookings.map((booking) => (
                <li key={booking.id}>
                  <Entry booking={booking} />
                </li>
              ))}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

function Entry({ booking }: { booking: Booking }) {
  const t = useTranslate();
  const status = booking.status ? t(`resources.bookings.status.${booking.status}`) : '';
  return (
    <Link
      component={RouterLink}
      to={pathTo(recordPath('bookings', booking.id))}
      underline="hover"
      title={status}
      sx={{
        display: 'block',
        fontSize: '0.9375rem',
        lineHeight: 1.35,
        borderLeft: 3,
        borderStyle: booking.status === 'REQUESTED' ? 'dashed' : 'solid',
        borderWidth: '0 0 0 3px',
        borderColor: booking.status === 'REQUESTED' ? 'warning.main' : 'primary.main',
        pl: 0.75,
        minHeight: 24,
        overflowWrap: 'anywhere',
      }}
    >
      {booking.startsAt && <strong>{timeText(booking.startsAt)}</strong>} {titleOf(booking)}
      {booking.status === 'REQUESTED' && ` (${status.toLowerCase()})`}
    </Link>
  );
}
