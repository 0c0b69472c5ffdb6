import type { WriteContext } from '../../platform/graphql/context.js';

/** Gives somebody who becomes an adviser of a provider a calendar, empty at first; one who had one keeps it. */
export async function openCalendar(
  context: Pick<WriteContext, 'query'>,
  adviser: string,
  provider: string,
): Promise<void> {
  await context.query(
    `insert into availabilities (id, provider_id, hours) values ($1, $2, '[]') on conflict (id) do nothing`,
    [adviser, provider],
  );
}
