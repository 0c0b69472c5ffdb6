import { Readable } from 'node:stream';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { raiseReviewTasksJob } from '../src/features/law-changes/raise-review-tasks.job.js';
import {
  buildPolicy,
  buildPolicyApproval,
  buildPolicyVersion,
} from '../src/features/policies/policy.factory.js';
import {
  contentHash,
  contentOf,
  type EditionContent,
  readEdition,
  showContent,
} from '../src/features/policies/read-edition.js';
import { now } from '../src/platform/clock.js';
import type { Query } from '../src/platform/db/read-as.js';
import { asSystem } from '../src/platform/db/system-transaction.js';
import { DOCX } from '../src/platform/documents/media-types.js';
import { toPlainText } from '../src/platform/documents/render-html.js';
import { addDays, addMonths, londonDate, toInstant } from '../src/platform/local-time.js';
import { newId } from '../src/platform/new-id.js';
import type { Files } from '../src/platform/storage/files.js';
import { storeFile } from '../src/platform/storage/store-file.js';
import {
  OTHER_MEMBER_POLICIES,
  OWN_FILES,
  type OwnFileStory,
  type PolicyStory,
  SMALL_MEMBER_POLICIES,
} from './content/policies.js';
import { insertRow } from './insert-row.js';
import { loadReadings } from './load-demo-readings.js';

/** Who has to do with the policies of one member. */
interface Member {
  organisation: string;
  manager: string;
  deputy: string | null;
  trustee: string | null;
}

interface EditionRow {
  template: string;
  title: string;
  version: string;
  text: string;
}

/**
 * Gives the members of the demo their policies, in every state, on what the library has, and says who read them. Does nothing where there are
 * policies already, and leaves out what the library lacks.
 */
export async function loadDemoPolicies(files: Files): Promise<void> {
  const { rows } = await files.database.jobs.query('select from policies limit 1');
  if (rows.length > 0) return;
  const own = await asSystem(files.database)(async (query) => {
    const small = await findMember(query, 'manager@demo.test', 'staff@demo.test', 'trustee@demo.test');
    const other = await findMember(query, 'other.manager@demo.test', null, null);
    if (!small || !other) return null;
    for (const story of SMALL_MEMBER_POLICIES) await tellStory(query, small, story);
    for (const story of OTHER_MEMBER_POLICIES) await tellStory(query, other, story);
    await insertRow(query, 'policy_registers', {
      id: newId(),
      organisation_id: small.organisation,
      slug: 'demo-charity',
      is_on: true,
    });
    return small;
  });
  if (!own) return;
  for (const story of OWN_FILES) await addOwnFile(files, own, story);
  await asSystem(files.database)((query) => loadReadings(query, own));
  // What the law asks of these policies, the product finds out by itself.
  await files.database.queue.send(raiseReviewTasksJob, {});
}

async function findMember(
  query: Query,
  manager: string,
  deputy: string | null,
  trustee: string | null,
): Promise<Member | null> {
  const [row] = await query<Member>(
    `select m.organisation_id as organisation, m.person_id as manager,
       (select person_id from person_contacts where email = $2) as deputy,
       (select person_id from person_contacts where email = $3) as trustee
     from person_contacts c join memberships m on m.person_id = c.person_id and m.role = 'MANAGER'
     where c.email = $1 and m.organisation_id is not null limit 1`,
    [manager, deputy, trustee],
  );
  return row ?? null;
}

