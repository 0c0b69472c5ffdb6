import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';

/** Is the Information Commissioner's Office told? Only where a risk to people is unlikely it need not be. */
export const INCIDENT_DECISIONS = ['UNDECIDED', 'TELL', 'NO_NEED'] as const;
export type IncidentDecision = (typeof INCIDENT_DECISIONS)[number];

const schema = defineEntity({
  name: 'Incident',
  tableName: 'incidents',
  indexes: [{ properties: ['organisation', 'discoveredAt', 'id'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    /** Who found out and keeps the log; all zeros for the consortium. */
    organisation: p.uuid().fieldName('organisation_id'),
    discoveredAt: p.datetime(),
    what: p.text(),
    /** Whose data, and which. */
    affected: p.text(),
    affectedCount: p.integer().nullable(),
    consequences: p.text().nullable(),
    measures: p.text().nullable(),
    /** Members whose people are affected; told of by the consortium as their processor. */
    affectedOrganisations: p.array().$type<string[]>().columnType('uuid[]'),
    decision: p.enum(INCIDENT_DECISIONS).default('UNDECIDED'),
    decisionReason: p.text().nullable(),
    /** 72 hours after it was discovered: hours of the clock, weekends included (UK GDPR Article 33(1)). */
    tellBy: p
      .datetime()
      .formula((columns) => `${columns.discoveredAt} + interval '72 hours'`)
      .lazy(),
    icoToldAt: p.datetime().nullable(),
    icoReference: p.text().nullable(),
    controllersToldAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** Something went wrong with personal data, told to the regulator or not; kept either way (UK GDPR Article 33(5)). */
export class Incident extends schema.class {
  decide(decision: Exclude<IncidentDecision, 'UNDECIDED'>, reason: string): void {
    requireOpen(this);
    this.decision = decision;
    this.decisionReason = reason;
  }

  noteIcoTold(at: Date, reference: string | null): void {
    requireOpen(this);
    if (this.decision !== 'TELL')
      throw new Conflict('WRONG_STATE', 'Decide first that the regulator is to be told, and why.');
    this.icoToldAt = at;
    this.icoReference = reference;
  }

  noteControllersTold(at: Date): void {
    requireOpen(this);
    if (this.controllersToldAt) throw new Conflict('WRONG_STATE', 'They have been told already.');
    if (this.affectedOrganisations.length === 0)
      throw new Conflict('WRONG_STATE', 'Say first which organisations’ people are affected.');
    this.controllersToldAt = at;
  }

  /** A decision is due before the file is closed; one to tell is done too. */
  close(at: Date): void {
    requireOpen(this);
    if (this.decision === 'UNDECIDED' || (this.decision === 'TELL' && !this.icoToldAt))
      throw new Conflict(
        'WRONG_STATE',
        'Record first whether the regulator is told, and when it was where it has to be.',
      );
    this.closedAt = at;
  }
}
schema.setClass(Incident);

function requireOpen(incident: { closedAt?: Date | null | undefined }): void {
  if (incident.closedAt) throw new Conflict('WRONG_STATE', 'This incident is closed.');
}

export const incidentStates = (): Readonly<Record<string, Condition>> => ({
  update: { closedAt: null },
  decide: { closedAt: null },
  noteIcoTold: { closedAt: null, decision: 'TELL', icoToldAt: null },
  tellControllers: { closedAt: null, controllersToldAt: null },
  close: { closedAt: null, decision: { $ne: 'UNDECIDED' } },
});
