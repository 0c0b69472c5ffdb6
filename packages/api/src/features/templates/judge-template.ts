import type { FactValues } from '../../platform/documents/merge-fields.js';
import { FACT_BY_KEY } from '../facts/fact-vocabulary.js';
import { judgeHeadcount } from '../organisations/judge-headcount.js';
import type { Applicability } from './applicability.js';
import type { Necessity } from './template-kind.js';

/**
 * What a template is to a member. REQUIRED: it applies, and the law asks for it. RECOMMENDED: it applies, and funders
 * usually ask for it. UNKNOWN: a fact is missing.
 */
export const FOR_US = ['REQUIRED', 'RECOMMENDED', 'OPTIONAL', 'NOT_APPLICABLE', 'UNKNOWN'] as const;
export type ForUs = (typeof FOR_US)[number];

/** What decides whether a template is for somebody. */
export interface Judged {
  applies: Applicability;
  necessity: Necessity;
  because: string | null;
}

const IF_IT_APPLIES: Readonly<Record<Necessity, ForUs>> = {
  LAW: 'REQUIRED',
  FUNDERS: 'RECOMMENDED',
  OPTIONAL: 'OPTIONAL',
};

const OPENINGS: Readonly<Record<ForUs, string>> = {
  REQUIRED: 'Required by law',
  RECOMMENDED: 'Usually asked for by funders',
  OPTIONAL: 'Yours to choose',
  NOT_APPLICABLE: 'Not for you',
  UNKNOWN: 'We cannot tell yet',
};

/** Why those have a document to whom it applies, in a few words that a sentence can begin with. */
export const openingOf = (necessity: Necessity): string => OPENINGS[IF_IT_APPLIES[necessity]];

/** What a template is to a member with these facts, and why, in a sentence. */
export function judgeTemplate(template: Judged, facts: FactValues): { forUs: ForUs; because: string } {
  const { verdict, reasons } = judgeApplicability(template.applies, facts);
  const forUs = verdict === 'APPLIES' ? IF_IT_APPLIES[template.necessity] : verdict;
  const basis = verdict === 'APPLIES' && template.because ? [upperFirst(withoutStop(template.because))] : [];
  const sentences = [...basis, ...reasons];
  return {
    forUs,
    because:
      sentences.length === 0
        ? `${OPENINGS[forUs]}.`
        : `${OPENINGS[forUs]}: ${lowerFirst(sentences.join('. '))}.`,
  };
}

/** Whether a rule holds for a member with these facts: every given part must; an unknown fact leaves it open. */
export function judgeApplicability(
  applies: Applicability,
  facts: FactValues,
): { verdict: 'APPLIES' | 'NOT_APPLICABLE' | 'UNKNOWN'; reasons: string[] } {
  const parts = [
    ...headcountPart(applies, facts),
    ...(applies.facts ?? []).map((key) => factPart(key, facts)),
    ...(applies.anyOf?.length ? [anyOfPart(applies.anyOf, facts)] : []),
  ];
  const refused = parts.filter(({ holds }) => holds === false);
  if (refused.length > 0) return { verdict: 'NOT_APPLICABLE', reasons: refused.map(({ reason }) => reason) };
  const open = parts.filter(({ holds }) => holds === null);
  if (open.length > 0) return { verdict: 'UNKNOWN', reasons: open.map(({ reason }) => reason) };
  return { verdict: 'APPLIES', reasons: parts.map(({ reason }) => reason) };
}

interface Part {
  /** Null where a fact is missing. */
  holds: boolean | null;
  reason: string;
}

function headcountPart(applies: Applicability, facts: FactValues): Part[] {
  const count = facts.employee_count;
  const headcount = typeof count === 'number' ? count : null;
  const judged = judgeHeadcount(applies, headcount);
  if (judged === null) return [];
  if (judged === 'UNKNOWN') return [{ holds: null, reason: 'Tell us how many people you employ' }];
  if (judged === 'TOO_FEW')
    return [
      {
        holds: false,
        reason: `It is for employers of ${applies.minHeadcount} or more. You employ ${headcount}`,
      },
    ];
  if (judged === 'TOO_MANY')
    return [
      {
        holds: false,
        reason: `It is for employers of at most ${applies.maxHeadcount}. You employ ${headcount}`,
      },
    ];
  return [{ holds: true, reason: `You employ ${headcount}` }];
}

function factPart(key: string, facts: FactValues): Part {
  const value = facts[key];
  if (typeof value !== 'boolean') return { holds: null, reason: `Answer “${labelOf(key)}”` };
  return { holds: value, reason: `${statementOf(key)}: ${value ? 'yes' : 'no'}` };
}

function anyOfPart(keys: readonly string[], facts: FactValues): Part {
  const parts = keys.map((key) => factPart(key, facts));
  const held = parts.find(({ holds }) => holds === true);
  return (
    held ??
    parts.find(({ holds }) => holds === null) ?? {
      holds: false,
      reason: parts.map(({ reason }) => reason).join('. '),
    }
  );
}

const labelOf = (key: string): string => FACT_BY_KEY.get(key)?.label ?? key;

// A question is told as what it asks; what follows from other facts is a statement already.
const statementOf = (key: string): string => `You answered “${labelOf(key)}”`;

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const withoutStop = (text: string): string => text.replace(/[.\s]+$/, '');
