import './add-words.ts';
import { Box, Button, FormControlLabel, Link, Switch, TextField, Typography } from '@mui/material';
import { type FormEvent, useRef, useState } from 'react';
import { useCanAccess, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { fieldsOf } from '../../platform/http-error.ts';
import { Page } from '../../platform/layout/Page.tsx';
import { Panel } from '../../platform/layout/Panel.tsx';
import { Problem } from '../../platform/layout/Problem.tsx';
import { Failed, Nothing, Waiting } from '../../platform/layout/States.tsx';
import { useMe } from '../../platform/me.ts';
import { useRead, useReadAll, useVerb } from '../../platform/operations.ts';
import { pathTo, recordPath } from '../../platform/paths.ts';
import { answerOf, fieldOf, problemsOf, type Typed, type TypedAnswers, typedOf } from './answers.ts';
import {
  FactQuestionsDocument,
  FactUsesDocument,
  type Question,
  RememberFactsDocument,
} from './fact.graphql.ts';
import { LogoPanel } from './LogoPanel.tsx';
import { QuestionInput } from './QuestionInput.tsx';
import { AnswerErrors } from './Questions.tsx';
import { shownAnswer } from './shown-answer.ts';

const useWords = () => {
  const t = useTranslate();
  return (key: string, more?: object) => t(`resources.facts.${key}`, more);
};

/** All that an organisation said once for all its documents, in groups, with what uses it. */
export function OurFacts() {
  const t = useTranslate();
  const words = useWords();
  const me = useMe();
  return (
    <Page
      title={words('title')}
      intro={words('intro')}
      back={{ to: '/templates', label: t('app.menu.library') }}
    >
      {me && !me.actingFor && (
        <Nothing title={words('noOrganisation')}>{words('noOrganisationHelp')}</Nothing>
      )}
      {me?.actingFor && <Answers organisationId={me.actingFor.id} />}
    </Page>
  );
}

function Answers({ organisationId }: { organisationId: string }) {
  const words = useWords();
  const { data, error, isPending, refetch } = useRead(FactQuestionsDocument, {});
  const [q, setQ] = useState('');
  const [onlyMissing, setOnlyMissing] = useState(false);
  const questions = (data?.data ?? []).filter(({ source }) => source === 'MEMBER');
  const shown = questions.filter(
    ({ label, key, value }) =>
      (!onlyMissing || value === null) && `${label} ${key}`.toLowerCase().includes(q.trim().toLowerCase()),
  );
  const groups = [...new Set(shown.map(({ group }) => group))];
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (isPending) return <Waiting lines={10} />;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, alignItems: 'end' }}>
        <TextField
          id="facts-search"
          type="search"
          label={words('search')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          sx={{ maxWidth: 360 }}
        />
        <FormControlLabel
          control={
            <Switch checked={onlyMissing} onChange={(event) => setOnlyMissing(event.target.checked)} />
          }
          label={words('onlyMissing')}
          sx={{ mb: 2.5 }}
        />
        <Typography role="status" sx={{ mb: 3 }}>
          {words('count', {
            done: questions.filter(({ value }) => value !== null).length,
            total: questions.length,
          })}
        </Typography>
      </Box>
      {shown.length === 0 && (
        <Nothing title={words(onlyMissing && !q ? 'allAnswered' : 'none')}>{words('noneHelp')}</Nothing>
      )}
      {groups.map((group) => (
        <Group key={group} group={group} questions={shown.filter((question) => question.group === group)} />
      ))}
      <LogoPanel organisationId={organisationId} />
      <Panel title={words('recordTitle')}>
        <Typography sx={{ mb: 1 }}>{words('recordHelp')}</Typography>
        <Link component={RouterLink} to={pathTo(recordPath('organisations', organisationId))}>
          {words('record')}
        </Link>
      </Panel>
    </Box>
  );
}

function Group({ group, questions }: { group: string; questions: readonly Question[] }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const { canAccess: mayRemember } = useCanAccess({ resource: 'facts', action: 'remember' });
  const name = words(`group.${group}`);
  const isNew = questions.every(({ value }) => value === null);
  return (
    <Panel
      title={name}
      action={
        mayRemember &&
        !isOpen && (
          <Button
            variant="outlined"
            size="small"
            aria-label={words(isNew ? 'answerNamed' : 'editNamed', { name })}
            onClick={() => setOpen(true)}
          >
            {words(isNew ? 'answer' : 'edit')}
          </Button>
        )
      }
    >
      {isOpen ? (
        <EditGroup questions={questions} onClose={() => setOpen(false)} />
      ) : (
        <ShownAnswers questions={questions} />
      )}
    </Panel>
  );
}

