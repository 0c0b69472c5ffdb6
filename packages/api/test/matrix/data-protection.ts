import type { EntityManager } from '@mikro-orm/postgresql';
import { Booking } from '../../src/features/bookings/booking.entity.js';
import {
  AccessRequest,
  AccessRequestPause,
  PersonExport,
} from '../../src/features/data-protection/access-request.entity.js';
import { Complaint, ComplaintMatter } from '../../src/features/data-protection/complaint.entity.js';
import {
  buildAccessRequest,
  buildAccessRequestPause,
  buildComplaint,
  buildComplaintMatter,
  buildIncident,
  buildLegalHold,
  buildProcessingActivity,
} from '../../src/features/data-protection/data-protection.factory.js';
import { Incident } from '../../src/features/data-protection/incident.entity.js';
import { LegalHold } from '../../src/features/data-protection/legal-hold.entity.js';
import { ProcessingActivity } from '../../src/features/data-protection/processing-activity.entity.js';
import { RetentionRun, RetentionSetting } from '../../src/features/data-protection/retention.entity.js';
import { CONSORTIUM_ID } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/new-id.js';
import { StoredFile } from '../../src/platform/storage/stored-file.entity.js';
import { asOwner } from '../database-role.js';
import type { Asker } from './facts.js';

type Row = { id: string };

/** Something of everything: of two members and of the consortium, by people who are known and by strangers. */
export async function arrangeDataProtection(
  em: EntityManager,
  world: {
    member: Row;
    other: Row;
    people: Record<'manager' | 'staff' | 'otherManager' | 'coordinator', Row>;
  },
  at: Date,
): Promise<void> {
  const { people } = world;
  for (const [organisation, manager, person] of [
    [world.member.id, people.manager, people.staff],
    [world.other.id, people.otherManager, null],
    [CONSORTIUM_ID, people.coordinator, null],
  ] as const) {
    const exportId = newId();
    const words = { contact: '-', details: '-', extensionReason: '-', answer: '-', refusalReason: '-' };
    const request = em.create(
      AccessRequest,
      buildAccessRequest({ organisation, person: person?.id ?? null, ...words }),
    );
    const waiting = em.create(
      AccessRequest,
      buildAccessRequest({
        organisation,
        ...words,
        status: 'WAITING',
        extendedOn: '2026-11-20',
        closedOn: null,
      }),
    );
    const complaint = em.create(Complaint, buildComplaint({ organisation, person: person?.id ?? null }));
    const closed = em.create(
      Complaint,
      buildComplaint({ organisation, acknowledgedOn: '2026-11-20', closedOn: '2026-11-21' }),
    );
    em.create(
      ProcessingActivity,
      buildProcessingActivity({
        organisation,
        starter: 'accounts',
        owner: manager.id,
        reviewedOn: '2026-01-05',
      }),
    );
    em.create(ProcessingActivity, buildProcessingActivity({ organisation, archivedAt: at }));
    em.create(
      Incident,
      buildIncident({
        organisation,
        consequences: '-',
        measures: '-',
        decision: 'TELL',
        decisionReason: '-',
        icoReference: '-',
        icoToldAt: at,
        controllersToldAt: at,
        closedAt: at,
      }),
    );
    const booking = await em.findOne(Booking, { organisation });
    em.create(
      LegalHold,
      buildLegalHold({
        organisation,
        booking: booking?.id ?? null,
        heldBy: manager.id,
        releasedAt: at,
        releasedBy: manager.id,
      }),
    );
    const answered = em.create(
      AccessRequest,
      buildAccessRequest({ organisation, ...words, status: 'ANSWERED', closedOn: '2026-11-20' }),
    );
    em.create(
      Incident,
      buildIncident({
        organisation,
        consequences: '-',
        measures: '-',
        decision: 'TELL',
        decisionReason: '-',
        icoReference: '-',
        affectedOrganisations: organisation === CONSORTIUM_ID ? [world.member.id] : [],
      }),
    );
    em.create(LegalHold, buildLegalHold({ organisation, person: manager.id, heldBy: manager.id }));
    em.create(RetentionSetting, {
      id: newId(),
      organisation,
      kind: 'bookings',
      keepMonths: 84,
      reason: '-',
      createdAt: at,
    });
    em.create(RetentionRun, { id: newId(), organisation, kind: 'bookings', erased: 1, ranAt: at });
    await em.flush();
    for (const one of [complaint, closed])
      em.create(
        ComplaintMatter,
        buildComplaintMatter({ complaint: one.id, organisation, email: '-', outcome: '-' }),
      );
    em.create(
      AccessRequestPause,
      buildAccessRequestPause({ request: waiting.id, organisation, pausedOn: '2026-11-20' }),
    );
    em.create(
      AccessRequestPause,
      buildAccessRequestPause({
        request: answered.id,
        organisation,
        pausedOn: '2026-11-10',
        resumedOn: '2026-11-12',
      }),
    );
    const asker = person ?? manager;
    const file = em.create(StoredFile, {
      id: newId(),
      organisation: organisation === CONSORTIUM_ID ? null : organisation,
      alsoFor: [],
      uploadedBy: asker.id,
      name: '-',
      mediaType: 'application/zip',
      bytes: 1,
      sha256: '-',
      blobKey: '-',
      encrypted: false,
      wrappedKey: null,
      keyId: null,
      scan: 'NOT_SCANNED',
      attachedToType: 'PersonExport',
      attachedToId: exportId,
      createdAt: at,
      storedAt: at,
      erasedAt: null,
    });
    em.create(PersonExport, {
      id: exportId,
      request: request.id,
      organisation,
      askedBy: asker.id,
      complete: true,
      status: 'READY',
      bytes: 1,
      file: file.id,
      eraseOn: '2026-12-23',
      readyAt: at,
      openedAt: at,
      createdAt: at,
    });
    await em.flush();
  }
}

