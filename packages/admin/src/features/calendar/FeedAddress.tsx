import { Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { dateOf, dateText, timeText } from '../../platform/london-time.ts';
import { useVerb } from '../../platform/operations.ts';
import {
  type CalendarFeed,
  RevokeCalendarFeedDocument,
  RotateCalendarFeedDocument,
} from './calendar.graphql.ts';

type Verb = 'rotate' | 'revoke';

/** A feed's address: to copy, to renew, to end. */
export function FeedAddress({ feed, name }: { feed: CalendarFeed; name: string }) {
  const t = useTranslate();
  const notify = useNotify();
  const [verb, setVerb] = useState<Verb>();
  const words = (key: string, more?: object) => t(`resources.calendar.${key}`, more);
  const url = feed.url ?? '';
  const fetched = feed.lastFetchedAt;

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      notify(words('copied'), { type: 'success' });
    } catch {
      notify(words('notCopied'), { type: 'warning' });
    }
  }

  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2, alignItems: 'flex-end' }}>
        <TextField
          label={words('address')}
          value={url}
          size="small"
          margin="none"
          sx={{ flex: '1 1 240px' }}
          onFocus={({ target }) => target.select()}
          slotProps={{ htmlInput: { readOnly: true, 'aria-label': words('addressNamed', { name }) } }}
        />
        <Button variant="contained" onClick={copy} aria-label={words('copyNamed', { name })}>
          {words('copy')}
        </Button>
      </Box>
      <Typography sx={{ mt: 1 }}>{words('keep')}</Typography>
      <Typography color="text.secondary">
        {fetched
          ? words('fetched', { when: `${dateText(dateOf(fetched))}, ${timeText(fetched)}` })
          : words('neverFetched')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
        {(['rotate', 'revoke'] as const).map((one) => (
          <Button
            key={one}
            variant="outlined"
            size="small"
            aria-label={words(`${one}.named`, { name })}
            onClick={() => setVerb(one)}
          >
            {words(`${one}.action`)}
          </Button>
        ))}
      </Box>
      {verb && <ChangeFeed feed={feed} verb={verb} onClose={() => setVerb(undefined)} />}
    </>
  );
}

function ChangeFeed({ feed, verb, onClose }: { feed: CalendarFeed; verb: Verb; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const rotate = useVerb(RotateCalendarFeedDocument);
  const revoke = useVerb(RevokeCalendarFeedDocument);
  const change = verb === 'rotate' ? rotate : revoke;
  const words = (key: string) => t(`resources.calendar.${verb}.${key}`);
  const onSuccess = () => {
    notify(words('done'), { type: 'success' });
    onClose();
  };
  return (
    <ConfirmDialog
      title={words('title')}
      consequence={words('consequence')}
      confirm={words('submit')}
      danger={verb === 'revoke'}
      busy={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ id: feed.id, version: feed.version }, { onSuccess })}
      onClose={onClose}
    />
  );
}
