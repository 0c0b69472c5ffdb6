import { Box, Button, FormControlLabel, Switch } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { VerbButton } from '../../platform/layout/VerbButton.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { ChangeKeepers } from './ChangeKeepers.tsx';
import { DownloadButtons } from './DownloadButtons.tsx';
import {
  DiscardDocument,
  type Policy,
  PolicyVersionDocument,
  ReopenDocument,
  ReviewDocument,
  UpdatePolicyDocument,
  WithdrawDocument,
} from './policy.graphql.ts';

/** What this person may do with this policy, the likeliest first. */
export function PolicyActions({ policy }: { policy: Policy }) {
  const t = useTranslate();
  const [isChanging, setChanging] = useState(false);
  const can = (action: string) => policy.can.includes(action);
  const words = (key: string, more?: object) => t(`resources.policies.actions.${key}`, more);
  const { openVersion: open, currentVersion: current } = policy;
  const row = (policy.versions ?? []).find(({ id }) => id === open?.id);
  const mayOpen = (action: string) => row?.can.includes(action) ?? false;
  // a draft that the system made of a new edition: what becomes of it is decided on its own page
  const isOffered = open?.origin === 'NEW_TEMPLATE_VERSION' && policy.newerTemplateVersion !== null;
  const isDue = policy.health === 'DUE' || policy.health === 'OVERDUE';
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {mayOpen('submit') && open?.status === 'DRAFT' && !isOffered && (
        <Button variant="contained" component={RouterLink} to={pathTo(`/policies/${policy.id}/approval`)}>
          {words('send')}
        </Button>
      )}
      {can('review') && (!open || isOffered) && (
        <VerbButton
          label={words('review')}
          title={words('reviewTitle')}
          consequence={words('reviewConsequence', { months: policy.reviewMonths ?? 0 })}
          confirm={words('review')}
          done={words('reviewed')}
          document={ReviewDocument}
          asks={[
            {
              name: 'nextReviewOn',
              label: words('nextReviewOn'),
              help: words('nextReviewOnHelp'),
              kind: 'date',
            },
          ]}
          variables={({ nextReviewOn }) => ({ id: policy.id, nextReviewOn: nextReviewOn || null })}
          strong={isDue}
        />
      )}
      {can('changeWording') && open?.status !== 'AWAITING_APPROVAL' && (
        <Button variant="outlined" component={RouterLink} to={pathTo(`/policies/${policy.id}/wording`)}>
          {words('changeWording')}
        </Button>
      )}
      {open && mayOpen('reopen') && open.status === 'AWAITING_APPROVAL' && (
        <VerbButton
          label={words('reopen')}
          title={words('reopenTitle')}
          consequence={words('reopenConsequence')}
          confirm={words('reopen')}
          done={words('reopened')}
          document={ReopenDocument}
          variables={() => ({ id: open.id })}
        />
      )}
      {current && <Download policy={policy} versionId={current.id} />}
      {!current && open && <Download policy={policy} versionId={open.id} />}
      {can('update') && (
        <Button variant="outlined" onClick={() => setChanging(true)}>
          {words('keepers')}
        </Button>
      )}
      {open && mayOpen('discard') && !isOffered && (
        <VerbButton
          label={words('discard')}
          title={words('discardTitle')}
          consequence={words(current ? 'discardConsequence' : 'discardFirst')}
          confirm={words('discard')}
          done={words('discarded')}
          document={DiscardDocument}
          variables={() => ({ id: open.id })}
          danger
        />
      )}
      {can('withdraw') && (
        <VerbButton
          label={words('withdraw')}
          title={words('withdrawTitle')}
          consequence={words('withdrawConsequence')}
          confirm={words('withdraw')}
          done={words('withdrawn')}
          document={WithdrawDocument}
          asks={[{ name: 'reason', label: words('reason'), needed: words('needReason'), kind: 'long' }]}
          variables={({ reason }) => ({ id: policy.id, reason: (reason ?? '').trim() })}
          danger
        />
      )}
      {can('update') && current && <ShowInRegister policy={policy} />}
      {isChanging && <ChangeKeepers policy={policy} onClose={() => setChanging(false)} />}
    </Box>
  );
}

function Download({ policy, versionId }: { policy: Policy; versionId: string }) {
  const { data } = useRead(PolicyVersionDocument, { id: versionId });
  if (!data?.data) return null;
  return <DownloadButtons versionId={versionId} title={policy.title ?? ''} file={data.data.file} />;
}

function ShowInRegister({ policy }: { policy: Policy }) {
  const t = useTranslate();
  const notify = useNotify();
  const update = useVerb(UpdatePolicyDocument);
  const words = (key: string) => t(`resources.policies.actions.${key}`);
  return (
    <FormControlLabel
      control={
        <Switch
          checked={policy.isPublic === true}
          disabled={update.isPending}
          onChange={(event) =>
            update.mutate(
              { id: policy.id, input: { isPublic: event.target.checked }, version: policy.version ?? 0 },
              {
                onSuccess: () =>
                  notify(words(event.target.checked ? 'isPublic' : 'isPrivate'), { type: 'success' }),
                onError: (error) => notify(t(error.message, { _: error.message }), { type: 'error' }),
              },
            )
          }
        />
      }
      label={words('public')}
    />
  );
}
