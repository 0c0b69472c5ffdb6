import Docxtemplater from 'docxtemplater';
import inspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import {
  type FactRow,
  type FactValue,
  type FactValues,
  FIELD_KEY,
  isOn,
  isUnanswered,
  MissingFacts,
  printValue,
  unknownField,
  type Vocabulary,
  type VocabularyField,
} from './merge-fields.js';
import { DamagedDocument, unpack } from './unpack.js';

/** What is wrong with a file template, and where in words: in the header, near “…”. */
export interface FileProblem {
  place: string;
  /** Plain English, to be shown as it is. */
  message: string;
  /** The tag concerned, with its braces. */
  tag?: string;
}

/** A file template that cannot be filled. */
export class BrokenTemplate extends Error {
  constructor(readonly problems: readonly FileProblem[]) {
    super(problems.map(({ message, place }) => `${message} (${place})`).join(' '));
    this.name = 'BrokenTemplate';
  }
}

/**
 * The fields of a Word template, in its text, headers and footers, and what is wrong with its tags.
 * @throws DamagedDocument
 */
export function inspectDocx(
  bytes: Buffer,
  vocabulary: Vocabulary,
): { fields: string[]; problems: FileProblem[] } {
  const { parts, texts, problems } = read(bytes);
  const fields = new Set<string>();
  const check = new Check(vocabulary, texts, problems, fields);
  for (const [file, tags] of parts) check.tags(tags, file, { assured: new Set() });
  return { fields: [...fields], problems };
}

/** The facts that a Word template needs, as far as these facts decide it, and that are missing; in order of appearance. */
export function neededInDocx(bytes: Buffer, facts: FactValues, vocabulary?: Vocabulary): string[] {
  const { parts } = readWhole(bytes);
  return neededBy(
    parts.flatMap(([, tags]) => tags),
    facts,
    vocabulary,
  );
}

/**
 * Fills a Word template. Tags are looked up and nothing else: no expression in one is run, no tag in a value is filled.
 * With a vocabulary values are printed by their kinds, and a yes or no that nobody has answered is a missing fact;
 * without one numbers and dates are told by their form.
 * @throws DamagedDocument
 * @throws BrokenTemplate
 * @throws MissingFacts
 */
