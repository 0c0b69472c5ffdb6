import { Readable } from 'node:stream';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { addMonths } from '../src/features/policies/add-months.js';
import {
  buildPolicy,
  buildPolicyApproval,
  buildPolicyVersion,
} from '../src/features/policies/policy.factory.js';
import { contentHash, contentOf, readEdition, showContent } from '../src/features/policies/read-edition.js';
import { now } from '../src/platform/clock.js';
import type { Query } from '../src/platform/db/read-as.js';
import { asSystem } from '../src/platform/db/system-transaction.js';
import { toPlainText } from '../src/platform/documents/render-html.js';
import { addDays, londonDate, toInstant } from '../src/platform/local-time.js';
import { newId } from '../src/platform/new-id.js';
import type { Files } from '../src/platform/storage/files.js';
import { storeFile } from '../src/platform/storage/store-file.js';
import { OTHER_MEMBER_POLICIES, type PolicyStory, SMALL_MEMBER_POLICIES } from './content/policies.js';

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
 * Gives the members of the demo their policies, in every state, on what the library has. Does nothing where there are
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
    await insert(query, 'policy_registers', {
      id: newId(),
      organisation_id: small.organisation,
      slug: 'demo-charity',
      is_on: true,
    });
    return small;
  });
  if (own) await addOwnFile(files, own);
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
  const today = londonDate(now().getTime());
  const begun = addDays(today, -(story.adoptedDaysAgo ?? 5) - 7);
  const wasAdopted = story.state === 'IN_FORCE' || story.state === 'WITHDRAWN';
  const adoptedOn = wasAdopted ? addDays(today, -(story.adoptedDaysAgo ?? 0)) : null;
  const policy = buildPolicy({
    organisation: member.organisation,
    template: edition.template,
    title: edition.title,
    status: 'DRAFT',
    owner: member.manager,
    deputy: member.deputy,
    isPublic: story.isPublic ?? false,
    createdAt: at(begun),
  });
  const version = buildPolicyVersion({
    policy: policy.id,
    organisation: member.organisation,
    status: 'DRAFT',
    templateVersion: edition.version,
    wording: story.wording?.(edition.text) ?? null,
    author: member.manager,
    createdAt: at(begun),
  });
  await insertPolicy(query, policy);
  await insertVersion(query, version);
  if (story.state === 'DRAFT') return;
  const shown = await readEdition(query, version.id);
  const content = contentOf(shown);
  // What the member has not answered yet cannot be issued: then the draft is the story.
  if (!content || content.missing.length > 0) return;
  const sha256 = contentHash(shown);
  const facts = JSON.stringify(content.facts);
  const isAsked = story.state === 'AWAITING_APPROVAL' || story.by === 'APPROVERS';
  if (isAsked)
    await query(
      `update policy_versions set status = 'AWAITING_APPROVAL', sha256 = $2, facts = $3, approvals_needed = 1, submitted_at = $4 where id = $1`,
      [version.id, sha256, facts, at(adoptedOn ?? addDays(today, -2))],
    );
  if (isAsked && member.trustee)
    await insertApproval(
      query,
      member,
      version.id,
      sha256,
      adoptedOn ?? addDays(today, -2),
      adoptedOn !== null,
    );
  if (adoptedOn === null) return;
  await query(
    `update policy_versions set status = 'CURRENT', sha256 = $2, facts = $3, adopted_on = $4, meeting_on = $5, minute = $6 where id = $1`,
    [
      version.id,
      sha256,
      facts,
      adoptedOn,
      story.by === 'MEETING' ? adoptedOn : null,
      story.by === 'MEETING' ? 'minute 6' : null,
    ],
  );
  await query(
    `update policies set status = 'CURRENT', adopted_on = $2, next_review_on = $3,
       search = setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', $4), 'C') where id = $1`,
    [policy.id, adoptedOn, addMonths(adoptedOn, policy.reviewMonths), toPlainText(showContent(content))],
  );
  if (story.state !== 'WITHDRAWN') return;
  await query(`update policy_versions set status = 'SUPERSEDED', ended_at = $2 where id = $1`, [
    version.id,
    at(addDays(today, -15)),
  ]);
  await query(
    `update policies set status = 'WITHDRAWN', withdrawn_at = $2, withdrawn_because = 'Nobody works from home any more.' where id = $1`,
    [policy.id, at(addDays(today, -15))],
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
  await insert(query, 'policy_approvals', {
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

/** A policy that the member had before it came here, as a Word document. */
async function addOwnFile(files: Files, member: Member): Promise<void> {
  const adoptedOn = addDays(londonDate(now().getTime()), -200);
  const policy = buildPolicy({
    organisation: member.organisation,
    title: 'Keys and locking up',
    owner: member.manager,
    adoptedOn,
    nextReviewOn: addMonths(adoptedOn, 12),
    createdAt: at(adoptedOn),
  });
  const versionId = newId();
  const bytes = await Packer.toBuffer(
    new Document({
      title: 'Keys and locking up',
      sections: [
        {
          children: [
            new Paragraph({ text: 'Keys and locking up', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('Whoever leaves last closes the windows, sets the alarm and locks both doors.'),
            new Paragraph('Keys are signed for. Tell the manager at once if you lose yours.'),
          ],
        },
      ],
    }),
  );
  const file = await storeFile(files, {
    organisation: member.organisation,
    madeFor: member.manager,
    name: 'keys-and-locking-up.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    stream: Readable.from([bytes]),
    encrypted: false,
    attachedTo: { type: 'PolicyVersion', id: versionId },
  });
  await asSystem(files.database)(async (query) => {
    const [stored] = await query<{ sha256: string }>('select sha256 from files where id = $1', [file]);
    await insertPolicy(query, policy);
    await insertVersion(
      query,
      buildPolicyVersion({
        id: versionId,
        policy: policy.id,
        organisation: member.organisation,
        origin: 'OWN_FILE',
        file,
        facts: null,
        sha256: stored?.sha256 ?? null,
        adoptedOn,
        author: member.manager,
        createdAt: at(adoptedOn),
      }),
    );
  });
}

const at = (date: string): Date => new Date(toInstant(date, '11:00'));

const insertPolicy = (query: Query, row: ReturnType<typeof buildPolicy>): Promise<void> =>
  insert(query, 'policies', {
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
  insert(query, 'policy_versions', {
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
    created_at: row.createdAt,
  });

async function insert(query: Query, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  await query(`insert into ${table} (${columns.join(', ')}) values (${places})`, Object.values(row));
}
