import type { EntityManager } from '@mikro-orm/postgresql';
import { buildAnswer, buildStatutoryRate } from '../../src/features/facts/fact.factory.js';
import { OrganisationAnswer } from '../../src/features/facts/organisation-answer.entity.js';
import { StatutoryRate } from '../../src/features/facts/statutory-rate.entity.js';
import { Template, TemplateCategory } from '../../src/features/templates/template.entity.js';
import {
  buildTemplate,
  buildTemplateCategory,
  buildTemplateDownload,
  buildTemplateVersion,
} from '../../src/features/templates/template.factory.js';
import { TemplateDownload, TemplateVersion } from '../../src/features/templates/template-version.entity.js';
import { newId } from '../../src/platform/new-id.js';
import { StoredFile } from '../../src/platform/storage/stored-file.entity.js';
import { buildStoredFile } from '../../src/platform/storage/stored-file.factory.js';
import type { Consortium } from '../consortium.js';
import { asOwner } from '../database-role.js';
import type { Canary } from './canaries.js';
import type { Asker } from './facts.js';

/** Nobody in this world has answered what it asks for: a download is refused, and stores nothing. */
const TEXT = '## Being ill\n\nTell {sick_report_to}. We are {organisation_name}.\n';

/** A library with an edition in each state, one template out of it, a logo, and answers of three organisations. */
export async function arrangeLibrary(em: EntityManager, world: Consortium, at: Date): Promise<void> {
  const { people, member, other, provider } = world;
  const shelf = em.create(TemplateCategory, buildTemplateCategory());
  const template = (more: object = {}) =>
    em.create(
      Template,
      buildTemplate({
        category: shelf.id,
        because: '-',
        slug: null,
        applies: {
          minHeadcount: 1,
          maxHeadcount: 200_000_000,
          facts: ['has_drivers'],
          anyOf: ['has_drivers'],
        },
        drivers: [{ act: 'An act', section: 's 1', since: '2026-01-01', source: 'https://example.org' }],
        ...more,
      }),
    );
  const [both, drafted, reviewed, archived] = [
    template({ slug: 'of-the-starter-library' }),
    template(),
    template({ kind: 'FORM' }),
    template({ archivedAt: at }),
  ];
  if (!both || !drafted || !reviewed || !archived) throw new Error('A template is missing');
  const people_ = { author: people.adviser.id, approvedBy: people.coordinator.id, submittedAt: at };
  const edition = (of: Template, more: object = {}) =>
    em.create(
      TemplateVersion,
      buildTemplateVersion({ template: of.id, text: TEXT, changeSummary: '-', ...people_, ...more }),
    );
  const old = edition(both, { status: 'RETIRED', retiredAt: at, retiredBecause: '-' });
  const now = edition(both, { number: 2 });
  edition(both, { number: 3, status: 'DRAFT', approvedBy: null, publishedAt: null });
  edition(drafted, { status: 'DRAFT', approvedBy: null, publishedAt: null, text: 'Wrong {tag}' });
  const form = edition(reviewed, { status: 'IN_REVIEW', approvedBy: null, publishedAt: null, text: null });
  edition(archived);
  await em.flush();
  const file = em.create(
    StoredFile,
    buildStoredFile({
      organisation: null,
      uploadedBy: people.coordinator.id,
      attachedToType: 'TemplateVersion',
      attachedToId: form.id,
    }),
  );
  const logo = em.create(
    StoredFile,
    buildStoredFile({
      organisation: member.id,
      uploadedBy: people.manager.id,
      attachedToType: 'Organisation',
      attachedToId: member.id,
    }),
  );
  await em.flush();
  form.file = file.id;
  member.logo = logo.id;
  for (const { id: organisation } of [member, other, provider]) {
    em.create(OrganisationAnswer, buildAnswer({ organisation, key: 'head_role', value: '-' }));
    em.create(OrganisationAnswer, buildAnswer({ organisation, key: 'has_drivers', value: true }));
    for (const version of [old, now])
      em.create(TemplateDownload, buildTemplateDownload({ organisation, version: version.id }));
  }
  em.create(StatutoryRate, buildStatutoryRate({ source: '-' }));
  await em.flush();
  await em.execute(
    `insert into policies (id, organisation_id, template_id, title, status, acknowledged_by, created_at)
     values (?, ?, ?, '-', 'CURRENT', '{}', ?)`,
    [newId(), member.id, both.id, at],
  );
}

