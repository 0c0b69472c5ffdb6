import { defineEntity, p } from '@mikro-orm/core';
import { ROLES } from '../../platform/access/role.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { RESPONSIBILITY_KINDS } from './responsibility-kind.js';

const contact = (column: string) => (columns: Record<string, string>) =>
  `select c."${column}" from "person_contacts" c where c."person_id" = ${columns.id}`;

const personSchema = defineEntity({
  name: 'Person',
  tableName: 'people',
  properties: {
    /** Also the id of the sign-in user, where the person can sign in. */
    id: p.uuid().primary().onCreate(newId),
    name: p.text(),
    /** Counts changes of the contact, so that they are a new version of the person too. */
    contactRevision: p.integer().default(0),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    memberships: () => p.oneToMany(Membership).mappedBy('person'),
    responsibilities: () => p.oneToMany(Responsibility).mappedBy('person'),
    email: p.text().nullable().formula(contact('email')).lazy(),
    phone: p.text().nullable().formula(contact('phone')).lazy(),
    /** The address that waits to be confirmed, until its link has run out. */
    pendingEmail: p
      .text()
      .nullable()
      .formula(
        (columns) =>
          `select w."email" from "email_changes" w where w."person_id" = ${columns.id} and w."expires_at" > now()`,
      )
      .lazy(),
    canSignIn: p
      .boolean()
      .formula((columns) => `app.can_sign_in(${columns.id})`)
      .lazy(),
    /** Gives a service to the pool, so that the name is known in it. */
    isAdviser: p
      .boolean()
      .formula((columns) => `exists (select from "service_advisers" sa where sa."person_id" = ${columns.id})`)
      .lazy(),
    /** Advisers with whom this person booked an appointment: they know the name. */
    servedBy: p
      .array()
      .formula(
        (columns) =>
          `select array_agg(b."adviser_id") from "bookings" b where b."booked_by_id" = ${columns.id}`,
      )
      .lazy(),
  },
});

/** A human who works, volunteers or is a trustee somewhere in the consortium. */
export class Person extends personSchema.class {}
personSchema.setClass(Person);

const contactSchema = defineEntity({
  name: 'PersonContact',
  tableName: 'person_contacts',
  properties: {
    person: () => p.oneToOne(Person).mapToPk().primary(),
    /** Where to write to them; proven only where it is their sign-in's. Unique in nothing: others may know them too. */
    email: p.text().nullable().index(),
    phone: p.text().nullable(),
  },
});

/** How to reach a person; known to those they work with, not to the pool. */
export class PersonContact extends contactSchema.class {}
contactSchema.setClass(PersonContact);

const emailChangeSchema = defineEntity({
  name: 'EmailChange',
  tableName: 'email_changes',
  properties: {
    person: () => p.oneToOne(Person).mapToPk().primary(),
    email: p.text(),
    /** SHA-256 of the link's token: who reads the table cannot follow the link. */
    tokenHash: p.text().unique(),
    expiresAt: p.datetime(),
  },
});

/** A new address of a person that nobody has confirmed from it yet; until then the old one holds. */
export class EmailChange extends emailChangeSchema.class {}
emailChangeSchema.setClass(EmailChange);

const membershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'memberships',
  uniques: [{ properties: ['person', 'organisation', 'role'] }],
  indexes: [
    {
      name: 'memberships_one_coordinator',
      expression:
        'create unique index memberships_one_coordinator on memberships (person_id, role) where organisation_id is null',
    },
  ],
  checks: [
    {
      name: 'memberships_coordinator_of_consortium',
      expression: `(role = 'COORDINATOR') = (organisation_id is null)`,
    },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    person: () => p.manyToOne(Person).mapToPk(),
    /** Null: the role is held in the consortium itself. */
    organisation: () => p.manyToOne(Organisation).mapToPk().nullable().deleteRule('restrict').index(),
    role: p.enum(ROLES),
    /** A manager lets this person book support from the pool; managers always may. */
    mayBook: p.boolean().default(false),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** A person's role in one organisation, or in the consortium. */
export class Membership extends membershipSchema.class {}
membershipSchema.setClass(Membership);

const responsibilitySchema = defineEntity({
  name: 'Responsibility',
  tableName: 'responsibilities',
  indexes: [
    {
      name: 'responsibilities_one_open',
      expression:
        'create unique index responsibilities_one_open on responsibilities (person_id, organisation_id, kind) where ended_at is null',
    },
    { properties: ['organisation', 'kind'] },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    person: () => p.manyToOne(Person).mapToPk().deleteRule('restrict'),
    kind: p.enum(RESPONSIBILITY_KINDS),
    endedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** A right that goes with a person of an organisation rather than with a role, such as health and safety lead. */
export class Responsibility extends responsibilitySchema.class {}
responsibilitySchema.setClass(Responsibility);
