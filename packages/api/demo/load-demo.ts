import { MikroORM } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { AdviserTime } from '../src/features/availability/adviser-time.entity.js';
import { Availability, AvailabilityException } from '../src/features/availability/availability.entity.js';
import { CalendarFeed } from '../src/features/calendar/calendar-feed.entity.js';
import { buildCalendarFeed } from '../src/features/calendar/calendar-feed.factory.js';
import { AccessRequest, AccessRequestPause } from '../src/features/data-protection/access-request.entity.js';
import { Complaint, ComplaintMatter } from '../src/features/data-protection/complaint.entity.js';
import { Incident } from '../src/features/data-protection/incident.entity.js';
import { LegalHold } from '../src/features/data-protection/legal-hold.entity.js';
import { ProcessingActivity } from '../src/features/data-protection/processing-activity.entity.js';
import { ENTITIES } from '../src/features/entities.js';
import { OrganisationAnswer } from '../src/features/facts/organisation-answer.entity.js';
import { Accident, AccidentMatter } from '../src/features/health-and-safety/accident.entity.js';
import {
  RiskAction,
  RiskAssessment,
  RiskHazard,
} from '../src/features/health-and-safety/risk-assessment.entity.js';
import { SafetyCheck, SafetyCheckEntry } from '../src/features/health-and-safety/safety-check.entity.js';
import { Invitation } from '../src/features/invitations/invitation.entity.js';
import { Organisation } from '../src/features/organisations/organisation.entity.js';
import { OrganisationFacts } from '../src/features/organisations/organisation-facts.entity.js';
import { Membership, Person, PersonContact, Responsibility } from '../src/features/people/person.entity.js';
import { Service } from '../src/features/services/service.entity.js';
import { ServiceCategory } from '../src/features/services/service-category.entity.js';
import { indexTemplate } from '../src/features/templates/index-template.js';
import { Template, TemplateCategory } from '../src/features/templates/template.entity.js';
import { TemplateDownload, TemplateVersion } from '../src/features/templates/template-version.entity.js';
import { hashPassword } from '../src/platform/auth/auth.js';
import { now } from '../src/platform/clock.js';
import { ormConfig } from '../src/platform/db/database.js';
import { londonDate } from '../src/platform/local-time.js';
import { Mail } from '../src/platform/mail/mail.entity.js';
import { buildBookings } from './build-bookings.js';
import { buildConsortium, type Consortium } from './build-consortium.js';
import { buildDataProtection } from './build-data-protection.js';
import { buildHealthAndSafety } from './build-health-and-safety.js';
import { buildLibrary } from './build-library.js';
import { buildMails } from './build-mails.js';
import { DEMO_PASSWORD, DEMO_SIGN_INS } from './demo-sign-ins.js';
import { insertBookings, leaveTraces } from './leave-traces.js';
import { idsFrom, Random } from './random.js';

/** The year of the report that the consortium is modelled on. */
const SEED = 2007;

/**
 * Loads the demo consortium and three months of bookings around now, the same ones for the same instant, as the owner
 * of a migrated database and in one transaction; a few changes follow, for the histories to tell. Does nothing where there are organisations already.
 */
export async function loadDemo(url: string, publicUrl: string): Promise<void> {
  const password = await hashPassword(DEMO_PASSWORD);
  const orm = await MikroORM.init(ormConfig(url, ENTITIES));
  try {
    const loaded = await orm.em.fork().transactional(async (em) => {
      await em.execute('lock table organisations in share row exclusive mode');
      if ((await em.count(Organisation)) > 0) return null;
      const random = new Random(SEED);
      const ids = idsFrom(random);
      const at = now();
      const consortium = buildConsortium(londonDate(at.getTime()), ids);
      await insertConsortium(em, consortium);
      await insertSignIns(em, consortium, ids, password, at);
      const { bookings, adviserTimes } = buildBookings(consortium, random, ids, at);
      await insertBookings(em, bookings);
      await em.insertMany(AdviserTime, adviserTimes);
      await insertDataProtection(em, buildDataProtection(consortium, londonDate(at.getTime()), ids));
      await insertLibrary(em, consortium, londonDate(at.getTime()), ids);
      await insertHealthAndSafety(em, buildHealthAndSafety(consortium, londonDate(at.getTime()), ids));
      await insertFeed(em, consortium, ids(at));
      const readers = new Set(DEMO_SIGN_INS.map(({ email }) => consortium.personId(email)));
      await em.insertMany(Mail, buildMails(consortium, bookings, readers, ids, at, publicUrl));
      await insertApiTokens(em, consortium, ids, at);
      await em.execute(`select setval(pg_get_serial_sequence('bookings', 'number'), ?)`, [bookings.length]);
      return consortium;
    });
    if (loaded) await leaveTraces(orm.em.fork(), loaded);
  } finally {
    await orm.close(true);
  }
}

async function insertConsortium(em: EntityManager, consortium: Consortium): Promise<void> {
  await em.insertMany(Organisation, consortium.organisations);
  await em.insertMany(OrganisationFacts, consortium.facts);
  await em.insertMany(Person, consortium.people);
  await em.insertMany(PersonContact, consortium.contacts);
  await em.insertMany(Membership, consortium.memberships);
  await em.insertMany(Invitation, consortium.invitations);
  await em.insertMany(ServiceCategory, consortium.categories);
  await em.insertMany(
    Service,
    consortium.services.map(({ row }) => row),
  );
  const advisers = consortium.services.flatMap(({ row, adviserIds }) => adviserIds.map((id) => [row.id, id]));
  await insertRows(em, 'service_advisers', ['service_id', 'person_id'], advisers);
  await em.insertMany(Availability, consortium.availabilities);
  await em.insertMany(AvailabilityException, consortium.exceptions);
}

