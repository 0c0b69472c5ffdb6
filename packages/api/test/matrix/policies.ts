import type { EntityManager } from '@mikro-orm/postgresql';
import { PolicyEditionAnswer } from '../../src/features/policies/edition-answer.entity.js';
import { Policy } from '../../src/features/policies/policy.entity.js';
import {
  buildPolicy,
  buildPolicyApproval,
  buildPolicyVersion,
} from '../../src/features/policies/policy.factory.js';
import { PolicyPack } from '../../src/features/policies/policy-pack.entity.js';
import { PolicyApproval, PolicyVersion } from '../../src/features/policies/policy-version.entity.js';
import { PublicRegister } from '../../src/features/policies/public-register.entity.js';
import { Template, TemplateCategory } from '../../src/features/templates/template.entity.js';
import {
  buildTemplate,
  buildTemplateCategory,
  buildTemplateVersion,
} from '../../src/features/templates/template.factory.js';
import { TemplateVersion } from '../../src/features/templates/template-version.entity.js';
import { newId } from '../../src/platform/new-id.js';
import { StoredFile } from '../../src/platform/storage/stored-file.entity.js';
import { buildStoredFile } from '../../src/platform/storage/stored-file.factory.js';
import type { Consortium } from '../consortium.js';
import { asOwner } from '../database-role.js';
import type { Canary } from './canaries.js';
import type { Asker, Facts } from './facts.js';
import type { Case } from './queries.js';

/** Nobody in this world has answered what it asks for: a document is refused, and nothing stored. */
const TEXT = '## Ill\n\nTell {sick_report_to}.\n';
const HASH = '0'.repeat(64);

/** Of two members and a provider: in force, drafted, put to approvers, merged with a clash, withdrawn, and a file. */
export async function arrangePolicies(em: EntityManager, world: Consortium, at: Date): Promise<void> {
  const { people, member, other, provider } = world;
  const shelf = em.create(TemplateCategory, buildTemplateCategory());
  const template = () => em.create(Template, buildTemplate({ category: shelf.id, necessity: 'LAW' }));
  const covered = template();
  template();
  const edition = (of: Template, more: object = {}) =>
    em.create(TemplateVersion, buildTemplateVersion({ template: of.id, text: TEXT, ...more }));
  const first = edition(covered, { status: 'RETIRED', retiredAt: at, retiredBecause: 'It was wrong' });
  const second = edition(covered, { number: 2, text: TEXT.replace('Tell', 'Ring') });
  await em.flush();
  for (const [organisation, manager, keeper, approver] of [
    [member.id, people.manager.id, people.staff.id, people.trustee.id],
    [other.id, people.otherManager.id, people.otherStaff.id, people.otherStaff.id],
    [provider.id, people.providerManager.id, null, people.adviser.id],
  ] as const) {
    const policy = (more: object) =>
      em.create(
        Policy,
        buildPolicy({ organisation, owner: manager, deputy: keeper, isPublic: true, ...more }),
      );
    const version = (of: Policy, more: object) =>
      em.create(
        PolicyVersion,
        buildPolicyVersion({
          policy: of.id,
          organisation,
          templateVersion: first.id,
          author: manager,
          ...more,
        }),
      );
    const inForce = policy({ template: covered.id, reviewedAt: null });
    const current = version(inForce, { meetingOn: '2026-11-20', endedAt: null });
    version(inForce, {
      number: 2,
      status: 'DRAFT',
      origin: 'NEW_TEMPLATE_VERSION',
      templateVersion: second.id,
      wording: TEXT.replace('Tell', 'Text'),
      clashes: 1,
      merge: { base: first.id, ours: TEXT.replace('Tell', 'Text'), choices: {} },
    });
    const asked = policy({ status: 'DRAFT', deputy: null });
    const put = version(asked, { status: 'AWAITING_APPROVAL', sha256: HASH, facts: {} });
    em.create(
      PolicyApproval,
      buildPolicyApproval({ organisation, policyVersion: put.id, approver, askedBy: manager, sha256: HASH }),
    );
    em.create(
      PolicyApproval,
      buildPolicyApproval({
        organisation,
        policyVersion: put.id,
        approver: manager,
        askedBy: manager,
        decision: 'APPROVED',
        decidedAt: at,
      }),
    );
    em.create(
      PolicyApproval,
      buildPolicyApproval({ organisation, policyVersion: put.id, approver, askedBy: manager, endedAt: at }),
    );
    const gone = policy({ status: 'WITHDRAWN', withdrawnAt: at, withdrawnBecause: '-' });
    version(gone, { status: 'SUPERSEDED', endedAt: at });
    const own = policy({ reviewedAt: new Date(at.getTime() - 86_400_000) });
    const document = version(own, { origin: 'OWN_FILE', templateVersion: null, facts: null });
    em.create(PolicyEditionAnswer, {
      id: newId(),
      organisation,
      policy: inForce.id,
      templateVersion: second.id,
      answer: 'ASKED_ADVISER',
      answeredBy: manager,
      answeredAt: at,
    });
    em.create(PublicRegister, { id: newId(), organisation, slug: `register-${organisation}`, isOn: true });
    const pack = em.create(PolicyPack, {
      id: newId(),
      organisation,
      policies: [inForce.id],
      editions: [current.id],
      madeBy: manager,
      file: null,
      tokenHash: `hash of ${organisation}`,
      expiresAt: new Date('2099-01-01T00:00:00Z'),
      revokedAt: null,
      lastOpenedAt: at,
      createdAt: at,
    });
    em.create(PolicyPack, {
      id: newId(),
      organisation,
      policies: [inForce.id],
      editions: [current.id],
      madeBy: manager,
      file: null,
      tokenHash: `old hash of ${organisation}`,
      expiresAt: at,
      revokedAt: at,
      lastOpenedAt: null,
      createdAt: at,
    });
    await em.flush();
    const attach = (attachedToType: string, attachedToId: string) =>
      em.create(
        StoredFile,
        buildStoredFile({ organisation, uploadedBy: manager, attachedToType, attachedToId }),
      ).id;
    const [documentFile, packFile] = [attach('PolicyVersion', document.id), attach('PolicyPack', pack.id)];
    await em.flush();
    // An edition in force never changes: its file is set past that lock, as it would have been from the start.
    await em.execute('alter table policy_versions disable trigger keep_issued');
    await em.execute('update policy_versions set file_id = ? where id = ?', [documentFile, document.id]);
    await em.execute('alter table policy_versions enable trigger keep_issued');
    await em.execute('update policy_packs set file_id = ? where id = ?', [packFile, pack.id]);
  }
}

