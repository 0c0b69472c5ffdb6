import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Policy } from '../src/features/policies/policy.entity.js';
import { PolicyVersion } from '../src/features/policies/policy-version.entity.js';
import { Template, TemplateCategory } from '../src/features/templates/template.entity.js';
import type { Audience } from '../src/features/templates/template-kind.js';
import { TemplateVersion } from '../src/features/templates/template-version.entity.js';
import { now } from '../src/platform/clock.js';
import { addDays, londonDate } from '../src/platform/local-time.js';

const today = () => londonDate(now().getTime());

interface Arranged {
  organisation: string;
  title?: string;
  template?: Template | null;
  acknowledgedBy?: Audience[];
  owner?: string | null;
  deputy?: string | null;
  legalAsOf?: string;
  text?: string;
  adoptedOn?: string;
}

/** A template of the library whose first version is published. */
export function arrangeTemplate(em: EntityManager, title: string, legalAsOf = '2026-01-05') {
  const category = em.create(TemplateCategory, { name: `Shelf of ${title}`, position: 1 });
  const template = em.create(Template, {
    slug: null,
    title,
    kind: 'HR_POLICY',
    source: 'TEXT',
    category: category.id,
    audience: ['ALL_STAFF'],
    acknowledgedBy: ['ALL_STAFF'],
    necessity: 'LAW',
    because: null,
    applies: {},
    drivers: [],
    summary: `About ${title}`,
    searchWords: [],
    archivedAt: null,
  });
  const version = em.create(TemplateVersion, {
    template: template.id,
    number: 1,
    status: 'PUBLISHED',
    text: `## ${title}\n\nAsk your manager.`,
    sha256: 'a'.repeat(64),
    fields: [],
    legalAsOf,
    publishedAt: now(),
  });
  return { template, version };
}

/** A policy that an organisation adopted a while ago, in its own wording. */
export function arrangePolicy(
  em: EntityManager,
  { organisation, title = 'Sickness absence', template = null, ...rest }: Arranged,
) {
  const adoptedOn = rest.adoptedOn ?? addDays(today(), -3);
  const policy = em.create(Policy, {
    organisation,
    template: template?.id ?? null,
    title,
    status: 'CURRENT',
    owner: rest.owner ?? null,
    deputy: rest.deputy ?? null,
    acknowledgedBy: rest.acknowledgedBy ?? ['ALL_STAFF'],
    adoptedOn,
    nextReviewOn: addDays(adoptedOn, 365),
  });
  return { policy, version: arrangeVersion(em, policy, { number: 1, round: 1, text: rest.text }) };
}

/** An edition of it that is in force. */
export function arrangeVersion(
  em: EntityManager,
  policy: Policy,
  {
    number,
    round,
    text,
    templateVersion,
  }: { number: number; round: number; text?: string | undefined; templateVersion?: string },
) {
  const wording = text ?? `## ${policy.title}\n\nVersion ${number}: ring before nine.`;
  return em.create(PolicyVersion, {
    policy: policy.id,
    organisation: policy.organisation,
    number,
    round,
    status: 'CURRENT',
    origin: 'OWN_CHANGE',
    templateVersion: templateVersion ?? null,
    wording,
    facts: {},
    sha256: createHash('sha256').update(wording).digest('hex'),
    changeSummary: number === 1 ? null : 'Ring before nine, not before ten.',
    adoptedOn: number === 1 ? policy.adoptedOn : today(),
  });
}

/** Puts a new edition in force in the place of the one before. */
export async function publishVersion(
  em: EntityManager,
  policy: Policy,
  before: PolicyVersion,
  { round }: { round: number },
) {
  before.supersede(now());
  await em.flush();
  const version = arrangeVersion(em, policy, { number: before.number + 1, round });
  await em.flush();
  return version;
}
