import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Acknowledgement,
  AcknowledgementLink,
} from '../../src/features/acknowledgements/acknowledgement.entity.js';
import {
  buildAcknowledgement,
  buildPolicyReader,
} from '../../src/features/acknowledgements/acknowledgement.factory.js';
import { PolicyReader } from '../../src/features/acknowledgements/policy-reader.entity.js';
import { LawChange } from '../../src/features/law-changes/law-change.entity.js';
import { buildLawChange } from '../../src/features/law-changes/law-change.factory.js';
import { ReviewTask } from '../../src/features/law-changes/review-task.entity.js';
import { Policy } from '../../src/features/policies/policy.entity.js';
import { buildPolicy, buildPolicyVersion } from '../../src/features/policies/policy.factory.js';
import { PolicyVersion } from '../../src/features/policies/policy-version.entity.js';
import { hashToken } from '../../src/platform/auth/secret-token.js';
import { newId } from '../../src/platform/new-id.js';
import type { Consortium } from '../consortium.js';
import { asOwner } from '../database-role.js';
import type { Canary } from './canaries.js';
import type { Asker, Facts } from './facts.js';
import { writesLibrary } from './library.js';
import { isManagerOf, keepsPolicy } from './policies.js';
import type { Case } from './queries.js';

/** In the mail of the first member's reader. */
const READING_TOKEN = 'the-token-that-is-in-the-link-to-read-1';

type Row = { id: string };

/** Listed and on what each organisation has a policy; and one that nobody outside the library knows of. */
async function findTemplates(em: EntityManager): Promise<{ covered: string; drafted: string }> {
  const [listed] = await em.execute<Row[]>(
    'select template_id as id from policies where template_id is not null group by 1 order by count(*) desc limit 1',
  );
  const [unlisted] = await em.execute<Row[]>(
    `select t.id from templates t where t.archived_at is null
       and not exists (select from template_versions v where v.template_id = t.id and v.status = 'PUBLISHED')
       and exists (select from template_versions v where v.template_id = t.id) order by t.id limit 1`,
  );
  if (!listed || !unlisted) throw new Error('A template is missing');
  return { covered: listed.id, drafted: unlisted.id };
}

/**
 * Of two members a policy in its second round, which somebody who is no manager looks after, confirmed in every way;
 * readers without a sign-in; law changes, and the reviews that they raised.
 */
export async function arrangeAcknowledgements(
  em: EntityManager,
  { people, member, other }: Consortium,
  former: Row,
  at: Date,
): Promise<void> {
  const { covered, drafted } = await findTemplates(em);
  const [certain, planned] = [
    em.create(LawChange, buildLawChange({ createdBy: people.adviser.id, checkedOn: '2026-11-20' })),
    em.create(LawChange, buildLawChange({ status: 'PLANNED', inForceOn: null, raisedAt: null })),
  ];
  await em.flush();
  for (const template of [covered, drafted])
    await em.execute('insert into law_change_templates (law_change_id, template_id) values (?, ?)', [
      certain.id,
      template,
    ]);
  const review = (policy: Policy, law: LawChange, doneBy: Row | null = null) =>
    em.create(ReviewTask, {
      id: newId(),
      organisation: policy.organisation,
      lawChange: law.id,
      policy: policy.id,
      raisedOn: '2026-11-20',
      dueOn: '2026-12-20',
      doneAt: doneBy && at,
      doneBy: doneBy?.id ?? null,
      outcome: doneBy && 'CHANGED',
      note: '-',
      createdAt: at,
    });
  for (const policy of await em.find(Policy, { template: covered, status: 'CURRENT', owner: { $ne: null } }))
    review(policy, certain);
  const gone = await em.find(Policy, { status: 'WITHDRAWN' });

  for (const [organisation, manager, keeper, staff, volunteer] of [
    [member.id, people.manager, people.bookingStaff, people.staff, people.volunteer],
    [other.id, people.otherManager, people.otherStaff, people.otherStaff, people.otherManager],
  ] as const) {
    const policy = em.create(
      Policy,
      buildPolicy({
        organisation,
        owner: keeper.id,
        acknowledgedBy: ['ALL_STAFF', 'VOLUNTEERS'],
      }),
    );
    const version = (more: object) =>
      em.create(
        PolicyVersion,
        buildPolicyVersion({ policy: policy.id, organisation, wording: '## Ours\n\nAs it is.\n', ...more }),
      );
    const old = version({ status: 'SUPERSEDED', endedAt: at });
    const current = version({ number: 2, round: 2 });
    const reader = (more: object) =>
      em.create(PolicyReader, buildPolicyReader({ organisation, email: '-', ...more }));
    const [asked, archived] = [reader({}), reader({ archivedAt: at })];
    await em.flush();
    const confirmed = (of: PolicyVersion, more: object) =>
      em.create(
        Acknowledgement,
        buildAcknowledgement({
          organisation,
          policy: of.policy,
          policyVersion: of.id,
          round: of.round,
          sha256: of.sha256 ?? '',
          ...more,
        }),
      );
    const onPaper = { way: 'PAPER', enteredBy: manager.id };
    confirmed(current, { person: staff.id });
    confirmed(old, { person: volunteer.id, ...onPaper });
    confirmed(old, { person: former.id });
    confirmed(old, { reader: archived.id, way: 'LINK' });
    confirmed(old, { reader: asked.id, ...onPaper });
    if (organisation === member.id) confirmed(current, { reader: asked.id, way: 'LINK' });
    for (const withdrawn of gone.filter((one) => one.organisation === organisation))
      confirmed(await em.findOneOrFail(PolicyVersion, { policy: withdrawn.id }), { person: staff.id });
    for (const [token, reads] of [
      [organisation === member.id ? READING_TOKEN : `open ${organisation}`, asked],
      [`dead ${organisation}`, archived],
    ] as const)
      em.create(AcknowledgementLink, {
        id: newId(),
        organisation,
        reader: reads.id,
        policyVersion: current.id,
        tokenHash: hashToken(token),
        expiresAt: new Date('2099-01-01T00:00:00Z'),
        usedAt: null,
        createdAt: at,
      });
    review(policy, certain);
    review(policy, planned, keeper);
    await em.flush();
  }
}