/** Text columns that hold a canary. */
export const LIBRARY_COLUMNS = {
  template_categories: { key: 'id', columns: ['name'] },
  templates: { key: 'id', columns: ['title', 'because', 'summary', 'plain'] },
  template_versions: { key: 'id', columns: ['retired_because'] },
  statutory_rates: { key: 'id', columns: ['value', 'source'] },
} as const;

/** Text columns that hold words of a list, keys or hashes; those of an edition are looked after below. */
export const LIBRARY_NOT_FREE = [
  'templates.slug',
  'templates.kind',
  'templates.source',
  'templates.necessity',
  'templates.words',
  'template_versions.status',
  'template_versions.text',
  'template_versions.sha256',
  'template_versions.change',
  'template_versions.change_summary',
  'organisation_answers.key',
  'statutory_rates.key',
];

/** Writes a canary into what is not issued yet, which alone can change, and into what organisations answered. */
export async function releaseIntoLibrary(databaseUrl: string): Promise<[string, Canary][]> {
  const canaries: [string, Canary][] = [];
  await asOwner(
    databaseUrl,
    `update templates t set search = to_tsvector('english', title), search_head = to_tsvector('english', title), words = lower(title)
     where exists (select from template_versions v where v.template_id = t.id and v.status = 'PUBLISHED')`,
  );
  const drafts = await asOwner<{ id: string; text: string | null }>(
    databaseUrl,
    `select id, text from template_versions where status in ('DRAFT', 'IN_REVIEW') order by 1`,
  );
  for (const [n, { id, text }] of drafts.entries()) {
    const [said, summary] = [`CANARY_draft_text_${n}`, `CANARY_draft_summary_${n}`];
    canaries.push([said, { table: 'template_versions', column: 'text', row: id }]);
    canaries.push([summary, { table: 'template_versions', column: 'change_summary', row: id }]);
    await asOwner(databaseUrl, 'update template_versions set text = $2, change_summary = $3 where id = $1', [
      id,
      text === null ? null : `${said} {tag}`,
      summary,
    ]);
  }
  const members = await asOwner<{ id: string }>(
    databaseUrl,
    `select organisation_id as id from organisation_answers where key = 'head_role' order by 1`,
  );
  for (const [n, { id }] of members.entries()) {
    const text = `CANARY_answer_${n}`;
    canaries.push([text, { table: 'organisation_answers', column: 'value', row: id }]);
    await asOwner(
      databaseUrl,
      `update organisation_answers set value = to_jsonb($2::text) where organisation_id = $1 and key = 'head_role'`,
      [id, text],
    );
  }
  return canaries;
}

/** What the judgement of the library goes by. */
export interface LibraryFacts {
  /** Template → is it in the library: published, and not archived? */
  templates: ReadonlyMap<string, { listed: boolean }>;
  /** Edition → is it issued: published now, or once? */
  editions: ReadonlyMap<string, { issued: boolean; author: string | null; template: string }>;
  shelves: readonly string[];
  rates: readonly string[];
  /** Organisations that give services to the pool: their advisers write the library. */
  providers: ReadonlySet<string>;
}