export function fillDocx(bytes: Buffer, facts: FactValues, vocabulary?: Vocabulary): Buffer {
  const { template, parts } = readWhole(bytes);
  const missing = neededBy(
    parts.flatMap(([, tags]) => tags),
    facts,
    vocabulary,
  );
  if (missing.length > 0) throw new MissingFacts(missing);
  template.render(dataOf(facts, (key) => vocabulary?.field(key)));
  return template.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

// ------------------------------------------------------------------ reading

/** A tag as the library tells of it. */
interface DocxTag {
  module?: string;
  value: string;
  inverted?: boolean;
  subparsed?: DocxTag[];
}

/** The library's reader of tags; it comes as a plain CommonJS export, which its types do not tell. */
interface Inspector {
  getTemplatedFiles(): string[];
  getStructuredTags(file: string): DocxTag[];
}
const Inspector = inspectModule as unknown as new () => Inspector;

interface Read {
  /** Missing if its tags cannot be read; then there are problems. */
  template: Docxtemplater | undefined;
  /** The tags of each file of the package that has some. */
  parts: [file: string, tags: DocxTag[]][];
  /** The paragraphs of each file, as words. */
  texts: ReadonlyMap<string, string[]>;
  problems: FileProblem[];
}

function readWhole(bytes: Buffer): { template: Docxtemplater; parts: Read['parts'] } {
  const found = read(bytes);
  const { template, parts, problems } = found;
  new Check(undefined, found.texts, problems, new Set()).all(found.parts);
  if (problems.length > 0 || !template) throw new BrokenTemplate(problems);
  return { template, parts };
}

/** How long the text of a template may be, in bytes of its XML: some thousand pages. */
const LARGEST_XML = 12 * 1024 * 1024;

function read(bytes: Buffer): Read {
  const unpacked = unpack(bytes);
  const xml = [...unpacked].filter(([name]) => TEMPLATED.test(name));
  if (!unpacked.has('[Content_Types].xml') || !xml.some(([name]) => /^word\/document\d*\.xml$/.test(name)))
    throw new DamagedDocument('This is no Word document. Choose a file that ends in .docx.');
  if (xml.reduce((sum, [, content]) => sum + content.length, 0) > LARGEST_XML)
    throw new DamagedDocument('This document is too long to be filled in.');
  const texts = new Map(xml.map(([name, content]) => [name, paragraphsOf(content.toString('utf8'))]));
  const zip = new PizZip();
  for (const [name, content] of unpacked) zip.file(name, content);
  const inspect = new Inspector();
  const problems: FileProblem[] = [];
  const template = compile(zip, inspect, texts, problems);
  const files = problems.length > 0 ? [] : inspect.getTemplatedFiles();
  const parts = files.map((file): Read['parts'][number] => [file, inspect.getStructuredTags(file)]);
  return { template, parts, texts, problems };
}

const TEMPLATED = /^word\/(?:document|header|footer|footnotes|endnotes|comments)\d*\.xml$/;

function compile(
  zip: PizZip,
  inspect: Inspector,
  texts: Read['texts'],
  problems: FileProblem[],
): Docxtemplater | undefined {
  const options = {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    nullGetter: () => '',
  } as const;
  try {
    return new Docxtemplater(zip, { ...options, modules: [inspect as never] });
  } catch (error) {
    const told = problemsOf(error, texts);
    if (told.length === 0) throw new DamagedDocument();
    problems.push(...told);
    return undefined;
  }
}

interface LibraryError {
  properties?: {
    id?: string;
    xtag?: string;
    openingtag?: string;
    closingtag?: string;
    context?: string;
    file?: string;
    errors?: LibraryError[];
  };
}

function problemsOf(error: unknown, texts: Read['texts']): FileProblem[] {
  const { properties } = error as LibraryError;
  if (properties?.errors) return properties.errors.flatMap((one) => problemsOf(one, texts));
  const { id = '', xtag = '', openingtag = '', closingtag = '', file = '' } = properties ?? {};
  const context = properties?.context ?? xtag;
  const told = (message: string, tag: string, near = tag): FileProblem[] => [
    { place: placeOf(file, near, texts), message, tag },
  ];
  switch (id) {
    case 'unclosed_tag':
    case 'duplicate_open_tag':
      return told(
        'A brace is opened here and never closed: a field looks like {organisation_name}.',
        context,
        context,
      );
    case 'unopened_tag':
    case 'duplicate_close_tag':
      return told(
        'A brace is closed here that was never opened: a field looks like {organisation_name}.',
        `${xtag}}`,
      );
    case 'unclosed_loop':
      return told(`{#${xtag}} is opened here and never closed.`, `{#${xtag}}`, xtag);
    case 'unopened_loop':
      return told(`{/${xtag}} closes nothing: there is no {#${xtag}} before it.`, `{/${xtag}}`);
    case 'closing_tag_does_not_match_opening_tag':
      return told(`{/${closingtag}} stands where {/${openingtag}} is due.`, `{/${closingtag}}`);
    case 'loop_position_invalid':
    case 'raw_tag_outerxml_invalid':
    case 'raw_xml_tag_not_in_paragraph':
      return told(
        `{${xtag}} cannot stand here. Open and close it in the same row, cell or paragraph.`,
        `{${xtag}}`,
        xtag,
      );
    default:
      return id === '' ? [] : told('This tag cannot be read.', `{${xtag}}`, xtag);
  }
}

const PLACES: [RegExp, string][] = [
  [/header/, 'in the header'],
  [/footer/, 'in the footer'],
  [/footnotes|endnotes/, 'in a footnote'],
  [/comments/, 'in a comment'],
  [/docProps|settings/, 'in the properties of the file'],
];

/** Where in the file something stands, in words. */
function placeOf(file: string, near: string, texts: Read['texts']): string {
  const where = PLACES.find(([pattern]) => pattern.test(file))?.[1] ?? 'in the text';
  const paragraph = near === '' ? undefined : texts.get(file)?.find((text) => text.includes(near));
  if (!paragraph) return where;
  const at = paragraph.indexOf(near);
  const [from, to] = [Math.max(0, at - 30), Math.min(paragraph.length, at + near.length + 30)];
  return `${where}, near “${from > 0 ? '…' : ''}${paragraph.slice(from, to).trim()}${to < paragraph.length ? '…' : ''}”`;
}

function paragraphsOf(xml: string): string[] {
  return xml.split(/<\/w:p>/).map((paragraph) =>
    [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text = '']) => text)
      .join('')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&'),
  );
}

// ------------------------------------------------------------------ checking

interface Scope {
  list?: VocabularyField;
  assured: ReadonlySet<string>;
}

/** Holds tags against a vocabulary; without one only against what is safe to fill. */
class Check {
  constructor(
    private readonly vocabulary: Vocabulary | undefined,
    private readonly texts: Read['texts'],
    private readonly problems: FileProblem[],
    private readonly fields: Set<string>,
  ) {
    if (problems.length > 0) return;
    for (const [file, paragraphs] of texts)
      for (const text of paragraphs)
        if (text.includes('{='))
          this.tell(
            file,
            '{=',
            'A tag cannot change what tags look like. Write fields like {organisation_name}.',
          );
  }

  all(parts: Read['parts']): void {
    for (const [file, tags] of parts) this.tags(tags, file, { assured: new Set() });
  }

  tags(tags: readonly DocxTag[], file: string, scope: Scope): void {
    for (const tag of tags) this.tag(tag, file, scope);
  }