async function insertDataProtection(
  em: EntityManager,
  made: ReturnType<typeof buildDataProtection>,
): Promise<void> {
  await em.insertMany(ProcessingActivity, made.activities);
  await em.insertMany(AccessRequest, made.requests);
  await em.insertMany(AccessRequestPause, made.pauses);
  await em.insertMany(Complaint, made.complaints);
  await em.insertMany(ComplaintMatter, made.matters);
  await em.insertMany(LegalHold, made.holds);
  await em.insertMany(Incident, made.incidents);
}

async function insertLibrary(
  em: EntityManager,
  consortium: Consortium,
  today: string,
  ids: (at: Date) => string,
): Promise<void> {
  const shelves = await em.find(TemplateCategory, {});
  const known = new Map(shelves.map(({ id, name }) => [name, id]));
  const made = buildLibrary(consortium, today, known, ids);
  await em.insertMany(OrganisationAnswer, made.answers);
  if (made.categories.length > 0) await em.insertMany(TemplateCategory, made.categories);
  await em.insertMany(Template, made.templates);
  await em.insertMany(TemplateVersion, made.versions);
  await em.insertMany(TemplateDownload, made.downloads);
  const query = (text: string, values: readonly unknown[]) =>
    em.getKysely().executeQuery(CompiledQuery.raw(text, [...values]));
  for (const { id } of made.templates)
    await indexTemplate(
      {
        query: async <Row extends object>(text: string, values: readonly unknown[]) =>
          (await query(text, values)).rows as Row[],
      },
      id,
    );
}

async function insertHealthAndSafety(
  em: EntityManager,
  made: ReturnType<typeof buildHealthAndSafety>,
): Promise<void> {
  await em.insertMany(Responsibility, made.responsibilities);
  await em.insertMany(RiskAssessment, made.assessments);
  await em.insertMany(RiskHazard, made.hazards);
  await em.insertMany(RiskAction, made.actions);
  await em.insertMany(Accident, made.accidents);
  await em.insertMany(AccidentMatter, made.matters);
  await em.insertMany(SafetyCheck, made.checks);
  await em.insertMany(SafetyCheckEntry, made.entries);
}

/** The manager has subscribed to their own appointments; the others have not yet. */
async function insertFeed(
  em: EntityManager,
  { memberships, personId }: Consortium,
  id: string,
): Promise<void> {
  const person = personId('manager@demo.test');
  const organisation = memberships.find((place) => place.person === person)?.organisation;
  if (organisation) await em.insert(CalendarFeed, buildCalendarFeed({ id, person, organisation }));
}

/** Lets the people of the demo sign in with a password; nobody else can. */
async function insertSignIns(
  em: EntityManager,
  { people, personId }: Consortium,
  ids: (at: Date) => string,
  password: string,
  at: Date,
): Promise<void> {
  const users = DEMO_SIGN_INS.map(({ email }) => {
    const id = personId(email);
    return { id, email, name: people.find((person) => person.id === id)?.name ?? email };
  });
  await insertRows(
    em,
    'auth."user"',
    ['id', 'name', 'email', '"emailVerified"', '"createdAt"', '"updatedAt"'],
    users.map(({ id, name, email }) => [id, name, email, true, at, at]),
  );
  await insertRows(
    em,
    'auth."account"',
    ['id', '"accountId"', '"providerId"', '"userId"', 'password', '"createdAt"', '"updatedAt"'],
    users.map(({ id }) => [ids(at), id, 'credential', id, password, at, at]),
  );
}

/** A token in use and one that has run out, so that the page of an account shows both. Nobody has what opens them. */
async function insertApiTokens(
  em: EntityManager,
  { personId, memberships }: Consortium,
  ids: (at: Date) => string,
  at: Date,
): Promise<void> {
  const owner = personId('manager@demo.test');
  const organisation = memberships.find(({ person }) => person === owner)?.organisation ?? null;
  const day = (days: number) => new Date(at.getTime() + days * 86_400_000);
  const tokens = [
    ['Monthly report of bookings', 'READ', day(-20), day(70), day(-1)],
    ['Import of last year', 'READ_AND_CHANGE', day(-400), day(-35), day(-300)],
  ] as const;
  await insertRows(
    em,
    'auth.api_token',
    [
      'id',
      'person_id',
      'organisation_id',
      'name',
      'hash',
      'scope',
      'created_at',
      'expires_at',
      'last_used_at',
    ],
    tokens.map(([name, scope, createdAt, expiresAt, usedAt]) => {
      const id = ids(at);
      return [id, owner, organisation, name, `never given out ${id}`, scope, createdAt, expiresAt, usedAt];
    }),
  );
}

async function insertRows(
  em: EntityManager,
  table: string,
  columns: string[],
  rows: unknown[][],
): Promise<void> {
  const places = rows.map((row) => `(${row.map(() => '?').join(', ')})`);
  await em.execute(`insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`, rows.flat());
}
