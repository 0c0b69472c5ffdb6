import './add-words.ts';
import { Box, Button, FormHelperText, MenuItem, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useCanAccess, useTranslate } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router';
import { fieldsOf } from '../../platform/http-error.ts';
import { FileInput } from '../../platform/inputs/FileInput.tsx';
import type { UploadedFile } from '../../platform/inputs/upload-file.ts';
import { Page } from '../../platform/layout/Page.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { Refused } from '../../platform/layout/States.tsx';
import { today } from '../../platform/london-time.ts';
import { useMe } from '../../platform/me.ts';
import { useReadAll, useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { KeeperInputs, type Keepers, keepersInput, problemsOfKeepers } from './KeeperInputs.tsx';
import { AddOwnPolicyDocument, TemplatesToCoverDocument } from './policy.graphql.ts';

const NONE = '';

/** A policy that the organisation has already: uploaded, told what it covers, and kept like the others. */
export function BringPolicy() {
  const { canAccess, isPending } = useCanAccess({ resource: 'policies', action: 'create' });
  if (!isPending && !canAccess) return <Refused />;
  return <Form />;
}

interface Typed {
  title: string;
  templateId: string;
  adoptedOn: string;
  nextReviewOn: string;
}

function problemsOf(
  { title, templateId, adoptedOn }: Typed,
  file: UploadedFile | undefined,
): Record<string, string> {
  return {
    ...(title.trim() === '' && templateId === NONE ? { title: 'needTitle' } : {}),
    ...(file ? {} : { fileId: 'needFile' }),
    ...(adoptedOn > today() ? { adoptedOn: 'future' } : {}),
  };
}

function Form() {
  const t = useTranslate();
  const me = useMe();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const add = useVerb(AddOwnPolicyDocument);
  const templates = useReadAll(TemplatesToCoverDocument, {});
  const [file, setFile] = useState<UploadedFile>();
  const [tried, setTried] = useState(false);
  const [typed, setTyped] = useState<Typed>({
    title: '',
    templateId: params.get('template') ?? NONE,
    adoptedOn: '',
    nextReviewOn: '',
  });
  const [keepers, setKeepers] = useState<Keepers>({
    ownerId: me?.person.id ?? '',
    deputyId: '',
    reviewMonths: '12',
    acknowledgedBy: [],
  });
  const words = (key: string) => t(`resources.policies.bring.${key}`);
  const covered = templates.data?.find(({ id }) => id === typed.templateId);
  const problems = { ...problemsOf(typed, file), ...problemsOfKeepers(keepers) };
  const sentences = Object.fromEntries(
    Object.entries(problems).map(([field, key]) => [
      field,
      t(`resources.policies.${field in typed || field === 'fileId' ? 'bring' : 'keepers'}.${key}`),
    ]),
  );
  const errors: Record<string, string> = { ...fieldsOf(add.error), ...(tried ? sentences : {}) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0 || !file) return;
    add.mutate(
      {
        input: {
          title: typed.title.trim() || (covered?.title ?? ''),
          templateId: typed.templateId || null,
          fileId: file.id,
          adoptedOn: typed.adoptedOn || null,
          nextReviewOn: typed.nextReviewOn || null,
          ...keepersInput(keepers),
        },
      },
      { onSuccess: ({ data }) => navigate(pathTo(recordPath('policies', data.id))) },
    );
  };
  const day = (name: 'adoptedOn' | 'nextReviewOn') => (
    <TextField
      id={`bring-${name}`}
      type="date"
      label={`${t(`resources.policies.fields.${name}`)} (${t('app.form.optional')})`}
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      error={errors[name] !== undefined}
      helperText={errors[name] ?? words(`${name}Help`)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ '& .MuiInputBase-root': { maxWidth: 240 } }}
    />
  );
  return (
    <Page
      title={words('title')}
      intro={words('intro')}
      back={{ to: '/policies', label: t('resources.policies.name', { smart_count: 2 }) }}
      narrow
    >
      <Box component="form" onSubmit={submit} noValidate>
        <Problem message={Object.keys(errors).length > 0 ? undefined : add.error?.message} />
        <FileInput
          label={words('file')}
          help={words('fileHelp')}
          accept=".docx,.pdf"
          kinds={t('resources.policies.bring.kinds')}
          purpose="PolicyVersion"
          files={file ? [file] : []}
          onAdd={setFile}
          onRemove={() => setFile(undefined)}
          most={1}
          error={errors.fileId}
        />
        <TextField
          id="bring-template"
          select
          label={words('covers')}
          value={covered ? typed.templateId : NONE}
          onChange={(event) => setTyped({ ...typed, templateId: event.target.value })}
          error={errors.templateId !== undefined}
          helperText={errors.templateId ?? words('coversHelp')}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value={NONE}>{words('coversNone')}</MenuItem>
          {(templates.data ?? []).map(({ id, title }) => (
            <MenuItem key={id} value={id}>
              {title}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          id="bring-title"
          label={t('resources.policies.fields.title')}
          value={typed.title}
          placeholder={covered?.title ?? ''}
          onChange={(event) => setTyped({ ...typed, title: event.target.value })}
          error={errors.title !== undefined}
          helperText={errors.title ?? (covered ? words('titleHelp') : undefined)}
        />
        {day('adoptedOn')}
        {day('nextReviewOn')}
        <KeeperInputs
          keepers={keepers}
          onChange={(changes) => setKeepers({ ...keepers, ...changes })}
          errors={errors}
        />
        {tried && Object.keys(errors).length > 0 && (
          <FormHelperText error role="alert" sx={{ mb: 1 }}>
            {t('app.form.summary', { smart_count: Object.keys(errors).length })}
          </FormHelperText>
        )}
        <Button type="submit" variant="contained" disabled={add.isPending}>
          {add.isPending ? t('app.form.saving') : words('submit')}
        </Button>
      </Box>
    </Page>
  );
}