/** Text columns that hold a canary. */
export const POLICY_COLUMNS = {
  policies: { key: 'id', columns: ['title', 'withdrawn_because'] },
  policy_versions: { key: 'id', columns: ['change_summary', 'minute'] },
  policy_approvals: { key: 'id', columns: ['comment'] },
} as const;

/** Text columns that hold words of a list or hashes; the wording of what can change is looked after below. */
export const POLICY_NOT_FREE = [
  'policies.status',
  'policy_versions.status',
  'policy_versions.origin',
  'policy_versions.wording',
  'policy_versions.sha256',
  'policy_versions.change',
  'policy_approvals.sha256',
  'policy_approvals.decision',
  'policy_edition_answers.answer',
  'policy_registers.slug',
  'policy_packs.token_hash',
];

/** Writes a canary into the wording of each draft. */
export async function releaseIntoPolicies(databaseUrl: string): Promise<[string, Canary][]> {
  const drafts = await asOwner<{ id: string }>(
    databaseUrl,
    `select id from policy_versions where status = 'DRAFT' order by 1`,
  );
  const canaries: [string, Canary][] = [];
  for (const [n, { id }] of drafts.entries()) {
    const text = `CANARY_policy_wording_${n}`;
    canaries.push([text, { table: 'policy_versions', column: 'wording', row: id }]);
    await asOwner(
      databaseUrl,
      `update policy_versions set wording = wording || $2, merge = jsonb_set(merge, '{ours}', to_jsonb(wording || $2)) where id = $1`,
      [id, `\n${text}\n`],
    );
  }
  return canaries;
}

interface PolicyFacts {
  organisation: string;
  status: string;
  keepers: string[];
  approvers: string[];
}

interface VersionFacts {
  policy: string;
  status: string;
  approvers: string[];
}

