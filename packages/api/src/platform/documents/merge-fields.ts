/** A row of a list of facts: its own facts by their keys. */
export interface FactRow {
  [key: string]: string | number | boolean | null;
}

/** What an organisation answered: text, a number, yes or no, a date as YYYY-MM-DD, rows; null where nothing is known. */
export type FactValue = string | number | boolean | null | FactRow[];

/** Facts by their keys. A key that is not there is as good as null. */
export type FactValues = Readonly<Record<string, FactValue>>;

/** One field that a document may name. */
export interface VocabularyField {
  key: string;
  kind: 'TEXT' | 'LONG_TEXT' | 'NUMBER' | 'DATE' | 'YES_NO' | 'LIST';
  /** A document can be issued without it. */
  optional?: true;
  /** Of a LIST: what each row says. */
  rows?: readonly VocabularyField[];
}

/** The fields that documents may name. */
export interface Vocabulary {
  field(key: string): VocabularyField | undefined;
  /** Every key, if they can be listed: misspelt ones are then recognised from further off. */
  keys?(): Iterable<string>;
}

/** The vocabulary that consists of these fields. */
export function vocabularyOf(fields: Iterable<VocabularyField>): Vocabulary {
  const byKey = new Map([...fields].map((field) => [field.key, field]));
  return { field: (key) => byKey.get(key), keys: () => byKey.keys() };
}

/** What is wrong with a text and where: line and column count from 1. */
export interface TextProblem {
  line: number;
  column: number;
  /** Plain English, to be shown as it is. */
  message: string;
  /** The tag concerned, with its braces. */
  tag?: string;
}

/** A document cannot be made: these facts are needed and nobody has answered them, in the order of their appearance. */
export class MissingFacts extends Error {
  constructor(readonly keys: readonly string[]) {
    super(`These facts are missing: ${keys.join(', ')}.`);
    this.name = 'MissingFacts';
  }
}

/** What a merge field's key looks like. */
export const FIELD_KEY = /^[a-z][a-z0-9_]{0,63}$/;

/** Whether nothing has been answered. A text of blanks is no answer, an empty list is one: there are none. */
export const isUnanswered = (value: FactValue | undefined): value is null | undefined =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** Whether a section over this value is shown. As in Word templates: no, nothing, zero and an empty list hide it. */
export const isOn = (value: FactValue | undefined): boolean =>
  Array.isArray(value) ? value.length > 0 : !isUnanswered(value) && value !== false && value !== 0;

// Everything that no document can hold, or that turns round what a reader sees.
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without control characters, halves of characters and marks that turn the direction of writing. */
export const printable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '');

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 10 });

/** How a value is printed: numbers as 12,000, dates as 23 November 2026. Only a LONG_TEXT keeps its line breaks. */
export function printValue(value: string | number | boolean, kind: VocabularyField['kind']): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return NUMBER.format(value);
  if (kind === 'DATE') return printDate(value);
  const text = printable(value).trim();
  return kind === 'LONG_TEXT' ? text : text.replace(/\s*\n\s*/g, ' ');
}

function printDate(value: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime())) return printable(value).replace(/\s+/g, ' ').trim();
  return DAY.format(day);
}

/** What stands in a blank document where a value would be: [organisation name]. */
export const placeholderOf = (key: string): string => `[${key.replaceAll('_', ' ')}]`;

/** What to say of a field that nobody knows, with the known one that is nearest. */
export function unknownField(
  tag: string,
  key: string,
  known: (key: string) => boolean,
  keys?: Iterable<string>,
) {
  const nearest = keys ? nearestOf(key, keys) : neighbourOf(key, known);
  const hint = nearest ? ` Did you mean {${nearest}}?` : '';
  return `${tag} is not a known field.${hint}`;
}

function nearestOf(key: string, keys: Iterable<string>): string | undefined {
  const best = {
    key: undefined as string | undefined,
    distance: Math.max(2, Math.floor(key.length / 4)) + 1,
  };
  for (const candidate of keys) {
    const distance = distanceBetween(key, candidate, best.distance);
    if (distance < best.distance) Object.assign(best, { key: candidate, distance });
  }
  return best.key;
}

/** How many letters one has to add, drop, change or swap, as far as it is less than `limit`. */
function distanceBetween(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : limit;
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? limit;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789_'];

/** Where the keys cannot be listed: one that differs by a single letter. */
function neighbourOf(key: string, known: (key: string) => boolean): string | undefined {
  if (key.length > 64) return undefined;
  for (let at = 0; at <= key.length; at++) {
    const [start, rest] = [key.slice(0, at), key.slice(at)];
    const tries = [start + rest.slice(1), start + rest.slice(1, 2) + rest.slice(0, 1) + rest.slice(2)];
    for (const letter of LETTERS) tries.push(start + letter + rest, start + letter + rest.slice(1));
    const found = tries.find((candidate) => candidate !== key && known(candidate));
    if (found) return found;
  }
  return undefined;
}
