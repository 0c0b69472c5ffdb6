import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';

/** Lets nobody book an adviser until this transaction ends; who is booking them now is waited for. */
export async function holdAdviser(context: WriteContext, adviser: string): Promise<void> {
  await context.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [adviser]);
}

/**
 * Takes an adviser who leaves a provider out of all its services, so that nobody books them any more.
 * @throws Conflict IN_USE while appointments with them are still to come
 */
export async function withdrawAdviser(
  context: WriteContext,
  adviser: string,
  provider: string,
): Promise<void> {
  await holdAdviser(context, adviser);
  const [ahead] = await context.query<{ count: number }>(
    `select count(*)::int as count from bookings where adviser_id = $1 and provider_id = $2
     and status in ('REQUESTED', 'CONFIRMED') and starts_at > $3`,
    [adviser, provider, now()],
  );
  if (ahead && ahead.count > 0)
    throw new Conflict(
      'IN_USE',
      `This adviser has ${ahead.count} appointments to come. Move them to somebody else or cancel them first.`,
    );
  await context.query(
    `delete from service_advisers sa using services s
     where s.id = sa.service_id and s.provider_id = $1 and sa.person_id = $2`,
    [provider, adviser],
  );
}
