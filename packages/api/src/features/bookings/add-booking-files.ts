import { getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { attachFile } from '../../platform/storage/attach-file.js';
import { Booking } from './booking.entity.js';

const MOST_FILES = 20;

/**
 * Who booked, or who serves it, adds files: the contract before the talk, the letter after it.
 * @throws Invalid, Conflict WRONG_STATE
 */
export async function addBookingFiles(
  context: WriteContext,
  id: string,
  fileIds: readonly string[],
): Promise<string> {
  const booking = await getForChange(context, Booking, id, 'addFiles');
  booking.checkTakesFiles();
  const [there] = await context.query<{ count: string }>(
    `select count(*) from files where attached_to_type = 'Booking' and attached_to_id = $1 and erased_at is null`,
    [id],
  );
  if (Number(there?.count ?? 0) + fileIds.length > MOST_FILES)
    throw new Invalid({ fileIds: `A booking holds at most ${MOST_FILES} files. Remove one first.` });
  const attachTo = { type: 'Booking', id, alsoFor: [booking.organisation, booking.provider] };
  for (const fileId of fileIds) await attachFile(context, fileId, attachTo);
  return id;
}
