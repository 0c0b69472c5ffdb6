import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import { Box, Button, Tab, Tabs } from '@mui/material';
import { ListBase, useCanAccess, useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListFilters } from '../../platform/layout/ListFilters.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { BookingTable } from './BookingTable.tsx';
import { BookingCountsDocument, type BookingTab, bookingTabs, isBookingTab } from './booking.graphql.ts';

/** My bookings: tabs by state with counts, then the rows. */
export function BookingList() {
  const t = useTranslate();
  const { canAccess: mayBook } = useCanAccess({ resource: 'bookings', action: 'book' });
  return (
    <Page
      title={t('resources.bookings.name', { smart_count: 2 })}
      actions={
        <>
          <Button
            variant="outlined"
            component={RouterLink}
            to={pathTo('/bookings/calendar')}
            startIcon={<CalendarMonth aria-hidden />}
          >
            {t('resources.bookings.views.calendar')}
          </Button>
          {mayBook && (
            <Button variant="contained" component={RouterLink} to={pathTo('/bookings/create')}>
              {t('resources.bookings.create.title')}
            </Button>
          )}
        </>
      }
    >
      <ListBase
        queryOptions={saidInPlace}
        resource="bookings"
        sort={{ field: 'startsAt', order: 'ASC' }}
        perPage={25}
        filterDefaultValues={{ tab: 'coming' }}
      >
        <StateTabs />
        <ListFilters searchLabel={t('resources.bookings.list.search')} />
        <Body mayBook={Boolean(mayBook)} />
      </ListBase>
    </Page>
  );
}

function useTab(): BookingTab {
  const { filterValues } = useListContext();
  return isBookingTab(filterValues.tab) ? filterValues.tab : 'coming';
}

function StateTabs() {
  const t = useTranslate();
  const tab = useTab();
  const { filterValues, setFilters, setSort } = useListContext();
  const { data: counts } = useCounts();
  const choose = (next: BookingTab) => {
    setFilters({ ...filterValues, tab: next });
    setSort({ field: 'startsAt', order: next === 'past' || next === 'off' ? 'DESC' : 'ASC' });
  };
  return (
    <Box sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}>
      <Tabs
        value={tab}
        onChange={(_event, next: BookingTab) => choose(next)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={t('resources.bookings.tabs.label')}
      >
        {(['coming', 'waiting', 'past', 'off'] as const).map((one) => (
          <Tab
            key={one}
            value={one}
            label={`${t(`resources.bookings.tabs.${one}`)}${counts ? ` (${counts[one].total})` : ''}`}
          />
        ))}
      </Tabs>
    </Box>
  );
}

// rounded, so that the key of the query is the same for a while
function aboutNow() {
  const past = bookingTabs.past();
  return { ...past, to: `${past.to.slice(0, 15)}0:00.000Z` };
}

const useCounts = () =>
  useRead(BookingCountsDocument, {
    coming: bookingTabs.coming(),
    waiting: bookingTabs.waiting(),
    past: aboutNow(),
    off: bookingTabs.off(),
  });

function Body({ mayBook }: { mayBook: boolean }) {
  const t = useTranslate();
  const tab = useTab();
  const words = (key: string) => t(`resources.bookings.list.${key}`);
  const empty = {
    coming: (
      <Nothing
        title={words('emptyComing')}
        action={mayBook ? { to: '/bookings/create', label: t('resources.bookings.create.title') } : undefined}
      >
        {words(mayBook ? 'emptyComingHelp' : 'noneHelp')}
      </Nothing>
    ),
    waiting: <Nothing title={words('emptyWaiting')}>{words('noneHelp')}</Nothing>,
    past: <Nothing title={words('emptyPast')} />,
    off: <Nothing title={words('emptyOff')} />,
  };
  return (
    <ListBody empty={empty[tab]}>
      <BookingTable show={['subject', 'startsAt', 'adviser', 'organisation', 'status']} />
    </ListBody>
  );
}