function ShownAnswers({ questions }: { questions: readonly Question[] }) {
  const t = useTranslate();
  const words = useWords();
  const usedIn = useUses();
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 2 }}>
      {questions.map((question) => {
        const answer = shownAnswer(question, t);
        const uses = usedIn(question.key);
        return (
          <div key={question.key}>
            <Box component="dt" sx={{ fontWeight: 600 }}>
              {question.label}
            </Box>
            <Box
              component="dd"
              sx={{
                m: 0,
                maxWidth: '70ch',
                whiteSpace: 'pre-line',
                overflowWrap: 'anywhere',
                color: answer ? 'text.primary' : 'text.secondary',
              }}
            >
              {answer || words('notAnswered')}
            </Box>
            {uses && (
              <Box component="dd" sx={{ m: 0, color: 'text.secondary', fontSize: '0.9375rem' }}>
                {uses}
              </Box>
            )}
          </div>
        );
      })}
    </Box>
  );
}

/** So many documents are named; of the others the number is told. */
const NAMED = 3;

/** @returns for a key, a sentence on the documents that use it */
function useUses(): (key: string) => string | undefined {
  const words = useWords();
  const { data } = useReadAll(FactUsesDocument, { page: 1 });
  return (key) => {
    const titles = (data ?? [])
      .filter(({ currentVersion }) => currentVersion?.fields?.includes(key))
      .map(({ title }) => title ?? '');
    if (titles.length === 0) return undefined;
    const named = titles.slice(0, NAMED).join(', ');
    const more = titles.length - NAMED;
    return words('usedIn', {
      names: more > 0 ? words('usedMore', { names: named, smart_count: more }) : named,
    });
  };
}

function EditGroup({ questions, onClose }: { questions: readonly Question[]; onClose: () => void }) {
  const t = useTranslate();
  const words = useWords();
  const notify = useNotify();
  const remember = useVerb(RememberFactsDocument);
  const [typed, setTyped] = useState<TypedAnswers>(() =>
    Object.fromEntries(
      questions.filter(({ value }) => value !== null).map(({ key, value }) => [key, typedOf(value)]),
    ),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const box = useRef<HTMLDivElement>(null);
  const set = (key: string, value: Typed) => setTyped((now) => ({ ...now, [key]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // every answer may be left for later here; what is typed has to be right
    const problems = problemsOf(
      questions.map((question) => ({ ...question, optional: true })),
      typed,
    );
    setErrors(
      Object.fromEntries(Object.entries(problems).map(([path, key]) => [path, words(`problem.${key}`)])),
    );
    if (Object.keys(problems).length > 0) return;
    const changed = questions
      .map((question) => [question.key, answerOf(question, typed[question.key]), question.value] as const)
      .filter(([, answer, before]) => JSON.stringify(answer) !== JSON.stringify(before ?? null));
    if (changed.length === 0) return onClose();
    remember.mutate(
      { answers: Object.fromEntries(changed.map(([key, answer]) => [key, answer])) },
      {
        onSuccess: () => {
          onClose();
          notify(words('saved'), { type: 'success' });
        },
        onError: (error) =>
          setErrors(
            Object.fromEntries(Object.entries(fieldsOf(error)).map(([path, text]) => [fieldOf(path), text])),
          ),
      },
    );
  };
  const atField = Object.keys(errors).length > 0;
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ maxWidth: 720 }}>
      <AnswerErrors questions={questions} errors={errors} box={box} />
      <Problem message={atField ? undefined : remember.error?.message} />
      {questions.map((question) => (
        <QuestionInput
          key={question.key}
          question={question}
          value={typed[question.key]}
          onChange={(value) => set(question.key, value)}
          errors={errors}
        />
      ))}
      <Box sx={{ display: 'flex', gap: 2 }}>
        <Button type="submit" variant="contained" disabled={remember.isPending}>
          {t(remember.isPending ? 'app.form.saving' : 'app.form.save')}
        </Button>
        <Button onClick={onClose}>{t('app.form.cancel')}</Button>
      </Box>
    </Box>
  );
}
