import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Page } from '../../platform/layout/Page.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { BinDocument, type BinItem, restoreDocumentOf } from './bin.graphql.ts';

/** What was archived lately, and the way back. */
export function Bin() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.bin.${key}`);
  const { data, error, isPending, refetch } = useRead(BinDocument, {});
  const items = data?.data ?? [];
  return (
    <Page
      title={words('name')}
      intro={words('intro')}
      actions={
        <Button variant="outlined" component={RouterLink} to={pathTo('/history')}>
          {words('activity')}
        </Button>
      }
    >
      {isPending && <Waiting lines={4} />}
      {error && <Failed error={error} retry={() => refetch()} />}
      {data && items.length === 0 && <Nothing title={words('empty')}>{words('emptyHelp')}</Nothing>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </Box>
    </Page>
  );
}

/** What it goes by: a role says whose it was. */
function useNameOf({ type, name, detail }: BinItem): string {
  const t = useTranslate();
  const told = type === 'Membership' && detail ? t(`resources.people.role.${detail}`, { _: detail }) : detail;
  return [name, told].filter(Boolean).join(', ');
}

function Item({ item }: { item: BinItem }) {
  const t = useTranslate();
  const notify = useNotify();
  const words = (key: string, more?: object) => t(`resources.bin.${key}`, more);
  const name = useNameOf(item);
  const restore = useVerb(restoreDocumentOf(item.type));
  const [failure, setFailure] = useState<string>();
  const when = dateText(dateOf(item.archivedAt));
  const take = () =>
    restore.mutate(
      { id: item.id, version: item.version },
      {
        onSuccess: () => notify('resources.bin.done', { type: 'success' }),
        onError: (error) => setFailure(t(error.message, { _: error.message })),
      },
    );
  return (
    <Box
      component="li"
      sx={{ p: 2, bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between' }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {words(`type.${item.type}`)}: {name}
          </Typography>
          <Typography color="text.secondary">
            {item.archivedBy ? words('by', { when, name: item.archivedBy }) : when}
            {' · '}
            {words('left', { smart_count: item.daysLeft })}
          </Typography>
          {item.isReferredTo && <Typography color="text.secondary">{words('stays')}</Typography>}
        </Box>
        <Button
          variant="outlined"
          onClick={take}
          disabled={restore.isPending}
          aria-label={words('restoreNamed', { name })}
          sx={{ alignSelf: 'center' }}
        >
          {words('restore')}
        </Button>
      </Box>
      {failure && (
        <Alert severity="error" role="alert" sx={{ mt: 2, fontSize: '1rem' }}>
          {failure}
        </Alert>
      )}
    </Box>
  );
}
