import {
  ACKNOWLEDGEMENT_COLUMNS,
  ACKNOWLEDGEMENT_TABLES,
  isReadingOfOthers,
  mayBeToldAsReader,
  mayBeToldOfReading,
  mayTouchReading,
} from './acknowledgements.js';
import type { Canary } from './canaries.js';
import {
  DATA_PROTECTION_COLUMNS,
  DATA_PROTECTION_TABLES,
  mayKnowRecord,
  mayTouchRecord,
} from './data-protection.js';
import type { Asker, Facts } from './facts.js';
import { mayKnowSafety, maySafelyTouch, SAFETY_COLUMNS, SAFETY_TABLES } from './health-and-safety.js';
import { LIBRARY_TABLES, mayBeToldOfLibrary, mayTouchLibrary, writesLibrary } from './library.js';
import {
  isPolicyOfOthers,
  mayBeToldOfPolicy,
  mayReadPolicyFile,
  mayTouchPolicy,
  POLICY_TABLES,
} from './policies.js';

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

/** An import is for the managers of the organisation that it is of; the consortium's for the coordinator. */
const mayKnowOfImport = (asker: Asker, organisation: string | null | undefined): boolean =>
  organisation === asker.organisationId && (isManager(asker) || isCoordinator(asker));
/** A file of a booking is part of what it is about; an upload that nothing uses is its uploader's. */
function mayReadFile(asker: Asker, facts: Facts, id: string): boolean {
  const file = facts.files.get(id);
  if (!file) return false;
  if (file.booking !== null) return isConcerned(asker, facts, file.booking);
  if (file.exportedFor !== null)
    return file.exportedFor === asker.personId && file.organisation === asker.organisationId;
  const ofPolicy = mayReadPolicyFile(asker, facts.policies, file.attachedToType, file.attachedToId);
  if (ofPolicy !== null) return ofPolicy;
  if (file.logoOf !== null) return file.logoOf === asker.organisationId;
  if (file.formOf !== null) return writesLibrary(asker, facts.library);
  return file.uploadedBy === asker.personId && file.organisation === asker.organisationId;
}
/** Who gives roles in an organisation knows whom it has invited. */
const isOwnInvitation = (asker: Asker, facts: Facts, id: string): boolean =>
  isManager(asker) && asker.organisationId !== null && facts.invitations.get(id) === asker.organisationId;

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
    case 'email_changes':
      return (
        row === asker.personId || isCoordinator(asker) || (isManager(asker) && isColleague(asker, facts, row))
      );
    case 'invitations':
      return isCoordinator(asker) || isOwnInvitation(asker, facts, row);
    case 'services': {
      const service = facts.services.get(row);
      if (asker.roles.length === 0) return false;
      return !service?.archived || service.provider === asker.organisationId || isCoordinator(asker);
    }
    case 'bookings':
      return isConcerned(asker, facts, row);
    case 'imports':
      return mayKnowOfImport(asker, facts.imports.get(row)?.organisation);
    case 'import_rows':
      return mayKnowOfImport(asker, facts.importRows.get(row)?.organisation);
    case 'tasks': {
      const task = facts.tasks.get(row);
      return task?.person === asker.personId && task.organisation === asker.organisationId;
    }
    case 'saved_views':
      return facts.savedViews.get(row)?.person === asker.personId;
    case 'files':
      return mayReadFile(asker, facts, row);
    // A message is its reader's, in whatever place they act; somebody without a place reads nothing.
    case 'mails':
      return facts.mails.get(row) === asker.personId && asker.roles.length > 0;
    case 'session':
    case 'passkey':
    case 'api_token':
      return row === asker.personId;
    default:
      if (POLICY_TABLES.includes(table))
        return mayBeToldOfPolicy(asker, facts.policies, canary) || mayBeToldAsReader(asker, facts, canary);
      if (table in ACKNOWLEDGEMENT_COLUMNS) return mayBeToldOfReading(asker, facts, canary);
      if (LIBRARY_TABLES.includes(table)) return mayBeToldOfLibrary(asker, facts.library, canary);
      if (table in SAFETY_COLUMNS) return mayKnowSafety(asker, facts.safety, row);
      return table in DATA_PROTECTION_COLUMNS && mayKnowRecord(asker, facts.records, row);
  }
}

