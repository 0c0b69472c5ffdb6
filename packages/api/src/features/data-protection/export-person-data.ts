import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Conflict } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { AccessRequest, PersonExport } from './access-request.entity.js';
import { makePersonExport } from './make-person-export.job.js';
import { retentionRule } from './retention-rules.js';

/**
 * Has all that the organisation holds about the person of a request collected, for whoever asks: complete for the person
 * themselves, without what is confidential for a manager.
 * @throws Conflict WRONG_STATE where the request is closed or about nobody known here, or one is being made already
 */
export async function exportPersonData(
  context: WriteContext,
  id: string,
  version: number | undefined,
): Promise<string> {
  const request = await getForChange(context, AccessRequest, id, 'export', version);
  const person = request.checkExportable();
  const askedBy = context.viewer.personId;
  if ((await context.em.count(PersonExport, { request: id, askedBy, status: 'WAITING' })) > 0)
    throw new Conflict(
      'WRONG_STATE',
      'The data are being collected already. You are told when they are ready.',
    );
  const exportId = newId();
  context.em.create(PersonExport, {
    id: exportId,
    request: id,
    organisation: request.organisation,
    askedBy,
    complete: askedBy === person,
    bytes: null,
    file: null,
    eraseOn: addDays(londonDate(now().getTime()), retentionRule('person-exports')?.days ?? 0),
    readyAt: null,
    openedAt: null,
  });
  await context.em.flush();
  await enqueue(context, makePersonExport, { id: exportId });
  return id;
}
