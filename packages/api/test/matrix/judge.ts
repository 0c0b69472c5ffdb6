import { ACKNOWLEDGEMENT_TYPES, judgeReadingRow, relationToReading } from './acknowledgements.js';
import { type Canary, canariesIn } from './canaries.js';
import { DATA_PROTECTION_TYPES, mayKnowOfRecord, relationToRecord } from './data-protection.js';
import type { Asker, Facts } from './facts.js';
import { mayKnowSafety, relationToSafety, SAFETY_TYPES } from './health-and-safety.js';
import { mayKnowOfLibrary, relationToLibrary } from './library.js';
import { isColleague, isConcerned, mayBeTold, mayKnowArrangement, mayKnowOfBooking } from './mission.js';
import { judgePolicyRow, relationToPolicy } from './policies.js';

/** Something that should not be. */
export interface Finding {
  asker: string;
  operation: string;
  what: string;
}

const MATTER = [
  'subject',
  'details',
  'bookedBy',
  'sharedWith',
  'outcome',
  'cancelReason',
  'declineReason',
  'files',
];
const ARRANGEMENT = ['service', 'adviser', 'channel'];

type Row = Readonly<Record<string, unknown>>;

/** Every object of an answer, the outer ones first. */
export function objectsIn(value: unknown): Row[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const row = value as Row;
  return [...('__typename' in row ? [row] : []), ...Object.values(row).flatMap(objectsIn)];
}

/** Judges an answer by the mission: canaries anywhere in it, and bookings by the field. */
export function judge(
  asker: Asker,
  facts: Facts,
  canaries: ReadonlyMap<string, Canary>,
  answer: unknown,
): string[] {
  // Whoever was given the address of a complaint form is told whose it is.
  const isForm = objectsIn(answer).some((row) => row.__typename === 'ComplaintAddressee');
  const mayKnow = (canary: Canary) =>
    (isForm && canary.table === 'organisations' && canary.column === 'name') ||
    mayBeTold(asker, facts, canary);
  const wrong = canariesIn(JSON.stringify(answer)).flatMap((text) => {
    const canary = canaries.get(text);
    return canary && !mayKnow(canary) ? [`lets out ${canary.table}.${canary.column} (${text})`] : [];
  });
  for (const row of objectsIn(answer)) {
    if (facts.records.has(String(row.id)) && !mayKnowOfRecord(asker, facts.records, String(row.id)))
      wrong.push(`shows that there is a ${String(row.__typename)}`);
    if (
      ['Template', 'TemplateVersion'].includes(String(row.__typename)) &&
      isInLibrary(facts, row) &&
      !mayKnowOfLibrary(asker, facts.library, String(row.id))
    )
      wrong.push(`shows that there is a ${String(row.__typename)}`);
    for (const id of [row.id, ...(row.__typename === 'HistoryEntry' ? [row.recordId] : [])])
      if (facts.safety.records.has(String(id)) && !mayKnowSafety(asker, facts.safety, String(id)))
        wrong.push(`shows that there is a ${String(row.__typename)} of health and safety`);
    if (
      !judgePolicyRow(asker, facts.policies, String(row.__typename), String(row.id)) ||
      !judgeReadingRow(asker, facts, row)
    )
      wrong.push(`shows that there is a ${String(row.__typename)}`);
    if (row.__typename === 'HistoryEntry' && row.type === 'Booking')
      wrong.push(...judgeEntry(asker, facts, row));
    if (row.__typename !== 'Booking' || !facts.bookings.has(String(row.id))) continue;
    const id = String(row.id);
    const told = (names: readonly string[]) =>
      names.filter((name) => row[name] !== null && row[name] !== undefined);
    if (!mayKnowOfBooking(asker, facts, id)) wrong.push('shows that a booking is there');
    if (!isConcerned(asker, facts, id))
      wrong.push(...told(MATTER).map((name) => `tells Booking.${name} to somebody whom it does not concern`));
    if (!mayKnowArrangement(asker, facts, id))
      wrong.push(...told(ARRANGEMENT).map((name) => `tells Booking.${name}`));
  }
  return wrong;
}

const isInLibrary = ({ library }: Facts, { id }: Row): boolean =>
  library.templates.has(String(id)) || library.editions.has(String(id));

