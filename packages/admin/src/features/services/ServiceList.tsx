import { useTranslate } from 'react-admin';
import { ListPage } from '../../platform/layout/ListPage.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { durationText } from '../../platform/london-time.ts';
import { useRead } from '../../platform/operations.ts';
import { ServiceStatusLabel } from './ServiceStatusLabel.tsx';
import { type Service, ServiceCategoriesDocument } from './service.graphql.ts';

/** Services of the pool. */
export function ServiceList() {
  const t = useTranslate();
  const { data: choices } = useRead(ServiceCategoriesDocument, {});
  const field = (key: string) => t(`resources.services.fields.${key}`);
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
  return <ListPage resource="services" columns={columns} facets={facets} />;
}