/** Text columns that hold a canary. */
export const DATA_PROTECTION_COLUMNS = {
  processing_activities: {
    key: 'id',
    columns: ['name', 'purpose', 'whose', 'what', 'shared_with', 'transfers', 'security', 'kept_for'],
  },
  access_requests: {
    key: 'id',
    columns: ['name', 'contact', 'details', 'extension_reason', 'answer', 'refusal_reason'],
  },
  complaint_matters: { key: 'complaint_id', columns: ['name', 'email', 'what', 'outcome'] },
  legal_holds: { key: 'id', columns: ['reason'] },
  retention_settings: { key: 'id', columns: ['reason'] },
  incidents: {
    key: 'id',
    columns: ['what', 'affected', 'consequences', 'measures', 'decision_reason', 'ico_reference'],
  },
} as const;

/** Text columns that hold words of a list or hashes. */
export const DATA_PROTECTION_NOT_FREE = [
  'processing_activities.retention_kind',
  'processing_activities.lawful_basis',
  'processing_activities.role',
  'processing_activities.starter',
  'access_requests.kind',
  'access_requests.status',
  'access_request_pauses.reason',
  'person_exports.status',
  'complaint_matters.sender_hash',
  'retention_settings.kind',
  'retention_runs.kind',
  'incidents.decision',
];

/** A record: whose it is, and whom it is about or for. */
export interface RecordFacts {
  id: string;
  type: string;
  table: string;
  organisation: string;
  person: string | null;
}

const RECORDS = [
  ['ProcessingActivity', 'processing_activities', 'id', 'null'],
  ['AccessRequest', 'access_requests', 'id', 'person_id'],
  ['PersonExport', 'person_exports', 'id', 'asked_by_id'],
  ['Complaint', 'complaints', 'id', 'person_id'],
  ['LegalHold', 'legal_holds', 'id', 'null'],
  ['RetentionSetting', 'retention_settings', 'id', 'null'],
  ['Incident', 'incidents', 'id', 'null'],
] as const;

/** Types of data protection that are rows. */
export const DATA_PROTECTION_TYPES: readonly string[] = RECORDS.map(([type]) => type);

