import type { FactRow, FactValue } from '../../platform/documents/merge-fields.js';
import { Invalid } from '../../platform/errors.js';
import { isCivilDate } from '../../platform/local-time.js';
import { FACT_BY_KEY, type Fact } from './fact-vocabulary.js';

const LONGEST: Readonly<Record<string, number>> = { TEXT: 500, LONG_TEXT: 5_000 };
const MOST_ROWS = 100;
const MOST_ANSWERS = 200;
const LARGEST_NUMBER = 1_000_000_000;

/** Answers by key; null takes an answer back. */
export type Answers = Readonly<Record<string, FactValue>>;

/**
 * Answers as they come from outside, held against the vocabulary. Texts are trimmed; an empty one counts as taken
 * back. An empty list is an answer: there are none.
 * @throws Invalid with `answers.<key>`, and `answers.<key>.<row>.<key>` within lists
 */
export function checkAnswers(given: unknown): Answers {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Invalid({ answers: 'Send the answers by their keys.' });
  const entries = Object.entries(given);
  if (entries.length > MOST_ANSWERS) throw new Invalid({ answers: `Send at most ${MOST_ANSWERS} answers.` });
  const problems: Record<string, string> = {};
  const answers: Record<string, FactValue> = {};
  for (const [key, value] of entries) {
    const fact = FACT_BY_KEY.get(key);
    if (fact?.source !== 'MEMBER')
      problems[`answers.${key.slice(0, 60)}`] =
        fact === undefined
          ? 'Documents do not ask for this. Look at the list of facts.'
          : 'This is not answered here: it comes from your organisation’s record, the law or the document.';
    else answers[key] = readAnswer(fact, value, `answers.${key}`, problems);
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return answers;
}

type Asked = Pick<Fact, 'kind' | 'rows'>;

function readAnswer(fact: Asked, value: unknown, path: string, problems: Record<string, string>): FactValue {
  if (value === null || value === undefined) return null;
  if (fact.kind === 'LIST') return readRows(fact, value, path, problems);
  return readValue(fact, value, path, problems);
}

function readValue(
  { kind }: Asked,
  value: unknown,
  path: string,
  problems: Record<string, string>,
): string | number | boolean | null {
  if (kind === 'YES_NO') {
    if (typeof value === 'boolean') return value;
    problems[path] = 'Answer yes or no.';
    return null;
  }
  if (kind === 'NUMBER') {
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= LARGEST_NUMBER)
      return value;
    problems[path] = 'Enter a number, 0 or more.';
    return null;
  }
  if (typeof value !== 'string') {
    problems[path] = 'Enter a text.';
    return null;
  }
  const text = value.trim();
  if (text === '') return null;
  const problem = kind === 'DATE' ? dateProblem(text) : textProblem(text, kind);
  if (problem) problems[path] = problem;
  return text;
}

const dateProblem = (text: string): string | null =>
  isCivilDate(text) && text >= '1900' && text < '2200' ? null : 'Enter a date that exists, as YYYY-MM-DD.';

// Line ends and tabs are writing; the other control characters are what a broken paste or an attack brings.
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u;

function textProblem(text: string, kind: Fact['kind']): string | null {
  const most = LONGEST[kind] ?? 500;
  if (text.length > most) return `Use at most ${most.toLocaleString('en-GB')} letters.`;
  if (kind === 'TEXT' && /[\r\n]/.test(text)) return 'Write this on one line.';
  return CONTROL.test(text.replace(/[\r\n\t]/g, ''))
    ? 'Take out the characters that cannot be shown. Typing the text again helps.'
    : null;
}

function readRows(
  { rows = [] }: Asked,
  value: unknown,
  path: string,
  problems: Record<string, string>,
): FactRow[] | null {
  if (!Array.isArray(value)) {
    problems[path] = 'Enter rows.';
    return null;
  }
  if (value.length > MOST_ROWS) {
    problems[path] = `Enter at most ${MOST_ROWS} rows.`;
    return null;
  }
  const known = new Set(rows.map(({ key }) => key));
  const read = value.map((row: unknown, index): FactRow => {
    const at = `${path}.${index}`;
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      problems[at] = 'Enter what this row says.';
      return {};
    }
    for (const key of Object.keys(row).filter((key) => !known.has(key)))
      problems[`${at}.${key.slice(0, 60)}`] = 'This list has no such column.';
    return Object.fromEntries(
      rows.map((column) => [
        column.key,
        readCell(column, (row as Record<string, unknown>)[column.key], `${at}.${column.key}`, problems),
      ]),
    );
  });
  return read;
}

// A row with holes would print as a row with holes: each of its columns is asked for.
function readCell(
  column: Asked & { optional?: true },
  value: unknown,
  path: string,
  problems: Record<string, string>,
): string | number | boolean | null {
  const read = value === null || value === undefined ? null : readValue(column, value, path, problems);
  if (read === null && !column.optional) problems[path] ??= 'Fill this in, or take the row away.';
  return read;
}
