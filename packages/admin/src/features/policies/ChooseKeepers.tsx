import { Box, Button } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { fieldsOf } from '../../platform/http-error.ts';
import { Problem } from '../../platform/layout/Problem.tsx';
import { useMe } from '../../platform/me.ts';
import { useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { KeeperInputs, type Keepers, keepersInput, problemsOfKeepers } from './KeeperInputs.tsx';
import { AdoptTemplateDocument, type Audience } from './policy.graphql.ts';

interface Adopted {
  currentVersion: { id: string } | null;
  reviewMonths: number | null;
  acknowledgedBy: readonly Audience[] | null;
}

const MONTHS = 12;

/** Who keeps the new policy. Going on makes it, as a draft. */
export function ChooseKeepers({ template }: { template: Adopted }) {
  const t = useTranslate();
  const me = useMe();
  const navigate = useNavigate();
  const adopt = useVerb(AdoptTemplateDocument);
  const [keepers, setKeepers] = useState<Keepers>({
    ownerId: me?.person.id ?? '',
    deputyId: '',
    reviewMonths: String(template.reviewMonths ?? MONTHS),
    acknowledgedBy: [...(template.acknowledgedBy ?? [])],
  });
  const [tried, setTried] = useState(false);
  const problems = tried ? problemsOfKeepers(keepers) : {};
  const errors = {
    ...fieldsOf(adopt.error),
    ...Object.fromEntries(
      Object.entries(problems).map(([field, key]) => [field, t(`resources.policies.keepers.${key}`)]),
    ),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problemsOfKeepers(keepers)).length > 0) return;
    adopt.mutate(
      { input: { templateVersionId: template.currentVersion?.id ?? '', ...keepersInput(keepers) } },
      { onSuccess: ({ data }) => navigate(pathTo(`/policies/${data.id}/wording?adopting=1`)) },
    );
  };
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ maxWidth: 720 }}>
      <Problem message={Object.keys(errors).length > 0 ? undefined : adopt.error?.message} />
      <KeeperInputs
        keepers={keepers}
        onChange={(changes) => setKeepers({ ...keepers, ...changes })}
        errors={errors}
      />
      <Button type="submit" variant="contained" disabled={adopt.isPending}>
        {adopt.isPending ? t('app.form.saving') : t('resources.policies.adopt.next')}
      </Button>
    </Box>
  );
}
