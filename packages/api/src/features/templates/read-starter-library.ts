import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { isCivilDate } from '../../platform/local-time.js';
import { FACT_BY_KEY } from '../facts/fact-vocabulary.js';
import { type Applicability, inOneForm, type LegalDriver } from './applicability.js';
import {
  AUDIENCES,
  type Audience,
  NECESSITIES,
  type Necessity,
  TEMPLATE_KINDS,
  type TemplateKind,
} from './template-kind.js';

/** One document of the starter library: a Markdown file with what is said about it on top. */
export interface StarterDocument {
  slug: string;
  title: string;
  kind: TemplateKind;
  category: string;
  audience: Audience[];
  acknowledgedBy: Audience[];
  necessity: Necessity;
  applies: Applicability;
  because: string;
  reviewMonths: number;
  /** YYYY-MM-DD */
  legalAsOf: string;
  drivers: LegalDriver[];
  summary: string;
  searchWords: string[];
  /** Markdown with merge fields. */
  text: string;
}

/** The categories of the starter library, in their order. */
export const STARTER_CATEGORIES = [
  'Contracts and joining',
  'Conduct and concerns',
  'Fairness and dignity',
  'Leave and absence',
  'Pay and development',
  'Volunteers',
  'Data and information',
  'Safeguarding',
  'Health and safety',
] as const;

// Beside the sources it lies in the package, beside the build the build has copied it.
const FOLDER = fileURLToPath(new URL('../../../starter-library', import.meta.url));

/** All documents of the starter library, in the order of their file names. @throws Error that names the file */
export const readStarterLibrary = (folder: string = FOLDER): StarterDocument[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readStarterDocument(name, readFileSync(`${folder}/${name}`, 'utf8')));

/** One file of it. @throws Error that names the file and what is wrong with its head */
export function readStarterDocument(name: string, content: string): StarterDocument {
  const [, head, text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(content.replace(/\r\n?/g, '\n')) ?? [];
  if (head === undefined || text === undefined)
    throw new Error(`${name} has no head between two lines of ---.`);
  const read: unknown = parse(head);
  if (typeof read !== 'object' || read === null) throw new Error(`${name} has an empty head.`);
  const values = read as Record<string, unknown>;
  const wrong = Object.entries(CHECKS).find(([key, isRight]) => !isRight(values[key]));
  if (wrong) throw new Error(`${name}: “${wrong[0]}” is missing or not right.`);
  const known = values as unknown as Omit<StarterDocument, 'text'>;
  const { applies, drivers, searchWords, ...plain } = known;
  return {
    ...plain,
    applies: inOneForm(applies),
    drivers: drivers.map(({ act, section, since, source }) => ({ act, section, since, source })),
    searchWords: searchWords.map(String),
    text: `${text.trim()}\n`,
  };
}

type Check = (value: unknown) => boolean;

const isText =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= most;
const isOneOf =
  (words: readonly string[]): Check =>
  (value) =>
    words.includes(String(value));
const isListOf =
  (each: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(each);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const isDate: Check = (value) => typeof value === 'string' && isCivilDate(value);
const isCount: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const isFact: Check = (value) => FACT_BY_KEY.get(String(value))?.kind === 'YES_NO';
const isAddress: Check = (value) => typeof value === 'string' && /^https:\/\/\S+$/.test(value);

const hasOnly =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([key, inner]) => checks[key]?.(inner) === true);

const CHECKS: Readonly<Record<keyof Omit<StarterDocument, 'text'>, Check>> = {
  slug: (value) => typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
  title: isText(120),
  kind: isOneOf(TEMPLATE_KINDS),
  category: isOneOf(STARTER_CATEGORIES),
  audience: isListOf(isOneOf(AUDIENCES)),
  acknowledgedBy: isListOf(isOneOf(AUDIENCES)),
  necessity: isOneOf(NECESSITIES),
  applies: hasOnly({
    minHeadcount: isCount,
    maxHeadcount: isCount,
    facts: isListOf(isFact),
    anyOf: isListOf(isFact),
  }),
  because: isText(90),
  reviewMonths: (value) => isCount(value) && Number(value) >= 1 && Number(value) <= 36,
  legalAsOf: isDate,
  drivers: isListOf(
    (value) =>
      hasOnly({
        act: isText(200),
        section: orNull(isText(100)),
        since: orNull(isDate),
        source: orNull(isAddress),
      })(value) && Object.keys(value as object).length === 4,
  ),
  summary: isText(300),
  // YAML reads 12.07 as a number; people type it as a word.
  searchWords: isListOf((value) => isText(60)(String(value))),
};
