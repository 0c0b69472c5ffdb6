import { Button } from '@mui/material';
import { ListBase, useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListFilters } from '../../platform/layout/ListFilters.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { type Column, RecordTable } from '../../platform/layout/RecordTable.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { DistrictsDocument, type Organisation } from './organisation.graphql.ts';
import { pounds } from './pounds.ts';

/** Members and providers of the consortium. */
export function OrganisationList() {
  const t = useTranslate();
  const { canAccess: mayAdd } = useCanAccess({ resource: 'organisations', action: 'create' });
  const { data: choices } = useRead(DistrictsDocument, {});
  const words = (key: string) => t(`resources.organisations.list.${key}`);
  const field = (key: string) => t(`resources.organisations.fields.${key}`);
  const name = t('resources.organisations.name', { smart_count: 2 });
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
    <Page
      title={name}
      intro={words('intro')}
      actions={
        mayAdd && (
          <Button variant="contained" component={RouterLink} to={pathTo('/organisations/create')}>
            {words('add')}
          </Button>
        )
      }
    >
      <ListBase
        queryOptions={saidInPlace}
        resource="organisations"
        sort={{ field: 'name', order: 'ASC' }}
        perPage={25}
      >
        <ListFilters searchLabel={words('search')} facets={facets} />
        <ListBody
          empty={
            <Nothing
              title={words('empty')}
              action={mayAdd ? { to: '/organisations/create', label: words('add') } : undefined}
            >
              {words('emptyHelp')}
            </Nothing>
          }
        >
          <RecordTable
            caption={name}
            columns={mayAdd ? columns : columns.slice(0, 3)}
            hrefOf={(row) => recordPath('organisations', row.id)}
          />
        </ListBody>
      </ListBase>
    </Page>
  );
}
