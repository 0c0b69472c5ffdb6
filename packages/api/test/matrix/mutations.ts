import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { newId } from '../../src/platform/new-id.js';
import { acknowledgementMutations } from './acknowledgements.js';
import { DATA_PROTECTION_INPUTS } from './data-protection.js';
import type { Facts } from './facts.js';
import { SAFETY_INPUTS } from './health-and-safety.js';
import { LIBRARY_INPUTS } from './library.js';
import { policyMutations } from './policies.js';
import type { Case } from './queries.js';

/** Values of fields that mean something; everything else is filled by its type. */
const MEANINGFUL: Readonly<Record<string, unknown>> = {
  startsAt: '2026-12-21T10:00:00Z',
  durationMinutes: 45,
  durations: [45],
  minutesUsed: 30,
  from: '2026-12-08',
  to: '2026-12-08',
  hours: [{ weekday: 1, from: '09:00', to: '12:00' }],
  districtCode: 'E07000172',
  districts: ['E07000172'],
  kind: 'MEMBER',
  role: 'STAFF',
  version: 1,
  dryRun: false,
  filter: { q: 'words' },
};
/** Left out unless a test is about them: their default is the own organisation, the own adviser, the own length. */
const LEFT_OUT = [
  'adviserId',
  'organisationId',
  'providerId',
  'sharedWith',
  'idempotencyKey',
  'fromTime',
  'toTime',
  'channel',
  'eligibility',
  'stepMinutes',
  'email',
  'kind',
  'ids',
  'subjects',
  'fileIds',
];

/** The type whose rows a mutation is for, by its name. */
const TARGETS: Readonly<Record<string, string>> = {
  Booking: 'Booking',
  NoShow: 'Booking',
  Membership: 'Membership',
  Role: 'Membership',
  Invitation: 'Invitation',
  Organisation: 'Organisation',
  Person: 'Person',
  Service: 'Service',
  ServiceCategory: 'ServiceCategory',
  AvailabilityException: 'AvailabilityException',
  WeeklyHours: 'Availability',
  Import: 'Import',
  Task: 'Task',
  View: 'SavedView',
  File: 'StoredFile',
  Mail: 'Mail',
  BookingFiles: 'Booking',
  CalendarFeed: 'CalendarFeed',
  ProcessingActivity: 'ProcessingActivity',
  AccessRequest: 'AccessRequest',
  PersonData: 'AccessRequest',
  PersonExport: 'PersonExport',
  Complaint: 'Complaint',
  LegalHold: 'LegalHold',
  Incident: 'Incident',
  IcoTold: 'Incident',
  Controllers: 'Incident',
  StatutoryRate: 'StatutoryRate',
  Template: 'Template',
  TemplateVersion: 'TemplateVersion',
  BackTemplateVersion: 'TemplateVersion',
  TemplateCategory: 'TemplateCategory',
  OrganisationLogo: 'Organisation',
  Responsibility: 'Responsibility',
  RiskAssessment: 'RiskAssessment',
  RiskHazard: 'RiskHazard',
  RiskAction: 'RiskAction',
  Accident: 'Accident',
  AccidentReport: 'Accident',
  SafetyCheck: 'SafetyCheck',
  SafetyCheckAction: 'SafetyCheckEntry',
};

/** Every mutation with every row that it can be aimed at, and with the ids of others inside its input. */
export function mutationCases(schema: GraphQLSchema, facts: Facts): Case[] {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
    (field) => !/^(revoke.*SignIns?|complain)$/.test(field.name),
  );
  return fields.flatMap((field) => {
    const base: Record<string, unknown> = {};
    for (const arg of field.args)
      if (isNonNullType(arg.type) || arg.name === 'reason') base[arg.name] = filled(arg.name, arg.type);
    Object.assign(base, DATA_PROTECTION_INPUTS[field.name], LIBRARY_INPUTS[field.name]);
    Object.assign(base, DATA_PROTECTION_INPUTS[field.name], SAFETY_INPUTS[field.name]);
    const type = TARGETS[field.name.replace(/^[a-z]+/, '')];
    const aimed = 'id' in base ? 'id' : 'adviserId' in base ? 'adviserId' : null;
    const cases: Case[] =
      aimed && type
        ? idsOf(facts, type).map((id) => ({
            field: field.name,
            variables: { ...base, [aimed]: id },
            target: `${type}:${id}`,
          }))
        : [];
    const own = [...policyMutations(field.name, facts), ...acknowledgementMutations(field.name, facts)];
    return own.length > 0 ? own : [...cases, ...withIdsInside(field.name, base, facts)];
  });
}

