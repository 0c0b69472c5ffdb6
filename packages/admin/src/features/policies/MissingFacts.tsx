import { Box, Button, Typography } from '@mui/material';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { fieldsOf } from '../../platform/http-error.ts';
import { useKeptDraft } from '../../platform/kept-draft.ts';
import { Problem } from '../../platform/layout/Problem.tsx';
import { useVerb } from '../../platform/operations.ts';
import { fieldOf, givenAnswers, problemsOf, type TypedAnswers } from '../facts/answers.ts';
import { type Question, RememberFactsDocument } from '../facts/fact.graphql.ts';
import { AnswerErrors, Questions } from '../facts/Questions.tsx';

interface MissingFactsProps {
  /** Under which what was typed is kept. */
  name: string;
  questions: readonly Question[];
  next: string;
  onDone: () => void;
}

const isTyped = (kept: unknown): kept is TypedAnswers =>
  typeof kept === 'object' && kept !== null && !Array.isArray(kept);

/** What a document needs and the organisation has not said yet: asked once, remembered for the next document. */
export function MissingFacts({ name, questions, next, onDone }: MissingFactsProps) {
  const t = useTranslate();
  const [typed, keep, forget] = useKeptDraft<TypedAnswers>(name, {}, isTyped);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const box = useRef<HTMLDivElement>(null);
  const remember = useVerb(RememberFactsDocument);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problems = problemsOf(questions, typed);
    setErrors(
      Object.fromEntries(
        Object.entries(problems).map(([path, problem]) => [path, t(`resources.facts.problem.${problem}`)]),
      ),
    );
    if (Object.keys(problems).length > 0) return;
    remember.mutate(
      { answers: givenAnswers(questions, typed) },
      {
        onSuccess: () => {
          forget();
          onDone();
        },
        onError: (error) =>
          setErrors(
            Object.fromEntries(
              Object.entries(fieldsOf(error)).map(([path, message]) => [fieldOf(path), message]),
            ),
          ),
      },
    );
  };
  const atField = Object.keys(errors).length > 0;
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ maxWidth: 720 }}>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('resources.policies.facts.help')}
      </Typography>
      <AnswerErrors questions={questions} errors={errors} box={box} />
      {!atField && <Problem message={remember.error?.message} />}
      <Questions
        questions={questions}
        typed={typed}
        errors={errors}
        onChange={(key, value) => keep({ ...typed, [key]: value })}
      />
      <Button type="submit" variant="contained" disabled={remember.isPending}>
        {remember.isPending ? t('app.form.saving') : next}
      </Button>
    </Box>
  );
}
