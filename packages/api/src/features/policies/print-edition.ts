import { now } from '../../platform/clock.js';
import type { DocumentFrame } from '../../platform/documents/document-frame.js';
import { makeDocument } from '../../platform/documents/make-document.js';
import { DOCX, PDF } from '../../platform/documents/media-types.js';
import { Invalid } from '../../platform/errors.js';
import { londonDate } from '../../platform/local-time.js';
import { slugOf } from '../../platform/slug-of.js';
import type { Files } from '../../platform/storage/files.js';
import { readLogo } from '../organisations/read-logo.js';
import { checkComplete } from './check-wording.js';
import { contentHash, contentOf, type Edition, showContent } from './read-edition.js';
import { readOwnFile } from './read-own-file.js';

/** A document that was made for somebody. */
export interface PrintedDocument {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

/** The media type of each format in which a text is printed. */
export const MEDIA_TYPES = { DOCX, PDF } as const;

/**
 * An edition as a document with the organisation's name, version, day and checksum in its foot; what is not in force is
 * stamped as a draft. A file that was brought along is handed out as it is.
 * @throws Invalid at `answers.<key>` where an answer is missing
 */
export async function printEdition(
  files: Files,
  edition: Edition,
  format: 'DOCX' | 'PDF' | 'ORIGINAL',
): Promise<PrintedDocument> {
  checkComplete(edition);
  const content = contentOf(edition);
  if (!content) return printFile(files, edition);
  if (format === 'ORIGINAL') throw new Invalid({ format: 'This policy is a text. Choose Word or PDF.' });
  const filled = showContent(content);
  const bytes = await makeDocument({ format, filled, frame: await frameOf(files, edition) });
  return { name: `${fileNameOf(edition)}.${format.toLowerCase()}`, mediaType: MEDIA_TYPES[format], bytes };
}

async function printFile(files: Files, edition: Edition): Promise<PrintedDocument> {
  const bytes = await readOwnFile(files, edition.file);
  const ending = edition.fileType === PDF ? 'pdf' : 'docx';
  return {
    name: `${fileNameOf(edition)}.${ending}`,
    mediaType: edition.fileType ?? 'application/octet-stream',
    bytes,
  };
}

async function frameOf(files: Files, edition: Edition): Promise<DocumentFrame> {
  const logo = await readLogo(files, edition.logo);
  const organisationName = edition.organisationName ?? '';
  const today = londonDate(now().getTime());
  const isInForce = edition.status === 'CURRENT';
  const wasInForce = edition.status === 'SUPERSEDED';
  const stamp = wasInForce
    ? `No longer in force at ${organisationName}`
    : `Draft, not adopted by ${organisationName}`;
  return {
    title: edition.title,
    organisationName,
    ...(logo ? { logo } : {}),
    version: String(edition.number),
    date: edition.adoptedOn ?? today,
    checksum: contentHash(edition).slice(0, 16),
    ...(edition.legalAsOf ? { legalAsOf: edition.legalAsOf } : {}),
    ...(isInForce ? {} : { stamp }),
  };
}

/** Small letters, digits and hyphens: fit for every computer. */
export const fileNameOf = ({ title, number }: Pick<Edition, 'title' | 'number'>): string =>
  `${slugOf(title, 60) || 'policy'}-v${number}`;
