import { now } from '../../platform/clock.js';
import { checkMayStart, getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isVisible } from '../../platform/graphql/read.js';
import { isUuid } from '../../platform/is-uuid.js';
import { londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { LegalHold } from './legal-hold.entity.js';
import type { CreateLegalHoldInput } from './retention.type.js';
import { whoseRecords } from './whose.js';

/** Keeps what a dispute or an inquiry needs from being erased, from now on. */
export async function createLegalHold(context: WriteContext, input: CreateLegalHoldInput): Promise<string> {
  const { viewer } = context;
  const organisation = whoseRecords(viewer);
  checkMayStart(context, 'create', 'LegalHold', { organisation });
  const { personId, bookingId } = input;
  if (personId && bookingId) throw new Invalid({ bookingId: 'Choose a person or a booking, not both.' });
  if (personId && !(await wasHere(context, personId)))
    throw new Invalid({ personId: 'Choose somebody who is, or was, in your organisation.' });
  if (bookingId && !(await isVisible(context, 'Booking', bookingId)))
    throw new Invalid({ bookingId: 'Choose a booking of your organisation.' });
  const today = londonDate(now().getTime());
  if (input.heldFrom && input.heldFrom > today)
    throw new Invalid({
      heldFrom: 'A hold begins at once: choose today, or the day on which the dispute began.',
    });
  const id = newId();
  context.em.create(LegalHold, {
    id,
    organisation,
    person: personId ?? null,
    booking: bookingId ?? null,
    reason: input.reason.trim(),
    heldFrom: input.heldFrom ?? today,
    heldBy: viewer.personId,
    releasedAt: null,
    releasedBy: null,
  });
  return id;
}

/** The dispute is over: what was held is erased by the next run whose time it is. */
export async function releaseLegalHold(
  context: WriteContext,
  id: string,
  version: number | undefined,
): Promise<string> {
  const hold = await getForChange(context, LegalHold, id, 'release', version);
  hold.release(now(), context.viewer.personId);
  return id;
}

// Former colleagues too: disputes are often with them.
async function wasHere(context: WriteContext, personId: string): Promise<boolean> {
  if (!isUuid(personId)) return false;
  const rows = await context.query(
    'select from memberships where person_id = $1 and organisation_id is not distinct from $2 limit 1',
    [personId, context.viewer.organisationId],
  );
  return rows.length > 0;
}
