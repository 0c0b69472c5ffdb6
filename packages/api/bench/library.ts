import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createApp } from '../src/app.js';
import { keepStarterLibrary } from '../src/features/templates/keep-starter-library.js';
import { readStarterLibrary } from '../src/features/templates/read-starter-library.js';
import { searchWordsOf } from '../src/features/templates/search-words.js';
import { readConfig } from '../src/platform/config.js';
import { mergeTexts } from '../src/platform/documents/merge-texts.js';
import type { App } from '../src/platform/open-app.js';
import type { BenchMember } from './bench-data.js';
import { fillLibrary } from './library-data.js';
import { median } from './measure.js';
import { type Finding, finding, shown } from './report.js';
import { signInAll } from './sign-ins.js';

const PUBLIC_URL = 'http://bench.example.org';
const WORDS = [
  'sickness',
  'annual leave',
  'fire drill',
  'grievance appe',
  'data protection breach',
  'lone work',
  'volunteer expenses',
  'risk assessment',
  'harrasment',
  'safeguarding lead',
];

/** What somebody would write who has this one question to answer and nothing else: no rights, no shape, no near misses, but the same words. */
const BY_HAND = `with q as (select app.search_query($1, $2, $3) as query),
  hits as (select t.id, ts_rank(t.search, q.query) as rank from templates t, q where t.search @@ q.query and t.archived_at is null)
  select json_build_object('total', (select count(*) from hits), 'items', json_agg(json_build_object('id', t.id, 'title', t.title,
    'summary', t.summary, 'category', c.name, 'highlight', ts_headline('english', concat_ws('. ', t.summary, t.plain), q.query, 'MaxFragments=1')) order by h.rank desc, h.id))
  from (select * from hits order by rank desc, id limit 10) h join templates t on t.id = h.id join template_categories c on c.id = t.category_id, q`;

const SEARCH = `query ($q: String!) { templates(perPage: 10, filter: { q: $q }) {
  total items { id title summary highlight category { name } } } }`;

type Ask = <Data>(query: string, variables?: object) => Promise<Data>;

/** Searching a library of 5,000 templates with five editions each, making documents, a zip of forty, and merging. */
export async function measureLibrary(
  url: string,
  dataDir: string,
  member: BenchMember,
  rounds: number,
): Promise<{ lines: string[][]; findings: Finding[] }> {
  await keepStarterLibrary(url);
  await fillLibrary(url, member.organisationId);
  const secret = randomBytes(32).toString('hex');
  const config = readConfig({
    DATABASE_URL: url,
    AUTH_SECRET: secret,
    LOG_LEVEL: 'error',
    REQUIRE_SECOND_FACTOR: '0',
    DATA_DIR: dataDir,
  });
  const app = await createApp({
    config,
    databaseUrl: url,
    authSecret: secret,
    publicUrl: PUBLIC_URL,
    trustedOrigins: [],
  });
  try {
    const [cookie = ''] = await signInAll(url, [member.managerId], secret);
    const headers = { cookie, origin: PUBLIC_URL };
    const ask: Ask = (query, variables) => askApp(app, headers, query, variables);
    const search = await measureSearch(url, ask, rounds);
    const ids = await editionsOf(url);
    const docx = await measureDownloads(
      app,
      headers,
      ask,
      ids.get('safeguarding') ?? [...ids.values()][0] ?? '',
      rounds,
    );
    await app.database.queue.start();
    const zip = await measureZip(ask, [...ids.values()]);
    const merge = measureMerge(rounds);
    return {
      lines: [...search.lines, ['fill in and download ten pages of Word', '', `${shown(docx)} ms`]],
      findings: [
        ...search.findings,
        finding('library: ten pages of Word filled in and downloaded, p95', docx, { atMost: 150 }, ' ms'),
        finding('library: 40 documents as a zip', zip.seconds, { atMost: 5 }, ' s'),
        finding('library: steps of its progress that were seen', zip.steps, { atLeast: 2 }),
        finding('library: three-way merge of twenty pages', merge, { atMost: 200 }, ' ms'),
      ],
    };
  } finally {
    await app.close();
  }
}

