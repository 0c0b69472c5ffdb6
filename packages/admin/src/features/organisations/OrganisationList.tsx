import { useCanAccess, useTranslate } from 'react-admin';
import { ListPage } from '../../platform/layout/ListPage.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { useRead } from '../../platform/operations.ts';
import { DistrictsDocument, type Organisation } from './organisation.graphql.ts';
import { pounds } from './pounds.ts';

/** Members and providers of the consortium. */
export function OrganisationList() {
  const t = useTranslate();
  const { canAccess: mayAdd } = useCanAccess({ resource: 'organisations', action: 'create' });
  const { data: choices } = useRead(DistrictsDocument, {});
  const field = (key: string) => t(`resources.organisations.fields.${key}`);
  const columns: Column<Organisation>[] = [
    { key: 'name', label: field('name'), sort: 'name', render: (row) => row.name },
    {
      key: 'kind',
      label: field('kind'),
      sort: 'kind',
      render: (row) => row.kind && t(`resources.organisations.kind.${row.kind}`),
    },
    { key: 'district', label: field('district'), render: (row) => row.district?.name },
    // what one may not see is null; a column that is empty for all of a person's rows tells nothing away
    {
      key: 'annualIncome',
      label: field('annualIncome'),
      sort: 'annualIncome',
      align: 'right',
      value: (row) => row.annualIncome,
      render: (row) => pounds(row.annualIncome),
    },
    {
      key: 'headcount',
      label: field('headcount'),
      sort: 'headcount',
      align: 'right',
      render: (row) => row.headcount,
    },
  ];
  const facets = [
    {
      source: 'kind',
      label: field('kind'),
      options: (['MEMBER', 'PROVIDER', 'BOTH'] as const).map((value) => ({
        value,
        label: t(`resources.organisations.kind.${value}`),
      })),
    },
    {
      source: 'district',
      label: field('district'),
      options: (choices?.districts ?? []).map((one) => ({ value: one.code, label: one.name })),
    },
  ];
  return (
    <ListPage
      resource="organisations"
      columns={mayAdd ? columns : columns.slice(0, 3)}
      facets={facets}
      canBeImported
    />
  );
}
