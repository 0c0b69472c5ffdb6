import { Parameters } from '../../platform/db/condition-sql.js';
import type { Query } from '../../platform/db/read-as.js';
import { fillText } from '../../platform/documents/fill-text.js';
import { type FactValue, type FactValues, vocabularyOf } from '../../platform/documents/merge-fields.js';
import { parseText } from '../../platform/documents/parse-text.js';
import { toHtml } from '../../platform/documents/render-html.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { isUuid } from '../../platform/is-uuid.js';
import { FACTS } from '../facts/fact-vocabulary.js';
import type { PolicyVersionStatus } from '../policies/policy-status.js';

/** An issued version of a policy, as its readers are shown it. Days are YYYY-MM-DD. */
export interface ShownVersion {
  id: string;
  policyId: string;
  organisation: string;
  title: string;
  number: number;
  status: PolicyVersionStatus;
  round: number;
  /** Of what is shown: whoever confirms says which they read. */
  sha256: string;
  adoptedOn: string;
  changeSummary: string | null;
  /** Null for the member's own file. */
  html: string | null;
  file: string | null;
}

interface Row extends Omit<ShownVersion, 'html'> {
  text: string | null;
  facts: FactValues | null;
  legalAsOf: string | null;
  nextReviewOn: string | null;
}

const SQL = `select v.id, v.policy_id as "policyId", v.organisation_id as organisation, p.title, v.number, v.status, v.round,
    v.sha256, to_char(v.adopted_on, 'YYYY-MM-DD') as "adoptedOn", v.change_summary as "changeSummary", v.file_id as file, v.facts,
    case when v.file_id is null then coalesce(v.wording, t.text) end as text, to_char(t.legal_as_of, 'YYYY-MM-DD') as "legalAsOf",
    case when v.status = 'CURRENT' then to_char(p.next_review_on, 'YYYY-MM-DD') end as "nextReviewOn"
  from policy_versions v join policies p on p.id = v.policy_id and p.status = 'CURRENT'
  left join template_versions t on t.id = v.template_version_id
  where v.id = $1 and v.status in ('CURRENT', 'SUPERSEDED') and v.sha256 is not null`;

/** An issued version of a policy in force; null where there is none such. Whose it is, the query's rows settle. */
export async function showVersion(query: Query, id: string): Promise<ShownVersion | null> {
  if (!isUuid(id)) return null;
  const [row] = await query<Row>(SQL, [id]);
  if (!row) return null;
  const { text, facts, legalAsOf, nextReviewOn, ...shown } = row;
  return {
    ...shown,
    html: text === null ? null : htmlOf(text, { ...facts, ...documentFacts(row, legalAsOf, nextReviewOn) }),
  };
}

const VOCABULARY = vocabularyOf(FACTS);

const htmlOf = (text: string, facts: FactValues): string =>
  toHtml(fillText(parseText(text, VOCABULARY).document, facts, { blank: true }));

const documentFacts = (
  { title, number, adoptedOn }: Row,
  legalAsOf: string | null,
  nextReviewOn: string | null,
): Record<string, FactValue> => ({
  document_title: title,
  document_version: String(number),
  approved_on: adoptedOn,
  issued_on: adoptedOn,
  legal_as_of: legalAsOf,
  next_review_on: nextReviewOn,
});

/** Reads under the viewer's row-level security. */
export const queryAs =
  (context: ApiContext): Query =>
  <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    const parameters = new Parameters();
    for (const value of values) parameters.add(value);
    return readRows<Row>(context, text, parameters);
  };
