import { Box, Button, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { fieldsOf } from '../../platform/http-error.ts';
import { FileInput } from '../../platform/inputs/FileInput.tsx';
import type { UploadedFile } from '../../platform/inputs/upload-file.ts';
import { Problem } from '../../platform/layout/Problem.tsx';
import { useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { ChangeInputs, type ChangeSize } from './ChangeInputs.tsx';
import { type Policy, ReplacePolicyFileDocument } from './policy.graphql.ts';

/** A newer document of a policy that was brought along: its next version. */
export function ReplaceFile({ policy }: { policy: Policy }) {
  const t = useTranslate();
  const navigate = useNavigate();
  const replace = useVerb(ReplacePolicyFileDocument);
  const [file, setFile] = useState<UploadedFile>();
  const [tried, setTried] = useState(false);
  const [typed, setTyped] = useState<{ change: ChangeSize; summary: string }>({
    change: 'MATERIAL',
    summary: '',
  });
  const words = (key: string) => t(`resources.policies.wording.${key}`);
  const isFirst = policy.currentVersion === null;
  const needsSummary = !isFirst && typed.summary.trim() === '';
  const refused = fieldsOf(replace.error);
  const missing = file ? undefined : t('resources.policies.bring.needFile');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!file || needsSummary) return;
    replace.mutate(
      {
        policyId: policy.id,
        input: { fileId: file.id, change: typed.change, changeSummary: typed.summary.trim() || null },
      },
      { onSuccess: () => navigate(pathTo(`/policies/${policy.id}/approval`)) },
    );
  };
  return (
    <Box component="form" onSubmit={submit} noValidate>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {words('isFile')}
      </Typography>
      <Typography sx={{ mb: 2 }}>{words('isFileHelp')}</Typography>
      <Problem message={Object.keys(refused).length > 0 ? undefined : replace.error?.message} />
      <FileInput
        label={words('newFile')}
        help={words('newFileHelp')}
        accept=".docx,.pdf"
        kinds={t('resources.policies.bring.kinds')}
        purpose="PolicyVersion"
        files={file ? [file] : []}
        onAdd={setFile}
        onRemove={() => setFile(undefined)}
        most={1}
        error={refused.fileId ?? (tried ? missing : undefined)}
      />
      {!isFirst && (
        <ChangeInputs
          {...typed}
          onChange={(changes) => setTyped({ ...typed, ...changes })}
          errors={{ ...(tried && needsSummary ? { changeSummary: words('needSummary') } : {}), ...refused }}
        />
      )}
      <Button type="submit" variant="contained" disabled={replace.isPending}>
        {replace.isPending ? t('app.form.saving') : words('saveFile')}
      </Button>
    </Box>
  );
}