/** What row-level security must keep back, even where no rule of the API holds: other organisations' own things. */
export function isOfOthers(asker: Asker, facts: Facts, canary: Canary): boolean {
  const { table, row } = canary;
  const acting = asker.organisationId ?? '';
  if (table === 'organisation_facts') return row !== acting;
  if (table === 'mails') return facts.mails.get(row) !== asker.personId;
  if (table === 'invitations') return facts.invitations.get(row) !== asker.organisationId;
  if (table === 'bookings') {
    const booking = facts.bookings.get(row);
    return booking?.organisation !== acting && booking?.provider !== acting;
  }
  if (table in SAFETY_COLUMNS) return facts.safety.records.get(row)?.organisation !== asker.organisationId;
  if (table in DATA_PROTECTION_COLUMNS)
    return facts.records.get(row)?.organisation !== (asker.organisationId ?? CONSORTIUM);
  if (table === 'organisation_answers') return row !== acting;
  if (table in ACKNOWLEDGEMENT_COLUMNS) return isReadingOfOthers(asker, facts, canary);
  if (POLICY_TABLES.includes(table)) return isPolicyOfOthers(asker, facts.policies, canary);
  if (table === 'imports') return facts.imports.get(row)?.organisation !== asker.organisationId;
  if (table === 'import_rows') return facts.importRows.get(row)?.organisation !== asker.organisationId;
  if (table === 'tasks') return facts.tasks.get(row)?.person !== asker.personId;
  if (table === 'saved_views') return facts.savedViews.get(row)?.person !== asker.personId;
  if (table === 'files') {
    const file = facts.files.get(row);
    const booking = facts.bookings.get(file?.booking ?? '');
    return ![file?.organisation, booking?.organisation, booking?.provider].includes(acting);
  }
  if (!['people', 'person_contacts', 'email_changes'].includes(table)) return false;
  if (row === asker.personId) return false;
  const wasHere = [...facts.memberships.values()].some(
    (one) => one.person === row && one.organisation === acting,
  );
  if (wasHere) return false;
  if (table !== 'people') return true;
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
  if (table === 'tasks' || table === 'saved_views') return row.person_id === asker.personId;
  if (table === 'imports') {
    const before = facts.imports.get(id);
    return (
      (!before || mayKnowOfImport(asker, before.organisation)) &&
      mayKnowOfImport(asker, row.organisation_id as string | null)
    );
  }
  if (table === 'file_links')
    return row.person_id === asker.personId && mayReadFile(asker, facts, String(row.file_id));
  if (table === 'files' || table === 'file_erasures')
    return facts.files.get(String(row.file_id ?? id))?.uploadedBy === asker.personId;
  // One's own, and the organisation's only as its manager.
  if (table === 'calendar_feeds')
    return (
      row.person_id === asker.personId &&
      row.organisation_id === acting &&
      (row.scope === 'PERSON' || isManager(asker))
    );
  // What one does may be told to others; what others were told is theirs.
  if (table === 'mails') return !facts.mails.has(id) || facts.mails.get(id) === asker.personId;
  if (table === 'mail_choices') return row.person_id === asker.personId;
  if (table === 'idempotency_keys') return row.person_id === asker.personId;
  // By an address one signs in: a manager does not change those of colleagues.
  if (table === 'email_changes') return row.person_id === asker.personId || isCoordinator(asker);
  if (POLICY_TABLES.includes(table)) return mayTouchPolicy(asker, facts.policies, table, row);
  if (ACKNOWLEDGEMENT_TABLES.includes(table)) return mayTouchReading(asker, facts, table, row);
  if (LIBRARY_TABLES.includes(table)) return mayTouchLibrary(asker, facts.library, table, row);
  if (SAFETY_TABLES.includes(table)) return maySafelyTouch(asker, facts.safety, table, row);
  if (DATA_PROTECTION_TABLES.includes(table)) return mayTouchRecord(asker, table, row);
  if (isCoordinator(asker))
    return [
      'organisations',
      'organisation_facts',
      'people',
      'person_contacts',
      'memberships',
      'invitations',
      'services',
      'service_categories',
    ].includes(table);
  if (table === 'organisations') return isManager(asker) && id === acting;
  if (table === 'organisation_facts') return isManager(asker) && row.organisation_id === acting;
  if (table === 'invitations')
    return (
      isManager(asker) && row.organisation_id === acting && (facts.invitations.get(id) ?? acting) === acting
    );
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
