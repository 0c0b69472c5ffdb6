import { fillText } from '../../platform/documents/fill-text.js';
import type { FactValues } from '../../platform/documents/merge-fields.js';
import { contentsOf, toHtml } from '../../platform/documents/render-html.js';
import { NotFound } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { questionsOf } from '../facts/ask-facts.js';
import { checkAnswers } from '../facts/check-answers.js';
import { withAnswers } from '../facts/find-facts.js';
import { factsOfDocument, missingFields } from './fill-edition.js';
import { type Edition, findEditions } from './find-edition.js';
import type { DocumentPreview } from './library.type.js';
import { readText } from './read-edition.js';
import { type ShownEdition, showForm } from './show-edition.js';

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
  const [edition] = editions;
  if (!edition) throw new NotFound('template version');
  const facts = { ...withAnswers(holder.facts, answers), ...factsOfDocument(edition) };
  const missing = questionsOf(await missingFields(context.files, edition, facts), facts);
  return { ...(await show(context, edition, facts)), missing };
}

const show = (
  context: ApiContext,
  edition: Edition,
  facts: FactValues,
): ShownEdition | Promise<ShownEdition> => {
  if (edition.text === null) return showForm(context, { formId: edition.fileId });
  const filled = fillText(readText(edition.text).document, facts, { blank: true });
  return { html: toHtml(filled), contents: contentsOf(filled) };
};
