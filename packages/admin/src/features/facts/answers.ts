import type { FactKind } from './fact.graphql.ts';

/** What stands in a field while it is typed; a list is its rows. */
export type Typed = string | boolean | TypedRow[];
export interface TypedRow {
  [key: string]: string | boolean;
}
/** By the key of the question. */
export type TypedAnswers = Record<string, Typed>;

/** What the API takes: numbers as numbers, nothing as null. */
export type Answer = string | number | boolean | null | Record<string, string | number | boolean | null>[];

/** A question, as far as its answer goes. */
export interface Askable {
  key: string;
  kind: FactKind;
  optional: boolean;
  rows?: readonly RowQuestion[] | null;
}

/** A question within a row of a list. */
export interface RowQuestion {
  key: string;
  kind: FactKind;
  label: string;
  help: string | null;
  optional: boolean;
}

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function cellOf(value: unknown): string | boolean {
  return typeof value === 'boolean' ? value : value === null || value === undefined ? '' : String(value);
}

/** A present answer, or a suggestion, as the field holds it. */
export function typedOf(value: unknown): Typed {
  if (!Array.isArray(value)) return cellOf(value);
  return value
    .filter(isRow)
    .map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cellOf(cell)])));
}

/** Nothing typed, nothing chosen, no row with a word in it. */
export function isEmpty(typed: Typed | undefined): boolean {
  if (typed === undefined || typeof typed === 'boolean') return typed === undefined;
  if (typeof typed === 'string') return typed.trim() === '';
  return typed.every((row) => Object.values(row).every((cell) => isEmpty(cell)));
}

const NUMBER = /^-?\d{1,3}(,\d{3})+(\.\d+)?$|^-?\d+(\.\d+)?$/;

/** Is it a number as people type it, such as 1,250 or 37.5? */
export const isNumber = (typed: string): boolean => NUMBER.test(typed.trim().replace(/^£/, ''));

function plainOf(kind: FactKind, typed: string | boolean | undefined): string | number | boolean | null {
  if (typed === undefined || isEmpty(typed)) return null;
  if (typeof typed === 'boolean') return typed;
  const text = typed.trim();
  // what is no number goes as it is: the refusal stands at its field
  if (kind === 'NUMBER' && isNumber(text)) return Number(text.replace(/^£/, '').replaceAll(',', ''));
  return text;
}

/** One answer as the API takes it; rows without a word in them are left out. */
export function answerOf({ kind, rows }: Askable, typed: Typed | undefined): Answer {
  if (typed === undefined || isEmpty(typed)) return null;
  if (!Array.isArray(typed)) return plainOf(kind, typed);
  return typed
    .filter((row) => !isEmpty([row]))
    .map((row) =>
      Object.fromEntries((rows ?? []).map((cell) => [cell.key, plainOf(cell.kind, row[cell.key])])),
    );
}

/** All answers that are given, for a preview or a document. */
export function givenAnswers(questions: readonly Askable[], typed: TypedAnswers): Record<string, Answer> {
  return Object.fromEntries(
    questions
      .map((question) => [question.key, answerOf(question, typed[question.key])] as const)
      .filter(([, answer]) => answer !== null),
  );
}

/** What is wrong with what was typed, by field path (`sites.0.site_name`), as a key of the words. */
export function problemsOf(questions: readonly Askable[], typed: TypedAnswers): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const question of questions) {
    const value = typed[question.key];
    if (isEmpty(value)) {
      if (!question.optional) problems[question.key] = `missing.${question.kind}`;
    } else if (typeof value === 'string') {
      if (question.kind === 'NUMBER' && !isNumber(value)) problems[question.key] = 'noNumber';
    } else if (Array.isArray(value)) Object.assign(problems, problemsOfRows(question, value));
  }
  return problems;
}

function problemsOfRows({ key, rows }: Askable, typed: readonly TypedRow[]): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const [index, row] of typed.entries()) {
    if (isEmpty([row])) continue;
    for (const cell of rows ?? []) {
      const value = row[cell.key];
      if (isEmpty(value)) {
        if (!cell.optional) problems[`${key}.${index}.${cell.key}`] = `missing.${cell.kind}`;
      } else if (cell.kind === 'NUMBER' && typeof value === 'string' && !isNumber(value))
        problems[`${key}.${index}.${cell.key}`] = 'noNumber';
    }
  }
  return problems;
}

/** The API names fields `answers.<key>`; the form `<key>`. */
export const fieldOf = (path: string): string => path.replace(/^answers\./, '');