/** Reads whose each record is, as the owner of the database. */
export async function readRecords(databaseUrl: string): Promise<ReadonlyMap<string, RecordFacts>> {
  const rows = await asOwner<RecordFacts>(
    databaseUrl,
    `${RECORDS.map(
      ([type, table, key, person]) =>
        `select ${key} as id, '${type}' as type, '${table}' as table, organisation_id as organisation, ${person}::uuid as person from ${table}`,
    ).join(' union all ')} order by 1`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The acting organisation, or the consortium. */
const tenantOf = ({ organisationId, roles }: Asker): string | null =>
  organisationId ?? (roles.includes('COORDINATOR') ? CONSORTIUM_ID : null);

/** Does this person answer for the organisation: as its manager, or as coordinator for the consortium itself? */
const answersFor = (asker: Asker, organisation: string): boolean =>
  tenantOf(asker) === organisation &&
  asker.roles.includes(organisation === CONSORTIUM_ID ? 'COORDINATOR' : 'MANAGER');

/** Of these whoever they are about may know them too. */
const ABOUT_SOMEBODY = ['AccessRequest', 'Complaint'];

/** May this person be told the words of a record? */
export function mayKnowRecord(asker: Asker, records: ReadonlyMap<string, RecordFacts>, id: string): boolean {
  const record = records.get(id);
  if (!record || asker.personId === null) return false;
  const isMine = record.person === asker.personId && record.organisation === tenantOf(asker);
  if (record.type === 'PersonExport') return isMine;
  return answersFor(asker, record.organisation) || (ABOUT_SOMEBODY.includes(record.type) && isMine);
}

/** May this person know that there is such a record? The coordinator counts complaints. */
export const mayKnowOfRecord = (
  asker: Asker,
  records: ReadonlyMap<string, RecordFacts>,
  id: string,
): boolean =>
  mayKnowRecord(asker, records, id) ||
  (records.get(id)?.type === 'Complaint' && asker.roles.includes('COORDINATOR'));

/** How somebody stands to a record, in a word of the matrix. */
export function relationToRecord(
  asker: Asker,
  records: ReadonlyMap<string, RecordFacts>,
  id: string,
): string {
  const record = records.get(id);
  if (!record) return 'new';
  if (record.organisation !== tenantOf(asker)) return 'foreign';
  return record.person === asker.personId ? 'mine' : 'ours';
}

/** Tables of data protection. */
export const DATA_PROTECTION_TABLES = [
  ...RECORDS.map(([, table]) => table as string),
  'access_request_pauses',
  'complaint_matters',
];

/** May this person's action write this row? */
export function mayTouchRecord(asker: Asker, table: string, row: Readonly<Record<string, unknown>>): boolean {
  const organisation = String(row.organisation_id);
  if (table === 'person_exports')
    return row.asked_by_id === asker.personId && tenantOf(asker) === organisation;
  if (table === 'access_requests' && row.person_id === asker.personId && tenantOf(asker) === organisation)
    return true;
  return answersFor(asker, organisation);
}

/** Inputs that mean something, by mutation. */
export const DATA_PROTECTION_INPUTS: Readonly<Record<string, Record<string, unknown>>> = {
  askForMyData: { input: { kind: 'ACCESS' } },
  createAccessRequest: { input: { kind: 'ACCESS', name: 'Somebody', receivedOn: '2026-11-20' } },
  createComplaint: { input: { name: 'Somebody', what: 'Something', receivedOn: '2026-11-20' } },
  createIncident: {
    input: { discoveredAt: '2026-11-22T10:00:00Z', what: 'Something', affected: 'Somebody' },
  },
  updateIncident: { input: { measures: 'Something' } },
  createLegalHold: { input: { reason: 'A claim' } },
  keepLonger: { input: { kind: 'bookings', months: 120, reason: 'A funder' } },
  createProcessingActivity: {
    input: {
      name: 'Newsletter',
      purpose: 'To tell',
      whose: 'Friends',
      what: 'Names',
      security: 'A list',
      keptFor: 'A year',
      lawfulBasis: 'CONSENT',
      role: 'CONTROLLER',
    },
  },
  updateProcessingActivity: { input: { keptFor: 'Two years' } },
  adoptStarterActivity: { starter: 'bookings' },
};
