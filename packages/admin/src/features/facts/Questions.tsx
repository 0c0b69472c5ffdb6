import './add-words.ts';
import { Alert, Box, Link, Typography } from '@mui/material';
import { type RefObject, useEffect } from 'react';
import { useTranslate } from 'react-admin';
import type { Typed, TypedAnswers } from './answers.ts';
import type { Question } from './fact.graphql.ts';
import { QuestionInput } from './QuestionInput.tsx';

interface QuestionsProps {
  questions: readonly Question[];
  typed: TypedAnswers;
  onChange: (key: string, value: Typed) => void;
  errors: Readonly<Record<string, string>>;
}

/** Questions under the headings of their groups, in the order in which they come. */
export function Questions({ questions, typed, onChange, errors }: QuestionsProps) {
  const t = useTranslate();
  const groups = [...new Set(questions.map(({ group }) => group))];
  return (
    <>
      {groups.map((group) => (
        <Box key={group} component="section" sx={{ mb: 2 }}>
          {groups.length > 1 && (
            <Typography variant="h3" component="h3" sx={{ mb: 1.5 }}>
              {t(`resources.facts.group.${group}`)}
            </Typography>
          )}
          {questions
            .filter((question) => question.group === group)
            .map((question) => (
              <QuestionInput
                key={question.key}
                question={question}
                value={typed[question.key]}
                onChange={(value) => onChange(question.key, value)}
                errors={errors}
              />
            ))}
        </Box>
      ))}
    </>
  );
}

/** What is wrong with the answers, each a link to its field. Takes focus when there is something new to say. */
export function AnswerErrors({
  questions,
  errors,
  box,
}: {
  questions: readonly Question[];
  errors: Readonly<Record<string, string>>;
  box: RefObject<HTMLDivElement | null>;
}) {
  const t = useTranslate();
  const paths = Object.keys(errors);
  useEffect(() => {
    if (Object.keys(errors).length > 0) box.current?.focus();
  }, [errors, box]);
  if (paths.length === 0) return null;
  const nameOf = (path: string) => {
    const [key = '', , cell] = path.split('.');
    const question = questions.find((one) => one.key === key);
    return question?.rows?.find((row) => row.key === cell)?.label ?? question?.label ?? path;
  };
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      severity="error"
      role="alert"
      variant="outlined"
      sx={{ mb: 3, fontSize: '1rem' }}
    >
      <strong>{t('app.form.summary', { smart_count: paths.length })}</strong>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
        {paths.map((path) => (
          <li key={path}>
            <Link
              component="button"
              type="button"
              onClick={() => focusField(path)}
              sx={{ font: 'inherit', color: 'inherit', textAlign: 'left' }}
            >
              {nameOf(path)}: {errors[path]}
            </Link>
          </li>
        ))}
      </Box>
    </Alert>
  );
}

/** The field of a path; of a list or one of its rows the nearest one. */
function focusField(path: string): void {
  const [key = ''] = path.split('.');
  const field = document.getElementById(`answer-${path}`) ?? document.getElementById(`answer-${key}`);
  field?.focus();
}
