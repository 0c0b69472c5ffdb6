import { acknowledgementQueries } from './acknowledgements.js';
import type { Canary } from './canaries.js';
import type { Facts } from './facts.js';
import { policyQueries } from './policies.js';
import { OPEN_TOKEN } from './world.js';

/** One way of asking a root field. */
export interface Case {
  field: string;
  variables: Record<string, unknown>;
  /** The row that is asked for, as `Type:id`; null where the field lists what there is. */
  target: string | null;
  /** What is told of it in the matrix where it has no target. */
  label?: string;
  /** What whoever has these variables may be told besides. */
  tells?: (canary: Canary) => boolean;
}

const WEEK = { from: '2026-11-16', to: '2026-12-28' };

/** Every query with every row that it can be asked for, own and foreign alike, and every list in all its ways. */
export function queryCases(facts: Facts): Case[] {
  const one = (
    field: string,
    type: string,
    ids: Iterable<string>,
    argument = 'id',
    more: object = {},
  ): Case[] =>
    [...ids].map((id) => ({ field, variables: { [argument]: id, ...more }, target: `${type}:${id}` }));
  const list = (field: string, filters: Record<string, object>, always: object = { perPage: 100 }): Case[] =>
    Object.entries(filters).map(([label, variables]) => ({
      field,
      variables: { ...always, ...variables },
      target: null,
      label,
    }));
  const people = [...facts.places.keys()];
  const bookings = [...facts.bookings.keys()];
  return [
    ...one('booking', 'Booking', bookings),
    ...one('person', 'Person', people),
    ...one('organisation', 'Organisation', facts.organisations),
    ...one('invitation', 'Invitation', facts.invitations.keys()),
    ...one('openThings', 'Person', facts.places.keys(), 'personId'),
    ...list('openInvitation', { forged: { token: 'forged' } }, {}),
    {
      field: 'openInvitation',
      variables: { token: OPEN_TOKEN },
      target: null,
      label: 'with the link',
      // The link came by mail, to the address that it tells.
      tells: ({ table }) => table === 'invitations' || table === 'organisations',
    },
    ...list('invitations', {
      all: {},
      waiting: { filter: { status: ['WAITING'] } },
      'by words': { filter: { q: 'canary' } },
    }),
    ...one('service', 'Service', facts.services.keys()),
    ...one('mail', 'Mail', facts.mails.keys()),
    ...list('mails', {
      all: {},
      unread: { filter: { unread: true } },
      'by words': { filter: { q: 'canary' } },
    }),
    ...list('mailChoices', { all: {} }, {}),
    ...list('failedJobs', { all: {} }, {}),
    ...one('file', 'StoredFile', facts.files.keys()),
    ...one('availability', 'Availability', facts.calendars.keys(), 'adviserId'),
    ...one('workingDays', 'Availability', facts.calendars.keys(), 'adviserId', WEEK),
    ...one('availableSlots', 'Service', facts.services.keys(), 'serviceId', {
      from: '2026-11-24',
      to: '2026-11-26',
    }),
    ...list('bookings', {
      all: {},
      mine: { filter: { mine: true } },
      'by ids': { filter: { ids: bookings } },
      sorted: { sort: { field: 'status', order: 'DESC' } },
    }),
    ...list('people', {
      all: {},
      'by ids': { filter: { ids: people } },
      'by words': { filter: { ids: people, q: 'canary' } },
    }),
    ...facts.organisations.map((id, n) => ({
      field: 'people',
      variables: { perPage: 100, filter: { organisation: id } },
      target: `Organisation:${id}`,
      label: `of ${n}`,
    })),
    ...list('organisations', {
      all: {},
      archived: { filter: { archived: true } },
      'by income': { sort: { field: 'annualIncome', order: 'ASC' } },
    }),
    ...list('services', { all: {}, archived: { filter: { status: 'ARCHIVED' } } }),
    ...list('availabilities', { all: {} }),
    ...list('serviceCategories', { all: {} }, {}),
    ...one('import', 'Import', facts.imports.keys()),
    ...one('importRows', 'Import', facts.imports.keys(), 'importId'),
    ...list('imports', { all: {} }),
    ...list('importKinds', { all: {} }, {}),
    ...one('task', 'Task', facts.tasks.keys()),
    ...list('tasks', { all: {}, open: { filter: { open: true } } }),
    ...list('savedViews', { 'of bookings': { list: 'bookings' } }),
    ...list('districts', { all: {} }, {}),
    ...list('deadlines', { all: {} }, {}),
    ...list('signIns', { all: {} }, {}),
    ...list('secondFactors', { all: {} }, {}),
    ...list('apiTokens', { all: {} }, {}),
    ...list('me', { all: {} }, {}),
    ...[...facts.firstEntries].flatMap(([target, entryId]): Case[] => {
      const [type = '', id = ''] = target.split(':');
      return [
        { field: 'history', variables: { type, id }, target, label: type },
        { field: 'previewVersion', variables: { type, id, entryId }, target, label: type },
      ];
    }),
    ...(
      [
        ['processingActivity', 'ProcessingActivity'],
        ['accessRequest', 'AccessRequest'],
        ['complaint', 'Complaint'],
        ['legalHold', 'LegalHold'],
        ['incident', 'Incident'],
      ] as const
    ).flatMap(([field, type]) => one(field, type, recordsOf(facts, type))),
    ...(
      [
        ['riskAssessment', 'RiskAssessment'],
        ['accident', 'Accident'],
        ['safetyCheck', 'SafetyCheck'],
      ] as const
    ).flatMap(([field, type]) => one(field, type, safetyOf(facts, type))),
    ...one('safetyCheckEntries', 'SafetyCheck', safetyOf(facts, 'SafetyCheck'), 'checkId'),
    ...list('riskAssessments', {
      all: {},
      archived: { filter: { status: 'ARCHIVED' } },
      'by words': { filter: { q: 'canary' } },
    }),
    ...list('accidents', {
      all: {},
      open: { filter: { open: true } },
      'by words': { filter: { q: 'canary' } },
    }),
    ...list('accidentFigures', { all: {} }, { from: '2026-01-01', to: '2026-12-31' }),
    ...list('safetyChecks', {
      all: {},
      mine: { filter: { mine: true } },
      archived: { filter: { archived: true } },
    }),
    ...list('processingActivities', { all: {}, archived: { filter: { archived: true } } }),
    ...list('accessRequests', {
      all: {},
      mine: { filter: { mine: true } },
      late: { filter: { late: true } },
    }),
    ...list('complaints', {
      all: {},
      mine: { filter: { mine: true } },
      'by words': { filter: { q: 'canary' } },
    }),
    ...list('legalHolds', { all: {} }),
    ...list('incidents', { all: {}, 'by words': { filter: { q: 'canary' } } }),
    ...list('retentionRules', { all: {} }, {}),
    ...list('starterActivities', { all: {} }, {}),
    ...facts.organisations.map((id) => ({
      field: 'complaintAddressee',
      variables: { id },
      target: null,
      label: 'any',
    })),
    ...list('factQuestions', { all: {} }, {}),
    ...one('factQuestions', 'TemplateVersion', facts.library.editions.keys(), 'templateVersionId'),
    ...list('statutoryRates', { all: {} }, {}),
    ...one('template', 'Template', facts.library.templates.keys()),
    ...one('templateVersion', 'TemplateVersion', facts.library.editions.keys()),
    ...one('previewDocument', 'TemplateVersion', facts.library.editions.keys(), 'templateVersionId'),
    ...list('templates', {
      all: {},
      drafts: { filter: { status: 'DRAFT' } },
      archived: { filter: { archived: true } },
      'for us': { filter: { appliesToUs: true, notAdopted: true } },
      'by words': { filter: { q: 'canary' } },
    }),
    ...list('templateCategories', { all: {} }, {}),
    ...list('templateFacets', { all: {}, 'by words': { filter: { q: 'canary' } } }, {}),
    ...list('searchLibrary', { canary: { q: 'canary' }, HR: { q: 'HR' } }, {}),
    ...list('previewText', { wrong: { text: '## Hello\n\nDear {nobody}' } }, {}),
    ...compared(facts),
    ...policyQueries(facts),
    ...acknowledgementQueries(facts),
    ...list('bin', { all: {} }, {}),
    ...list('changes', { all: {} }),
    ...people.map((person) => ({
      field: 'changes',
      variables: { perPage: 100, filter: { person } },
      target: `Person:${person}`,
      label: 'by',
    })),
  ];
}

