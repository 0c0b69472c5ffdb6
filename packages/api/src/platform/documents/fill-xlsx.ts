import PizZip from 'pizzip';
import { BrokenTemplate, type FileProblem } from './fill-docx.js';
import {
  type FactValues,
  FIELD_KEY,
  isUnanswered,
  MissingFacts,
  printValue,
  unknownField,
  type Vocabulary,
} from './merge-fields.js';
import { DamagedDocument, unpack } from './unpack.js';

// A sheet has plain fields only: {organisation_name} in the text of a cell. What is filled in is text, never a formula.

/**
 * The fields of an Excel form, and what is wrong with them.
 * @throws DamagedDocument
 */
export function inspectXlsx(
  bytes: Buffer,
  vocabulary: Vocabulary,
): { fields: string[]; problems: FileProblem[] } {
  const fields = new Set<string>();
  const problems: FileProblem[] = [];
  for (const text of read(bytes).cells) {
    const tell = (tag: string, message: string) =>
      problems.push({ place: `in the cell “${shortened(text)}”`, message, tag });
    const rest = text.replace(TAG, (source, key: string) => {
      const field = FIELD_KEY.test(key) ? vocabulary.field(key) : undefined;
      if (field && field.kind !== 'YES_NO' && field.kind !== 'LIST') fields.add(key);
      else if (field || !FIELD_KEY.test(key))
        tell(
          source,
          `${source} cannot stand in a sheet: only fields that are printed can, without conditions.`,
        );
      else
        tell(
          source,
          unknownField(source, key, (other) => Boolean(vocabulary.field(other)), vocabulary.keys?.()),
        );
      return '';
    });
    if (rest.includes('{'))
      tell('{', 'A brace is opened here and never closed, or the cell mixes formats within a field.');
  }
  return { fields: [...fields], problems };
}

/**
 * Fills an Excel form. What is optional and missing is left out.
 * @throws DamagedDocument
 * @throws BrokenTemplate
 * @throws MissingFacts
 */
export function fillXlsx(bytes: Buffer, facts: FactValues, vocabulary: Vocabulary): Buffer {
  const { problems } = inspectXlsx(bytes, vocabulary);
  if (problems.length > 0) throw new BrokenTemplate(problems);
  const { parts } = read(bytes);
  const missing = new Set<string>();
  const fill = (text: string) =>
    text.replace(TAG, (_, key: string) => {
      const value = Object.hasOwn(facts, key) ? facts[key] : undefined;
      const field = vocabulary.field(key);
      if (!isUnanswered(value) && !Array.isArray(value))
        return escaped(printValue(value, field?.kind ?? 'TEXT'));
      if (!field?.optional) missing.add(key);
      return '';
    });
  const zip = new PizZip();
  for (const [name, content] of parts)
    zip.file(name, HOLDS_TEXT.test(name) ? inTexts(content.toString('utf8'), fill) : content);
  if (missing.size > 0) throw new MissingFacts([...missing]);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const HOLDS_TEXT = /^xl\/(?:sharedStrings|worksheets\/sheet\d+)\.xml$/;
const TAG = /\{([^{}]*)\}/g;
const TEXT = /(<t(?:\s[^>]*)?>)([^<]*)(<\/t>)/g;

function read(bytes: Buffer): { parts: Map<string, Buffer>; cells: string[] } {
  const parts = unpack(bytes);
  if (!parts.has('xl/workbook.xml'))
    throw new DamagedDocument('This is no Excel workbook. Choose a file that ends in .xlsx.');
  const cells = [...parts].flatMap(([name, content]) =>
    HOLDS_TEXT.test(name) ? [...content.toString('utf8').matchAll(TEXT)].map(([, , text = '']) => text) : [],
  );
  return { parts, cells: cells.filter((text) => text.includes('{')) };
}

// A tag within text changes nothing else about it; spaces at its ends are kept from now on.
const inTexts = (xml: string, fill: (text: string) => string): string =>
  xml.replace(TEXT, (whole, _open: string, text: string, close: string) =>
    text.includes('{') ? `<t xml:space="preserve">${fill(text)}${close}` : whole,
  );

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
