import pg from 'pg';
import { completeAnswers } from '../src/features/facts/fact.factory.js';
import { readStarterLibrary } from '../src/features/templates/read-starter-library.js';

const TEMPLATES = 5_000;
const VERSIONS = 5;
/** Paragraphs of one published text: about two pages. */
const PARAGRAPHS = 12;

/**
 * Fills the library with 5,000 templates of five editions each, made of paragraphs of the starter library, and answers
 * every question for one organisation.
 */
export async function fillLibrary(url: string, organisationId: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const documents = readStarterLibrary();
    const paragraphs = documents
      .flatMap(({ text }) => text.split('\n\n'))
      .filter((part) => part.length > 80 && !/[{|]/.test(part));
    await client.query('create temp table paragraph (n serial, words text)');
    await client.query('insert into paragraph (words) select unnest($1::text[])', [paragraphs]);
    await client.query('create temp table subject (n serial, title text, summary text)');
    await client.query('insert into subject (title, summary) select * from unnest($1::text[], $2::text[])', [
      documents.map(({ title }) => title),
      documents.map(({ summary }) => summary),
    ]);
    await client.query(
      `insert into templates (id, title, kind, source, category_id, audience, acknowledged_by, necessity, applies, drivers, summary,
         search_words, plain, created_at)
       select md5('template ' || i)::uuid, s.title || ' ' || i, (array['HR_POLICY', 'HEALTH_AND_SAFETY', 'FORM'])[1 + i % 3], 'TEXT',
         (select id from template_categories order by position offset i % 9 limit 1), '{ALL_STAFF}', '{}', 'LAW',
         jsonb_build_object('minHeadcount', i % 12), '[]', s.summary, '{}',
         (select string_agg(p.words, E'\\n\\n') from generate_series(1, ${PARAGRAPHS}) k
          join paragraph p on p.n = 1 + (i * 7 + k * 13 + i * k) % ${paragraphs.length}), now()
       from generate_series(1, ${TEMPLATES}) i join subject s on s.n = 1 + i % ${documents.length}`,
    );
    await client.query(
      `insert into template_versions (id, template_id, number, status, text, sha256, fields, legal_as_of, published_at, created_at)
       select md5(t.id::text || n)::uuid, t.id, n, case when n = ${VERSIONS} then 'PUBLISHED' else 'RETIRED' end, t.plain, md5(t.plain), '{}',
         '2026-01-01', now(), now()
       from templates t cross join generate_series(1, ${VERSIONS}) n where t.slug is null`,
    );
    await client.query(
      `update templates t set search_head = app.template_head(title, summary, search_words),
         search = app.template_head(title, summary, search_words) || setweight(to_tsvector('english', plain), 'C'),
         words = lower(title || ' ' || summary) where t.slug is null`,
    );
    await client.query(
      `insert into organisation_answers (organisation_id, key, value, answered_at)
       select $1, key, value, now() from jsonb_each($2) on conflict do nothing`,
      [organisationId, JSON.stringify(completeAnswers())],
    );
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
