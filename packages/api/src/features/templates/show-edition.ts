import { DOCX } from '../../platform/documents/media-types.js';
import { previewDocx } from '../../platform/documents/preview-docx.js';
import { contentsOf, toHtml } from '../../platform/documents/render-html.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { FileKeyMissing } from '../../platform/storage/file-keys.js';
import { BlobMissing } from '../../platform/storage/file-store.js';
import { formOf } from './fill-edition.js';
import { blankText, readText } from './read-edition.js';
import type { ContentsEntry, TextProblem } from './template.type.js';

/** What of an edition its content follows from. */
export interface EditionRow {
  id: string;
  text: string | null;
  formId: string | null;
  sha256: string | null;
}

/** An edition to be read. */
export interface ShownEdition {
  html: string;
  contents: ContentsEntry[];
}

const MOST_SHOWN = 200;
const shown = new Map<string, ShownEdition>();

/** An edition with [organisation name] where a fact comes; a form as it is. Made once for each content. */
export async function showEdition(context: ApiContext, row: EditionRow): Promise<ShownEdition> {
  const before = shown.get(row.sha256 ?? '');
  if (before) return before;
  const made = row.text === null ? await showForm(context, row) : showText(row.text);
  if (row.sha256 === null || made === UNREADABLE) return made;
  if (shown.size >= MOST_SHOWN) shown.delete(shown.keys().next().value ?? '');
  shown.set(row.sha256, made);
  return made;
}

function showText(text: string): ShownEdition {
  const filled = blankText(text);
  return { html: toHtml(filled), contents: contentsOf(filled) };
}

/** A form as a page. Its fields stand between braces. */
export async function showForm(
  context: ApiContext,
  { formId }: Pick<EditionRow, 'formId'>,
): Promise<ShownEdition> {
  if (formId === null) return { html: '', contents: [] };
  const form = await formOf(context.files, { fileId: formId }).catch(whereLost);
  if (!form) return UNREADABLE;
  const { bytes, mediaType } = form;
  const html = mediaType === DOCX ? (await previewDocx(bytes)).html : EXCEL;
  return { html, contents: [] };
}

function whereLost(error: unknown): null {
  if (error instanceof BlobMissing || error instanceof FileKeyMissing) return null;
  throw error;
}

const UNREADABLE: ShownEdition = {
  html: '<p>This form cannot be read at the moment. Tell your coordinator.</p>',
  contents: [],
};

const EXCEL = '<p>This is an Excel form. Download it to see it.</p>';

/** What has to be put right before an edition can be published; a form with a problem was not taken in at all. */
export function problemsOfEdition({ text }: EditionRow): TextProblem[] {
  if (text === null) return [];
  return readText(text).problems.map((problem) => ({ ...problem, tag: problem.tag ?? null }));
}
