import type { WriteContext } from '../../platform/graphql/context.js';
import type { Leaving, OpenThing } from '../deadlines/open-thing.type.js';
import { Service } from './service.entity.js';

/** Gives a service another adviser, or takes it out of the pool with the last one; what is booked stays booked. */
export async function handOverService(
  context: WriteContext,
  _leaving: Leaving,
  thing: OpenThing,
  to: string | null,
): Promise<void> {
  const service = await context.em.findOneOrFail(Service, { id: thing.recordId });
  if (to === null) service.archive();
  else
    await context.query(
      'insert into service_advisers (service_id, person_id) values ($1, $2) on conflict do nothing',
      [service.id, to],
    );
  await context.em.flush();
}