/** Text columns that hold a canary. */
export const ACKNOWLEDGEMENT_COLUMNS = {
  policy_readers: { key: 'id', columns: ['name', 'email'] },
  law_changes: { key: 'id', columns: ['title', 'what', 'source_url', 'date_note'] },
  review_tasks: { key: 'id', columns: ['note'] },
} as const;

/** Text columns that hold words of a list or hashes. */
export const ACKNOWLEDGEMENT_NOT_FREE = [
  'acknowledgements.way',
  'acknowledgements.sha256',
  'acknowledgement_links.token_hash',
  'law_changes.slug',
  'law_changes.status',
  'review_tasks.outcome',
];

interface ConfirmedFacts {
  organisation: string;
  policy: string;
  person: string | null;
}

interface ReaderFacts {
  organisation: string;
  archived: boolean;
  /** Policies that ask them now, or that they confirmed. */
  policies: string[];
}

interface ReviewFacts {
  organisation: string;
  policy: string;
  done: boolean;
}

/** Who confirmed what, who is asked without a sign-in, and which reviews there are. */
export interface AcknowledgementFacts {
  confirmed: ReadonlyMap<string, ConfirmedFacts>;
  readers: ReadonlyMap<string, ReaderFacts>;
  reviews: ReadonlyMap<string, ReviewFacts>;
  /** Versions by which somebody reads: of a policy in force, and in force themselves, or once. */
  toRead: ReadonlyMap<string, { organisation: string; inForce: boolean }>;
  /** The entries of the consortium itself. */
  laws: readonly string[];
  /** Whom and what the link with the known token is for. */
  link: { organisation: string; policy: string; reader: string };
}

/** Reads them as the owner of the database. */
export async function readAcknowledgements(databaseUrl: string): Promise<AcknowledgementFacts> {
  const read = async <Facts>(text: string): Promise<ReadonlyMap<string, Facts>> => {
    const rows = await asOwner<Facts & Row>(databaseUrl, `${text} order by 1`);
    return new Map(rows.map((row) => [row.id, row]));
  };
  const laws = await read('select id from law_changes where slug is null');
  const [link] = await asOwner<AcknowledgementFacts['link']>(
    databaseUrl,
    `select l.organisation_id as organisation, v.policy_id as policy, l.reader_id as reader
     from acknowledgement_links l join policy_versions v on v.id = l.policy_version_id where l.token_hash = $1`,
    [hashToken(READING_TOKEN)],
  );
  if (!link) throw new Error('The link is missing');
  return {
    confirmed: await read(
      'select id, organisation_id as organisation, policy_id as policy, person_id as person from acknowledgements',
    ),
    readers: await read(
      `select r.id, r.organisation_id as organisation, r.archived_at is not null as archived, array(
         select p.id from policies p where p.organisation_id = r.organisation_id and (
           (r.archived_at is null and p.status = 'CURRENT' and p.acknowledged_by && r.audiences)
           or exists (select from acknowledgements k where k.policy_id = p.id and k.reader_id = r.id))) as policies
       from policy_readers r`,
    ),
    reviews: await read(
      'select id, organisation_id as organisation, policy_id as policy, done_at is not null as done from review_tasks',
    ),
    toRead: await read(
      `select v.id, v.organisation_id as organisation, v.status = 'CURRENT' as "inForce" from policy_versions v
       join policies p on p.id = v.policy_id and p.status = 'CURRENT' where v.status in ('CURRENT', 'SUPERSEDED')`,
    ),
    laws: [...laws.keys()],
    link,
  };
}

