import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createApp } from '../src/app.js';
import { readConfig } from '../src/platform/config.js';
import { newId } from '../src/platform/new-id.js';
import type { App } from '../src/platform/open-app.js';
import { type Finding, finding } from './report.js';
import { signInAll } from './sign-ins.js';

const ROWS = 10_000;
const PUBLIC_URL = 'http://127.0.0.1:4000';
const BOUNDARY = 'a-boundary-of-the-benchmark';

interface Seen {
  status: string;
  refusal: string | null;
  task: { done: number };
}

/** How long a file of 10,000 organisations takes, from its upload to the last row, and whether one sees it go on. */
export async function measureImport(url: string, dataDir: string, personId: string): Promise<Finding[]> {
  await makeCoordinator(url, personId);
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
    const [cookie = ''] = await signInAll(url, [personId], secret);
    const headers = { cookie, origin: PUBLIC_URL, 'x-organisation': 'consortium' };
    await app.database.queue.start();
    const begun = performance.now();
    const fileId = await upload(app, headers);
    const id = await checkImport(app, headers, fileId);
    await follow(app, headers, id, 'CHECKED');
    const checked = performance.now();
    await ask(app, headers, `mutation { runImport(id: "${id}") { id } }`);
    const steps = await follow(app, headers, id, 'DONE');
    const ended = performance.now();
    return [
      finding('10,000 rows looked through', (checked - begun) / 1_000, { atMost: 10 }, ' s'),
      finding('10,000 rows imported, from upload to end', (ended - begun) / 1_000, { atMost: 20 }, ' s'),
      finding('steps of its progress that were seen', steps, { atLeast: 2 }, ''),
    ];
  } finally {
    await app.close();
  }
}

async function makeCoordinator(url: string, personId: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `insert into memberships (id, person_id, role, created_at) values ($1, $2, 'COORDINATOR', now())
       on conflict do nothing`,
      [newId(), personId],
    );
  } finally {
    await client.end();
  }
}

type Headers = Record<string, string>;

async function ask<Data>(app: App, headers: Headers, query: string): Promise<Data> {
  const response = await app.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify({ query }),
  });
  const { data, errors } = response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function upload(app: App, headers: Headers): Promise<string> {
  const lines = Array.from(
    { length: ROWS },
    (_, n) =>
      `Benched ${n},Member,Broxtowe,CIO,${2_000_000 + n},"£48,200",4,38,Sam Lowe,office@example.org,01632 960123`,
  );
  const header =
    'Name,Part in the consortium,District,Legal form,Charity number,Annual income,Employees,Volunteers,Contact,Contact email,Contact phone';
  const part = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="bench.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  const response = await app.server.inject({
    method: 'POST',
    url: '/files?for=Import',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    payload: `${part}${[header, ...lines].join('\n')}\r\n--${BOUNDARY}--\r\n`,
  });
  return response.json().id;
}

async function checkImport(app: App, headers: Headers, fileId: string): Promise<string> {
  const mutation = `mutation { checkImport(kind: "organisations", fileId: "${fileId}") { id } }`;
  const { checkImport: made } = await ask<{ checkImport: { id: string } }>(app, headers, mutation);
  return made.id;
}

/** Looks until it has come so far; answers in how many steps it was seen to go on. */
async function follow(app: App, headers: Headers, id: string, until: string): Promise<number> {
  const steps = new Set<number>();
  for (;;) {
    const query = `{ import(id: "${id}") { status refusal task { done } } }`;
    const { import: seen } = await ask<{ import: Seen }>(app, headers, query);
    steps.add(seen.task.done);
    if (seen.status === until) return steps.size;
    if (seen.refusal) throw new Error(seen.refusal);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
