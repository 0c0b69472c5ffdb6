import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Conflict } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { openFile } from '../../platform/storage/open-file.js';
import { PersonExport } from './access-request.entity.js';

/**
 * Makes a link to a ZIP for whoever had it made: it works once, within ten minutes. That it was opened is noted.
 * @throws NotFound for anybody else, Conflict WRONG_STATE where it is not ready or erased
 */
export async function openPersonExport(
  context: WriteContext,
  id: string,
): Promise<{ url: string; expiresAt: Date }> {
  const found = await getForChange(context, PersonExport, id, 'open');
  if (found.status !== 'READY' || !found.file)
    throw new Conflict(
      'WRONG_STATE',
      'This file is not there: it is being made, or it was erased after 30 days.',
    );
  found.openedAt = now();
  return openFile(context, found.file);
}
