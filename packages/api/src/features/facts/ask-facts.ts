import type { FactValues } from '../../platform/documents/merge-fields.js';
import type { FactQuestion } from './fact.type.js';
import { FACT_BY_KEY, FACTS, type Fact, type FactGroup, type FactSource } from './fact-vocabulary.js';
import { FOLLOWS_FROM } from './find-facts.js';

/** The same keys, with the unanswered questions in the place of what follows from them; each once. */
export function askable(missing: readonly string[], facts: FactValues): string[] {
  const isOpen = (key: string) => facts[key] === undefined || facts[key] === null;
  return [...new Set(missing.flatMap((key) => FOLLOWS_FROM[key]?.filter(isOpen) ?? [key]))];
}

/** The questions behind keys, in their order, with the present answers; keys that the vocabulary lacks are left out. */
export const questionsOf = (keys: readonly string[], facts: FactValues): FactQuestion[] =>
  keys.flatMap((key) => {
    const fact = FACT_BY_KEY.get(key);
    return fact ? [questionOf(fact, facts)] : [];
  });

/** All that an organisation can answer, group by group. */
export const memberQuestions = (facts: FactValues): FactQuestion[] =>
  FACTS.filter(({ source }) => source === 'MEMBER').map((fact) => questionOf(fact, facts));

const questionOf = (fact: Fact, facts: FactValues): FactQuestion => ({
  ...asked(fact, fact.group, fact.source),
  value: facts[fact.key] ?? null,
});

const asked = (fact: Omit<Fact, 'group' | 'source'>, group: FactGroup, source: FactSource): FactQuestion => ({
  key: fact.key,
  kind: fact.kind,
  group,
  label: fact.label,
  help: fact.help ?? null,
  optional: fact.optional === true,
  suggestion: fact.suggestion ?? null,
  rows: fact.rows?.map((row) => asked(row, group, source)) ?? null,
  value: null,
  source,
});
