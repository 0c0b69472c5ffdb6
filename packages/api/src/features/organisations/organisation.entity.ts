import { defineEntity, p } from '@mikro-orm/core';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import { District } from './district.entity.js';
import { LEGAL_FORMS } from './legal-form.js';
import { ORGANISATION_KINDS } from './organisation-kind.js';

// The facts lie in a table of their own, under row-level security of their own: the pool sees names, not incomes.
const fact = (column: string) => (columns: Record<string, string>) =>
  `select f."${column}" from "organisation_facts" f where f."organisation_id" = ${columns.id}`;

const schema = defineEntity({
  name: 'Organisation',
  tableName: 'organisations',
  properties: {
    id: p.uuid().primary().onCreate(newId),
    name: p.text().unique(),
    shortName: p.text().nullable(),
    kind: p.enum(ORGANISATION_KINDS),
    district: () =>
      p.manyToOne(District).mapToPk().nullable().deleteRule('restrict').fieldName('district_code').index(),
    /** Named in the report of 2007 that this consortium is modelled on; shown as illustrative. */
    illustrative: p.boolean().default(false),
    /** Counts changes of the facts, so that they are a new version of the organisation too. */
    factsRevision: p.integer().default(0),
    /** A small picture that stands on its documents. */
    logo: p.uuid().nullable().fieldName('logo_file_id'),
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    legalForm: p.enum(LEGAL_FORMS).nullable().formula(fact('legal_form')).lazy(),
    charityNumber: p.text().nullable().formula(fact('charity_number')).lazy(),
    companyNumber: p.text().nullable().formula(fact('company_number')).lazy(),
    annualIncome: p.integer().nullable().formula(fact('annual_income')).lazy(),
    headcount: p.integer().nullable().formula(fact('headcount')).lazy(),
    volunteers: p.integer().nullable().formula(fact('volunteers')).lazy(),
    contactName: p.text().nullable().formula(fact('contact_name')).lazy(),
    contactEmail: p.text().nullable().formula(fact('contact_email')).lazy(),
    contactPhone: p.text().nullable().formula(fact('contact_phone')).lazy(),
  },
});

/** An autonomous body of the consortium: a member, a provider to the pool, or both. */
export class Organisation extends schema.class {}
schema.setClass(Organisation);
