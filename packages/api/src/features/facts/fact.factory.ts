import { now } from '../../platform/clock.js';
import type { FactValue } from '../../platform/documents/merge-fields.js';
import { newId } from '../../platform/new-id.js';
import { FACTS } from './fact-vocabulary.js';
import type { OrganisationAnswer } from './organisation-answer.entity.js';
import type { StatutoryRate } from './statutory-rate.entity.js';

type AnswerData = Pick<OrganisationAnswer, 'organisation' | 'key' | 'value' | 'answeredAt'>;
type RateData = Pick<StatutoryRate, 'id' | 'key' | 'value' | 'from' | 'source'>;

/** An answer to one fact. */
export function buildAnswer(
  overrides: Partial<AnswerData> & Pick<AnswerData, 'organisation' | 'key' | 'value'>,
): AnswerData {
  return { answeredAt: now(), ...overrides };
}

/** Answers to everything that a member can answer: what most charities say, or something that fits. */
export function completeAnswers(): Record<string, FactValue> {
  return Object.fromEntries(
    FACTS.filter(({ source }) => source === 'MEMBER').map((fact) => [
      fact.key,
      fact.kind === 'LIST'
        ? [Object.fromEntries((fact.rows ?? []).map((row) => [row.key, sample(row)]))]
        : (fact.suggestion ?? sample(fact)),
    ]),
  );
}

function sample({ kind, label }: { kind: string; label: string }): string | number | boolean {
  if (kind === 'YES_NO') return true;
  if (kind === 'NUMBER') return 12;
  if (kind === 'DATE') return '2027-03-31';
  return `our answer to “${label.replace(/\?$/, '')}”`;
}

/** A rate from a day on. */
export function buildStatutoryRate(overrides: Partial<RateData> = {}): RateData {
  return {
    id: newId(),
    key: 'ssp_weekly_rate',
    value: '£130.00',
    from: '2027-04-06',
    source: null,
    ...overrides,
  };
}
