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
  const manager = personId('manager@demo.test');
  const place = memberships.find((one) => one.person === manager && one.role === 'MANAGER');
  if (place?.organisation) {
    await actAs(em, manager, place.organisation);
    for (const step of [1, -1])
      await em.execute(
        'update organisation_facts set volunteers = volunteers + ? where organisation_id = ?',
        [step, place.organisation],
      );
  }
  const adviser = memberships.find((one) => one.person === personId('adviser@demo.test'))?.organisation;
  const provider = memberships.find((one) => one.organisation === adviser && one.role === 'MANAGER');
  for (const { row } of services.filter((one) => one.row.provider === adviser).slice(0, 2)) {
    if (!provider?.organisation) continue;
    await actAs(em, provider.person, provider.organisation);
    for (const step of [24, -24])
      await em.execute('update services set notice_hours = notice_hours + ? where id = ?', [step, row.id]);
  }
  await actAsNobody(em);
}
