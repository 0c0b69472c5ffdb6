import type { Canary } from './canaries.js';
import {
  DATA_PROTECTION_COLUMNS,
  DATA_PROTECTION_TABLES,
  mayKnowRecord,
  mayTouchRecord,
} from './data-protection.js';
import type { Asker, Facts } from './facts.js';

/*
 * What the mission allows, written down a second time and by hand: this file must not know the access tables, and the
 * access tables do not know it. Where they disagree, one of them is wrong.
 */

const CONSORTIUM = '00000000-0000-0000-0000-000000000000';

const isCoordinator = (asker: Asker) => asker.roles.includes('COORDINATOR');
const isManager = (asker: Asker) => asker.roles.includes('MANAGER');

/** Does a booking concern this person: did they book it, were they named, do they serve it, for whom they act now? */
export function isConcerned(asker: Asker, facts: Facts, bookingId: string): boolean {
  const booking = facts.bookings.get(bookingId);
  if (!booking || asker.personId === null) return false;
  if (booking.adviser === asker.personId && booking.provider === asker.organisationId) return true;
  if (booking.organisation !== asker.organisationId) return false;
  return booking.bookedBy === asker.personId || booking.sharedWith.includes(asker.personId);
}

/** May this person know that the booking is there, and when? */
export function mayKnowOfBooking(asker: Asker, facts: Facts, bookingId: string): boolean {
  const booking = facts.bookings.get(bookingId);
  if (!booking || asker.personId === null) return false;
  if (isCoordinator(asker) || isConcerned(asker, facts, bookingId)) return true;
  return isManager(asker) && [booking.organisation, booking.provider].includes(asker.organisationId ?? '');
}

/** May this person know which service it is, and with whom? The provider's manager deals with its advisers' time. */
export function mayKnowArrangement(asker: Asker, facts: Facts, bookingId: string): boolean {
  const booking = facts.bookings.get(bookingId);
  return (
    isConcerned(asker, facts, bookingId) ||
    (isManager(asker) && asker.organisationId !== null && booking?.provider === asker.organisationId)
  );
}

/** Is somebody a colleague, by a role that both hold now in the acting organisation? */
export const isColleague = (asker: Asker, facts: Facts, personId: string): boolean =>
  asker.organisationId !== null && (facts.places.get(personId) ?? []).includes(asker.organisationId);

const hadPlace = (facts: Facts, personId: string, organisationId: string): boolean =>
  [...facts.memberships.values()].some(
    (one) => one.person === personId && one.organisation === organisationId,
  );

function mayKnowName(asker: Asker, facts: Facts, personId: string): boolean {
  if (personId === asker.personId || facts.advisers.has(personId) || isCoordinator(asker)) return true;
  if (isColleague(asker, facts, personId)) return true;
  // A manager may give back a role that ended, and so may know whose it was.
  if (isManager(asker) && asker.organisationId !== null && hadPlace(facts, personId, asker.organisationId))
    return true;
  // An adviser knows whom they serve.
  return [...facts.bookings.values()].some(
    (booking) => booking.adviser === asker.personId && booking.bookedBy === personId,
  );
}

/** May this person be told this text? */
export function mayBeTold(asker: Asker, facts: Facts, canary: Canary): boolean {
  if (asker.personId === null) return false;
  const { table, row } = canary;
  switch (table) {
    case 'organisations':
    case 'service_categories':
      return asker.roles.length > 0;
    case 'organisation_facts':
      return row === asker.organisationId || isCoordinator(asker);
    case 'people':
      return mayKnowName(asker, facts, row);
    case 'person_contacts':
      return (
        row === asker.personId || isCoordinator(asker) || (isManager(asker) && isColleague(asker, facts, row))
      );
    case 'services': {
      const service = facts.services.get(row);
      if (asker.roles.length === 0) return false;
      return !service?.archived || service.provider === asker.organisationId || isCoordinator(asker);
    }
    case 'bookings':
      return isConcerned(asker, facts, row);
    case 'session':
      return row === asker.personId;
    default:
      return table in DATA_PROTECTION_COLUMNS && mayKnowRecord(asker, facts.records, row);
  }
}

/** What row-level security must keep back, even where no rule of the API holds: other organisations' own things. */
export function isOfOthers(asker: Asker, facts: Facts, canary: Canary): boolean {
  const { table, row } = canary;
  const acting = asker.organisationId ?? '';
  if (table === 'organisation_facts') return row !== acting;
  if (table === 'bookings') {
    const booking = facts.bookings.get(row);
    return booking?.organisation !== acting && booking?.provider !== acting;
  }
  if (table in DATA_PROTECTION_COLUMNS)
    return facts.records.get(row)?.organisation !== (asker.organisationId ?? CONSORTIUM);
  if (table !== 'people' && table !== 'person_contacts') return false;
  if (row === asker.personId) return false;
  const wasHere = [...facts.memberships.values()].some(
    (one) => one.person === row && one.organisation === acting,
  );
  if (wasHere) return false;
  if (table === 'person_contacts') return true;
  const served = [...facts.bookings.values()].some((one) => one.bookedBy === row && one.provider === acting);
  return !served && !facts.advisers.has(row);
}

/** May this person's action change this row? By whose it was before, or is now. */
export function mayTouch(
  asker: Asker,
  facts: Facts,
  table: string,
  row: Readonly<Record<string, unknown>>,
): boolean {
  const acting = asker.organisationId;
  const id = String(row.id ?? '');
  if (table === 'bookings') {
    if (!facts.bookings.has(id)) return row.organisation_id === acting && row.booked_by_id === asker.personId;
    return !isCoordinator(asker) && mayKnowOfBooking(asker, facts, id);
  }
  if (table === 'adviser_time')
    return mayTouch(asker, facts, 'bookings', {
      id: row.booking_id,
      organisation_id: acting,
      booked_by_id: asker.personId,
    });
  // One's own, and the organisation's only as its manager.
  if (table === 'calendar_feeds')
    return (
      row.person_id === asker.personId &&
      row.organisation_id === acting &&
      (row.scope === 'PERSON' || isManager(asker))
    );
  if (table === 'idempotency_keys') return row.person_id === asker.personId;
  if (DATA_PROTECTION_TABLES.includes(table)) return mayTouchRecord(asker, table, row);
  if (isCoordinator(asker))
    return [
      'organisations',
      'organisation_facts',
      'people',
      'person_contacts',
      'memberships',
      'services',
      'service_categories',
    ].includes(table);
  if (table === 'organisations') return isManager(asker) && id === acting;
  if (table === 'organisation_facts') return isManager(asker) && row.organisation_id === acting;
  if (table === 'memberships')
    return (
      isManager(asker) &&
      row.organisation_id === acting &&
      (facts.memberships.get(id)?.organisation ?? acting) === acting
    );
  if (table === 'people' || table === 'person_contacts') {
    const person = String(row.person_id ?? row.id);
    return (
      person === asker.personId ||
      (isManager(asker) && (!facts.places.has(person) || isColleague(asker, facts, person)))
    );
  }
  if (table === 'services')
    return (
      isManager(asker) &&
      row.provider_id === acting &&
      (facts.services.get(id)?.provider ?? acting) === acting
    );
  if (table === 'service_advisers')
    return isManager(asker) && isColleague(asker, facts, String(row.person_id));
  if (table === 'availabilities')
    return id === asker.personId || (isManager(asker) && row.provider_id === acting);
  if (table === 'availability_exceptions')
    return row.adviser_id === asker.personId || (isManager(asker) && row.provider_id === acting);
  return false;
}
