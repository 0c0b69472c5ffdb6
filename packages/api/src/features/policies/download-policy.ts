import { Readable } from 'node:stream';
import { NotFound } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { isReadable } from '../../platform/graphql/read.js';
import { handOut } from '../../platform/storage/hand-out.js';
import type { DocumentFormat, DocumentLink } from '../templates/library.type.js';
import { printEdition } from './print-edition.js';
import { queryAs, readEdition } from './read-edition.js';

/**
 * Makes a version as a document for whoever may read it. Nobody is told who fetched it.
 * @throws NotFound, Invalid at `answers.<key>`, Conflict CLASHES_LEFT
 */
export async function downloadPolicy(
  context: ApiContext,
  versionId: string,
  format: DocumentFormat,
): Promise<DocumentLink> {
  if (!(await isReadable(context, 'PolicyVersion', versionId, 'text'))) throw new NotFound('policy version');
  const edition = await readEdition(queryAs(context), versionId);
  const { name, mediaType, bytes } = await printEdition(context.files, edition, format);
  return handOut(context.files, context.viewer.personId, { name, mediaType, stream: Readable.from([bytes]) });
}
