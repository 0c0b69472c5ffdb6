import type { EntityManager } from '@mikro-orm/postgresql';
import { Booking } from '../src/features/bookings/booking.entity.js';
import type { buildBookings } from './build-bookings.js';
import type { Consortium } from './build-consortium.js';

type BookingRow = ReturnType<typeof buildBookings>['bookings'][number];

/** From here on the audit says that this person did it, for this organisation. */
const actAs = (em: EntityManager, person: string, organisation: string): Promise<unknown> =>
  em.execute(`select set_config('app.person_id', ?, true), set_config('app.org_ids', ?, true)`, [
    person,
    `{${organisation}}`,
  ]);

const actAsNobody = (em: EntityManager): Promise<unknown> =>
  em.execute(`select set_config('app.person_id', '', true), set_config('app.org_ids', '', true)`);

/** Inserts the bookings as those who booked them, so that their history names somebody. */
export async function insertBookings(em: EntityManager, bookings: readonly BookingRow[]): Promise<void> {
  const byPerson = new Map<string, BookingRow[]>();
  for (const booking of bookings) {
    const key = `${booking.bookedBy} ${booking.organisation}`;
    byPerson.set(key, [...(byPerson.get(key) ?? []), booking]);
  }
  for (const [key, rows] of byPerson) {
    const [person = '', organisation = ''] = key.split(' ');
    await actAs(em, person, organisation);
    await em.insertMany(Booking, rows);
  }
  await actAsNobody(em);
}

/** Gives histories something to tell: a fact that was put right, a notice that was tried and taken back. */
export async function leaveTraces(
  em: EntityManager,
  { personId, memberships, services }: Consortium,
): Promise<void> {
  // Each change is a transaction of its own: what happens in one go is one entry.
  const change = (person: string, organisation: string, sql: string, values: unknown[]) =>
    em.fork().transactional(async (inside) => {
      await actAs(inside, person, organisation);
      await inside.execute(sql, values);
    });
  const manager = personId('manager@demo.test');
  const place = memberships.find((one) => one.person === manager && one.role === 'MANAGER')?.organisation;
  const volunteers = 'update organisation_facts set volunteers = volunteers + ? where organisation_id = ?';
  if (place) for (const step of [1, -1]) await change(manager, place, volunteers, [step, place]);

  const adviser = personId('adviser@demo.test');
  const provider = memberships.find((one) => one.person === adviser)?.organisation;
  const head = memberships.find((one) => one.organisation === provider && one.role === 'MANAGER');
  const [service] = services.filter((one) => one.row.provider === provider);
  const notice = 'update services set notice_hours = notice_hours + ? where id = ?';
  if (provider && head && service)
    for (const step of [24, -24]) await change(head.person, provider, notice, [step, service.row.id]);
}
