import { defineEntity, p } from '@mikro-orm/core';
import { LEGAL_FORMS } from './legal-form.js';
import { Organisation } from './organisation.entity.js';

const schema = defineEntity({
  name: 'OrganisationFacts',
  tableName: 'organisation_facts',
  properties: {
    organisation: () => p.oneToOne(Organisation).mapToPk().primary(),
    legalForm: p.enum(LEGAL_FORMS).nullable(),
    charityNumber: p.text().nullable(),
    companyNumber: p.text().nullable(),
    /** Whole pounds a year. */
    annualIncome: p.integer().nullable(),
    /** Employees counted as heads, as health and safety law counts them. */
    headcount: p.integer().nullable(),
    volunteers: p.integer().nullable(),
    contactName: p.text().nullable(),
    contactEmail: p.text().nullable(),
    contactPhone: p.text().nullable(),
  },
});

/** What an organisation tells the pool about itself, seen by its own people and the coordinator only. */
export class OrganisationFacts extends schema.class {}
schema.setClass(OrganisationFacts);