/** Whose every policy is, who keeps it, and who was asked. */
export interface OwnPolicyFacts {
  policies: ReadonlyMap<string, PolicyFacts>;
  versions: ReadonlyMap<string, VersionFacts>;
  approvals: ReadonlyMap<string, { version: string; approver: string }>;
  packs: ReadonlyMap<string, string>;
}

/** Reads them as the owner of the database. */
export async function readPolicies(databaseUrl: string): Promise<OwnPolicyFacts> {
  const read = <Row extends { id: string }>(text: string) => asOwner<Row>(databaseUrl, `${text} order by 1`);
  const byId = <Row extends { id: string }>(rows: Row[]) => new Map(rows.map((row) => [row.id, row]));
  return {
    policies: byId(
      await read<PolicyFacts & { id: string }>(
        `select p.id, p.organisation_id as organisation, p.status, array_remove(array[p.owner_id, p.deputy_id], null) as keepers,
           array(select a.approver_id from policy_approvals a join policy_versions v on v.id = a.policy_version_id where v.policy_id = p.id) as approvers
         from policies p`,
      ),
    ),
    versions: byId(
      await read<VersionFacts & { id: string }>(
        `select v.id, v.policy_id as policy, v.status,
           array(select a.approver_id from policy_approvals a where a.policy_version_id = v.id) as approvers from policy_versions v`,
      ),
    ),
    approvals: byId(
      await read<{ id: string; version: string; approver: string }>(
        'select id, policy_version_id as version, approver_id as approver from policy_approvals',
      ),
    ),
    packs: new Map(
      (
        await read<{ id: string; organisation: string }>(
          'select id, organisation_id as organisation from policy_packs',
        )
      ).map((row) => [row.id, row.organisation]),
    ),
  };
}

const me = (asker: Asker): string => asker.personId ?? '';

/** Is this person a manager of the organisation, and acting for it? */
export const isManagerOf = (asker: Asker, organisation: string | undefined): boolean =>
  organisation !== undefined && asker.organisationId === organisation && asker.roles.includes('MANAGER');

/** Does this person look after the policy, or its organisation? */
export function keepsPolicy(asker: Asker, policy: PolicyFacts | undefined): boolean {
  if (!policy || asker.organisationId !== policy.organisation || asker.roles.length === 0) return false;
  return isManagerOf(asker, policy.organisation) || policy.keepers.includes(me(asker));
}

/** May this person know that the organisation has the policy? */
function mayKnowPolicy(asker: Asker, { policies }: OwnPolicyFacts, id: string): boolean {
  const policy = policies.get(id);
  if (!policy || asker.organisationId !== policy.organisation || asker.roles.length === 0) return false;
  return keepsPolicy(asker, policy) || policy.status === 'CURRENT' || policy.approvers.includes(me(asker));
}

/** May this person read this version? */
function mayKnowVersion(asker: Asker, facts: OwnPolicyFacts, id: string): boolean {
  const version = facts.versions.get(id);
  const policy = facts.policies.get(version?.policy ?? '');
  if (!version || !policy || asker.organisationId !== policy.organisation || asker.roles.length === 0)
    return false;
  return keepsPolicy(asker, policy) || version.status === 'CURRENT' || version.approvers.includes(me(asker));
}

function mayKnowApproval(asker: Asker, facts: OwnPolicyFacts, id: string): boolean {
  const approval = facts.approvals.get(id);
  const policy = facts.policies.get(facts.versions.get(approval?.version ?? '')?.policy ?? '');
  if (!approval || !policy || asker.organisationId !== policy.organisation) return false;
  return keepsPolicy(asker, policy) || (approval.approver === me(asker) && asker.roles.length > 0);
}

/** May this person be told this text of a policy? */
export function mayBeToldOfPolicy(
  asker: Asker,
  facts: OwnPolicyFacts,
  { table, column, row }: Canary,
): boolean {
  if (table === 'policies' && column === 'withdrawn_because')
    return keepsPolicy(asker, facts.policies.get(row));
  if (table === 'policies') return mayKnowPolicy(asker, facts, row);
  if (table === 'policy_approvals') return mayKnowApproval(asker, facts, row);
  return mayKnowVersion(asker, facts, row);
}

