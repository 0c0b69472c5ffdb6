import type { EntityManager } from '@mikro-orm/postgresql';
import { Accident, AccidentMatter } from '../../src/features/health-and-safety/accident.entity.js';
import {
  buildAccident,
  buildAccidentMatter,
  buildResponsibility,
  buildRiskAction,
  buildRiskAssessment,
  buildRiskHazard,
  buildSafetyCheck,
  buildSafetyCheckEntry,
} from '../../src/features/health-and-safety/health-and-safety.factory.js';
import {
  RiskAction,
  RiskAssessment,
  RiskHazard,
} from '../../src/features/health-and-safety/risk-assessment.entity.js';
import { SafetyCheck, SafetyCheckEntry } from '../../src/features/health-and-safety/safety-check.entity.js';
import { Responsibility } from '../../src/features/people/person.entity.js';
import { newId } from '../../src/platform/new-id.js';
import { asOwner } from '../database-role.js';
import type { Asker } from './facts.js';

type Row = { id: string };

interface SafetyWorld {
  member: Row;
  other: Row;
  people: Record<
    'manager' | 'staff' | 'bookingStaff' | 'volunteer' | 'trustee' | 'otherManager' | 'otherStaff',
    Row
  >;
}

/** Records of two members: in the first a manager who is not lead, in the other a manager who is. */
export async function arrangeHealthAndSafety(em: EntityManager, world: SafetyWorld, at: Date): Promise<void> {
  const { people, member, other } = world;
  for (const [organisation, lead, reporter, hurt, owner] of [
    [member.id, people.bookingStaff, people.staff, people.volunteer, people.staff],
    [other.id, people.otherManager, people.otherStaff, people.otherStaff, people.otherStaff],
  ] as const) {
    em.create(Responsibility, buildResponsibility({ organisation, person: lead.id }));
    em.create(Responsibility, buildResponsibility({ organisation, person: owner.id, endedAt: at }));
    for (const status of ['CURRENT', 'DRAFT', 'ARCHIVED'] as const) {
      const assessment = em.create(
        RiskAssessment,
        buildRiskAssessment({
          organisation,
          status,
          assessor: lead.id,
          assessedOn: '2026-11-02',
          nextReviewOn: '2026-11-25',
          templateId: newId(),
        }),
      );
      const hazard = em.create(
        RiskHazard,
        buildRiskHazard({
          organisation,
          assessment: assessment.id,
          furtherControls: '-',
          likelihoodAfter: 1,
          severityAfter: 2,
        }),
      );
      for (const doneOn of ['2026-11-20', null])
        em.create(
          RiskAction,
          buildRiskAction({
            organisation,
            assessment: assessment.id,
            hazard: hazard.id,
            owner: owner.id,
            dueOn: '2026-11-21',
            doneOn,
          }),
        );
    }
    const accidents = [
      em.create(
        Accident,
        buildAccident({
          organisation,
          reportedBy: reporter.id,
          hurt: hurt.id,
          daysOff: 5,
          happenedOn: '2026-11-18',
        }),
      ),
      em.create(
        Accident,
        buildAccident({
          organisation,
          reportedBy: organisation === member.id ? people.trustee.id : lead.id,
          severity: 'SPECIFIED_INJURY',
          happenedOn: '2026-11-10',
          reportedOn: '2026-11-12',
          closedOn: '2026-11-20',
        }),
      ),
    ];
    await em.flush();
    for (const accident of accidents)
      em.create(
        AccidentMatter,
        buildAccidentMatter({
          accident: accident.id,
          organisation,
          happenedAt: '-',
          witness: '-',
          measures: '-',
          reportReference: '-',
        }),
      );
    const whose = { organisation, site: '-', nextOn: '2026-11-20' };
    const check = em.create(SafetyCheck, buildSafetyCheck({ ...whose, owner: owner.id, deputy: hurt.id }));
    if (owner.id === hurt.id) check.deputy = lead.id;
    em.create(SafetyCheck, buildSafetyCheck({ ...whose, archivedAt: at }));
    for (const actionDoneOn of ['2026-11-15', null])
      em.create(
        SafetyCheckEntry,
        buildSafetyCheckEntry({
          organisation,
          check: check.id,
          by: owner.id,
          doneOn: '2026-11-13',
          result: 'PROBLEM',
          note: '-',
          action: '-',
          actionOwner: hurt.id,
          actionDueOn: '2026-11-20',
          actionDoneOn,
        }),
      );
    await em.flush();
  }
}

