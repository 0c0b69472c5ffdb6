import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { fieldsOf } from '../../platform/http-error.ts';
import { ConfirmDialog } from '../../platform/layout/ConfirmDialog.tsx';
import { useVerb } from '../../platform/operations.ts';
import { KeeperInputs, type Keepers, keepersInput, problemsOfKeepers } from './KeeperInputs.tsx';
import { type Policy, UpdatePolicyDocument } from './policy.graphql.ts';

/** Owner, deputy, months between reviews, and who confirms. */
export function ChangeKeepers({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const update = useVerb(UpdatePolicyDocument);
  const [keepers, setKeepers] = useState<Keepers>({
    ownerId: policy.owner?.id ?? '',
    deputyId: policy.deputy?.id ?? '',
    reviewMonths: String(policy.reviewMonths ?? ''),
    acknowledgedBy: [...(policy.acknowledgedBy ?? [])],
  });
  const [tried, setTried] = useState(false);
  const problems = problemsOfKeepers(keepers);
  const errors = {
    ...fieldsOf(update.error),
    ...(tried
      ? Object.fromEntries(
          Object.entries(problems).map(([field, key]) => [field, t(`resources.policies.keepers.${key}`)]),
        )
      : {}),
  };
  const confirm = () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    update.mutate(
      { id: policy.id, input: keepersInput(keepers), version: policy.version ?? 0 },
      {
        onSuccess: () => {
          onClose();
          notify(t('resources.policies.keepers.saved'), { type: 'success' });
        },
      },
    );
  };
  return (
    <ConfirmDialog
      title={t('resources.policies.actions.keepers')}
      confirm={t('app.form.save')}
      busy={update.isPending}
      error={Object.keys(errors).length > 0 ? null : update.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <KeeperInputs
        keepers={keepers}
        onChange={(changes) => setKeepers({ ...keepers, ...changes })}
        errors={errors}
      />
    </ConfirmDialog>
  );
}