function idsOf(facts: Facts, type: string): string[] {
  const lists: Record<string, Iterable<string>> = {
    Booking: facts.bookings.keys(),
    Membership: facts.memberships.keys(),
    Invitation: facts.invitations.keys(),
    Organisation: facts.organisations,
    Person: facts.places.keys(),
    Service: facts.services.keys(),
    ServiceCategory: facts.categories,
    AvailabilityException: facts.exceptions.keys(),
    Availability: facts.calendars.keys(),
    Import: facts.imports.keys(),
    Task: facts.tasks.keys(),
    SavedView: facts.savedViews.keys(),
    StoredFile: facts.files.keys(),
    Mail: facts.mails.keys(),
    CalendarFeed: facts.feeds.keys(),
    StatutoryRate: facts.library.rates,
    Template: facts.library.templates.keys(),
    TemplateVersion: facts.library.editions.keys(),
    TemplateCategory: facts.library.shelves,
  };
  const records = [...facts.records.values(), ...facts.safety.records.values()].filter(
    (record) => record.type === type,
  );
  return [...(lists[type] ?? records.map(({ id }) => id))];
}

/** A value for an input, by its name where that means something, else by its type. */
function filled(name: string, type: GraphQLInputType): unknown {
  if (name in MEANINGFUL) return MEANINGFUL[name];
  const plain = getNullableType(type);
  if (isListType(plain)) return [filled(name, plain.ofType)];
  if (isEnumType(plain)) return plain.getValues()[0]?.name;
  if (isInputObjectType(plain))
    return Object.fromEntries(
      Object.values(plain.getFields())
        .filter(
          (field) =>
            isNonNullType(field.type) || (!LEFT_OUT.includes(field.name) && !/Ids?$/.test(field.name)),
        )
        .map((field) => [field.name, filled(field.name, field.type)]),
    );
  const scalars: Record<string, unknown> = {
    Int: 15,
    Boolean: true,
    ID: newId(),
    String: name === 'email' || name === 'contactEmail' ? 'somebody.new@example.org' : `New ${name}`,
  };
  return scalars[String(plain)] ?? null;
}

const LIST_ROW = { name: 'New person', email: 'somebody.new@example.org', role: 'Staff' };