async function tellStory(query: Query, member: Member, story: PolicyStory): Promise<void> {
  const [edition] = await query<EditionRow>(
    `select t.id as template, t.title, v.id as version, v.text from templates t
     join template_versions v on v.template_id = t.id and v.text is not null
     where t.title = $1 and case when $2::int is null then v.status = 'PUBLISHED' else v.number = $2 end`,
    [story.template, story.edition ?? null],
  );
  if (!edition) return;
  const { former } = story;
  const begun = daysAgo((former?.adoptedDaysAgo ?? story.adoptedDaysAgo ?? 5) + 7);
  const policy = buildPolicy({
    organisation: member.organisation,
    template: edition.template,
    title: edition.title,
    status: 'DRAFT',
    owner: member.manager,
    deputy: member.deputy,
    acknowledgedBy: story.acknowledgedBy ?? ['ALL_STAFF'],
    isPublic: story.isPublic ?? false,
    createdAt: at(begun),
  });
  await insertPolicy(query, policy);
  const draft = {
    policy: policy.id,
    organisation: member.organisation,
    status: 'DRAFT' as const,
    templateVersion: edition.version,
    author: member.manager,
    createdAt: at(begun),
  };
  const wording = story.wording?.(edition.text) ?? null;
  if (!former) return tellVersion(query, member, story, buildPolicyVersion({ ...draft, wording }));
  const first = { ...story, state: 'IN_FORCE' as const, adoptedDaysAgo: former.adoptedDaysAgo };
  await tellVersion(query, member, first, buildPolicyVersion(draft));
  await query(`update policy_versions set status = 'SUPERSEDED', ended_at = $2 where policy_id = $1`, [
    policy.id,
    at(daysAgo(story.adoptedDaysAgo ?? 0)),
  ]);
  const second = buildPolicyVersion({
    ...draft,
    wording,
    number: 2,
    round: former.change === 'MATERIAL' ? 2 : 1,
    change: former.change,
    changeSummary: former.changeSummary,
    createdAt: at(daysAgo((story.adoptedDaysAgo ?? 0) + 7)),
  });
  await tellVersion(query, member, story, second);
}

/** A version from its draft to where its story ends. */
async function tellVersion(
  query: Query,
  member: Member,
  story: PolicyStory,
  version: ReturnType<typeof buildPolicyVersion>,
): Promise<void> {
  await insertVersion(query, version);
  if (story.state === 'DRAFT') return;
  const content = contentOf(await readEdition(query, version.id));
  // What the member has not answered yet cannot be issued: then the draft is the story.
  if (!content || content.missing.length > 0) return;
  const wasAdopted = story.state !== 'AWAITING_APPROVAL';
  const day = daysAgo(wasAdopted ? (story.adoptedDaysAgo ?? 0) : 2);
  if (!wasAdopted || story.by === 'APPROVERS') await putToTrustee(query, member, version.id, day, wasAdopted);
  if (wasAdopted) await adopt(query, version, content, day, story);
  if (story.state === 'WITHDRAWN') await withdraw(query, version);
}

async function putToTrustee(
  query: Query,
  member: Member,
  version: string,
  day: string,
  isAnswered: boolean,
): Promise<void> {
  const shown = await readEdition(query, version);
  const sha256 = contentHash(shown);
  await query(
    `update policy_versions set status = 'AWAITING_APPROVAL', sha256 = $2, facts = $3, approvals_needed = 1, submitted_at = $4 where id = $1`,
    [version, sha256, JSON.stringify(contentOf(shown)?.facts ?? {}), at(day)],
  );
  if (member.trustee) await insertApproval(query, member, version, sha256, day, isAnswered);
}

async function adopt(
  query: Query,
  { id, policy }: { id: string; policy: string },
  content: EditionContent,
  day: string,
  { by }: PolicyStory,
): Promise<void> {
  const sha256 = contentHash(await readEdition(query, id));
  const isByMeeting = by === 'MEETING';
  await query(
    `update policy_versions set status = 'CURRENT', sha256 = $2, facts = $3, adopted_on = $4, meeting_on = $5, minute = $6 where id = $1`,
    [
      id,
      sha256,
      JSON.stringify(content.facts),
      day,
      isByMeeting ? day : null,
      isByMeeting ? 'minute 6' : null,
    ],
  );
  await query(
    `update policies set status = 'CURRENT', adopted_on = $2::date, next_review_on = $2::date + make_interval(months => review_months),
       search = setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', $3), 'C') where id = $1`,
    [policy, day, toPlainText(showContent(content))],
  );
}

async function withdraw(query: Query, { id, policy }: { id: string; policy: string }): Promise<void> {
  const when = at(daysAgo(15));
  await query(`update policy_versions set status = 'SUPERSEDED', ended_at = $2 where id = $1`, [id, when]);
  await query(
    `update policies set status = 'WITHDRAWN', withdrawn_at = $2, withdrawn_because = 'Nobody works from home any more.' where id = $1`,
    [policy, when],
  );
}

