import { Button } from '@mui/material';
import { ListBase, useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListFilters } from '../../platform/layout/ListFilters.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { type Column, RecordTable } from '../../platform/layout/RecordTable.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { durationText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { ServiceStatusLabel } from './ServiceStatusLabel.tsx';
import { type Service, ServiceCategoriesDocument } from './service.graphql.ts';

/** Services of the pool. */
export function ServiceList() {
  const t = useTranslate();
  const { canAccess: mayAdd } = useCanAccess({ resource: 'services', action: 'create' });
  const { data: choices } = useRead(ServiceCategoriesDocument, {});
  const words = (key: string) => t(`resources.services.list.${key}`);
  const field = (key: string) => t(`resources.services.fields.${key}`);
  const name = t('resources.services.name', { smart_count: 2 });
  const columns: Column<Service>[] = [
    { key: 'name', label: field('name'), sort: 'name', render: (row) => row.name },
    { key: 'category', label: field('category'), sort: 'category', render: (row) => row.category?.name },
    { key: 'provider', label: field('provider'), render: (row) => row.provider?.name },
    {
      key: 'durations',
      label: t('resources.bookings.fields.durationMinutes'),
      render: (row) => (row.durations ?? []).map(durationText).join(', '),
    },
    {
      key: 'status',
      label: field('status'),
      text: ({ status }) => (status ? t(`resources.services.status.${status}`) : ''),
      render: (row) => <ServiceStatusLabel status={row.status} />,
    },
  ];
  const facets = [
    {
      source: 'category',
      label: field('category'),
      options: (choices?.serviceCategories ?? []).map((one) => ({ value: one.id, label: one.name })),
    },
    {
      source: 'status',
      label: field('status'),
      options: (['ACTIVE', 'SUSPENDED', 'ARCHIVED'] as const).map((value) => ({
        value,
        label: t(`resources.services.status.${value}`),
      })),
    },
  ];
  return (
    <Page
      title={name}
      intro={words('intro')}
      actions={
        mayAdd && (
          <Button variant="contained" component={RouterLink} to={pathTo('/services/create')}>
            {words('add')}
          </Button>
        )
      }
    >
      <ListBase
        queryOptions={saidInPlace}
        resource="services"
        sort={{ field: 'name', order: 'ASC' }}
        perPage={25}
      >
        <ListFilters searchLabel={words('search')} facets={facets} />
        <ListBody
          empty={
            <Nothing
              title={words('empty')}
              action={mayAdd ? { to: '/services/create', label: words('add') } : undefined}
            >
              {words('emptyHelp')}
            </Nothing>
          }
        >
          <RecordTable caption={name} columns={columns} hrefOf={(row) => recordPath('services', row.id)} />
        </ListBody>
      </ListBase>
    </Page>
  );
}
