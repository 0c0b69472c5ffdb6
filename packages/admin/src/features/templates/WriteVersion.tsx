import './add-words.ts';
import {
  Alert,
  Box,
  Button,
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { DocumentPaper } from '../../platform/documents/DocumentPaper.tsx';
import { fieldsOf, reasonOf } from '../../platform/http-error.ts';
import { FileInput } from '../../platform/inputs/FileInput.tsx';
import type { UploadedFile } from '../../platform/inputs/upload-file.ts';
import { FileLinkButton } from '../../platform/layout/FileLinkButton.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { Failed, Missing, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo } from '../../platform/paths.ts';
import { ImportWord } from './ImportWord.tsx';
import { readPath, reviewPath } from './library-paths.ts';
import { SideBySide } from './SideBySide.tsx';
import { Problems, TextEditor } from './TextEditor.tsx';
import {
  PreviewTextDocument,
  SubmitVersionDocument,
  type Template,
  TemplateDocument,
  UpdateVersionDocument,
  type VersionInput,
  type WrittenVersion,
  WrittenVersionDocument,
} from './template.graphql.ts';
import { useSettled } from './use-settled.ts';
import { useWords } from './use-words.ts';
import { useWriteDraft } from './write-draft.ts';

const PAUSE_MS = 500;

/** Where the open edition of a template is written and sent for review. */
export function WriteVersion() {
  const words = useWords();
  const { id = '' } = useParams();
  const template = useRead(TemplateDocument, { id });
  const openId = template.data?.data?.openVersion?.id;
  const version = useRead(WrittenVersionDocument, { id: openId ?? '' }, { enabled: openId !== undefined });
  const one = template.data?.data;
  if (template.data && !one) return <Missing />;
  const error = template.error ?? version.error;
  const open = openId ? version.data?.data : undefined;
  return (
    <Page
      title={one ? words('write.title', { title: one.title }) : words('writing.title')}
      intro={words('write.intro')}
      back={{ to: readPath(id), label: one?.title ?? words('list.title') }}
    >
      {error && <Failed error={error} retry={() => template.refetch()} />}
      {(template.isPending || (openId && version.isPending)) && <Waiting lines={10} />}
      {one && !openId && <Nothing title={words('write.noDraft')}>{words('write.noDraftHelp')}</Nothing>}
      {one && open?.status === 'IN_REVIEW' && (
        <Nothing
          title={words('write.inReview')}
          action={{ to: reviewPath(id), label: words('writing.review') }}
        >
          {words('write.inReviewHelp')}
        </Nothing>
      )}
      {one && open?.status === 'DRAFT' && <Editor key={open.id} template={one} open={open} />}
    </Page>
  );
}

/** One draft being written: what is typed, saved and sent. */
function useWriting(template: Template, open: WrittenVersion) {
  const notify = useNotify();
  const words = useWords();
  const saved = {
    version: open.version ?? 0,
    text: open.text ?? '',
    legalAsOf: open.legalAsOf ?? '',
    change: open.change ?? 'MATERIAL',
    changeSummary: open.changeSummary ?? '',
  };
  const [draft, keep, forget] = useWriteDraft(open.id, saved);
  const update = useVerb(UpdateVersionDocument);
  const submit = useVerb(SubmitVersionDocument);
  const [file, setFile] = useState<UploadedFile>();
  const isChanged =
    file !== undefined ||
    JSON.stringify({ ...draft, version: 0 }) !== JSON.stringify({ ...saved, version: 0 });

  const input = (): VersionInput => ({
    ...(template.source === 'TEXT' ? { text: draft.text } : file ? { fileId: file.id } : {}),
    legalAsOf: draft.legalAsOf || null,
    change: draft.change,
    changeSummary: draft.changeSummary.trim() || null,
  });
  /** @returns the number of the saved row, or undefined where it was refused */
  const save = async (over?: number): Promise<number | undefined> => {
    if (!isChanged) return open.version ?? 0;
    const answer = await update
      .mutateAsync({ id: open.id, input: input(), version: over ?? draft.version })
      .catch(() => undefined);
    if (!answer) return undefined;
    forget();
    setFile(undefined);
    notify(words('write.saved'), { type: 'success' });
    return answer.data.version ?? 0;
  };
  return { draft, keep, forget, saved, isChanged, update, submit, save, file, setFile };
}

function Editor({ template, open }: { template: Template; open: WrittenVersion }) {
  const t = useTranslate();
  const words = useWords();
  const navigate = useNavigate();
  const notify = useNotify();
  const writing = useWriting(template, open);
  const { draft, keep, update, submit, save, isChanged, saved } = writing;
  const isText = template.source === 'TEXT';
  const refused = { ...fieldsOf(update.error), ...fieldsOf(submit.error) };
  const isStale = reasonOf(update.error) === 'STALE_VERSION' || (isChanged && draft.version < saved.version);
  const failure =
    Object.keys(refused).length > 0 || isStale ? undefined : (update.error ?? submit.error)?.message;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const version = await save();
    if (version === undefined) return;
    submit.mutate(
      { id: open.id, version },
      {
        onSuccess: () => {
          notify(words('write.sent'), { type: 'success' });
          navigate(pathTo(reviewPath(template.id)));
        },
      },
    );
  };
  const busy = update.isPending || submit.isPending;
  return (
    <form onSubmit={send} noValidate>
      <Problem message={failure} />
      {isStale && <Stale writing={writing} />}
      {isText ? (
        <TextPart
          text={draft.text}
          title={template.title ?? ''}
          error={refused.text}
          onChange={(text) => keep({ ...draft, text })}
        />
      ) : (
        <FilePart writing={writing} open={open} error={refused.fileId ?? refused.file} />
      )}
      <Box sx={{ maxWidth: 720, mt: 3 }}>
        <Panel title={words('write.edition')}>
          <TextField
            id="legal-as-of"
            type="date"
            label={words('write.legalAsOf')}
            helperText={refused.legalAsOf ?? words('write.legalAsOfHelp')}
            error={refused.legalAsOf !== undefined}
            value={draft.legalAsOf}
            onChange={(event) => keep({ ...draft, legalAsOf: event.target.value })}
            sx={{ '& .MuiInputBase-root': { maxWidth: 240 } }}
          />
          {(open.number ?? 1) > 1 && (
            <ChangePart draft={draft} refused={refused} onChange={(more) => keep({ ...draft, ...more })} />
          )}
          <Typography color="text.secondary" sx={{ mb: 2 }}>
            {words('write.fourEyes')}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Button type="submit" variant="contained" disabled={busy}>
              {busy ? t('app.form.saving') : words('write.send')}
            </Button>
            <Button variant="outlined" disabled={busy} onClick={() => void save()}>
              {words('write.save')}
            </Button>
            <Button component={RouterLink} to={pathTo(readPath(template.id))}>
              {t('app.form.back')}
            </Button>
          </Box>
          <Typography role="status" color="text.secondary" sx={{ mt: 1 }}>
            {isChanged ? words('write.unsaved') : ''}
          </Typography>
        </Panel>
      </Box>
    </form>
  );
}

