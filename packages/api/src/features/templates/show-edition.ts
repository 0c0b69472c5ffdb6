import { contentsOf, toHtml } from '../../platform/documents/render-html.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { blankText, readText } from './read-edition.js';
import type { ContentsEntry, TextProblem } from './template.type.js';

/** What of an edition its content follows from. */
export interface EditionRow {
  id: string;
  text: string | null;
  sha256: string | null;
}

/** An edition to be read. */
export interface ShownEdition {
  html: string;
  contents: ContentsEntry[];
}

/** An edition with [organisation name] where a fact comes. */
export async function showEdition(_context: ApiContext, { text }: EditionRow): Promise<ShownEdition> {
  const filled = blankText(text ?? '');
  return { html: toHtml(filled), contents: contentsOf(filled) };
}

/** What has to be put right before an edition can be published. */
export async function problemsOfEdition(_context: ApiContext, { text }: EditionRow): Promise<TextProblem[]> {
  return readText(text ?? '').problems.map((problem) => ({ ...problem, tag: problem.tag ?? null }));
}
