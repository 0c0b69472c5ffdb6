import { createHash } from 'node:crypto';
import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import type { Query } from '../../platform/db/read-as.js';
import { type FilledDocument, fillText, neededFields } from '../../platform/documents/fill-text.js';
import type { FactValue, FactValues } from '../../platform/documents/merge-fields.js';
import type { TextDocument } from '../../platform/documents/text-document.js';
import { NotFound } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { londonDate } from '../../platform/local-time.js';
import { FACT_BY_KEY } from '../facts/fact-vocabulary.js';
import { type FactsRow, factsIn, factsSql } from '../facts/find-facts.js';
import { readText } from '../templates/read-edition.js';
import type { PolicyStatus, PolicyVersionStatus } from './policy-status.js';

/** All that it takes to show, hash or print one edition of a policy. */
export interface Edition {
  id: string;
  policy: string;
  organisation: string;
  organisationName: string | null;
  /** The file of its logo, if it has one. */
  logo: string | null;
  title: string;
  policyStatus: PolicyStatus;
  number: number;
  status: PolicyVersionStatus;
  /** The text that counts; null for a file. */
  text: string | null;
  /** The answers that were kept with it; null while those of today count. */
  frozen: FactValues | null;
  today: FactsRow;
  sha256: string | null;
  file: string | null;
  fileName: string | null;
  fileType: string | null;
  fileSha256: string | null;
  legalAsOf: string | null;
  adoptedOn: string | null;
  nextReviewOn: string | null;
  meetingOn: string | null;
  approved: number;
  changeSummary: string | null;
  change: string;
}

const SQL = `select v.id, v.policy_id as policy, v.organisation_id as organisation, o.name as "organisationName", o.logo_file_id as logo, p.title,
    p.status as "policyStatus", v.number, v.status, case when v.file_id is null then coalesce(v.wording, t.text) end as text,
    v.facts as frozen, (select row_to_json(x) from (${factsSql('v.organisation_id', '$2::date')}) x) as today, v.sha256,
    v.file_id as file, f.name as "fileName", f.media_type as "fileType", f.sha256 as "fileSha256",
    to_char(t.legal_as_of, 'YYYY-MM-DD') as "legalAsOf", to_char(v.adopted_on, 'YYYY-MM-DD') as "adoptedOn",
    case when v.status = 'CURRENT' then to_char(p.next_review_on, 'YYYY-MM-DD') end as "nextReviewOn",
    to_char(v.meeting_on, 'YYYY-MM-DD') as "meetingOn",
    (select count(*)::int from policy_approvals a where a.policy_version_id = v.id and a.decision = 'APPROVED' and a.ended_at is null) as approved,
    v.change_summary as "changeSummary", v.change
  from policy_versions v join policies p on p.id = v.policy_id
  left join template_versions t on t.id = v.template_version_id
  left join files f on f.id = v.file_id and f.erased_at is null
  left join organisations o on o.id = v.organisation_id
  where v.id = any ($1::uuid[]) order by p.title, p.id`;

/** Editions by their ids, ordered by title. Whether the reader may see them is settled before, or by the query's rows. */
export function readEditions(query: Query, ids: readonly string[]): Promise<Edition[]> {
  return query<Edition>(SQL, [ids, londonDate(now().getTime())]);
}

/** @throws NotFound */
export async function readEdition(query: Query, id: string): Promise<Edition> {
  const [edition] = await readEditions(query, [id]);
  if (!edition) throw new NotFound('policy version');
  return edition;
}

/** Runs statements under the viewer's row-level security, each in a round trip of its own. */
export const queryAs =
  (context: ApiContext): Query =>
  <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    const parameters = new Parameters();
    for (const value of values) parameters.add(value);
    return readRows<Row>(context, text, parameters);
  };

/** What an edition holds, ready to be hashed, shown or printed. */
export interface EditionContent {
  document: TextDocument;
  /** The answers that stand in it: of the organisation, not those that the edition itself gives. */
  facts: FactValues;
  /** The same with title, version and dates of the edition. */
  allFacts: FactValues;
  /** Keys of answers without which it cannot be issued. */
  missing: string[];
}

/** The content of an edition that is a text; null for a file. */
export function contentOf(edition: Edition): EditionContent | null {
  if (edition.text === null) return null;
  const { document, fields } = readText(edition.text);
  const facts = edition.frozen ?? pickFacts(fields, factsIn(edition.today));
  const allFacts = { ...facts, ...documentFacts(edition) };
  return { document, facts, allFacts, missing: neededFields(document, allFacts) };
}

// Only what the text names is kept with it: the rest is nobody's business who reads the policy later.
function pickFacts(fields: readonly string[], facts: FactValues): FactValues {
  const picked: Record<string, FactValue> = {};
  for (const key of [...fields].sort()) {
    const value = facts[key];
    if (value !== undefined && FACT_BY_KEY.get(key)?.source !== 'DOCUMENT') picked[key] = value;
  }
  return picked;
}

function documentFacts(edition: Edition): Record<string, FactValue> {
  const { adoptedOn, meetingOn, nextReviewOn, approved } = edition;
  const byApprovers = approved === 1 ? 'one named approver' : `${approved} named approvers`;
  const approvedBy = meetingOn ? 'the meeting at which it was adopted' : byApprovers;
  return {
    document_title: edition.title,
    document_version: String(edition.number),
    approved_by: adoptedOn && (meetingOn || approved > 0) ? approvedBy : null,
    approved_on: adoptedOn,
    next_review_on: nextReviewOn,
    legal_as_of: edition.legalAsOf,
    issued_on: adoptedOn ?? londonDate(now().getTime()),
  };
}

/** The document as people read it: what is missing shows as [organisation name]. */
export const showContent = ({ document, allFacts, missing }: EditionContent): FilledDocument =>
  fillText(document, allFacts, { blank: missing.length > 0 });

/**
 * SHA-256, in hex, of what approvers and readers are shown: the text with the organisation's answers that stand in it, or
 * the bytes of the file. Whoever answers about a hash answers about exactly that.
 */
export function contentHash(edition: Edition): string {
  const content = contentOf(edition);
  if (!content) return edition.fileSha256 ?? '';
  return createHash('sha256')
    .update(`${edition.text}\n${JSON.stringify(sorted(content.facts))}`)
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
