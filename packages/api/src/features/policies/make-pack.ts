import { hashToken, makeToken } from '../../platform/auth/secret-token.js';
import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { startTask } from '../../platform/jobs/long-work.js';
import { newId } from '../../platform/new-id.js';
import { openFile } from '../../platform/storage/open-file.js';
import { makePackJob } from './make-pack.job.js';
import { PolicyPack } from './policy-pack.entity.js';
import type { PackLink } from './policy-pack.type.js';

/** The most policies that go into one pack or one board paper. */
export const MOST_AT_ONCE = 60;
const LONGEST_DAYS = 90;
const DAY_MS = 24 * 3_600_000;

/** What a pack can be fetched by without a sign-in. */
interface Link {
  tokenHash: string;
  expiresAt: Date;
}

/**
 * Puts chosen policies in force into one ZIP, as long work.
 * @throws Invalid at `policyIds`, NotFound, Forbidden
 */
export async function makeFundersPack(
  context: WriteContext,
  policyIds: readonly string[],
  link: Link | null = null,
): Promise<{ id: string; task: string }> {
  const organisation = context.viewer.organisationId;
  if (!organisation) throw new Forbidden('Choose the organisation that you act for.');
  const chosen = await getChosen(context, policyIds);
  const pack = context.em.create(PolicyPack, {
    id: newId(),
    organisation,
    policies: chosen.map(({ policy }) => policy),
    editions: chosen.map(({ edition }) => edition),
    madeBy: context.viewer.personId,
    file: null,
    tokenHash: link?.tokenHash ?? null,
    expiresAt: link?.expiresAt ?? null,
    revokedAt: null,
    lastOpenedAt: null,
  });
  await context.em.flush();
  const count = chosen.length === 1 ? 'one policy' : `${chosen.length} policies`;
  const title = `Funder’s pack of ${count}`;
  const task = await startTask(context, makePackJob, { packId: pack.id }, { title, path: '/app/policies' });
  return { id: pack.id, task };
}

async function getChosen(
  context: WriteContext,
  policyIds: readonly string[],
): Promise<{ policy: string; edition: string }[]> {
  const ids = [...new Set(policyIds.map((id) => id.toLowerCase()))];
  if (ids.length === 0) throw new Invalid({ policyIds: 'Choose at least one policy.' });
  if (ids.length > MOST_AT_ONCE)
    throw new Invalid({ policyIds: `Choose at most ${MOST_AT_ONCE} policies at once.` });
  if (!ids.every(isUuid)) throw new NotFound('policy');
  const rows = await context.query<{ policy: string; edition: string | null }>(
    `select p.id as policy, v.id as edition from policies p
     left join policy_versions v on v.policy_id = p.id and v.status = 'CURRENT' and p.status = 'CURRENT'
     where p.id = any ($1::uuid[]) and p.organisation_id = $2 order by p.title, p.id`,
    [ids, context.viewer.organisationId],
  );
  if (rows.length < ids.length) throw new NotFound('policy');
  const chosen = rows.flatMap(({ policy, edition }) => (edition === null ? [] : [{ policy, edition }]));
  if (chosen.length < ids.length)
    throw new Invalid({ policyIds: 'Only policies in force are handed out. Leave drafts and old ones out.' });
  return chosen;
}

/**
 * The same with a link. What stands in it is told this once; the system keeps a hash of it.
 * @throws Invalid at the field
 */
export async function createPackLink(
  context: WriteContext,
  policyIds: readonly string[],
  days: number,
): Promise<PackLink> {
  if (days < 1 || days > LONGEST_DAYS)
    throw new Invalid({ days: `Enter a number of days from 1 to ${LONGEST_DAYS}.` });
  const token = makeToken();
  const expiresAt = new Date(now().getTime() + days * DAY_MS);
  const { id } = await makeFundersPack(context, policyIds, { tokenHash: hashToken(token), expiresAt });
  return { id, url: `${context.publicUrl}/packs/${token}`, expiresAt };
}

/** From now on the link opens nothing. */
export async function revokePack(context: WriteContext, id: string): Promise<string> {
  const pack = await getForChange(context, PolicyPack, id, 'revoke');
  pack.revoke(now());
  return id;
}

/** @throws Conflict WRONG_STATE while it is being made */
export async function openPack(context: WriteContext, id: string): Promise<{ url: string; expiresAt: Date }> {
  const pack = await getForChange(context, PolicyPack, id, 'open');
  if (!pack.file) throw new Conflict('WRONG_STATE', 'This pack is being made. Try again in a minute.');
  return openFile(context, pack.file);
}
