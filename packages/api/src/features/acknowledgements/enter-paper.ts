import { now } from '../../platform/clock.js';
import { Forbidden, Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { londonDate, toInstant } from '../../platform/local-time.js';
import { findIssued, type IssuedVersion, keepAcknowledgement } from './acknowledge-policy.js';
import type { PaperAcknowledgementsInput } from './acknowledgement.type.js';
import { mayWithProgress } from './find-progress.js';

/**
 * Enters a printed list that came back signed: whom it names confirmed that version on that day. Who did so before stays
 * as they are.
 * @returns the policy's id
 * @throws NotFound, Forbidden, or Invalid at the field
 */
export async function enterPaperAcknowledgements(
  context: WriteContext,
  input: PaperAcknowledgementsInput,
): Promise<string> {
  const version = await findIssued(context.query, input.policyVersionId);
  if (!version || !(await mayWithProgress(context, 'see', version.policy)))
    throw new NotFound('policy version');
  if (!(await mayWithProgress(context, 'enterPaper', version.policy))) throw new Forbidden();
  await check(context, version, input);
  const signed = { way: 'PAPER' as const, at: dayOf(input.signedOn), enteredBy: context.viewer.personId };
  for (const person of input.personIds ?? [])
    await keepAcknowledgement(context.query, version, { ...signed, person });
  for (const reader of input.readerIds ?? [])
    await keepAcknowledgement(context.query, version, { ...signed, reader });
  return version.policy;
}

// Noon, so that the day is the same wherever it is read.
const dayOf = (date: string): Date => new Date(toInstant(date, '12:00'));

async function check(
  context: WriteContext,
  version: IssuedVersion,
  { signedOn, personIds, readerIds }: PaperAcknowledgementsInput,
): Promise<void> {
  const people = personIds ?? [];
  const readers = readerIds ?? [];
  if (people.length + readers.length === 0)
    throw new Invalid({ personIds: 'Tick at least one name that signed.' });
  if (signedOn > londonDate(now().getTime()))
    throw new Invalid({ signedOn: 'Enter the day on which they signed, not one to come.' });
  const [row] = await context.query<{ adopted: string }>(
    `select to_char(adopted_on, 'YYYY-MM-DD') as adopted from policy_versions where id = $1`,
    [version.id],
  );
  if (row && signedOn < row.adopted)
    throw new Invalid({
      signedOn: 'This version was adopted later than that day. Check the date on the list.',
    });
  await checkAre(
    context,
    'personIds',
    people,
    'select distinct person_id as id from memberships where organisation_id = $1 and person_id = any ($2::uuid[]) and archived_at is null',
  );
  await checkAre(
    context,
    'readerIds',
    readers,
    'select id from policy_readers where organisation_id = $1 and id = any ($2::uuid[])',
  );
}

async function checkAre(
  { query, viewer }: WriteContext,
  field: string,
  ids: readonly string[],
  select: string,
): Promise<void> {
  const wrong = new Invalid({ [field]: 'Choose people of your own organisation only.' });
  if (!ids.every(isUuid)) throw wrong;
  const found = await query(select, [viewer.organisationId, ids]);
  if (found.length !== new Set(ids.map((id) => id.toLowerCase())).size) throw wrong;
}
