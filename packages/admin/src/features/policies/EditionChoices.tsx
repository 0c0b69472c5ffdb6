import { Box, Button, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useCanAccess, useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { dateOf, dateText } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { beginBookingDraft, draftOwner } from '../bookings/booking-draft.ts';
import {
  AskAdviserDocument,
  KeepOurWordingDocument,
  type Policy,
  TakeTemplateVersionDocument,
} from './policy.graphql.ts';

/** The three ways to go on: take the new one, keep ours, ask the HR adviser. */
export function EditionChoices({ policy, clashes }: { policy: Policy; clashes: number }) {
  const t = useTranslate();
  const navigate = useNavigate();
  const take = useVerb(TakeTemplateVersionDocument);
  const [isKeeping, setKeeping] = useState(false);
  const words = (key: string, more?: object) => t(`resources.policies.edition.${key}`, more);
  if (!policy.can.includes('decideOnNewVersion')) return null;
  const takeIt = () =>
    take.mutate(
      { policyId: policy.id },
      {
        onSuccess: ({ data }) =>
          navigate(
            pathTo(
              (data.openVersion?.clashes ?? 0) > 0
                ? `/policies/${policy.id}/new-edition?merge=1`
                : `/policies/${policy.id}/approval`,
            ),
          ),
      },
    );
  return (
    <Panel title={words('what')}>
      <Problem message={take.error?.message} />
      <Choice help={words(clashes > 0 ? 'takeHelpClashes' : 'takeHelp', { smart_count: clashes })}>
        <Button variant="contained" onClick={takeIt} disabled={take.isPending}>
          {take.isPending ? t('app.form.saving') : words('take')}
        </Button>
      </Choice>
      <Choice help={words('keepHelp')}>
        <Button variant="outlined" onClick={() => setKeeping(true)}>
          {words('keep')}
        </Button>
      </Choice>
      <AskAdviser policy={policy} />
      {isKeeping && <KeepOurs policy={policy} onClose={() => setKeeping(false)} />}
    </Panel>
  );
}

function Choice({ help, children }: { help: string; children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        alignItems: 'center',
        gridTemplateColumns: { xs: '1fr', sm: '220px 1fr' },
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
        '& .MuiButton-root': { width: '100%' },
      }}
    >
      {children}
      <Typography color="text.secondary">{help}</Typography>
    </Box>
  );
}

function KeepOurs({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const keep = useVerb(KeepOurWordingDocument);
  const words = (key: string) => t(`resources.policies.edition.${key}`);
  return (
    <ConfirmDialog
      title={words('keepTitle')}
      consequence={words('keepConsequence')}
      confirm={words('keep')}
      busy={keep.isPending}
      error={keep.error}
      onClose={onClose}
      onConfirm={() =>
        keep.mutate(
          { policyId: policy.id },
          {
            onSuccess: () => {
              notify(words('kept'), { type: 'success' });
              navigate(pathTo(recordPath('policies', policy.id)));
            },
          },
        )
      }
    />
  );
}

/** Notes that an adviser is asked, and goes on to booking with the subject written already. */
function AskAdviser({ policy }: { policy: Policy }) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const me = useMe();
  const { canAccess: mayBook } = useCanAccess({ resource: 'bookings', action: 'book' });
  const ask = useVerb(AskAdviserDocument);
  const words = (key: string, more?: object) => t(`resources.policies.edition.${key}`, more);
  if (!mayBook || !me) return null;
  const onwards = () => {
    beginBookingDraft(draftOwner(me), words('subject', { title: policy.title }));
    const service = policy.adviserService?.id;
    navigate(pathTo(service ? `/bookings/create?service=${service}` : '/bookings/create'));
  };
  const asked = policy.adviserAskedAt;
  return (
    <Choice help={asked ? words('askedHelp', { date: dateText(dateOf(asked)) }) : words('askHelp')}>
      <Button
        variant="outlined"
        disabled={ask.isPending}
        onClick={() =>
          ask.mutate(
            { policyId: policy.id },
            {
              onSuccess: onwards,
              onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
            },
          )
        }
      >
        {words('ask')}
      </Button>
    </Choice>
  );
}
