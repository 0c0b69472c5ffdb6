import { now } from '../../platform/clock.js';
import type { DocumentFrame } from '../../platform/documents/document-frame.js';
import { fillDocx, neededInDocx } from '../../platform/documents/fill-docx.js';
import { fillText, neededFields } from '../../platform/documents/fill-text.js';
import { fillXlsx } from '../../platform/documents/fill-xlsx.js';
import { makeDocument } from '../../platform/documents/make-document.js';
import { DOCX, PDF } from '../../platform/documents/media-types.js';
import { type FactValues, isUnanswered, MissingFacts } from '../../platform/documents/merge-fields.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { londonDate } from '../../platform/local-time.js';
import type { Files } from '../../platform/storage/files.js';
import { storedBytes, storedContent } from '../../platform/storage/stored-content.js';
import { askable } from '../facts/ask-facts.js';
import { FACT_BY_KEY } from '../facts/fact-vocabulary.js';
import { readLogo } from '../organisations/read-logo.js';
import type { Edition, Holder } from './find-edition.js';
import { readText, VOCABULARY } from './read-edition.js';

const NOTE = 'General guidance, not legal advice: to be checked by the HR adviser.';

/** Kinds that count only once an organisation has adopted them. */
const POLICIES: readonly string[] = ['HR_POLICY', 'HEALTH_AND_SAFETY'];

/** How a document is wanted. */
export interface Wanted {
  format: 'DOCX' | 'PDF' | 'ORIGINAL';
  /** With [organisation name] instead of facts. */
  blank: boolean;
}

/** A document, ready to be handed out. */
export interface FilledEdition {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

/** What a document says of itself, beside the facts of the organisation. */
export const factsOfDocument = (edition: Edition): FactValues => ({
  document_title: edition.title,
  document_version: String(edition.number),
  legal_as_of: edition.legalAsOf,
  issued_on: londonDate(now().getTime()),
});

/** What has to be answered, or added to the record, before an edition can be issued with these facts. */
export const missingFields = async (files: Files, edition: Edition, facts: FactValues): Promise<string[]> =>
  askable(await neededIn(files, edition, facts), facts);

async function neededIn(files: Files, edition: Edition, facts: FactValues): Promise<string[]> {
  if (edition.text !== null) return neededFields(readText(edition.text).document, facts);
  const { bytes, mediaType } = await formOf(files, edition);
  if (mediaType === DOCX) return neededInDocx(bytes, facts, VOCABULARY);
  return edition.fields.filter((key) => isUnanswered(facts[key]) && !FACT_BY_KEY.get(key)?.optional);
}

/**
 * Fills an edition in for an organisation.
 * @param facts of the organisation, with what was answered for this document
 * @throws Invalid with `answers.<key>` for each fact that is missing, or with `format`
 */
export async function fillEdition(
  files: Files,
  edition: Edition & { adopted: boolean },
  holder: Holder,
  facts: FactValues,
  wanted: Wanted,
): Promise<FilledEdition> {
  checkFormat(edition, wanted);
  const all = { ...facts, ...factsOfDocument(edition) };
  if (!wanted.blank) refuseMissing(await missingFields(files, edition, all));
  try {
    return edition.text === null
      ? await fillForm(files, edition, all, wanted)
      : await fillWritten(files, { ...edition, text: edition.text }, holder, all, wanted);
  } catch (error) {
    if (error instanceof MissingFacts) refuseMissing(askable(error.keys, all));
    throw error;
  }
}

function checkFormat({ text }: Edition, { format }: Wanted): void {
  if (text !== null && format === 'ORIGINAL')
    throw new Invalid({ format: 'Choose Word or PDF for this document.' });
  if (text === null && format !== 'ORIGINAL')
    throw new Invalid({ format: 'This is a form: choose the format in which it was uploaded (ORIGINAL).' });
}

function refuseMissing(keys: readonly string[]): void {
  if (keys.length === 0) return;
  throw new Invalid(
    Object.fromEntries(keys.map((key) => [`answers.${key}`, wordsOfMissing(key)])),
    'FACTS_MISSING',
  );
}

function wordsOfMissing(key: string): string {
  const fact = FACT_BY_KEY.get(key);
  if (fact?.source === 'RECORD' || fact?.source === 'COMPUTED')
    return `“${fact.label}” is not in your organisation’s record. A manager can add it there.`;
  if (fact?.source === 'RATE') return `“${fact.label}” is not known for today. Tell the coordinator.`;
  return `Answer “${fact?.label ?? key}”.`;
}

async function fillWritten(
  files: Files,
  edition: Edition & { adopted: boolean; text: string },
  holder: Holder,
  facts: FactValues,
  { format, blank }: Wanted,
): Promise<FilledEdition> {
  if (format === 'ORIGINAL') throw new Error('A text has no original');
  const filled = fillText(readText(edition.text).document, blank ? {} : facts, { blank });
  const frame = await frameOf(files, edition, holder, blank);
  const bytes = await makeDocument({ format, filled, frame });
  const mediaType = format === 'DOCX' ? DOCX : PDF;
  return { name: nameOf(edition.title, blank, format.toLowerCase()), mediaType, bytes };
}

async function frameOf(
  files: Files,
  edition: Edition & { adopted: boolean },
  holder: Holder,
  blank: boolean,
): Promise<DocumentFrame> {
  const logo = blank ? undefined : await readLogo(files, holder.logoFileId);
  const isDraft = !blank && POLICIES.includes(edition.kind) && !edition.adopted;
  const organisationName = blank ? '[organisation name]' : (holder.organisationName ?? 'The consortium');
  return {
    title: edition.title,
    organisationName,
    ...(logo ? { logo } : {}),
    version: String(edition.number),
    date: londonDate(now().getTime()),
    checksum: edition.sha256.slice(0, 12),
    legalAsOf: edition.legalAsOf,
    note: NOTE,
    ...(isDraft ? { stamp: `Draft, not adopted by ${organisationName}` } : {}),
  };
}

async function fillForm(
  files: Files,
  edition: Edition,
  facts: FactValues,
  { blank }: Wanted,
): Promise<FilledEdition> {
  const { bytes, mediaType } = await formOf(files, edition);
  const ending = mediaType === DOCX ? 'docx' : 'xlsx';
  const name = nameOf(edition.title, blank, ending);
  if (blank) return { name, mediaType, bytes };
  return {
    name,
    mediaType,
    bytes: mediaType === DOCX ? fillDocx(bytes, facts, VOCABULARY) : fillXlsx(bytes, facts, VOCABULARY),
  };
}

/** The form of a FILE edition. @throws NotFound where the store has lost it */
export async function formOf(
  files: Files,
  { fileId }: Pick<Edition, 'fileId'>,
): Promise<{ bytes: Buffer; mediaType: string }> {
  const content = fileId === null ? null : await storedContent(files, fileId);
  if (!content) throw new NotFound('file');
  return { bytes: await storedBytes(content), mediaType: content.mediaType };
}

/** A name that every computer can keep. */
const nameOf = (title: string, blank: boolean, ending: string): string =>
  `${title
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)}${blank ? ' (blank)' : ''}.${ending}`;