/** The ids that an input may bring: whose they are decides, so each of them is tried. */
function withIdsInside(field: string, base: Record<string, unknown>, facts: Facts): Case[] {
  const input = typeof base.input === 'object' ? base.input : {};
  const tried = (type: string, ids: Iterable<string>, more: (id: string) => object): Case[] =>
    [...ids].map((id) => ({
      field,
      variables: { ...base, input: { ...input, ...more(id) } },
      target: `${type}:${id}`,
      label: `with ${type.toLowerCase()}`,
    }));
  const aimedBy = (argument: string, type: string): Case[] =>
    idsOf(facts, type).map((id) => ({
      field,
      variables: { ...base, [argument]: id },
      target: `${type}:${id}`,
    }));
  const [category] = facts.categories;
  const people = [...facts.places.keys()];
  // A colleague, somebody of another organisation and somebody without a place are among them.
  const few = people.slice(0, 6);
  switch (field) {
    case 'bookSlot':
      return [
        ...tried('Service', facts.services.keys(), (serviceId) => ({ serviceId })),
        ...tried('Person', people, (id) => ({ serviceId: [...facts.services.keys()][0], sharedWith: [id] })),
      ];
    case 'addBookingFiles':
      return [...facts.files.keys()].flatMap((fileId) =>
        [...facts.bookings.keys()].slice(0, 3).map((id) => ({
          field,
          variables: { id, fileIds: [fileId] },
          target: `StoredFile:${fileId}`,
          label: 'with file',
        })),
      );
    case 'createPerson':
      return [
        ...tried('Organisation', facts.organisations, (organisationId) => ({ organisationId })),
        {
          field,
          variables: { ...base, input: { ...input, role: 'COORDINATOR' } },
          target: null,
          label: 'as coordinator',
        },
      ];
    case 'acceptInvitation':
      return [{ field, variables: base, target: null, label: 'forged' }];
    case 'invitePeople':
      return [
        { field, variables: base, target: null, label: 'own' },
        ...facts.organisations.map((organisationId) => ({
          field,
          variables: { ...base, rows: [LIST_ROW], organisationId },
          target: `Organisation:${organisationId}`,
          label: 'with organisation',
        })),
      ];
    case 'invitePerson':
      return [
        ...tried('Organisation', facts.organisations, (organisationId) => ({ organisationId })),
        ...tried('Person', people, (personId) => ({ personId, role: 'VOLUNTEER' })),
        {
          field,
          variables: { ...base, input: { ...input, role: 'COORDINATOR' } },
          target: null,
          label: 'as coordinator',
        },
      ];
    case 'addMembership':
      return [
        ...tried('Person', people, (personId) => ({ personId, role: 'VOLUNTEER' })),
        ...tried('Person', people, (personId) => ({ personId, role: 'COORDINATOR' })).map((one) => ({
          ...one,
          label: 'as coordinator: person',
        })),
        ...tried('Organisation', facts.organisations, (organisationId) => ({
          personId: people[0],
          organisationId,
          role: 'TRAINER',
        })),
      ];
    case 'createService':
      return [
        ...tried('Person', people, (id) => ({ categoryId: category, adviserIds: [id] })),
        ...tried('Organisation', facts.organisations, (providerId) => ({
          categoryId: category,
          providerId,
          adviserIds: [people[0]],
        })),
      ];
    case 'createLegalHold':
      return [
        { field, variables: base, target: null, label: 'new' },
        ...tried('Person', people, (personId) => ({ personId })),
        ...tried('Booking', facts.bookings.keys(), (bookingId) => ({ bookingId })),
      ];
    case 'addRiskHazard':
      return aimedBy('assessmentId', 'RiskAssessment');
    case 'addRiskAction':
      // Each hazard with one owner, and each owner with one hazard.
      return [
        ...aimedBy('hazardId', 'RiskHazard').map((one) => ({
          ...one,
          variables: { ...one.variables, input: { ...input, ownerId: people[0] } },
        })),
        ...tried('Person', few, (ownerId) => ({ ownerId })).map((one) => ({
          ...one,
          variables: { ...one.variables, hazardId: idsOf(facts, 'RiskHazard')[0] },
        })),
      ];
    case 'enterSafetyCheck':
      return aimedBy('checkId', 'SafetyCheck');
    case 'giveResponsibility':
      return tried('Person', people, (personId) => ({ personId }));
    case 'reportAccident':
      return [
        { field, variables: base, target: null, label: 'new' },
        ...tried('Person', people, (hurtId) => ({ hurtId, hurtAs: 'EMPLOYEE' })),
      ];
    case 'createRiskAssessment':
      return [
        { field, variables: base, target: null, label: 'new' },
        ...tried('Person', few, (assessorId) => ({ assessorId })),
      ];
    case 'createSafetyCheck':
      return [
        { field, variables: base, target: null, label: 'new' },
        ...tried('Person', few, (ownerId) => ({ ownerId })),
      ];
    case 'addAvailabilityException':
      return tried('Availability', facts.calendars.keys(), (adviserId) => ({ adviserId }));
    case 'updatePerson':
      return people.map((id) => ({
        field,
        variables: { ...base, id, input: { email: 'new.address@example.org' } },
        target: `Person:${id}`,
        label: 'with address',
      }));
    case 'restoreVersion':
      return [...facts.firstEntries].map(([target, entryId]) => {
        const [type = '', id = ''] = target.split(':');
        return { field, variables: { ...base, type, id, entryId }, target, label: type };
      });
    case 'checkImport':
      return [...facts.files.keys()].flatMap((fileId) =>
        ['people', 'organisations'].map((kind) => ({
          field,
          variables: { kind, fileId },
          target: `StoredFile:${fileId}`,
          label: `of ${kind} with file`,
        })),
      );
    case 'createCalendarFeed':
      return ['PERSON', 'ORGANISATION'].map((scope) => ({
        field,
        variables: { scope },
        target: null,
        label: scope.toLowerCase(),
      }));
    case 'chooseMail':
      return ['bookings', 'account'].map((group) => ({
        field,
        variables: { group, delivery: 'DAILY' },
        target: null,
        label: group,
      }));
    case 'retryFailedJobs':
      return [{ field, variables: { job: 'send-mail' }, target: null, label: 'all' }];
    case 'draftTemplateVersion':
      return [...facts.library.templates.keys()].map((templateId) => ({
        field,
        variables: { templateId },
        target: `Template:${templateId}`,
      }));
    case 'downloadDocument':
      return [...facts.library.editions.keys()].map((templateVersionId) => ({
        field,
        variables: { templateVersionId, format: 'DOCX' },
        target: `TemplateVersion:${templateVersionId}`,
      }));
    case 'downloadLibrary':
      return [...facts.library.editions.keys()].map((id) => ({
        field,
        variables: { templateVersionIds: [id], format: 'PDF' },
        target: `TemplateVersion:${id}`,
      }));
    case 'openLibraryDownload':
      return [...facts.tasks.keys()].map((taskId) => ({
        field,
        variables: { taskId },
        target: `Task:${taskId}`,
      }));
    case 'importText':
      return [...facts.files.keys()].map((fileId) => ({
        field,
        variables: { fileId },
        target: `StoredFile:${fileId}`,
      }));
    case 'createTemplate':
      return [
        {
          field,
          variables: {
            ...base,
            input: {
              ...input,
              categoryId: facts.library.shelves[0],
              source: 'TEXT',
              kind: 'FORM',
              necessity: 'LAW',
              text: 'Hello',
              applies: {},
              drivers: [],
              reviewMonths: 12,
            },
          },
          target: null,
          label: 'new',
        },
      ];
    case 'rememberFacts':
    case 'addStatutoryRate':
    case 'createTemplateCategory':
    case 'readAllMail':
    case 'saveView':
    case 'createApiToken':
    case 'createOrganisation':
    case 'createServiceCategory':
    case 'askForMyData':
    case 'createAccessRequest':
    case 'createComplaint':
    case 'createIncident':
    case 'createProcessingActivity':
    case 'adoptStarterActivity':
    case 'keepLonger':
    case 'addUsualChecks':
      return [{ field, variables: base, target: null, label: 'new' }];
    default:
      return [];
  }
}