  private tag(tag: DocxTag, file: string, scope: Scope): void {
    const isSection = tag.module === 'loop';
    const source = `{${isSection ? (tag.inverted ? '^' : '#') : tag.module === 'rawxml' ? '@' : ''}${tag.value}}`;
    if ((tag.module !== undefined && !isSection) || !FIELD_KEY.test(tag.value)) {
      this.tell(file, source, `${source} is not a field. A field looks like {organisation_name}.`);
      return;
    }
    const field = this.fieldOf(tag.value, source, file, scope);
    if (!isSection) {
      if (field) this.printed(field, source, file, scope);
      return;
    }
    const isList = field?.kind === 'LIST' && !tag.inverted;
    // Rows of rows of rows: a short form would fill books.
    if (isList && scope.list) {
      this.tell(file, source, `${source} is a list within a list. Close the first one before it.`);
      return;
    }
    const rows = isList ? { list: field } : {};
    const assured = tag.inverted ? scope.assured : new Set([...scope.assured, tag.value]);
    this.tags(tag.subparsed ?? [], file, { ...scope, ...rows, assured });
  }

  private fieldOf(key: string, source: string, file: string, scope: Scope): VocabularyField | undefined {
    const { vocabulary } = this;
    if (!vocabulary) return undefined;
    const rows = scope.list?.rows ?? [];
    const ofRow = rows.find((field) => field.key === key);
    if (ofRow) return ofRow;
    const field = vocabulary.field(key);
    if (field) {
      this.fields.add(key);
      return field;
    }
    const known = (other: string) =>
      rows.some((row) => row.key === other) || Boolean(vocabulary.field(other));
    const keys = vocabulary.keys ? [...rows.map((row) => row.key), ...vocabulary.keys()] : undefined;
    this.tell(file, source, unknownField(source, key, known, keys));
    return undefined;
  }

  private printed(field: VocabularyField, source: string, file: string, scope: Scope): void {
    if (field.kind === 'YES_NO' || field.kind === 'LIST') {
      const what = field.kind === 'LIST' ? 'a list' : 'a yes or no';
      this.tell(
        file,
        source,
        `${source} is ${what} and cannot be printed. Write {#${field.key}}…{/${field.key}}.`,
      );
    } else if (field.optional && !scope.assured.has(field.key))
      this.tell(
        file,
        source,
        `${source} may be missing. Put what names it between {#${field.key}} and {/${field.key}}.`,
      );
  }

  private tell(file: string, tag: string, message: string): void {
    this.problems.push({ place: placeOf(file, tag, this.texts), message, tag });
  }
}

// ------------------------------------------------------------------ filling

function neededBy(tags: readonly DocxTag[], facts: FactValues, vocabulary?: Vocabulary): string[] {
  const needed = new Set<string>();
  const visit = (tag: DocxTag, row?: FactRow, list?: string): void => {
    const ofRow = row !== undefined && Object.hasOwn(row, tag.value);
    const value: FactValue | undefined = ofRow ? row[tag.value] : own(facts, tag.value);
    const field = vocabulary?.field(tag.value);
    const isRowKey =
      list !== undefined && vocabulary?.field(list)?.rows?.some((one) => one.key === tag.value) === true;
    const key = list !== undefined && (ofRow || isRowKey) ? list : tag.value;
    if (tag.module !== 'loop') {
      if (isUnanswered(value) && !field?.optional) needed.add(key);
      return;
    }
    const isQuestion =
      field !== undefined && !field.optional && (field.kind === 'YES_NO' || field.kind === 'LIST');
    if (isQuestion && isUnanswered(value)) {
      needed.add(key);
      return;
    }
    if (isOn(value) === (tag.inverted === true)) return;
    const rows = Array.isArray(value) ? value : [undefined];
    for (const one of rows)
      for (const child of tag.subparsed ?? []) visit(child, one ?? row, one ? tag.value : list);
  };
  for (const tag of tags) visit(tag);
  return [...needed];
}

const own = (facts: FactValues, key: string): FactValue | undefined =>
  Object.hasOwn(facts, key) ? facts[key] : undefined;

/** The facts as they are printed; what decides a condition stays what it is. */
function dataOf(
  facts: FactValues | FactRow,
  fieldOf: (key: string) => VocabularyField | undefined,
): Record<string, unknown> {
  const data: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(facts)) {
    const field = fieldOf(key);
    if (Array.isArray(value))
      data[key] = value.map((row) => dataOf(row, (inner) => field?.rows?.find((one) => one.key === inner)));
    else if (isUnanswered(value)) data[key] = null;
    else if (typeof value === 'boolean' || value === 0) data[key] = value;
    else data[key] = printValue(value, field?.kind ?? kindOf(value));
  }
  return data;
}

/** What a value is by its form. */
const kindOf = (value: string | number): VocabularyField['kind'] =>
  typeof value === 'number' ? 'NUMBER' : /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'DATE' : 'LONG_TEXT';
