import { now } from '../../platform/clock.js';
import { Forbidden, Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { londonDate, noonOf } from '../../platform/local-time.js';
import { findColleagues } from '../people/find-colleagues.js';
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
  const signed = { way: 'PAPER' as const, at: noonOf(input.signedOn), enteredBy: context.viewer.personId };
  for (const person of input.personIds ?? [])
    await keepAcknowledgement(context.query, version, { ...signed, person });
  for (const reader of input.readerIds ?? [])
    await keepAcknowledgement(context.query, version, { ...signed, reader });
  return version.policy;
}

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
  const colleagues = await findColleagues(context.query, context.viewer.organisationId, people);
  checkAre('personIds', people, colleagues);
  checkAre('readerIds', readers, await findReaders(context, readers));
}

function checkAre(field: string, ids: readonly string[], found: ReadonlySet<string>): void {
  if (ids.every((id) => found.has(id.toLowerCase()))) return;
  throw new Invalid({ [field]: 'Choose people of your own organisation only.' });
}

async function findReaders({ query, viewer }: WriteContext, ids: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    'select id from policy_readers where organisation_id = $1 and id = any ($2::uuid[])',
    [viewer.organisationId, ids.filter(isUuid)],
  );
  return new Set(rows.map(({ id }) => id));
}