type Needed = Pick<Facts, 'acknowledgements' | 'policies' | 'library'>;

const actsIn = (asker: Asker, organisation: string | undefined): boolean =>
  organisation !== undefined && asker.organisationId === organisation && asker.roles.length > 0;

const keeps = (asker: Asker, facts: Needed, policy: string | undefined): boolean =>
  keepsPolicy(asker, facts.policies.policies.get(policy ?? ''));

/** One's own confirmation, and all of a policy for its owner, its deputy and the managers of its organisation. */
function mayKnowConfirmed(asker: Asker, facts: Needed, id: string): boolean {
  const one = facts.acknowledgements.confirmed.get(id);
  return (
    actsIn(asker, one?.organisation) && (one?.person === asker.personId || keeps(asker, facts, one?.policy))
  );
}

const mayKnowReader = (asker: Asker, facts: Needed, id: string): boolean =>
  isManagerOf(asker, facts.acknowledgements.readers.get(id)?.organisation);

const mayKnowReview = (asker: Asker, facts: Needed, id: string): boolean =>
  keeps(asker, facts, facts.acknowledgements.reviews.get(id)?.policy);

/** May this person be told this text of readers, law changes and reviews? */
export function mayBeToldOfReading(asker: Asker, facts: Needed, { table, column, row }: Canary): boolean {
  if (table === 'law_changes') return asker.roles.length > 0;
  if (table === 'review_tasks') return mayKnowReview(asker, facts, row);
  // Who looks after a policy knows by name who is missing, and who confirmed; where mail goes is the managers' business.
  const asks = facts.acknowledgements.readers.get(row)?.policies ?? [];
  return (
    mayKnowReader(asker, facts, row) ||
    (column === 'name' && asks.some((policy) => keeps(asker, facts, policy)))
  );
}

/** What readers of a policy may be told besides: what they confirmed, and what they were shown when it was in force. */
export function mayBeToldAsReader(asker: Asker, facts: Needed, { table, column, row }: Canary): boolean {
  const { confirmed, toRead } = facts.acknowledgements;
  if (table === 'policies' && column === 'title')
    return [...confirmed.values()].some(
      (one) => one.policy === row && one.person === asker.personId && actsIn(asker, one.organisation),
    );
  return (
    table === 'policy_versions' && column === 'change_summary' && actsIn(asker, toRead.get(row)?.organisation)
  );
}

/** What an answer shows that is not for this person: a row, or a template that they may not know of. */
export function judgeReadingRow(
  asker: Asker,
  facts: Needed,
  row: Readonly<Record<string, unknown>>,
): boolean {
  const { confirmed, readers, reviews, toRead } = facts.acknowledgements;
  const id = String(row.id);
  switch (row.__typename) {
    case 'Acknowledgement':
      return !confirmed.has(id) || mayKnowConfirmed(asker, facts, id);
    case 'PolicyReader':
      return !readers.has(id) || mayKnowReader(asker, facts, id);
    case 'ReviewTask':
      return !reviews.has(id) || mayKnowReview(asker, facts, id);
    case 'PolicyToRead':
      return actsIn(asker, toRead.get(id)?.organisation);
    case 'AcknowledgementProgress':
      return keeps(asker, facts, id);
    case 'TouchedPolicy':
      return keeps(asker, facts, String(row.policyId));
    case 'TemplateToTouch':
      return writesLibrary(asker, facts.library);
    case 'LawChange':
      return (
        !Array.isArray(row.templateIds) ||
        writesLibrary(asker, facts.library) ||
        row.templateIds.every((template) => facts.library.templates.get(String(template))?.listed)
      );
    default:
      return true;
  }
}

