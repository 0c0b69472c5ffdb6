import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { Policy } from '../policies/policy.entity.js';
import { PolicyVersion } from '../policies/policy-version.entity.js';
import { ACKNOWLEDGEMENT_WAYS } from './acknowledgement-way.js';
import { PolicyReader } from './policy-reader.entity.js';

const DAY = 24 * 3_600_000;
/** How long a reader's link works. */
const DAYS_OPEN = 30;

const schema = defineEntity({
  name: 'Acknowledgement',
  tableName: 'acknowledgements',
  uniques: [{ properties: ['policyVersion', 'person'] }, { properties: ['policyVersion', 'reader'] }],
  indexes: [{ properties: ['policy', 'round'] }, { properties: ['organisation', 'person'] }],
  checks: [
    { name: 'acknowledgements_by_one', expression: '(person_id is null) <> (reader_id is null)' },
    { name: 'acknowledgements_entered_by', expression: `(way = 'PAPER') = (entered_by_id is not null)` },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    policy: () => p.manyToOne(Policy).mapToPk().deleteRule('restrict'),
    policyVersion: () => p.manyToOne(PolicyVersion).mapToPk().deleteRule('restrict'),
    /** The version's round: whoever confirmed one version of a round is not asked for the others of it. */
    round: p.integer(),
    person: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    reader: () => p.manyToOne(PolicyReader).mapToPk().nullable().deleteRule('restrict'),
    way: p.enum(ACKNOWLEDGEMENT_WAYS),
    /** When they confirmed; the day, for what was signed on paper. */
    acknowledgedAt: p.datetime().onCreate(now),
    /** The manager who entered a printed list. */
    enteredBy: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    /** Of what they were shown, in hex. */
    sha256: p.text(),
    policyId: p
      .uuid()
      .formula((columns) => `${columns.policy}`)
      .lazy(),
    policyVersionId: p
      .uuid()
      .formula((columns) => `${columns.policyVersion}`)
      .lazy(),
    policyTitle: p
      .text()
      .formula((columns) => `select p."title" from "policies" p where p."id" = ${columns.policy}`)
      .lazy(),
    versionNumber: p
      .integer()
      .formula(
        (columns) => `select v."number" from "policy_versions" v where v."id" = ${columns.policyVersion}`,
      )
      .lazy(),
    /** False: a newer version came out, which may ask again. */
    isOfVersionInForce: p
      .boolean()
      .formula(
        (columns) =>
          `exists (select from "policy_versions" v where v."id" = ${columns.policyVersion} and v."status" = 'CURRENT')`,
      )
      .lazy(),
    readerName: p
      .text()
      .nullable()
      .formula((columns) => `select pr."name" from "policy_readers" pr where pr."id" = ${columns.reader}`)
      .lazy(),
    /** Owner and deputy of the policy, who look after its readers. */
    keepers: p
      .array()
      .formula(
        (columns) =>
          `select array[p."owner_id", p."deputy_id"] from "policies" p where p."id" = ${columns.policy}`,
      )
      .lazy(),
  },
});

/** Somebody confirmed that they read one version of a policy. It never changes: not by a new version, and not by us. */
export class Acknowledgement extends schema.class {}
schema.setClass(Acknowledgement);

const linkSchema = defineEntity({
  name: 'AcknowledgementLink',
  tableName: 'acknowledgement_links',
  indexes: [{ properties: ['reader', 'policyVersion'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    organisation: () => p.manyToOne(Organisation).mapToPk().deleteRule('restrict'),
    reader: () => p.manyToOne(PolicyReader).mapToPk().deleteRule('restrict'),
    policyVersion: () => p.manyToOne(PolicyVersion).mapToPk().deleteRule('restrict'),
    /** SHA-256 of the link's token: who reads the table cannot follow the link. */
    tokenHash: p.text().unique(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
  },
});

/** A way for a reader without a sign-in to confirm one version, within thirty days. Every mail has one of its own. */
export class AcknowledgementLink extends linkSchema.class {}
linkSchema.setClass(AcknowledgementLink);

/** When a link that is sent now runs out. */
export const linkExpiry = (at: Date): Date => new Date(at.getTime() + DAYS_OPEN * DAY);