/** Text columns that hold a canary. */
export const SAFETY_COLUMNS = {
  risk_assessments: { key: 'id', columns: ['title', 'site', 'activity'] },
  risk_hazards: { key: 'id', columns: ['hazard', 'who_and_how', 'controls', 'further_controls'] },
  risk_actions: { key: 'id', columns: ['what'] },
  accident_matters: {
    key: 'accident_id',
    columns: [
      'happened_at',
      'place',
      'what',
      'hurt_name',
      'injury',
      'treatment',
      'witness',
      'measures',
      'report_reference',
    ],
  },
  safety_checks: { key: 'id', columns: ['title', 'site'] },
  safety_check_entries: { key: 'id', columns: ['note', 'action'] },
} as const;

/** Text columns that hold words of a list. */
export const SAFETY_NOT_FREE = [
  'responsibilities.kind',
  'risk_assessments.status',
  'accidents.kind',
  'accidents.severity',
  'accidents.hurt_as',
  'safety_checks.kind',
  'safety_checks.unit',
  'safety_check_entries.result',
];

/** A record: whose it is, and which people it concerns. */
export interface SafetyFacts {
  id: string;
  type: string;
  organisation: string;
  /** Who was hurt and who reported it; who owns it or stands in; who holds it. */
  concerned: string[];
  ended: boolean;
}

/** Records of health and safety, and who is lead of which organisation now. */
export interface Safety {
  records: ReadonlyMap<string, SafetyFacts>;
  leads: ReadonlyMap<string, readonly string[]>;
}

const RECORDS = [
  ['Responsibility', 'responsibilities', 'array[person_id]', 'ended_at is not null'],
  ['RiskAssessment', 'risk_assessments', 'array[]::uuid[]', 'false'],
  ['RiskHazard', 'risk_hazards', 'array[]::uuid[]', 'removed_at is not null'],
  ['RiskAction', 'risk_actions', 'array[owner_id]', 'false'],
  ['Accident', 'accidents', 'array[reported_by_id, hurt_id]', 'false'],
  ['SafetyCheck', 'safety_checks', 'array[owner_id, deputy_id]', 'false'],
  ['SafetyCheckEntry', 'safety_check_entries', 'array[action_owner_id]', 'false'],
] as const;

/** Types of health and safety that are rows. */
export const SAFETY_TYPES: readonly string[] = RECORDS.map(([type]) => type);
export const SAFETY_TABLES: readonly string[] = [...RECORDS.map(([, table]) => table), 'accident_matters'];

/** Reads whose each record is, as the owner of the database. */
export async function readSafety(databaseUrl: string): Promise<Safety> {
  const rows = await asOwner<SafetyFacts>(
    databaseUrl,
    `${RECORDS.map(
      ([type, table, people, ended]) =>
        `select id, '${type}' as type, organisation_id as organisation, array_remove(${people}, null) as concerned, ${ended} as ended from ${table}`,
    ).join(' union all ')} order by 1`,
  );
  const leads = new Map<string, string[]>();
  for (const { type, organisation, concerned, ended } of rows)
    if (type === 'Responsibility' && !ended)
      leads.set(organisation, [...(leads.get(organisation) ?? []), ...concerned]);
  return { records: new Map(rows.map((row) => [row.id, row])), leads };
}

const isOf = (asker: Asker, organisation: string): boolean =>
  asker.personId !== null && asker.organisationId === organisation && asker.roles.length > 0;
