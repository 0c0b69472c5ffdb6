import { createHash } from 'node:crypto';
import type { FilledDocument } from '../../platform/documents/fill-text.js';
import { fillText } from '../../platform/documents/fill-text.js';
import { type TextProblem, vocabularyOf } from '../../platform/documents/merge-fields.js';
import { fieldsOf, parseText } from '../../platform/documents/parse-text.js';
import type { TextDocument } from '../../platform/documents/text-document.js';
import { FACTS } from '../facts/fact-vocabulary.js';

/** The fields that documents may name. */
export const VOCABULARY = vocabularyOf(FACTS);

/** A text that has been read. */
export interface ReadText {
  document: TextDocument;
  problems: readonly TextProblem[];
  fields: readonly string[];
}

const MOST_TEXTS = 200;
const known = new Map<string, ReadText>();

/** Reads a text, or remembers it: the same edition is filled in for one member after the other. */
export function readText(text: string): ReadText {
  const key = createHash('sha256').update(text).digest('base64');
  const before = known.get(key);
  if (before) return before;
  const { document, problems } = parseText(text, VOCABULARY);
  const read = { document, problems, fields: fieldsOf(document) };
  if (known.size >= MOST_TEXTS) known.delete(known.keys().next().value ?? '');
  known.set(key, read);
  return read;
}

/** A text with [organisation name] where a fact comes, and everything shown that stands under a condition. */
export const blankText = (text: string): FilledDocument =>
  fillText(readText(text).document, {}, { blank: true });

/** SHA-256 of a text in UTF-8 or of a file's bytes, in hex. */
export const sha256Of = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');