/** Other organisations' readers and reviews, which row-level security keeps back whatever the rules say. */
export function isReadingOfOthers(asker: Asker, facts: Needed, { table, row }: Canary): boolean {
  if (table === 'law_changes') return false;
  const { readers, reviews } = facts.acknowledgements;
  const whose = table === 'review_tasks' ? reviews.get(row) : readers.get(row);
  return whose?.organisation !== asker.organisationId;
}

/** Tables of acknowledgements and law changes. */
export const ACKNOWLEDGEMENT_TABLES = [
  'acknowledgements',
  'policy_readers',
  'acknowledgement_links',
  'law_changes',
  'law_change_templates',
  'review_tasks',
];

/** May this person's action write this row? One confirms for oneself; a manager enters what was signed on paper. */
export function mayTouchReading(
  asker: Asker,
  facts: Needed,
  table: string,
  row: Readonly<Record<string, unknown>>,
): boolean {
  if (table === 'law_changes' || table === 'law_change_templates') return writesLibrary(asker, facts.library);
  const organisation = String(row.organisation_id);
  if (!actsIn(asker, organisation)) return false;
  switch (table) {
    case 'acknowledgements':
      if (row.way === 'ONLINE') return row.person_id === asker.personId && row.entered_by_id === null;
      return row.way === 'PAPER' && row.entered_by_id === asker.personId && isManagerOf(asker, organisation);
    case 'policy_readers':
      return isManagerOf(asker, organisation);
    case 'review_tasks':
      return keeps(asker, facts, String(row.policy_id));
    default:
      // A link is made by the mail that carries it, and used by whoever follows it.
      return false;
  }
}

/** Types of acknowledgements and law changes that are rows, or stand for one. */
export const ACKNOWLEDGEMENT_TYPES: readonly string[] = [
  'Acknowledgement',
  'AcknowledgementProgress',
  'PolicyReader',
  'PolicyToRead',
  'ReviewTask',
];

/** How somebody stands to one of them, in a word of the matrix. */
export function relationToReading(asker: Asker, facts: Needed, type: string, id: string): string {
  const { confirmed, readers, reviews, toRead } = facts.acknowledgements;
  const stands = (organisation: string | undefined, policy: string | undefined) => {
    if (!actsIn(asker, organisation)) return 'foreign';
    return facts.policies.policies.get(policy ?? '')?.keepers.includes(asker.personId ?? '')
      ? 'kept'
      : 'ours';
  };
  switch (type) {
    case 'Acknowledgement': {
      const one = confirmed.get(id);
      if (!one) return 'new';
      return one.person === asker.personId && one.organisation === asker.organisationId
        ? 'mine'
        : stands(one.organisation, one.policy);
    }
    case 'AcknowledgementProgress':
      return stands(facts.policies.policies.get(id)?.organisation, id);
    case 'PolicyReader': {
      const one = readers.get(id);
      if (!one) return 'new';
      return `${actsIn(asker, one.organisation) ? 'ours' : 'foreign'}${one.archived ? ' archived' : ''}`;
    }
    case 'ReviewTask': {
      const one = reviews.get(id);
      return one ? `${stands(one.organisation, one.policy)} ${one.done ? 'done' : 'open'}` : 'new';
    }
    default: {
      const one = toRead.get(id);
      if (!one || !actsIn(asker, one.organisation)) return 'foreign';
      return one.inForce ? 'in force' : 'superseded';
    }
  }
}

