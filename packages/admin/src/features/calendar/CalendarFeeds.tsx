import { Box, Button, Typography } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Facts } from '../../platform/layout/Facts.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Failed, Waiting } from '../../platform/layout/States.tsx';
import { useMe } from '../../platform/me.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import {
  type CalendarFeed,
  CalendarFeedsDocument,
  type CalendarScope,
  CreateCalendarFeedDocument,
} from './calendar.graphql.ts';
import { FeedAddress } from './FeedAddress.tsx';

const SCOPES = ['PERSON', 'ORGANISATION'] as const satisfies readonly CalendarScope[];

/** One's calendars to subscribe to, for the profile: the own one, and a manager's of the organisation. */
export function CalendarFeeds() {
  const t = useTranslate();
  const me = useMe();
  const { data, error, isPending, refetch } = useRead(CalendarFeedsDocument, {});
  const words = (key: string) => t(`resources.calendar.${key}`);
  // The consortium itself has no appointments.
  if (!me?.actingFor) return null;
  const isManager = me.roles.includes('MANAGER');
  const feeds = data?.me?.calendarFeeds ?? [];
  return (
    <Panel title={words('title')}>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '70ch' }}>
        {words('intro')}
      </Typography>
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={3} />}
      {data && (
        <>
          <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
            {SCOPES.filter((scope) => scope === 'PERSON' || isManager).map((scope) => (
              <Feed
                key={scope}
                scope={scope}
                feed={feeds.find((one) => one.scope === scope)}
                organisation={me.actingFor?.name ?? ''}
              />
            ))}
          </Box>
          {feeds.length > 0 && <HowTo />}
        </>
      )}
    </Panel>
  );
}

interface FeedProps {
  scope: CalendarScope;
  feed: CalendarFeed | undefined;
  organisation: string;
}

function Feed({ scope, feed, organisation }: FeedProps) {
  const t = useTranslate();
  const notify = useNotify();
  const create = useVerb(CreateCalendarFeedDocument);
  const words = (key: string, more?: object) => t(`resources.calendar.${key}`, more);
  const name = words(`scope.${scope}`, { organisation });
  const outcome = {
    onSuccess: () => notify(words('created'), { type: 'success' }),
    onError: (failure: Error) => notify(t(failure.message, { _: failure.message }), { type: 'error' }),
  };
  return (
    <Box component="li" sx={{ py: 2, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="h3">{name}</Typography>
      <Typography color="text.secondary">{words(`about.${scope}`)}</Typography>
      {feed ? (
        <FeedAddress feed={feed} name={name} />
      ) : (
        <Button
          variant="outlined"
          sx={{ mt: 1.5 }}
          disabled={create.isPending}
          aria-label={words('createNamed', { name })}
          onClick={() => create.mutate({ scope }, outcome)}
        >
          {words('create')}
        </Button>
      )}
    </Box>
  );
}

function HowTo() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.calendar.how.${key}`);
  return (
    <Box sx={{ pt: 2, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {words('title')}
      </Typography>
      <Facts
        facts={['outlook', 'google', 'apple'].map((program) => [words(program), words(`${program}How`)])}
      />
    </Box>
  );
}