/** Reads it as the owner of the database. */
export async function readLibrary(databaseUrl: string): Promise<LibraryFacts> {
  const ids = async (sql: string) => (await asOwner<{ id: string }>(databaseUrl, sql)).map(({ id }) => id);
  const templates = await asOwner<{ id: string; listed: boolean }>(
    databaseUrl,
    `select t.id, t.archived_at is null and exists (select from template_versions v where v.template_id = t.id
       and v.status = 'PUBLISHED') as listed from templates t`,
  );
  const editions = await asOwner<{ id: string; issued: boolean; author: string | null; template: string }>(
    databaseUrl,
    `select id, status in ('PUBLISHED', 'RETIRED') as issued, author_id as author, template_id as template from template_versions`,
  );
  return {
    templates: new Map(templates.map((row) => [row.id, row])),
    editions: new Map(editions.map((row) => [row.id, row])),
    shelves: await ids('select id from template_categories'),
    rates: await ids('select id from statutory_rates'),
    providers: new Set(await ids(`select id from organisations where kind <> 'MEMBER'`)),
  };
}

/** Who writes the library: the coordinator, and the advisers of providers while they act for them. */
export const writesLibrary = (asker: Asker, { providers }: LibraryFacts): boolean =>
  asker.roles.includes('COORDINATOR') ||
  (asker.roles.includes('ADVISER') && providers.has(asker.organisationId ?? ''));

/** May this person know that a template or an edition is there? */
export function mayKnowOfLibrary(asker: Asker, facts: LibraryFacts, id: string): boolean {
  if (asker.roles.length === 0) return false;
  if (writesLibrary(asker, facts)) return true;
  return (facts.templates.get(id)?.listed ?? facts.editions.get(id)?.issued) === true;
}

/** May this person be told a text of the library? */
export function mayBeToldOfLibrary(asker: Asker, facts: LibraryFacts, { table, row }: Canary): boolean {
  if (asker.roles.length === 0) return false;
  if (table === 'organisation_answers') return row === asker.organisationId;
  if (table === 'template_categories' || table === 'statutory_rates') return true;
  return mayKnowOfLibrary(asker, facts, row);
}

export const LIBRARY_TABLES = [...Object.keys(LIBRARY_COLUMNS), 'organisation_answers', 'template_downloads'];

/** May this person's action write this row? */
export function mayTouchLibrary(
  asker: Asker,
  facts: LibraryFacts,
  table: string,
  row: Readonly<Record<string, unknown>>,
): boolean {
  if (table === 'organisation_answers')
    return asker.roles.includes('MANAGER') && row.organisation_id === asker.organisationId;
  if (table === 'template_downloads') return row.organisation_id === asker.organisationId;
  if (table === 'template_categories' || table === 'statutory_rates')
    return asker.roles.includes('COORDINATOR');
  return writesLibrary(asker, facts);
}

/** How somebody stands to a thing of the library, in a word of the matrix. */
export function relationToLibrary(asker: Asker, facts: LibraryFacts, type: string, id: string): string {
  if (type === 'TemplateVersion') {
    const edition = facts.editions.get(id);
    if (!edition) return 'new';
    if (edition.issued) return 'issued';
    return edition.author === asker.personId ? 'draft of mine' : 'draft';
  }
  if (type !== 'Template') return 'shown';
  const template = facts.templates.get(id);
  if (!template) return 'new';
  return template.listed ? 'listed' : 'unlisted';
}

/** Inputs that mean something, by mutation. */
export const LIBRARY_INPUTS: Readonly<Record<string, Record<string, unknown>>> = {
  rememberFacts: { answers: { chair_role: 'Chair' } },
  addStatutoryRate: { input: { key: 'ssp_weekly_rate', value: '£1', from: '2028-04-06' } },
  updateStatutoryRate: { input: { key: 'ssp_weekly_rate', value: '£1', from: '2028-04-06' } },
  updateTemplate: { input: { title: 'New title' } },
  updateTemplateVersion: { input: { text: 'New text', changeSummary: 'New' } },
  retireTemplateVersion: { reason: 'Gone' },
  sendBackTemplateVersion: { reason: 'A typo' },
  createTemplateCategory: { input: { name: 'New shelf' } },
  updateTemplateCategory: { input: { name: 'New shelf' } },
};