/** The history of a booking tells no more than the booking itself, and nobody what it was about. */
function judgeEntry(asker: Asker, facts: Facts, entry: Row): string[] {
  const id = String(entry.recordId);
  const changes = objectsIn(entry.changes);
  const fields = changes.map(({ field }) => String(field));
  const wrong: string[] = [];
  if (!mayKnowOfBooking(asker, facts, id)) wrong.push('shows that a booking is there, by its history');
  if (!isConcerned(asker, facts, id)) {
    wrong.push(
      ...fields.filter((field) => MATTER.includes(field)).map((field) => `tells that ${field} changed`),
    );
    const [author] = objectsIn(entry.by);
    if (author && author.id !== asker.personId) wrong.push('tells who did something to a booking');
  }
  if (!mayKnowArrangement(asker, facts, id))
    wrong.push(
      ...fields.filter((field) => ARRANGEMENT.includes(field)).map((field) => `tells ${field} by history`),
    );
  if (changes.some(({ kind, before, after }) => kind === 'SECRET' && (before !== null || after !== null)))
    wrong.push('tells a secret by history');
  return wrong;
}

// What belongs to no organisation is the consortium's.
const byTenant = (asker: Asker, organisation: string | null | undefined): string =>
  organisation === asker.organisationId ? 'ours' : 'foreign';

/** How somebody stands to a row, in a word of the matrix. */
export function relationOf(asker: Asker, facts: Facts, type: string, id: string): string {
  const acting = asker.organisationId;
  const by = (organisation: string | null | undefined, own: string) =>
    acting !== null && organisation === acting ? own : 'foreign';
  switch (type) {
    case 'Booking': {
      const booking = facts.bookings.get(id);
      if (!booking) return 'new';
      if (isConcerned(asker, facts, id)) {
        if (booking.adviser === asker.personId) return 'served';
        return booking.bookedBy === asker.personId ? 'mine' : 'named';
      }
      return booking.organisation === acting ? 'ours' : by(booking.provider, 'provided');
    }
    case 'Person':
      if (!facts.places.has(id)) return 'new';
      if (id === asker.personId) return 'self';
      if (isColleague(asker, facts, id)) return 'colleague';
      return facts.advisers.has(id) ? 'adviser' : 'foreign';
    case 'Organisation':
      return facts.organisations.includes(id) ? by(id, 'own') : 'new';
    case 'Membership': {
      const membership = facts.memberships.get(id);
      if (!membership) return 'new';
      return membership.person === asker.personId ? 'self' : by(membership.organisation, 'ours');
    }
    case 'Invitation':
      return facts.invitations.has(id) ? by(facts.invitations.get(id), 'ours') : 'new';
    case 'Service': {
      const service = facts.services.get(id);
      return service ? `${by(service.provider, 'ours')}${service.archived ? ' archived' : ''}` : 'new';
    }
    case 'Availability':
      return id === asker.personId ? 'self' : by(facts.calendars.get(id), 'ours');
    case 'AvailabilityException': {
      const exception = facts.exceptions.get(id);
      if (!exception) return 'new';
      return exception.adviser === asker.personId ? 'self' : by(exception.provider, 'ours');
    }
    case 'Import':
      return facts.imports.has(id) ? byTenant(asker, facts.imports.get(id)?.organisation) : 'new';
    case 'ImportRow':
      return byTenant(asker, facts.importRows.get(id)?.organisation);
    case 'Task':
      if (!facts.tasks.has(id)) return 'new';
      return facts.tasks.get(id)?.person === asker.personId ? 'mine' : 'foreign';
    case 'SavedView':
      if (!facts.savedViews.has(id)) return 'new';
      return facts.savedViews.get(id)?.person === asker.personId ? 'mine' : 'foreign';
    case 'StoredFile': {
      const file = facts.files.get(id);
      if (!file) return 'new';
      if (file.formOf !== null) return 'form';
      if (file.logoOf !== null) return by(file.logoOf, 'our logo');
      if (file.uploadedBy === asker.personId) return file.booking === null ? 'mine unused' : 'mine';
      return file.booking !== null && isConcerned(asker, facts, file.booking) ? 'of a booking' : 'foreign';
    }
    case 'Policy':
    case 'PolicyVersion':
    case 'PolicyApproval':
    case 'PolicyPack':
      return relationToPolicy(asker, facts.policies, type, id);
    case 'Template':
    case 'TemplateVersion':
      return relationToLibrary(asker, facts.library, type, id);
    case 'CalendarFeed': {
      const feed = facts.feeds.get(id);
      if (!feed) return 'new';
      const whose = feed.person === asker.personId ? by(feed.organisation, 'own') : 'foreign';
      return [whose, feed.scope.toLowerCase(), ...(feed.revoked ? ['ended'] : [])].join(' ');
    }
    default:
      if (ACKNOWLEDGEMENT_TYPES.includes(type)) return relationToReading(asker, facts, type, id);
      if (SAFETY_TYPES.includes(type)) return relationToSafety(asker, facts.safety, id);
      return DATA_PROTECTION_TYPES.includes(type) ? relationToRecord(asker, facts.records, id) : 'shown';
  }
}
