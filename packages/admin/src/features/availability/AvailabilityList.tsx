import { ListBase, useListContext, useTranslate } from 'react-admin';
import { Navigate } from 'react-router';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { type Column, RecordTable } from '../../platform/layout/RecordTable.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { today } from '../../platform/london-time.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import type { Availability } from './availability.graphql.ts';

/** The advisers whose hours one may manage; who has only their own goes straight to it. */
export function AvailabilityList() {
  return (
    <ListBase queryOptions={saidInPlace} resource="availability" perPage={50} disableSyncWithLocation>
      <Body />
    </ListBase>
  );
}

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const weeklyHours = ({ hours }: Availability): number =>
  (hours ?? []).reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0) / 60;

function Body() {
  const t = useTranslate();
  const { data, total } = useListContext<Availability>();
  const words = (key: string, more?: object) => t(`resources.availability.list.${key}`, more);
  const field = (key: string) => t(`resources.availability.fields.${key}`);
  const [first] = data ?? [];
  if (total === 1 && first)
    return <Navigate to={pathTo(recordPath('availability', first.id, 'edit'))} replace />;
  const columns: Column<Availability>[] = [
    { key: 'adviser', label: field('adviser'), render: (row) => row.adviser?.name },
    { key: 'provider', label: field('provider'), render: (row) => row.provider?.name },
    {
      key: 'hours',
      label: field('hours'),
      value: weeklyHours,
      render: (row) => (weeklyHours(row) ? words('hours', { smart_count: weeklyHours(row) }) : words('none')),
    },
    {
      key: 'exceptions',
      label: field('exceptions'),
      render: (row) =>
        (row.exceptions ?? []).filter(({ from, to }) => (to ?? from ?? '') >= today()).length || '',
    },
  ];
  const name = t('resources.availability.name', { smart_count: 2 });
  return (
    <Page title={name} intro={words('intro')}>
      <ListBody
        empty={
          <Nothing title={words('empty')} action={{ to: '/people', label: t('app.menu.people') }}>
            {words('emptyHelp')}
          </Nothing>
        }
      >
        <RecordTable
          caption={name}
          columns={columns}
          hrefOf={(row) => recordPath('availability', row.id, 'edit')}
        />
      </ListBody>
    </Page>
  );
}
