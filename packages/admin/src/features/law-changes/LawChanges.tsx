import './add-words.ts';
import { useTranslate } from 'react-admin';
import { ListPage } from '../../platform/layout/ListPage.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { dateText } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import type { LawChange } from './law-change.graphql.ts';

const STATUSES = ['PLANNED', 'CONFIRMED', 'IN_FORCE', 'DROPPED'] as const;

/** The register of law changes, by date. */
export function LawChangeList() {
  const t = useTranslate();
  const me = useMe();
  const words = (key: string) => t(`resources.law-changes.${key}`);
  const dateOf = ({ inForceOn, dateNote }: LawChange) =>
    [inForceOn ? dateText(inForceOn) : words('open'), ...(dateNote ? [dateNote] : [])].join('. ');
  const columns: Column<LawChange>[] = [
    { key: 'title', label: words('fields.title'), sort: 'title', render: ({ title }) => title },
    {
      key: 'inForceOn',
      label: words('fields.inForceOn'),
      sort: 'inForceOn',
      render: dateOf,
    },
    {
      key: 'status',
      label: words('fields.status'),
      render: ({ status }) => status && words(`status.${status}`),
    },
    {
      key: 'templates',
      label: words('fields.templateIds'),
      render: ({ templateTitles }) => templateTitles?.join(', '),
    },
  ];
  const facets = [
    {
      source: 'status',
      label: words('fields.status'),
      options: STATUSES.map((value) => ({ value, label: words(`status.${value}`) })),
    },
    ...(me?.actingFor
      ? [
          {
            source: 'touchesUs',
            label: words('fields.touchesUs'),
            options: [{ value: 'true', label: words('list.us') }],
          },
        ]
      : []),
  ];
  return <ListPage resource="law-changes" columns={columns} facets={facets} />;
}
