import { previewDocx } from '../../platform/documents/preview-docx.js';
import { contentsOf, toHtml } from '../../platform/documents/render-html.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { logger } from '../../platform/log.js';
import { questionsOf } from '../facts/ask-facts.js';
import type { FactQuestion } from '../facts/fact.type.js';
import type { ContentsEntry } from '../templates/template.type.js';
import { contentOf, type Edition, queryAs, readEdition, showContent } from './read-edition.js';
import { readOwnFile } from './read-own-file.js';

/** A version as a reader was given it: they may see it. */
export interface VersionRow {
  id: string;
}

// Several fields of one row need the same edition: it is read once.
const known = new WeakMap<VersionRow, Promise<Edition>>();

function editionOf(context: ApiContext, row: VersionRow): Promise<Edition> {
  const edition = known.get(row) ?? readEdition(queryAs(context), row.id);
  known.set(row, edition);
  return edition;
}

/** The text that counts; null for a file. */
export const textOf = async (context: ApiContext, row: VersionRow): Promise<string | null> =>
  (await editionOf(context, row)).text;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The version as HTML that is safe to put into a page; of a Word file its preview; null for a PDF, and where there is none. */
export async function htmlOf(context: ApiContext, row: VersionRow): Promise<string | null> {
  const edition = await editionOf(context, row);
  const content = contentOf(edition);
  if (content) return toHtml(showContent(content));
  if (edition.fileType !== DOCX || edition.file === null) return null;
  const bytes = await readOwnFile(context.files, edition.file);
  try {
    return (await previewDocx(bytes)).html;
  } catch (error) {
    // It is still there to be downloaded: Word may read what we cannot.
    logger().warn({ err: error, version: edition.id }, 'a policy could not be previewed');
    return null;
  }
}

/** The headings of a text. */
export async function contentsOfVersion(
  context: ApiContext,
  row: VersionRow,
): Promise<ContentsEntry[] | null> {
  const content = contentOf(await editionOf(context, row));
  return content && contentsOf(showContent(content));
}

/** The questions without whose answers the version cannot be issued. */
export async function missingOf(context: ApiContext, row: VersionRow): Promise<FactQuestion[]> {
  const content = contentOf(await editionOf(context, row));
  return content ? questionsOf(content.missing, content.facts) : [];
}
