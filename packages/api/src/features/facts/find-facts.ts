import type { Query } from '../../platform/db/read-as.js';
import type { FactValue, FactValues } from '../../platform/documents/merge-fields.js';
import { FACT_BY_KEY } from './fact-vocabulary.js';

/** What the statement of `factsSql` answers. */
export interface FactsRow {
  name: string | null;
  legal_form: string | null;
  charity_number: string | null;
  company_number: string | null;
  headcount: number | null;
  volunteers: number | null;
  answers: Record<string, FactValue> | null;
  rates: Record<string, string> | null;
}

/** What an organisation is in law, as a document says it. */
const LEGAL_FORM_WORDS: Readonly<Record<string, string>> = {
  CIO: 'charitable incorporated organisation',
  CHARITABLE_COMPANY: 'charitable company limited by guarantee',
  UNINCORPORATED_ASSOCIATION: 'unincorporated association',
  CHARITABLE_TRUST: 'charitable trust',
  COMMUNITY_INTEREST_COMPANY: 'community interest company',
  OTHER: 'not-for-profit organisation',
};

/**
 * The statement behind `factsOf`: one row with what the record says, what was answered, and the rates of the day.
 * @param organisation SQL of the organisation's id
 * @param on SQL of the day
 */
export const factsSql = (organisation: string, on: string): string =>
  `select o.name, f.legal_form, f.charity_number, f.company_number, f.headcount, f.volunteers,
     (select json_object_agg(a.key, a.value) from organisation_answers a where a.organisation_id = ${organisation}) as answers,
     (select json_object_agg(r.key, r.value) from (
        select distinct on (s.key) s.key, s.value from statutory_rates s
        where s.from_date <= ${on} order by s.key, s.from_date desc) r) as rates
   from (select ${organisation} as id) x
   left join organisations o on o.id = x.id left join organisation_facts f on f.organisation_id = o.id`;

/**
 * All that documents may say of an organisation on a day: its record, what follows from it, the rates in force, and what
 * it answered. What is not known is absent.
 * @param organisationId null (the consortium, which has none): the rates only
 * @param on YYYY-MM-DD
 */
export async function factsOf(
  { query }: { query: Query },
  organisationId: string | null,
  on: string,
): Promise<FactValues> {
  const [row] = await query<FactsRow>(factsSql('$1::uuid', '$2::date'), [organisationId, on]);
  return row ? factsIn(row) : {};
}

/** The facts in a row of `factsSql`. */
export function factsIn(row: FactsRow): FactValues {
  const known: Record<string, FactValue | undefined> = {
    ...answersIn(row.answers ?? {}),
    ...(row.rates ?? {}),
    organisation_name: filled(row.name),
    legal_form: row.legal_form === null ? undefined : LEGAL_FORM_WORDS[row.legal_form],
    charity_number: filled(row.charity_number),
    company_number: filled(row.company_number),
    employee_count: row.headcount ?? undefined,
    volunteer_count: row.volunteers ?? undefined,
  };
  const all = { ...known, ...computed(row, known) };
  return Object.fromEntries(
    Object.entries(all).filter((pair): pair is [string, FactValue] => pair[1] !== undefined),
  );
}

const filled = (text: string | null): string | undefined => (text?.trim() ? text : undefined);

// A key that the vocabulary had once, or whose source has changed, is nobody's answer any more.
const answersIn = (answers: Record<string, FactValue>): Record<string, FactValue> =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([key, value]) => FACT_BY_KEY.get(key)?.source === 'MEMBER' && value !== null,
    ),
  );

/** What follows from other facts; what follows from an unknown one is unknown itself. */
function computed(
  { headcount, volunteers, name }: FactsRow,
  known: Readonly<Record<string, FactValue | undefined>>,
): Record<string, boolean | undefined> {
  const employs = (least: number) => (headcount === null ? undefined : headcount >= least);
  return {
    is_charity: name === null ? undefined : known.charity_number !== undefined,
    is_company: name === null ? undefined : known.company_number !== undefined,
    has_employees: employs(1),
    has_five_or_more: employs(5),
    has_ten_or_more: employs(10),
    has_volunteers: volunteers === null ? undefined : volunteers > 0,
    ...followsFromAnswers(known),
  };
}

/** What follows from two answers: yes where one of them is. */
export const FOLLOWS_FROM: Readonly<Record<string, readonly [string, string]>> = {
  works_with_children_or_adults: ['works_with_children', 'works_with_adults'],
};

const followsFromAnswers = (
  known: Readonly<Record<string, FactValue | undefined>>,
): Record<string, boolean | undefined> =>
  Object.fromEntries(
    Object.entries(FOLLOWS_FROM).map(([key, [one, other]]) => [key, either(known[one], known[other])]),
  );

/** The facts of an organisation with answers for one document, and what follows from these; null is no answer. */
export function withAnswers(facts: FactValues, answers: FactValues): FactValues {
  const all = { ...facts, ...answers };
  const follows = Object.entries(followsFromAnswers(all)).filter(
    (pair): pair is [string, boolean] => pair[1] !== undefined,
  );
  return { ...all, ...Object.fromEntries(follows) };
}

function either(one: FactValue | undefined, other: FactValue | undefined): boolean | undefined {
  if (one === true || other === true) return true;
  return one === false && other === false ? false : undefined;
}