/** Each edition against each of its template. */
const compared = ({ library: { editions } }: Facts): Case[] =>
  [...editions].flatMap(([afterId, { template }]) =>
    [...editions.keys()]
      .filter((id) => editions.get(id)?.template === template && id !== afterId)
      .map((beforeId) => ({
        field: 'compareTemplateVersions',
        variables: { beforeId, afterId },
        target: `TemplateVersion:${afterId}`,
      })),
  );

const recordsOf = (facts: Facts, type: string): string[] =>
  [...facts.records.values()].filter((record) => record.type === type).map(({ id }) => id);

const safetyOf = (facts: Facts, type: string): string[] =>
  [...facts.safety.records.values()].filter((record) => record.type === type).map(({ id }) => id);

/** A search by which one might find out what one may not read. */
export interface Oracle {
  list:
    | 'bookings'
    | 'people'
    | 'organisations'
    | 'accidents'
    | 'riskAssessments'
    | 'safetyChecks'
    | 'policyReaders';
  filter: Record<string, unknown>;
  /** What a hit would tell: the adviser and service of a booking, or the text that was searched for. */
  tells: { arrangementOf: string } | Canary;
}

/** Searches for each booking by its service and its adviser, and for everything by each text that is somebody's secret. */
export function oracles(
  facts: Facts,
  services: ReadonlyMap<string, string>,
  canaries: ReadonlyMap<string, Canary>,
): Oracle[] {
  const byRelation = [...facts.bookings].flatMap(([id, booking]): Oracle[] => [
    { list: 'bookings', tells: { arrangementOf: id }, filter: { ids: [id], adviser: booking.adviser } },
    { list: 'bookings', tells: { arrangementOf: id }, filter: { ids: [id], service: services.get(id) } },
  ]);
  const lists = {
    bookings: 'bookings',
    person_contacts: 'people',
    organisation_facts: 'organisations',
    accident_matters: 'accidents',
    risk_assessments: 'riskAssessments',
    safety_checks: 'safetyChecks',
    policy_readers: 'policyReaders',
  } as const;
  const byText = [...canaries].flatMap(([q, canary]): Oracle[] => {
    const list = canary.table in lists ? lists[canary.table as keyof typeof lists] : null;
    return list ? [{ list, tells: canary, filter: { ids: [canary.row], q } }] : [];
  });
  return [...byRelation, ...byText];
}