/** Every query about acknowledgements and law changes. */
export function acknowledgementQueries({
  acknowledgements: facts,
  policies: { policies, versions },
}: Pick<Facts, 'acknowledgements' | 'policies'>): Case[] {
  const one = (field: string, type: string, ids: Iterable<string>, argument = 'id'): Case[] =>
    [...ids].map((id) => ({ field, variables: { [argument]: id }, target: `${type}:${id}` }));
  const list = (field: string, filters: Readonly<Record<string, object | null>>): Case[] =>
    Object.entries(filters).map(([label, filter]) => ({
      field,
      variables: { perPage: 100, ...(filter && { filter }) },
      target: null,
      label,
    }));
  const plain = (field: string, label = 'all', variables: Record<string, unknown> = {}): Case => ({
    field,
    variables,
    target: null,
    label,
  });
  const { link } = facts;
  return [
    ...one('policyToRead', 'PolicyToRead', versions.keys(), 'policyVersionId'),
    ...one('acknowledgementProgress', 'AcknowledgementProgress', policies.keys(), 'policyId'),
    ...one('policyReader', 'PolicyReader', facts.readers.keys()),
    ...one('reviewTask', 'ReviewTask', facts.reviews.keys()),
    ...one('lawChange', 'LawChange', facts.laws),
    ...list('acknowledgements', {
      all: null,
      mine: { mine: true },
      'by ids': { ids: [...facts.confirmed.keys()] },
      'of a policy': { policyId: link.policy },
    }),
    ...list('policyReaders', { all: null, archived: { archived: true }, 'by words': { q: 'canary' } }),
    ...list('reviewTasks', {
      all: null,
      open: { open: true },
      'by ids': { ids: [...facts.reviews.keys()] },
    }),
    ...list('lawChanges', { all: null, 'that touch us': { touchesUs: true }, 'by words': { q: 'canary' } }),
    ...[
      'policiesToRead',
      'acknowledgementProgresses',
      'policiesTouchedByLaw',
      'templatesToTouch',
      'factVocabulary',
    ].map((field) => plain(field)),
    plain('openPolicyByLink', 'forged', { token: 'forged' }),
    {
      ...plain('openPolicyByLink', 'with the link', { token: READING_TOKEN }),
      // The link came by mail, to the reader whose name it tells.
      tells: ({ table, column, row }) =>
        (table === 'organisations' && column === 'name' && row === link.organisation) ||
        (table === 'policies' && column === 'title' && row === link.policy) ||
        (table === 'policy_readers' && column === 'name' && row === link.reader),
    },
  ];
}

const LAW = {
  title: 'A law',
  what: 'It changes',
  status: 'CONFIRMED',
  inForceOn: '2027-04-06',
};

/** Every mutation of acknowledgements and law changes with every row that it can be aimed at. */
export function acknowledgementMutations(field: string, facts: Facts): Case[] {
  const { readers, reviews, laws, toRead } = facts.acknowledgements;
  const aimed = (type: string, ids: Iterable<string>, variables: (id: string) => object): Case[] =>
    [...ids].map((id) => ({ field, variables: { ...variables(id) }, target: `${type}:${id}` }));
  const atReader = (more: object = {}) => aimed('PolicyReader', readers.keys(), (id) => ({ id, ...more }));
  const fresh = (variables: Record<string, unknown>, label = 'new'): Case[] => [
    { field, variables, target: null, label },
  ];
  const templateIds = [...facts.library.templates.keys()].slice(0, 2);
  const inForce = [...toRead].filter(([, version]) => version.inForce).map(([id]) => id);
  switch (field) {
    case 'acknowledgePolicy':
      return aimed('PolicyToRead', facts.policies.versions.keys(), (policyVersionId) => ({
        policyVersionId,
        sha256: '0'.repeat(64),
      }));
    case 'enterPaperAcknowledgements': {
      const signed = (more: (id: string) => object) => (id: string) => ({
        input: { signedOn: '2026-11-23', ...more(id) },
      });
      const [reader] = readers.keys();
      const version = inForce.find(
        (id) => toRead.get(id)?.organisation === readers.get(reader ?? '')?.organisation,
      );
      return [
        ...aimed(
          'PolicyToRead',
          inForce,
          signed((policyVersionId) => ({ policyVersionId, readerIds: [reader] })),
        ),
        ...aimed(
          'PolicyReader',
          readers.keys(),
          signed((id) => ({ policyVersionId: version, readerIds: [id] })),
        ),
        ...aimed(
          'Person',
          facts.places.keys(),
          signed((id) => ({ policyVersionId: version, personIds: [id] })),
        ),
      ];
    }
    case 'remindToAcknowledge':
      return aimed('AcknowledgementProgress', facts.policies.policies.keys(), (policyId) => ({ policyId }));
    case 'acknowledgeByLink':
      return fresh({ token: 'forged', sha256: '0'.repeat(64) }, 'forged');
    case 'createPolicyReader':
      return fresh({ input: { name: 'New reader', email: 'reader@example.org', audiences: ['VOLUNTEERS'] } });
    case 'updatePolicyReader':
      return atReader({ input: { name: 'New name' }, version: 1 });
    case 'archivePolicyReader':
    case 'restorePolicyReader':
      return atReader();
    case 'finishReviewTask':
      return aimed('ReviewTask', reviews.keys(), (id) => ({ id, outcome: 'NO_CHANGE', note: 'Looked at' }));
    case 'createLawChange':
      return fresh({ input: { ...LAW, templateIds } });
    case 'updateLawChange':
      return aimed('LawChange', laws, (id) => ({ id, input: { ...LAW, templateIds }, version: 1 }));
    default:
      return [];
  }
}
