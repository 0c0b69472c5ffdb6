import './add-words.ts';
import './template-operations.ts';
import { Box, Button, Tab, Tabs } from '@mui/material';
import { ListBase, useCanAccess, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListFilters } from '../../platform/layout/ListFilters.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { type Column, RecordTable } from '../../platform/layout/RecordTable.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import type { TemplateRow } from './template.graphql.ts';
import { useWords } from './use-words.ts';

const STATES = ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED'] as const;

/** All templates with the state of their writing, for those who write the library. */
export function WrittenTemplates() {
  const words = useWords();
  const { canAccess: mayAdd } = useCanAccess({ resource: 'templates', action: 'create' });
  const { canAccess: mayShelve } = useCanAccess({ resource: 'template-categories', action: 'create' });
  const columns: readonly Column<TemplateRow>[] = [
    { key: 'title', label: words('fields.title'), render: ({ title }) => title, sort: 'title' },
    {
      key: 'kind',
      label: words('fields.kind'),
      render: ({ kind }) => (kind ? words(`kindOne.${kind}`) : ''),
    },
    {
      key: 'category',
      label: words('fields.categoryId'),
      render: ({ category }) => category?.name,
      sort: 'category',
    },
    { key: 'state', label: words('written.state'), render: (row) => stateOf(words, row) },
    {
      key: 'law',
      label: words('read.lawIs'),
      render: ({ currentVersion }) => (currentVersion?.legalAsOf ? dateText(currentVersion.legalAsOf) : ''),
      sort: 'reviewed',
    },
  ];
  return (
    <Page
      title={words('written.title')}
      intro={words('written.intro')}
      back={{ to: '/templates', label: words('list.title') }}
      actions={
        <>
          <Button variant="outlined" component={RouterLink} to={pathTo('/statutory-rates')}>
            {words('written.rates')}
          </Button>
          {mayShelve && (
            <Button variant="outlined" component={RouterLink} to={pathTo('/templates/categories')}>
              {words('written.categories')}
            </Button>
          )}
          {mayAdd && (
            <Button variant="contained" component={RouterLink} to={pathTo('/templates/create')}>
              {words('written.add')}
            </Button>
          )}
        </>
      }
    >
      <ListBase
        resource="templates"
        queryOptions={saidInPlace}
        sort={{ field: 'title', order: 'ASC' }}
        perPage={25}
        storeKey="templates.written"
      >
        <States />
        <ListFilters searchLabel={words('written.search')} />
        <ListBody empty={<Nothing title={words('written.empty')}>{words('written.emptyHelp')}</Nothing>}>
          <RecordTable
            caption={words('written.title')}
            columns={columns}
            hrefOf={({ id }) => recordPath('templates', String(id))}
          />
        </ListBody>
      </ListBase>
    </Page>
  );
}

function stateOf(
  words: ReturnType<typeof useWords>,
  { openVersion, currentVersion, archivedAt }: TemplateRow,
): string {
  if (archivedAt) return words('written.archived');
  const published = currentVersion
    ? words('written.published', {
        number: currentVersion.number,
        date: currentVersion.publishedAt ? dateText(dateOf(currentVersion.publishedAt)) : '',
      })
    : words('written.none');
  if (!openVersion?.status) return published;
  return `${published} · ${words(`written.open.${openVersion.status}`, { number: openVersion.number })}`;
}

function States() {
  const words = useWords();
  const { filterValues, setFilters } = useListContext();
  const { status, archived, ...others } = filterValues;
  const shown = archived ? 'archived' : (status ?? 'all');
  const choose = (state: string) => {
    if (state === 'all') setFilters(others);
    else setFilters(state === 'archived' ? { ...others, archived: true } : { ...others, status: state });
  };
  return (
    <Box sx={{ mb: 2 }}>
      <Tabs
        value={shown}
        onChange={(_event, state) => choose(state)}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={words('written.states')}
      >
        <Tab value="all" label={words('written.all')} />
        {STATES.map((state) => (
          <Tab key={state} value={state} label={words(`status.${state}`)} />
        ))}
        <Tab value="archived" label={words('written.archived')} />
      </Tabs>
    </Box>
  );
}