async function measureSearch(url: string, ask: Ask, rounds: number) {
  const byHand = new pg.Client({ connectionString: url });
  await byHand.connect();
  const times: Record<'ours' | 'byHand', number[]> = { ours: [], byHand: [] };
  try {
    for (let round = 0; round < rounds + 1; round += 1)
      for (const q of WORDS) {
        const ours = await timed(() => ask(SEARCH, { q }));
        const theirs = await timed(() =>
          byHand.query({ name: 'by-hand', text: BY_HAND, values: wordsOf(q) }),
        );
        // The first time everybody plans.
        if (round === 0) continue;
        times.ours.push(ours);
        times.byHand.push(theirs);
      }
  } finally {
    await byHand.end();
  }
  const [ours, theirs] = [median(times.ours), median(times.byHand)];
  const p95 = percentile(times.ours);
  return {
    lines: [
      ['', 'median', 'p95'],
      ['search through the API', `${shown(ours)} ms`, `${shown(p95)} ms`],
      ['one SQL statement by hand', `${shown(theirs)} ms`, `${shown(percentile(times.byHand))} ms`],
    ],
    findings: [
      finding('library: search in 5,000 templates of 5 editions, p95', p95, { atMost: 50 }, ' ms'),
      finding('library: searches of a statement by hand', theirs / ours, { atLeast: 0.5 }, ' ×'),
    ],
  };
}

const wordsOf = (q: string): string[] => {
  const { all, head, prefix } = searchWordsOf(q);
  return [all, head, prefix];
};

async function editionsOf(url: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ slug: string; id: string }>(
      `select t.slug, v.id from templates t join template_versions v on v.template_id = t.id and v.status = 'PUBLISHED'
       where t.slug = any($1) order by t.slug`,
      [readStarterLibrary().map(({ slug }) => slug)],
    );
    return new Map(rows.map(({ slug, id }) => [slug, id]));
  } finally {
    await client.end();
  }
}

async function measureDownloads(
  app: App,
  headers: Record<string, string>,
  ask: Ask,
  id: string,
  rounds: number,
): Promise<number> {
  const download = async () => {
    const { downloadDocument } = await ask<{ downloadDocument: { url: string } }>(
      `mutation ($id: ID!) { downloadDocument(templateVersionId: $id, format: DOCX) { url } }`,
      { id },
    );
    const { statusCode } = await app.server.inject({ url: downloadDocument.url, headers });
    if (statusCode !== 200) throw new Error(`A document answers ${statusCode}`);
  };
  for (let warm = 0; warm < 5; warm += 1) await download();
  const times: number[] = [];
  for (let n = 0; n < rounds * 5; n += 1) times.push(await timed(download));
  return percentile(times);
}

async function measureZip(ask: Ask, ids: readonly string[]): Promise<{ seconds: number; steps: number }> {
  const begun = performance.now();
  const { downloadLibrary } = await ask<{ downloadLibrary: { id: string } }>(
    `mutation ($ids: [ID!]!) { downloadLibrary(templateVersionIds: $ids, format: DOCX) { id } }`,
    { ids },
  );
  const seen = new Set<number>();
  for (;;) {
    const { task } = await ask<{
      task: { status: string; done: number; message: string; result: Record<string, number> };
    }>(`query ($id: ID!) { task(id: $id) { status done message result } }`, { id: downloadLibrary.id });
    seen.add(task.done);
    if (task.status === 'DONE') {
      if (task.result.documents !== ids.length) throw new Error(`The zip is not whole: ${task.message}`);
      return { seconds: (performance.now() - begun) / 1_000, steps: seen.size };
    }
    if (task.status === 'FAILED') throw new Error(task.message);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Twenty pages, changed by the library in every fifth paragraph and by a member in others. */
function measureMerge(rounds: number): number {
  const base = readStarterLibrary()
    .map(({ text }) => text)
    .join('\n\n')
    .split('\n\n')
    .slice(0, 240);
  const changed = (every: number, from: number, word: string) =>
    base.map((part, n) => (n % every === from ? `${part} ${word}` : part)).join('\n\n');
  const [theirs, ours] = [changed(5, 0, 'Theirs.'), changed(7, 1, 'Ours.')];
  const text = base.join('\n\n');
  const times: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const begun = performance.now();
    mergeTexts(text, theirs, ours);
    times.push(performance.now() - begun);
  }
  return percentile(times);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function percentile(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

async function askApp<Data>(
  app: App,
  headers: Record<string, string>,
  query: string,
  variables: object = {},
): Promise<Data> {
  const response = await app.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify({ query, variables }),
  });
  const { data, errors } = response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