async function insertApproval(
  query: Query,
  { organisation, manager, trustee }: Member,
  version: string,
  sha256: string,
  day: string,
  isAnswered: boolean,
): Promise<void> {
  const row = buildPolicyApproval({
    organisation,
    policyVersion: version,
    approver: trustee ?? manager,
    askedBy: manager,
    askedAt: at(isAnswered ? addDays(day, -3) : day),
    sha256,
    decision: isAnswered ? 'APPROVED' : null,
    decidedAt: isAnswered ? at(day) : null,
  });
  await insertRow(query, 'policy_approvals', {
    id: row.id,
    organisation_id: row.organisation,
    policy_version_id: row.policyVersion,
    approver_id: row.approver,
    asked_by_id: row.askedBy,
    asked_at: row.askedAt,
    sha256: row.sha256,
    decision: row.decision,
    decided_at: row.decidedAt,
  });
}

/** A policy that the member had before it came here, as Word documents. */
async function addOwnFile(files: Files, member: Member, story: OwnFileStory): Promise<void> {
  const { title, acknowledgedBy, versions } = story;
  const { organisation, manager: owner } = member;
  const last = daysAgo(versions.at(-1)?.adoptedDaysAgo ?? 0);
  const policy = buildPolicy({
    organisation,
    title,
    owner,
    acknowledgedBy,
    adoptedOn: last,
    nextReviewOn: addMonths(last, 12),
    createdAt: at(daysAgo(versions[0]?.adoptedDaysAgo ?? 0)),
  });
  const rows: ReturnType<typeof buildPolicyVersion>[] = [];
  for (const [index, { adoptedDaysAgo, changeSummary, paragraphs }] of versions.entries()) {
    const adoptedOn = daysAgo(adoptedDaysAgo);
    const next = versions[index + 1];
    const row = buildPolicyVersion({
      policy: policy.id,
      organisation,
      number: index + 1,
      round: index + 1,
      status: next ? 'SUPERSEDED' : 'CURRENT',
      origin: 'OWN_FILE',
      facts: null,
      changeSummary,
      adoptedOn,
      author: owner,
      createdAt: at(adoptedOn),
      endedAt: next ? at(daysAgo(next.adoptedDaysAgo)) : null,
    });
    row.file = await storeDocument(files, member, row.id, story.name, title, paragraphs);
    rows.push(row);
  }
  await asSystem(files.database)(async (query) => {
    await insertPolicy(query, policy);
    for (const row of rows) {
      const [stored] = await query<{ sha256: string }>('select sha256 from files where id = $1', [row.file]);
      await insertVersion(query, { ...row, sha256: stored?.sha256 ?? null });
    }
  });
}

async function storeDocument(
  files: Files,
  { organisation, manager }: Member,
  versionId: string,
  name: string,
  title: string,
  paragraphs: readonly string[],
): Promise<string> {
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
    ...paragraphs.map((words) => new Paragraph(words)),
  ];
  const bytes = await Packer.toBuffer(new Document({ title, sections: [{ children }] }));
  return storeFile(files, {
    organisation,
    madeFor: manager,
    name,
    mediaType: DOCX,
    stream: Readable.from([bytes]),
    encrypted: false,
    attachedTo: { type: 'PolicyVersion', id: versionId },
  });
}

const daysAgo = (days: number): string => addDays(londonDate(now().getTime()), -days);

const at = (date: string): Date => new Date(toInstant(date, '11:00'));

const insertPolicy = (query: Query, row: ReturnType<typeof buildPolicy>): Promise<void> =>
  insertRow(query, 'policies', {
    id: row.id,
    organisation_id: row.organisation,
    template_id: row.template,
    title: row.title,
    status: row.status,
    owner_id: row.owner,
    deputy_id: row.deputy,
    review_months: row.reviewMonths,
    next_review_on: row.nextReviewOn,
    adopted_on: row.adoptedOn,
    acknowledged_by: row.acknowledgedBy,
    is_public: row.isPublic,
    created_at: row.createdAt,
  });

const insertVersion = (query: Query, row: ReturnType<typeof buildPolicyVersion>): Promise<void> =>
  insertRow(query, 'policy_versions', {
    id: row.id,
    policy_id: row.policy,
    organisation_id: row.organisation,
    number: row.number,
    status: row.status,
    origin: row.origin,
    template_version_id: row.templateVersion,
    wording: row.wording,
    file_id: row.file,
    sha256: row.sha256,
    adopted_on: row.adoptedOn,
    author_id: row.author,
    round: row.round,
    change: row.change,
    change_summary: row.changeSummary,
    ended_at: row.endedAt,
    created_at: row.createdAt,
  });