/** What an answer shows that is not for this person: a row of a policy that they may not know of. */
export function judgePolicyRow(asker: Asker, facts: OwnPolicyFacts, type: string, id: string): boolean {
  if (type === 'Policy') return !facts.policies.has(id) || mayKnowPolicy(asker, facts, id);
  if (type === 'PolicyVersion') return !facts.versions.has(id) || mayKnowVersion(asker, facts, id);
  if (type === 'PolicyApproval') return !facts.approvals.has(id) || mayKnowApproval(asker, facts, id);
  if (type === 'PolicyPack') return !facts.packs.has(id) || isManagerOf(asker, facts.packs.get(id));
  return true;
}

/** Other organisations' policies, which row-level security keeps back whatever the rules say. */
export function isPolicyOfOthers(asker: Asker, facts: OwnPolicyFacts, { table, row }: Canary): boolean {
  const versionId = table === 'policy_approvals' ? facts.approvals.get(row)?.version : row;
  const policyId = table === 'policies' ? row : facts.versions.get(versionId ?? '')?.policy;
  return facts.policies.get(policyId ?? '')?.organisation !== asker.organisationId;
}

/** May this person open a file of a policy, or of a pack? Null: it is no such file. */
export function mayReadPolicyFile(
  asker: Asker,
  facts: OwnPolicyFacts,
  type: string | null,
  id: string | null,
): boolean | null {
  if (type === 'PolicyVersion') return mayKnowVersion(asker, facts, id ?? '');
  if (type === 'PolicyPack') return isManagerOf(asker, facts.packs.get(id ?? ''));
  return null;
}

/** Tables of policies. */
export const POLICY_TABLES = [
  'policies',
  'policy_versions',
  'policy_approvals',
  'policy_edition_answers',
  'policy_registers',
  'policy_packs',
];

/** May this person's action write this row? Managers and keepers make a policy; whoever was asked ends it with their answer. */
export function mayTouchPolicy(
  asker: Asker,
  facts: OwnPolicyFacts,
  table: string,
  row: Readonly<Record<string, unknown>>,
): boolean {
  const organisation = String(row.organisation_id);
  if (asker.organisationId !== organisation) return false;
  if (isManagerOf(asker, organisation)) return true;
  if (['policy_registers', 'policy_packs'].includes(table)) return false;
  const versionId = String(row.policy_version_id ?? row.id);
  const policyId = String(
    row.policy_id ?? (table === 'policies' ? row.id : facts.versions.get(versionId)?.policy),
  );
  const policy = facts.policies.get(policyId);
  return keepsPolicy(asker, policy) || (policy?.approvers.includes(me(asker)) ?? false);
}

/** How somebody stands to a policy, version, approval or pack, in a word of the matrix. */
export function relationToPolicy(asker: Asker, facts: OwnPolicyFacts, type: string, id: string): string {
  const versionId = type === 'PolicyApproval' ? facts.approvals.get(id)?.version : id;
  const version = facts.versions.get(versionId ?? '');
  const policy = facts.policies.get(type === 'Policy' ? id : (version?.policy ?? ''));
  if (type === 'PolicyPack') return facts.packs.get(id) === asker.organisationId ? 'ours' : 'foreign';
  if (!policy || policy.organisation !== asker.organisationId) return 'foreign';
  const status = (type === 'Policy' ? policy.status : (version?.status ?? '')).toLowerCase();
  if (type === 'PolicyApproval')
    return facts.approvals.get(id)?.approver === asker.personId ? 'asked of me' : 'asked of others';
  if (policy.keepers.includes(me(asker))) return `mine ${status}`;
  return `${policy.approvers.includes(me(asker)) ? 'put to me' : 'ours'} ${status}`;
}

/** Every query about policies. */
export function policyQueries({ policies: facts }: Pick<Facts, 'policies'>): Case[] {
  const one = (field: string, type: string, ids: Iterable<string>, argument = 'id'): Case[] =>
    [...ids].map((id) => ({ field, variables: { [argument]: id }, target: `${type}:${id}` }));
  const list = (field: string, label: string, variables: object = {}): Case => ({
    field,
    variables: { ...variables },
    target: null,
    label,
  });
  const versions = [...facts.versions.keys()];
  return [
    ...one('policy', 'Policy', facts.policies.keys()),
    ...one('policyVersion', 'PolicyVersion', versions),
    // Of two members: the third would say the same once more.
    ...one('policyMerge', 'PolicyVersion', versions.slice(0, 12), 'policyVersionId'),
    ...one('compareWithTemplate', 'PolicyVersion', versions.slice(0, 12), 'policyVersionId'),
    ...versions.slice(0, 6).map((afterId) => ({
      field: 'comparePolicyVersions',
      variables: { beforeId: versions[0], afterId },
      target: `PolicyVersion:${afterId}`,
    })),
    list('policies', 'all', { perPage: 100 }),
    list('policies', 'by ids', { perPage: 100, filter: { ids: [...facts.policies.keys()] } }),
    list('policies', 'by words', { perPage: 100, filter: { q: 'canary' } }),
    ...[
      'policyHealth',
      'policiesToApprove',
      'templateAdoptions',
      'approverChoices',
      'policyPacks',
      'publicRegister',
    ].map((field) => list(field, 'all')),
  ];
}

