import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { ListPage } from '../../platform/layout/ListPage.tsx';
import type { Column } from '../../platform/layout/RecordTable.tsx';
import { pathTo } from '../../platform/paths.ts';
import { OpenInvitations } from '../invitations/OpenInvitations.tsx';
import type { Person } from './person.graphql.ts';
import { organisationRoles } from './roles.ts';

/** The people whom one may see, with their roles. */
export function PersonList() {
  const t = useTranslate();
  const field = (key: string) => t(`resources.people.fields.${key}`);
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
    <ListPage
      resource="people"
      columns={columns}
      facets={facets}
      canBeImported
      actions={
        <Button variant="outlined" component={RouterLink} to={pathTo('/people/invite')}>
          {t('resources.people.list.inviteMany')}
        </Button>
      }
    >
      <OpenInvitations />
    </ListPage>
  );
}
