import { Button } from '@mui/material';
import { ListBase, useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { ListFilters } from '../../platform/layout/ListFilters.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { type Column, RecordTable } from '../../platform/layout/RecordTable.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { pathTo, recordPath } from '../../platform/paths.ts';
import type { Person } from './person.graphql.ts';
import { organisationRoles } from './roles.ts';

/** The people whom one may see, with their roles. */
export function PersonList() {
  const t = useTranslate();
  const { canAccess: mayAdd } = useCanAccess({ resource: 'people', action: 'create' });
  const words = (key: string) => t(`resources.people.list.${key}`);
  const field = (key: string) => t(`resources.people.fields.${key}`);
  const name = t('resources.people.name', { smart_count: 2 });
  const roleOf = (role: string | null) => (role ? t(`resources.people.role.${role}`) : '');
  const columns: Column<Person>[] = [
    { key: 'name', label: field('name'), sort: 'name', render: (row) => row.name },
    {
      key: 'memberships',
      label: field('memberships'),
      render: (row) =>
        (row.memberships ?? [])
          .map(({ role, organisation }) => [roleOf(role), organisation?.name].filter(Boolean).join(', '))
          .join('; '),
    },
    { key: 'email', label: field('email'), render: (row) => row.email },
    { key: 'phone', label: field('phone'), render: (row) => row.phone },
  ];
  const facets = [
    {
      source: 'role',
      label: field('role'),
      options: organisationRoles.map((value) => ({ value, label: roleOf(value) })),
    },
  ];
  return (
    <Page
      title={name}
      intro={words('intro')}
      actions={
        mayAdd && (
          <Button variant="contained" component={RouterLink} to={pathTo('/people/create')}>
            {words('add')}
          </Button>
        )
      }
    >
      <ListBase
        queryOptions={saidInPlace}
        resource="people"
        sort={{ field: 'name', order: 'ASC' }}
        perPage={25}
      >
        <ListFilters searchLabel={words('search')} facets={facets} />
        <ListBody
          empty={
            <Nothing
              title={words('empty')}
              action={mayAdd ? { to: '/people/create', label: words('add') } : undefined}
            >
              {words('emptyHelp')}
            </Nothing>
          }
        >
          <RecordTable caption={name} columns={columns} hrefOf={(row) => recordPath('people', row.id)} />
        </ListBody>
      </ListBase>
    </Page>
  );
}
