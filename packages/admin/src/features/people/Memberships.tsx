import {
  Alert,
  Box,
  Button,
  Checkbox,
  FormControlLabel,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useCanAccess, useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { useMe } from '../../platform/me.ts';
import { useVerb } from '../../platform/operations.ts';
import { ChangeRole } from './ChangeRole.tsx';
import {
  AddMembershipDocument,
  ArchiveMembershipDocument,
  type Membership,
  type MembershipRole,
  type Person,
  UpdateMembershipDocument,
} from './person.graphql.ts';
import { organisationRoles } from './roles.ts';

/** The roles of a person, with what one may change about them. */
export function Memberships({ person }: { person: Person }) {
  const t = useTranslate();
  const me = useMe();
  const { canAccess: mayAdd } = useCanAccess({ resource: 'memberships', action: 'create' });
  const memberships = person.memberships ?? [];
  return (
    <Panel title={t('resources.people.fields.memberships')}>
      {memberships.length === 0 && <Typography>{t('resources.people.show.none')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mb: mayAdd ? 3 : 0 }}>
        {memberships.map((membership) => (
          <Row key={membership.id} membership={membership} />
        ))}
      </Box>
      {mayAdd && me?.actingFor && <AddRole person={person} />}
    </Panel>
  );
}

function Row({ membership }: { membership: Membership }) {
  const t = useTranslate();
  const notify = useNotify();
  const [asks, setAsks] = useState(false);
  const [changes, setChanges] = useState(false);
  const update = useVerb(UpdateMembershipDocument);
  const archive = useVerb(ArchiveMembershipDocument);
  const words = (key: string, more?: object) => t(`resources.people.show.${key}`, more);
  const names = {
    role: membership.role ? t(`resources.people.role.${membership.role}`) : '',
    organisation: membership.organisation?.name ?? words('consortium'),
  };
  const saysMayBook =
    membership.role !== 'MANAGER' && membership.mayBook !== null && membership.role !== 'COORDINATOR';
  const setMayBook = (mayBook: boolean) =>
    update.mutate(
      { id: membership.id, version: membership.version ?? 0, input: { mayBook } },
      {
        onSuccess: () => notify(words('saved'), { type: 'success' }),
        onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
      },
    );
  return (
    <PanelRow>
      <Box>
        <Typography sx={{ fontWeight: 600 }}>{words('at', names)}</Typography>
        {saysMayBook && (
          <Typography color="text.secondary">
            {words(membership.mayBook ? 'mayBook' : 'mayNotBook')}
          </Typography>
        )}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {saysMayBook && membership.can.includes('update') && (
          <Button
            size="small"
            variant="outlined"
            disabled={update.isPending}
            onClick={() => setMayBook(!membership.mayBook)}
          >
            {words(membership.mayBook ? 'stopBooking' : 'allowBooking')}
          </Button>
        )}
        {membership.can.includes('changeRole') && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setChanges(true)}
            aria-label={words('changeRoleNamed', names)}
          >
            {words('changeRole')}
          </Button>
        )}
        {membership.can.includes('archive') && (
          <Button
            size="small"
            variant="outlined"
            color="error"
            onClick={() => setAsks(true)}
            aria-label={words('endNamed', names)}
          >
            {words('end')}
          </Button>
        )}
      </Box>
      {changes && <ChangeRole membership={membership} onClose={() => setChanges(false)} />}
      {asks && (
        <ConfirmDialog
          title={t('resources.people.end.title')}
          consequence={t('resources.people.end.consequence', names)}
          confirm={t('resources.people.end.submit')}
          danger
          busy={archive.isPending}
          error={archive.error}
          onClose={() => setAsks(false)}
          onConfirm={() =>
            archive.mutate(
              { id: membership.id, version: membership.version },
              {
                onSuccess: () => {
                  setAsks(false);
                  notify('resources.people.end.done', { type: 'success' });
                },
              },
            )
          }
        />
      )}
    </PanelRow>
  );
}

function AddRole({ person }: { person: Person }) {
  const t = useTranslate();
  const notify = useNotify();
  const add = useVerb(AddMembershipDocument);
  const [role, setRole] = useState<MembershipRole>('STAFF');
  const [mayBook, setMayBook] = useState(false);
  const words = (key: string) => t(`resources.people.show.${key}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { input: { personId: person.id, role, mayBook } },
      { onSuccess: () => notify(words('added'), { type: 'success' }) },
    );
  };
  return (
    <form onSubmit={submit}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {words('add')}
      </Typography>
      {add.error && (
        <Alert severity="error" role="alert" sx={{ mb: 2, fontSize: '1rem' }}>
          {t(add.error.message, { _: add.error.message })}
        </Alert>
      )}
      <TextField
        id="new-role"
        select
        label={t('resources.people.fields.role')}
        value={role}
        onChange={(event) => setRole(organisationRoles.find((one) => one === event.target.value) ?? 'STAFF')}
        sx={{ mb: 1, maxWidth: 320 }}
      >
        {organisationRoles.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`resources.people.role.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        sx={{ display: 'flex', mb: 2 }}
        control={<Checkbox checked={mayBook} onChange={(event) => setMayBook(event.target.checked)} />}
        label={t('resources.people.fields.mayBook')}
      />
      <Button type="submit" variant="outlined" disabled={add.isPending}>
        {add.isPending ? t('app.form.saving') : words('addSubmit')}
      </Button>
    </form>
  );
}
