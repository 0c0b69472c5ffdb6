import { fillText } from '../../platform/documents/fill-text.js';
import type { FactValues } from '../../platform/documents/merge-fields.js';
import { previewDocx } from '../../platform/documents/preview-docx.js';
import { contentsOf, toHtml } from '../../platform/documents/render-html.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { questionsOf } from '../facts/ask-facts.js';
import { checkAnswers } from '../facts/check-answers.js';
import { DOCX, factsOfDocument, formOf, missingFields } from './fill-edition.js';
import { type Edition, findEditions } from './find-edition.js';
import type { DocumentPreview } from './library.type.js';
import { readText } from './read-edition.js';

/**
 * A document as it grows beside the answers: what is known is filled in, what is missing stands as [what it is].
 * @throws NotFound, or Invalid with `answers.<key>`
 */
export async function previewDocument(
  context: ApiContext,
  templateVersionId: string,
  given: unknown,
): Promise<DocumentPreview> {
  const answers = checkAnswers(given);
  const { editions, holder } = await findEditions(context, [templateVersionId]);
  const [edition] = editions as [Edition];
  const facts = { ...holder.facts, ...answers, ...factsOfDocument(edition) };
  const missing = questionsOf(missingFields(edition, facts), facts);
  return { ...(await show(context, edition, facts)), missing };
}

async function show(context: ApiContext, edition: Edition, facts: FactValues) {
  if (edition.text === null) return { html: await showForm(context, edition), contents: [] };
  const filled = fillText(readText(edition.text).document, facts, { blank: true });
  return { html: toHtml(filled), contents: contentsOf(filled) };
}

// A form is shown as it is: its fields stand between braces until it is downloaded.
async function showForm(context: ApiContext, edition: Edition): Promise<string> {
  const { bytes, mediaType } = await formOf(context.files, edition);
  return mediaType === DOCX ? (await previewDocx(bytes)).html : '<p>An Excel form is shown once it is downloaded.</p>';
}
