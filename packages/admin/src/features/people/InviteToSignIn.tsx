import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useCanAccess, useTranslate } from 'react-admin';
import { fieldsOf } from '../../platform/http-error.ts';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { useMe } from '../../platform/me.ts';
import { useVerb } from '../../platform/operations.ts';
import { InvitationSent } from '../invitations/InvitationSent.tsx';
import { InvitePersonDocument, type Sent } from '../invitations/invitation.graphql.ts';
import type { Membership, Person } from './person.graphql.ts';

/** Says that somebody is known by name only, and lets them sign in. */
export function InviteToSignIn({ person }: { person: Person }) {
  const t = useTranslate();
  const me = useMe();
  const { canAccess } = useCanAccess({ resource: 'invitations', action: 'create' });
  const [asks, setAsks] = useState(false);
  const [sent, setSent] = useState<Sent>();
  const titleId = useId();
  // in the organisation that one acts for, or wherever they are for who acts for the consortium
  const role = person.memberships?.find(
    ({ organisation }) => me?.actsForConsortium || organisation?.id === me?.actingFor?.id,
  );
  if (person.canSignIn !== false || !role) return null;
  return (
    <Alert
      severity="info"
      variant="outlined"
      sx={{ mb: 3, fontSize: '1rem', alignItems: 'center' }}
      action={
        canAccess && (
          <Button color="inherit" onClick={() => setAsks(true)}>
            {t('resources.people.signIn.invite')}
          </Button>
        )
      }
    >
      {t('resources.people.signIn.none', { name: person.name })}
      {asks && (
        <Ask
          person={person}
          role={role}
          onClose={() => setAsks(false)}
          onSent={(next) => {
            setAsks(false);
            setSent(next);
          }}
        />
      )}
      {sent && (
        <Dialog open fullWidth maxWidth="sm" aria-labelledby={titleId}>
          <DialogTitle id={titleId}>
            {t('resources.invitations.sent.title', { name: person.name })}
          </DialogTitle>
          <DialogContent>
            <InvitationSent sent={sent} />
          </DialogContent>
          <DialogActions sx={{ p: 2 }}>
            <Button variant="contained" onClick={() => setSent(undefined)}>
              {t('resources.invitations.sent.close')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </Alert>
  );
}

interface AskProps {
  person: Person;
  role: Membership;
  onClose: () => void;
  onSent: (sent: Sent) => void;
}

function Ask({ person, role, onClose, onSent }: AskProps) {
  const t = useTranslate();
  const invite = useVerb(InvitePersonDocument);
  const [email, setEmail] = useState(person.email ?? '');
  const words = (key: string, more?: object) => t(`resources.people.signIn.${key}`, more);
  const problem = fieldsOf(invite.error).email;
  const submit = () => {
    if (!role.role) return;
    const place = role.organisation ? { organisationId: role.organisation.id } : {};
    const input = {
      personId: person.id,
      name: person.name ?? '',
      email: email.trim(),
      role: role.role,
      ...place,
    };
    invite.mutate({ input }, { onSuccess: ({ data }) => onSent(data) });
  };
  return (
    <ConfirmDialog
      title={words('title', { name: person.name })}
      confirm={words('submit')}
      busy={invite.isPending}
      error={problem ? null : invite.error}
      onClose={onClose}
      onConfirm={submit}
    >
      <Typography sx={{ mb: 2 }}>{words('help')}</Typography>
      <TextField
        id="invite-email"
        type="email"
        autoComplete="off"
        label={t('resources.people.fields.email')}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={Boolean(problem)}
        helperText={problem}
      />
    </ConfirmDialog>
  );
}
