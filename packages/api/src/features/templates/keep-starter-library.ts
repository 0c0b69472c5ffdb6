import pg from 'pg';
import { now } from '../../platform/clock.js';
import type { Query } from '../../platform/db/read-as.js';
import { queryOn } from '../../platform/db/system-transaction.js';
import { newId } from '../../platform/new-id.js';
import { indexTemplate } from './index-template.js';
import { readText, sha256Of } from './read-edition.js';
import { readStarterLibrary, STARTER_CATEGORIES, type StarterDocument } from './read-starter-library.js';

/** What came of it. */
export interface KeptLibrary {
  /** Documents that are new here: templates with their first edition published. */
  added: number;
  /** Documents that changed with the program: drafts for somebody here to read and publish. */
  drafted: number;
}

const LOCK = 20_261_125;

/**
 * Brings the documents that this release knows into the library, as the owner of the database. A new one is published; one
 * that changed comes as a draft, unless somebody here has changed it since: what people here wrote is never overwritten.
 */
export async function keepStarterLibrary(
  url: string,
  documents: readonly StarterDocument[] = readStarterLibrary(),
): Promise<KeptLibrary> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    // Several copies of the program may start at once.
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const kept = await keep(queryOn(client), documents);
    await client.query('commit');
    return kept;
  } finally {
    await client.end();
  }
}

interface Known {
  slug: string;
  id: string;
  /** Somebody here has changed what is said about it. */
  changed: boolean;
  hashes: string[];
  last_number: number;
  last_author: string | null;
  is_open: boolean;
}

async function keep(query: Query, documents: readonly StarterDocument[]): Promise<KeptLibrary> {
  const known = new Map(
    (
      await query<Known>(
        `select t.slug, t.id, t.version > 1 as changed, array_agg(v.sha256) as hashes, max(v.number)::int as last_number,
           (array_agg(v.author_id order by v.number desc))[1] as last_author,
           bool_or(v.status in ('DRAFT', 'IN_REVIEW')) as is_open
         from templates t join template_versions v on v.template_id = t.id where t.slug is not null group by t.id`,
        [],
      )
    ).map((row) => [row.slug, row]),
  );
  const categories = await keepCategories(query, documents);
  const kept: KeptLibrary = { added: 0, drafted: 0 };
  for (const document of documents) {
    const before = known.get(document.slug);
    const categoryId = categories.get(document.category) ?? '';
    if (!before) {
      await addDocument(query, document, categoryId);
      kept.added += 1;
    } else if (await bringUpToDate(query, document, categoryId, before)) kept.drafted += 1;
  }
  return kept;
}

async function keepCategories(
  query: Query,
  documents: readonly StarterDocument[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = STARTER_CATEGORIES.filter((name) => documents.some(({ category }) => category === name));
  for (const name of wanted)
    await query(
      'insert into template_categories (id, name, position) values ($1, $2, $3) on conflict (name) do nothing',
      [newId(), name, STARTER_CATEGORIES.indexOf(name) + 1],
    );
  const rows = await query<{ id: string; name: string }>('select id, name from template_categories', []);
  return new Map(rows.map(({ id, name }) => [name, id]));
}

const COLUMNS = `title = $2, kind = $3, category_id = $4, audience = $5, acknowledged_by = $6, necessity = $7, because = $8,
  applies = $9, drivers = $10, review_months = $11, summary = $12, search_words = $13`;

const valuesOf = (document: StarterDocument, categoryId: string): unknown[] => [
  document.title,
  document.kind,
  categoryId,
  document.audience,
  document.acknowledgedBy,
  document.necessity,
  document.because,
  JSON.stringify(document.applies),
  JSON.stringify(document.drivers),
  document.reviewMonths,
  document.summary,
  document.searchWords,
];

async function addDocument(query: Query, document: StarterDocument, categoryId: string): Promise<void> {
  const id = newId();
  const at = now();
  await query(
    `insert into templates (id, title, kind, category_id, audience, acknowledged_by, necessity, because, applies, drivers,
       review_months, summary, search_words, slug, source, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'TEXT', $15)`,
    [id, ...valuesOf(document, categoryId), document.slug, at],
  );
  await addEdition(query, document, { template: id, number: 1, status: 'PUBLISHED', at });
  await indexTemplate({ query }, id);
}

/** @returns whether there is a new draft */
async function bringUpToDate(
  query: Query,
  document: StarterDocument,
  categoryId: string,
  before: Known,
): Promise<boolean> {
  if (!before.changed) {
    const [changed] = await query(
      `update templates set ${COLUMNS} where id = $1 and (title, kind, category_id, audience, acknowledged_by, necessity,
         because, applies, drivers, review_months, summary, search_words)
         is distinct from ($2, $3, $4::uuid, $5::text[], $6::text[], $7, $8, $9::jsonb, $10::jsonb, $11::int, $12, $13::text[])
       returning id`,
      [before.id, ...valuesOf(document, categoryId)],
    );
    if (changed) await indexTemplate({ query }, before.id);
  }
  const isKnown = before.hashes.includes(sha256Of(document.text));
  if (isKnown || before.is_open || before.last_author !== null) return false;
  const number = before.last_number + 1;
  await addEdition(query, document, { template: before.id, number, status: 'DRAFT', at: now() });
  return true;
}

interface NewEdition {
  template: string;
  number: number;
  status: 'PUBLISHED' | 'DRAFT';
  at: Date;
}

async function addEdition(
  query: Query,
  { text, legalAsOf }: StarterDocument,
  { template, number, status, at }: NewEdition,
): Promise<void> {
  await query(
    `insert into template_versions (id, template_id, number, status, text, sha256, fields, change, change_summary, legal_as_of,
       published_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'MATERIAL', $8, $9, $10, $11)`,
    [
      newId(),
      template,
      number,
      status,
      text,
      sha256Of(text),
      [...readText(text).fields],
      number === 1 ? null : 'The starter library has a newer text. Read it, and say here what changed.',
      legalAsOf,
      status === 'PUBLISHED' ? at : null,
      at,
    ],
  );
}
