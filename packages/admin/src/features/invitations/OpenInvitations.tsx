import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useCanAccess, useNotify, useTranslate } from 'react-admin';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { PanelRow } from '../../platform/layout/PanelRow.tsx';
import { Failed } from '../../platform/layout/States.tsx';
import { dateOf, dateText, timeText } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import { InvitationSent } from './InvitationSent.tsx';
import {
  type Invitation,
  InvitationsDocument,
  ResendInvitationDocument,
  type Sent,
  WithdrawInvitationDocument,
} from './invitation.graphql.ts';

/** Who is invited and has not answered yet; nothing where there is nobody. */
export function OpenInvitations() {
  const t = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'invitations', action: 'list' });
  const { data, error, refetch } = useRead(
    InvitationsDocument,
    { filter: { status: ['WAITING', 'EXPIRED'] } },
    { enabled: canAccess === true },
  );
  const rows = data?.data.items ?? [];
  if (!error && rows.length === 0) return null;
  return (
    <Box sx={{ mb: 3 }}>
      <Panel title={t('resources.invitations.open.title')}>
        {error && <Failed error={error} retry={() => refetch()} />}
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {rows.map((row) => (
            <Row key={row.id} invitation={row} />
          ))}
        </Box>
        {data && data.data.total > rows.length && (
          <Typography color="text.secondary" sx={{ mt: 1 }}>
            {t('resources.invitations.open.more', { smart_count: data.data.total - rows.length })}
          </Typography>
        )}
      </Panel>
    </Box>
  );
}

function Row({ invitation }: { invitation: Invitation }) {
  const t = useTranslate();
  const notify = useNotify();
  const me = useMe();
  const resend = useVerb(ResendInvitationDocument);
  const [asks, setAsks] = useState(false);
  const [sent, setSent] = useState<Sent>();
  const words = (key: string, more?: object) => t(`resources.invitations.open.${key}`, more);
  const { id, version, can, status, role, expiresAt } = invitation;
  const name = invitation.name ?? '';
  const roleName = role ? t(`resources.people.role.${role}`) : '';
  const organisation = invitation.organisation?.name ?? words('consortium');
  const sendAgain = () =>
    resend.mutate(
      { id, version },
      {
        onSuccess: ({ data }) => (data.link ? setSent(data) : notify(words('resent'), { type: 'success' })),
        onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
      },
    );
  return (
    <PanelRow>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
        <Typography>
          {[invitation.email, me?.actingFor ? roleName : words('as', { role: roleName, organisation })].join(
            ' · ',
          )}
        </Typography>
        <Typography color={status === 'EXPIRED' ? 'error' : 'text.secondary'}>
          {status === 'EXPIRED'
            ? words('EXPIRED')
            : words('waiting', {
                until: `${dateText(dateOf(expiresAt ?? ''))}, ${timeText(expiresAt ?? '')}`,
              })}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {can.includes('resend') && (
          <Button
            size="small"
            variant="outlined"
            disabled={resend.isPending}
            onClick={sendAgain}
            aria-label={words('resendNamed', { name })}
          >
            {words('resend')}
          </Button>
        )}
        {can.includes('withdraw') && (
          <Button
            size="small"
            variant="outlined"
            color="error"
            onClick={() => setAsks(true)}
            aria-label={words('withdrawNamed', { name })}
          >
            {words('withdraw')}
          </Button>
        )}
      </Box>
      {asks && <Withdraw invitation={invitation} onClose={() => setAsks(false)} />}
      {sent && <NewLink sent={sent} onClose={() => setSent(undefined)} />}
    </PanelRow>
  );
}

function Withdraw({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const withdraw = useVerb(WithdrawInvitationDocument);
  const words = (key: string, more?: object) => t(`resources.invitations.withdraw.${key}`, more);
  const submit = () =>
    withdraw.mutate(
      { id: invitation.id, version: invitation.version },
      {
        onSuccess: () => {
          onClose();
          notify(words('done'), { type: 'success' });
        },
      },
    );
  return (
    <ConfirmDialog
      title={words('title')}
      consequence={words('consequence', { name: invitation.name })}
      confirm={words('submit')}
      danger
      busy={withdraw.isPending}
      error={withdraw.error}
      onClose={onClose}
      onConfirm={submit}
    />
  );
}

function NewLink({ sent, onClose }: { sent: Sent; onClose: () => void }) {
  const t = useTranslate();
  const id = useId();
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>
        {t('resources.invitations.sent.title', { name: sent.invitation.name })}
      </DialogTitle>
      <DialogContent>
        <InvitationSent sent={sent} />
      </DialogContent>
      <DialogActions sx={{ p: 2 }}>
        <Button variant="contained" onClick={onClose}>
          {t('resources.invitations.sent.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