/** Every mutation of policies with every row that it can be aimed at; nothing for those of other features. */
export function policyMutations(field: string, facts: Facts): Case[] {
  const { policies, versions, approvals, packs } = facts.policies;
  const aimed = (type: string, ids: Iterable<string>, variables: (id: string) => object): Case[] =>
    [...ids].map((id) => ({ field, variables: { ...variables(id) }, target: `${type}:${id}` }));
  const atPolicy = (variables: (id: string) => object) => aimed('Policy', policies.keys(), variables);
  const atVersion = (variables: (id: string) => object) => aimed('PolicyVersion', versions.keys(), variables);
  const fresh = (variables: object): Case[] => [
    { field, variables: { ...variables }, target: null, label: 'new' },
  ];
  const files = (variables: (id: string) => object) =>
    aimed('StoredFile', facts.files.keys(), variables).map((one) => ({ ...one, label: 'with file' }));
  const [approver = ''] = [...approvals.values()].map((one) => one.approver);
  switch (field) {
    case 'adoptTemplate':
      return [...facts.library.editions.keys()].map((templateVersionId) => ({
        field,
        variables: { input: { templateVersionId } },
        target: `TemplateVersion:${templateVersionId}`,
      }));
    case 'addOwnPolicy':
      return files((fileId) => ({ input: { title: 'Ours', fileId } }));
    case 'replacePolicyFile':
      return atPolicy((policyId) => ({ policyId, input: { fileId: newId() } }));
    case 'updatePolicy':
      return atPolicy((id) => ({ id, input: { reviewMonths: 6 }, version: 1 }));
    case 'reviewPolicy':
      return atPolicy((id) => ({ id }));
    case 'withdrawPolicy':
      return atPolicy((id) => ({ id, reason: 'Over' }));
    case 'takeTemplateVersion':
    case 'keepOurWording':
    case 'askAdviserAboutPolicy':
      return atPolicy((policyId) => ({ policyId }));
    case 'changeWording':
      return atPolicy((policyId) => ({ policyId, text: '## Ours\n\nOther words.\n' }));
    case 'sendPolicyForApproval':
      return atVersion((id) => ({ id, approverIds: [approver], needed: 1 }));
    case 'adoptAtMeeting':
      return atVersion((id) => ({ id, heldOn: '2026-11-20', minute: 'minute 1' }));
    case 'reopenPolicyVersion':
    case 'discardPolicyVersion':
      return atVersion((id) => ({ id }));
    case 'settleClashes':
      return atVersion((policyVersionId) => ({
        policyVersionId,
        choices: [{ clashId: 'none', take: 'OURS' }],
      }));
    case 'downloadPolicy':
      return atVersion((policyVersionId) => ({ policyVersionId, format: 'ORIGINAL' }));
    case 'makeBoardPaper':
      return atVersion((id) => ({ policyVersionIds: [id], format: 'ORIGINAL' }));
    case 'approvePolicy':
    case 'rejectPolicy':
      return aimed('PolicyApproval', approvals.keys(), (id) => ({ id, sha256: HASH, comment: 'My answer' }));
    case 'makeFundersPack':
      return atPolicy((id) => ({ policyIds: [id] }));
    case 'createPackLink':
      return atPolicy((id) => ({ policyIds: [id], days: 7 }));
    case 'revokePackLink':
    case 'openPack':
      return aimed('PolicyPack', packs.keys(), (id) => ({ id }));
    case 'setPublicRegister':
      return fresh({ on: false, version: 1 });
    default:
      return [];
  }
}