/** Somebody else saved meanwhile: nothing of either is lost without a word. */
function Stale({ writing }: { writing: ReturnType<typeof useWriting> }) {
  const words = useWords();
  const { forget, save, saved, draft, update } = writing;
  return (
    <Alert severity="warning" role="alert" variant="outlined" sx={{ mb: 3, fontSize: '1rem' }}>
      <p style={{ margin: 0 }}>{words('write.stale.sentence')}</p>
      <Box component="details" sx={{ my: 1 }}>
        <summary>{words('write.stale.theirs')}</summary>
        <Box component="pre" sx={{ whiteSpace: 'pre-wrap', maxHeight: 300, overflow: 'auto' }} tabIndex={0}>
          {saved.text}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="outlined" onClick={() => void save(Math.max(saved.version, draft.version))}>
          {words('write.stale.mine')}
        </Button>
        <Button
          onClick={() => {
            update.reset();
            forget();
          }}
        >
          {words('write.stale.drop')}
        </Button>
      </Box>
    </Alert>
  );
}

function TextPart({
  text,
  title,
  error,
  onChange,
}: {
  text: string;
  title: string;
  error: string | undefined;
  onChange: (text: string) => void;
}) {
  const words = useWords();
  const settled = useSettled(text, PAUSE_MS);
  const { data, error: failed } = useRead(
    PreviewTextDocument,
    { text: settled },
    { keepPrevious: true, enabled: settled.trim() !== '' },
  );
  const preview = settled.trim() === '' ? undefined : data?.data;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
        <ImportWord isEmpty={text.trim() === ''} onText={onChange} />
      </Box>
      <SideBySide
        label={words('write.label')}
        left={{
          title: words('write.tabText'),
          children: (
            <TextEditor text={text} onChange={onChange} problems={preview?.problems ?? []} error={error} />
          ),
        }}
        right={{
          title: words('write.tabPreview'),
          children: failed ? (
            <Failed error={failed} />
          ) : (
            <DocumentPaper title={title} html={preview?.html ?? ''} />
          ),
        }}
      />
    </>
  );
}

