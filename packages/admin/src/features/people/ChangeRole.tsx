import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { fieldsOf } from '../../platform/http-error.ts';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { useVerb } from '../../platform/operations.ts';
import { ChangeRoleDocument, type Membership, type MembershipRole } from './person.graphql.ts';
import { organisationRoles } from './roles.ts';

/** Another role in the place of one, in one step. */
export function ChangeRole({ membership, onClose }: { membership: Membership; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const change = useVerb(ChangeRoleDocument);
  const others = organisationRoles.filter((one) => one !== membership.role);
  const [role, setRole] = useState<MembershipRole>(others[0] ?? 'STAFF');
  const words = (key: string, more?: object) => t(`resources.people.changeRole.${key}`, more);
  const names = {
    role: membership.role ? t(`resources.people.role.${membership.role}`) : '',
    organisation: membership.organisation?.name ?? '',
  };
  const problem = fieldsOf(change.error).role;
  const submit = () =>
    change.mutate(
      { id: membership.id, role, version: membership.version },
      {
        onSuccess: () => {
          onClose();
          notify(words('done'), { type: 'success' });
        },
      },
    );
  return (
    <ConfirmDialog
      title={words('title', names)}
      consequence={words('consequence', names)}
      confirm={words('submit')}
      busy={change.isPending}
      error={problem ? null : change.error}
      onClose={onClose}
      onConfirm={submit}
    >
      <TextField
        id="changed-role"
        select
        label={words('role')}
        value={role}
        onChange={(event) => setRole(others.find((one) => one === event.target.value) ?? role)}
        error={Boolean(problem)}
        helperText={problem}
      >
        {others.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`resources.people.role.${one}`)}
          </MenuItem>
        ))}
      </TextField>
    </ConfirmDialog>
  );
}