const isLead = (asker: Asker, safety: Safety, organisation: string): boolean =>
  isOf(asker, organisation) && (safety.leads.get(organisation) ?? []).includes(asker.personId ?? '');
const isConcerned = (asker: Asker, record: SafetyFacts): boolean =>
  isOf(asker, record.organisation) && record.concerned.includes(asker.personId ?? '');
const keeps = (asker: Asker, safety: Safety, organisation: string): boolean =>
  isLead(asker, safety, organisation) || (isOf(asker, organisation) && asker.roles.includes('MANAGER'));

/** May this person know of a record at all? An accident is for its people and the lead; the rest for everybody there. */
export function mayKnowSafety(asker: Asker, safety: Safety, id: string): boolean {
  const record = safety.records.get(id);
  if (!record || record.ended) return false;
  if (record.type === 'Accident')
    return isConcerned(asker, record) || isLead(asker, safety, record.organisation);
  return isOf(asker, record.organisation);
}

/** How somebody stands to a record, in a word of the matrix. */
export function relationToSafety(asker: Asker, safety: Safety, id: string): string {
  const record = safety.records.get(id);
  if (!record) return 'new';
  if (!isOf(asker, record.organisation)) return 'foreign';
  const words = [
    isConcerned(asker, record) ? 'mine' : 'ours',
    ...(isLead(asker, safety, record.organisation) ? ['as lead'] : []),
    ...(record.ended ? ['ended'] : []),
  ];
  return words.join(' ');
}

/** May this person's action write this row? */
export function maySafelyTouch(
  asker: Asker,
  safety: Safety,
  table: string,
  row: Readonly<Record<string, unknown>>,
): boolean {
  const organisation = String(row.organisation_id);
  const before = safety.records.get(String(row.id ?? row.accident_id ?? ''));
  // Whoever removes somebody ends what they held.
  if (table === 'responsibilities')
    return asker.roles.includes('COORDINATOR')
      ? before !== undefined && row.ended_at !== null
      : isOf(asker, organisation) && asker.roles.includes('MANAGER');
  if (!isOf(asker, organisation) || (before && before.organisation !== organisation)) return false;
  if (table === 'accidents')
    return before ? isLead(asker, safety, organisation) : row.reported_by_id === asker.personId;
  if (table === 'accident_matters') return !before || isLead(asker, safety, organisation);
  if (table === 'safety_check_entries' && !before) return row.by_id === asker.personId;
  if (keeps(asker, safety, organisation)) return true;
  return (
    ['risk_actions', 'safety_checks', 'safety_check_entries'].includes(table) &&
    before !== undefined &&
    isConcerned(asker, before)
  );
}

/** Inputs that mean something, by mutation. */
export const SAFETY_INPUTS: Readonly<Record<string, Record<string, unknown>>> = {
  createRiskAssessment: { input: { title: 'Kitchen', activity: 'Cooking' } },
  updateRiskAssessment: { input: { activity: 'Baking' } },
  addRiskHazard: {
    input: { hazard: 'Oil', whoAndHow: 'Cooks', controls: 'Lids', likelihoodBefore: 2, severityBefore: 3 },
  },
  updateRiskHazard: { input: { likelihoodBefore: 5 } },
  addRiskAction: { input: { what: 'Buy a lid', dueOn: '2026-12-01' } },
  updateRiskAction: { input: { dueOn: '2026-12-01' } },
  reportAccident: {
    input: {
      kind: 'NEAR_MISS',
      severity: 'NEAR_MISS',
      happenedOn: '2026-11-20',
      place: 'Hall',
      what: 'A slip',
    },
  },
  updateAccident: { input: { daysOff: 2 } },
  createSafetyCheck: { input: { kind: 'LADDERS', title: 'Ladders', every: 6, unit: 'MONTHS' } },
  updateSafetyCheck: { input: { every: 3 } },
  enterSafetyCheck: { input: { result: 'FINE' } },
  giveResponsibility: { input: { kind: 'HS_LEAD' } },
};