function FilePart({
  writing,
  open,
  error,
}: {
  writing: ReturnType<typeof useWriting>;
  open: WrittenVersion;
  error: string | undefined;
}) {
  const words = useWords();
  const { file, setFile } = writing;
  return (
    <Panel title={words('write.form')}>
      {open.file && (
        <Typography sx={{ mb: 2 }}>
          {words('write.formNow')} <FileLinkButton file={open.file} />
        </Typography>
      )}
      <FileInput
        label={words('write.newForm')}
        help={words('write.newFormHelp')}
        purpose="TemplateVersion"
        accept=".docx,.xlsx"
        kinds={words('write.formKinds')}
        files={file ? [file] : []}
        onAdd={setFile}
        onRemove={() => setFile(undefined)}
        most={1}
        error={error}
      />
      {file ? (
        <Typography sx={{ mb: 2 }}>{words('write.saveToCheck')}</Typography>
      ) : (
        <>
          <Problems problems={open.problems ?? []} />
          <Typography sx={{ fontWeight: 600 }}>{words('write.foundFields')}</Typography>
          <Typography sx={{ overflowWrap: 'anywhere' }}>
            {(open.fields ?? []).map((key) => `{${key}}`).join(', ') || words('write.noFields')}
          </Typography>
        </>
      )}
    </Panel>
  );
}

function ChangePart({
  draft,
  refused,
  onChange,
}: {
  draft: ReturnType<typeof useWriting>['draft'];
  refused: Record<string, string>;
  onChange: (more: Partial<ReturnType<typeof useWriting>['draft']>) => void;
}) {
  const words = useWords();
  return (
    <>
      <FormControl component="fieldset">
        <FormLabel component="legend">{words('write.change')}</FormLabel>
        <FormHelperText>{words('write.changeHelp')}</FormHelperText>
        <RadioGroup
          name="change"
          value={draft.change}
          onChange={(_event, value) => onChange({ change: value === 'MINOR' ? 'MINOR' : 'MATERIAL' })}
          sx={{ order: 3 }}
        >
          {(['MATERIAL', 'MINOR'] as const).map((size) => (
            <FormControlLabel
              key={size}
              value={size}
              control={<Radio />}
              label={words(`write.size.${size}`)}
            />
          ))}
        </RadioGroup>
      </FormControl>
      <TextField
        id="change-summary"
        multiline
        minRows={2}
        label={words('write.changeSummary')}
        helperText={refused.changeSummary ?? words('write.changeSummaryHelp')}
        error={refused.changeSummary !== undefined}
        value={draft.changeSummary}
        onChange={(event) => onChange({ changeSummary: event.target.value })}
      />
    </>
  );
}
