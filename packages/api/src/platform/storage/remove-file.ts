import { Forbidden, NotFound } from '../errors.js';
import type { WriteContext } from '../graphql/context.js';
import { eraseFile } from './erase-file.js';
import { findFile } from './find-file.js';

/**
 * A person takes back a file: an upload of their own that nothing uses, or one that the rule of its thing lets them take.
 * @throws NotFound, Forbidden
 */
export async function removeFile(context: WriteContext, id: string): Promise<string> {
  const file = await findFile(context, id);
  if (!file) throw new NotFound('file');
  const { attachedToId, rule } = file;
  const may = attachedToId === null || (await rule?.mayRemove?.(context, { ...file, attachedToId }));
  if (may !== true) throw new Forbidden('Only who added a file may remove it.');
  await eraseFile(context, file.id, 'REMOVED');
  return file.id;
}
