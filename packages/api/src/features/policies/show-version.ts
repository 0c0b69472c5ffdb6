import { contentsOf } from '../../platform/documents/render-html.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { questionsOf } from '../facts/ask-facts.js';
import type { FactQuestion } from '../facts/fact.type.js';
import type { ContentsEntry } from '../templates/template.type.js';
import { contentOf, type Edition, queryAs, readEdition, showContent } from './read-edition.js';
import { showEdition } from './show-edition.js';

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

/** The version as HTML that is safe to put into a page; of a Word file its preview; null for a PDF, and where there is none. */
export const htmlOf = async (context: ApiContext, row: VersionRow): Promise<string | null> =>
  showEdition(context.files, await editionOf(context, row));

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
