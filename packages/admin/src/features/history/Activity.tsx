import '../health-and-safety/add-words.ts';
import '../policies/add-words.ts';
import '../templates/add-words.ts';
import { Button } from '@mui/material';
import { ListBase, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListFilters } from '../../platform/layout/ListFilters.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { type Column, RecordTable } from '../../platform/layout/RecordTable.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { changesText, isBeginning, momentText, onlyChange, SLUGS, sentenceOf } from './change-words.ts';
import type { HistoryEntry } from './history.graphql.ts';

const TYPES = [
  'Booking',
  'Service',
  'ServiceCategory',
  'Organisation',
  'Person',
  'Availability',
  'Template',
  'TemplateCategory',
  'Policy',
  'RiskAssessment',
  'Accident',
  'SafetyCheck',
];

/** Kinds of support and subjects have no page of their own; hours are looked at where they are changed. */
function pathOf({ type, recordId }: HistoryEntry): string {
  if (type === 'ServiceCategory') return '/services';
  if (type === 'TemplateCategory') return '/templates/categories';
  return recordPath(SLUGS[type] ?? 'bookings', recordId, type === 'Availability' ? 'edit' : 'show');
}

/** All that was changed in the records of one's organisation, each line leading to its record. */
export function Activity() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.history.list.${key}`);
  const typeText = (type: string) => t(`resources.history.type.${type}`, { _: type });
  const name = t('resources.history.name', { smart_count: 2 });
  const columns: Column<HistoryEntry>[] = [
    { key: 'what', label: words('what'), render: (row) => sentenceOf(t, row) },
    {
      key: 'record',
      label: words('record'),
      render: (row) => [typeText(row.type), row.record].filter(Boolean).join(': '),
    },
    { key: 'when', label: words('when'), render: (row) => momentText(row.at) },
    {
      key: 'changes',
      label: words('changes'),
      render: (row) => (isBeginning(row) || onlyChange(row) ? '' : changesText(t, row)),
      text: (row) => changesText(t, row),
    },
  ];
  const facets = [
    {
      source: 'type',
      label: words('type'),
      options: TYPES.map((value) => ({ value, label: typeText(value) })),
    },
    {
      source: 'days',
      label: words('days'),
      options: [
        { value: '1', label: words('lastDay') },
        { value: '7', label: words('lastWeek') },
        { value: '30', label: words('lastMonth') },
      ],
    },
  ];
  return (
    <Page
      title={name}
      intro={words('intro')}
      actions={
        <Button variant="outlined" component={RouterLink} to={pathTo('/bin')}>
          {words('bin')}
        </Button>
      }
    >
      <ListBase
        queryOptions={saidInPlace}
        resource="history"
        perPage={25}
        filterDefaultValues={{ days: '30' }}
      >
        <ListFilters facets={facets} />
        <ListBody empty={<Nothing title={words('empty')}>{words('emptyHelp')}</Nothing>}>
          <RecordTable caption={name} columns={columns} hrefOf={pathOf} />
        </ListBody>
      </ListBase>
    </Page>
  );
}
