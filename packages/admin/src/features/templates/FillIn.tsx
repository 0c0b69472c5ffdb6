import './add-words.ts';
import { Alert, Box, Button, Checkbox, FormControlLabel, Link, Typography } from '@mui/material';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router';
import { DocumentPaper } from '../../platform/documents/DocumentPaper.tsx';
import { fieldsOf } from '../../platform/http-error.ts';
import { Page } from '../../platform/layout/Page.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { Failed, Missing, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { useMe } from '../../platform/me.ts';
import { useRead, useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { fieldOf, givenAnswers, problemsOf, type Typed } from '../facts/answers.ts';
import { FactQuestionsDocument, type Question } from '../facts/fact.graphql.ts';
import { AnswerErrors, Questions } from '../facts/Questions.tsx';
import { shownAnswer } from '../facts/shown-answer.ts';
import { useFillDraft } from './fill-draft.ts';
import { readPath } from './library-paths.ts';
import { SideBySide } from './SideBySide.tsx';
import {
  type DocumentFormat,
  DownloadDocumentDocument,
  PreviewDocumentDocument,
  type Template,
  TemplateDocument,
} from './template.graphql.ts';
import { useSettled } from './use-settled.ts';
import { useWords } from './use-words.ts';

/** After so many milliseconds without a key, the document beside the answers is made anew. */
const PAUSE_MS = 400;

/** Fills in a document: asks only what is missing, shows it growing, hands it out as Word or PDF. */
export function FillIn() {
  const words = useWords();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useRead(TemplateDocument, { id });
  const template = data?.data;
  if (data && !template) return <Missing />;
  return (
    <Page
      title={template ? words('fill.title', { title: template.title }) : words('card.fill')}
      intro={words('fill.intro')}
      back={{ to: readPath(id), label: template?.title ?? words('list.title') }}
    >
      {error && <Failed error={error} retry={() => refetch()} />}
      {isPending && <Waiting lines={8} />}
      {template && !template.currentVersion && <Nothing title={words('fill.notPublished')} />}
      {template?.currentVersion && <Wizard template={template} versionId={template.currentVersion.id} />}
    </Page>
  );
}

/** The questions of this document: those that are missing now and those that were asked before, in the order of the document. */
function useAsked(versionId: string) {
  const [draft, keep, forget] = useFillDraft(versionId);
  const all = useRead(FactQuestionsDocument, { templateVersionId: versionId });
  const byKey = useMemo(
    () => new Map((all.data?.data ?? []).map((question) => [question.key, question])),
    [all.data],
  );
  const askedBefore = draft.asked.flatMap((key) => byKey.get(key) ?? []);
  const answers = givenAnswers(askedBefore, draft.typed);
  const settled = useSettled(JSON.stringify(answers), PAUSE_MS);
  const preview = useRead(
    PreviewDocumentDocument,
    { templateVersionId: versionId, answers: JSON.parse(settled) },
    { keepPrevious: true },
  );
  const missing = preview.data?.data.missing ?? [];
  // what the organisation's record or the law should say is answered there, not here
  const fresh = missing.filter(({ key, source }) => source === 'MEMBER' && !draft.asked.includes(key));
  const elsewhere = missing.filter(({ source }) => source !== 'MEMBER');
  const questions = [...askedBefore, ...fresh];
  useEffect(() => {
    if (fresh.length > 0) keep({ ...draft, asked: [...draft.asked, ...fresh.map(({ key }) => key)] });
  });
  return { draft, keep, forget, all, preview, questions, elsewhere };
}

function Wizard({ template, versionId }: { template: Template; versionId: string }) {
  const words = useWords();
  const asked = useAsked(versionId);
  const { preview, all } = asked;
  const title = template.title ?? '';
  if (all.error && !all.data) return <Failed error={all.error} retry={() => all.refetch()} />;
  if (!all.data || (!preview.data && !preview.error)) return <Waiting lines={8} />;
  return (
    <SideBySide
      label={words('fill.label')}
      left={{
        title: words('fill.questions'),
        children: <Ask template={template} versionId={versionId} asked={asked} />,
      }}
      right={{
        title: words('fill.document'),
        // what was typed stays where it is, whether or not the document could be made of it
        children: !preview.data ? (
          <Failed error={preview.error} retry={() => preview.refetch()} />
        ) : (
          <DocumentPaper
            title={title}
            html={preview.data.data.html}
            heading={
              <Typography component="p" sx={{ fontSize: '1.375rem', fontWeight: 650, mb: 2 }}>
                {title}
              </Typography>
            }
          />
        ),
      }}
    />
  );
}

/** The formats that a template is handed out in. */
const formatsOf = ({ source }: Template): readonly DocumentFormat[] =>
  source === 'FILE' ? ['ORIGINAL'] : ['DOCX', 'PDF'];

function Ask({
  template,
  versionId,
  asked,
}: {
  template: Template;
  versionId: string;
  asked: ReturnType<typeof useAsked>;
}) {
  const t = useTranslate();
  const words = useWords();
  const { draft, keep, forget, questions, elsewhere, preview } = asked;
  const { canAccess: mayRemember } = useCanAccess({ resource: 'facts', action: 'remember' });
  const download = useVerb(DownloadDocumentDocument);
  const [remember, setRemember] = useState(true);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [done, setDone] = useState<string>();
  const summary = useRef<HTMLDivElement>(null);
  const left = preview.data?.data.missing.length;

  const change = (key: string, value: Typed) => {
    setDone(undefined);
    keep({
      asked: draft.asked.includes(key) ? draft.asked : [...draft.asked, key],
      typed: { ...draft.typed, [key]: value },
    });
    setErrors((now) =>
      Object.fromEntries(Object.entries(now).filter(([path]) => path.split('.')[0] !== key)),
    );
  };
  const issue = (format: DocumentFormat) => {
    setDone(undefined);
    const problems = problemsOf(questions, draft.typed);
    if (Object.keys(problems).length > 0) {
      setErrors(mapValues(problems, (key) => t(`resources.facts.problem.${key}`)));
      return;
    }
    setErrors({});
    download.mutate(
      {
        templateVersionId: versionId,
        format,
        answers: givenAnswers(questions, draft.typed),
        remember: Boolean(mayRemember) && remember,
      },
      {
        onSuccess: ({ data }) => {
          // an attachment: the browser keeps the page and saves the file
          window.location.assign(data.url);
          setDone(data.name);
        },
        onError: (error) =>
          setErrors(
            Object.fromEntries(Object.entries(fieldsOf(error)).map(([path, text]) => [fieldOf(path), text])),
          ),
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issue(formatsOf(template)[0] ?? 'DOCX');
  };
  const atField = Object.keys(errors).length > 0;
  return (
    <form onSubmit={submit} noValidate>
      <AnswerErrors questions={questions} errors={errors} box={summary} />
      <Problem message={atField ? undefined : download.error?.message} />
      <Typography role="status" sx={{ mb: 2, fontWeight: 600 }}>
        {left !== undefined &&
          (left > 0 ? words('fill.left', { smart_count: left }) : words('fill.nothingLeft'))}
      </Typography>
      <Elsewhere missing={elsewhere} />
      <Questions questions={questions} typed={draft.typed} onChange={change} errors={errors} />
      <Known questions={asked.all.data?.data ?? []} asked={questions} />
      {mayRemember && questions.length > 0 && (
        <FormControlLabel
          control={<Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)} />}
          label={words('fill.remember')}
          sx={{ display: 'flex', mb: 2 }}
        />
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {formatsOf(template).map((format, index) => (
          <Button
            key={format}
            type={index === 0 ? 'submit' : 'button'}
            variant={index === 0 ? 'contained' : 'outlined'}
            disabled={download.isPending}
            onClick={index === 0 ? undefined : () => issue(format)}
          >
            {words(`fill.download.${format}`)}
          </Button>
        ))}
        {draft.asked.length > 0 && (
          <Button
            onClick={() => {
              setErrors({});
              setDone(undefined);
              forget();
            }}
          >
            {words('fill.startAgain')}
          </Button>
        )}
      </Box>
      <Box role="status" sx={{ mt: 2 }}>
        {download.isPending && words('download.making')}
        {done && (
          <Alert severity="success" sx={{ fontSize: '1rem' }}>
            {words('fill.done', { name: done })}
          </Alert>
        )}
      </Box>
      <Typography color="text.secondary" sx={{ mt: 2 }}>
        {words('fill.notAdopted')}
      </Typography>
    </form>
  );
}

/** What only the record of the organisation, or the coordinator, can say. */
function Elsewhere({ missing }: { missing: readonly Question[] }) {
  const words = useWords();
  const organisation = useMe()?.actingFor;
  if (missing.length === 0) return null;
  return (
    <Alert severity="warning" variant="outlined" sx={{ mb: 2, fontSize: '1rem' }}>
      {words('fill.elsewhere')}
      <Box component="ul" sx={{ m: 0, my: 1, pl: 2.5 }}>
        {missing.map(({ key, label }) => (
          <li key={key}>{label}</li>
        ))}
      </Box>
      {organisation && missing.some(({ source }) => source !== 'RATE') && (
        <Link component={RouterLink} to={pathTo(recordPath('organisations', organisation.id))}>
          {words('fill.toRecord')}
        </Link>
      )}
    </Alert>
  );
}

const mapValues = (
  record: Record<string, string>,
  change: (value: string) => string,
): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** What the document takes from answers that are there already, to look over; it is put right with the facts. */
function Known({ questions, asked }: { questions: readonly Question[]; asked: readonly Question[] }) {
  const t = useTranslate();
  const words = useWords();
  const known = questions.filter(
    ({ key, source, value }) =>
      (source === 'MEMBER' || source === 'RECORD') &&
      value !== null &&
      !asked.some((question) => question.key === key),
  );
  if (known.length === 0) return null;
  return (
    <Box component="details" sx={{ mb: 2 }}>
      <Box component="summary" sx={{ py: 1, cursor: 'pointer', fontWeight: 600 }}>
        {words('fill.known', { smart_count: known.length })}
      </Box>
      <Box component="dl" sx={{ m: 0 }}>
        {known.map(({ key, kind, label, value, rows }) => (
          <Box key={key} sx={{ mb: 1 }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
              {shownAnswer({ kind, value, rows }, t)}
            </Box>
          </Box>
        ))}
      </Box>
      <Link component={RouterLink} to={pathTo('/facts')}>
        {words('fill.toFacts')}
      </Link>
    </Box>
  );
}
