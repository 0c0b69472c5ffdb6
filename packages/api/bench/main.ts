import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENTITIES } from '../src/features/entities.js';
import { migrate } from '../src/platform/db/database.js';
import { startEmbeddedPostgres } from '../src/platform/db/embedded-postgres.js';
import { type BenchData, loadBenchData } from './bench-data.js';
import { measureBigFile } from './big-file.js';
import { measureFeeds } from './calendar-feeds.js';
import { measureChanges } from './changes.js';
import { measureConsole } from './console-size.js';
import { type Asker, questions, sumOf } from './contestants.js';
import { measureImport } from './imports.js';
import { measureLibrary } from './library.js';
import { measureMails } from './mails.js';
import { askOnce, compare, type Effort, type Result } from './measure.js';
import { type Finding, finding, shown, summaryOf, table } from './report.js';
import { type ServerProcess, startServer } from './server-process.js';
import { signInAll } from './sign-ins.js';
import { measureSlots } from './slots.js';

const isQuick = process.argv.includes('--quick');
const EFFORT: Effort = isQuick
  ? { rounds: 3, warmUpSeconds: 2, seconds: 2 }
  : { rounds: 5, warmUpSeconds: 4, seconds: 4 };
const ASKERS = 48;

type Servers = Record<'api' | 'postgraphile' | 'limit', ServerProcess>;

const secret = randomBytes(32).toString('hex');
const dataDir = mkdtempSync(join(tmpdir(), 'back-office-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
const running: ServerProcess[] = [];
const findings: Finding[] = [];
try {
  say('Loading 500 organisations, 3,000 people, 50 advisers, 100,000 bookings …');
  await migrate(postgres.url, ENTITIES, fileURLToPath(new URL('../src/migrations', import.meta.url)));
  const data = await loadBenchData(postgres.url, 'tenth');
  const start = async (name: keyof Servers, databaseUrl = postgres.url) => {
    const server = await startServer(name, { databaseUrl, secret, dataDir });
    running.push(server);
    return server;
  };
  const askers = await signIn(postgres.url, data);
  const servers: Servers = {
    api: await start('api'),
    postgraphile: await start('postgraphile'),
    limit: await start('limit'),
  };
  await compareServers(
    '25 bookings with organisation, service and adviser, and the total',
    'list',
    servers,
    askers,
  );
  await compareServers('one booking by id', 'one', servers, askers);
  await compareSizes(servers.api, data, askers, start);
  const slots = await measureSlots(servers.api, data, askers[0] ?? fail('Nobody asks'), isQuick ? 20 : 60);
  say(
    '\nFree slots, 2,000 bookings in the way',
    table([['', 'time', 'per adviser and day'], ...slots.lines]),
  );
  findings.push(...slots.findings);
  const feeds = await measureFeeds(servers.api, postgres.url, secret, isQuick ? 100 : 200);
  say('\nCalendar feeds of 1,000 events', table([['', 'median', 'p95'], ...feeds.lines]));
  findings.push(...feeds.findings);
  const changes = await measureChanges(servers.api, postgres.url, askers, EFFORT);
  say('\nA change of an organisation, in the audit', table([['', 'changes'], ...changes.lines]));
  findings.push(...changes.findings);
  // Before the big files: their chunks leave the process room that it gives back late, and have a target of their own.
  const { residentBytes } = await servers.api.usage();
  findings.push(
    finding('memory of the API after all requests', residentBytes / 1_000_000, { atMost: 350 }, ' MB'),
  );
  const [asker] = askers;
  if (asker) findings.push(...(await measureBigFile(servers.api, asker)));
  findings.push(
    ...(await measureImport(postgres.url, dataDir, askers[0]?.managerId ?? fail('Nobody to import'))),
    ...(await measureMails(postgres.url, dataDir, askers[0]?.managerId ?? fail('Nobody to tell'))),
  );
  const library = await measureLibrary(
    postgres.url,
    dataDir,
    askers[0] ?? fail('Nobody searches'),
    isQuick ? 4 : 20,
  );
  say('\nThe library, 5,000 templates of five editions', table(library.lines));
  findings.push(...library.findings);
  findings.push(...measureConsole());
  say('', summaryOf(findings));
} finally {
  for (const server of running) server.stop();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function say(...lines: string[]): void {
  console.log(lines.join('\n'));
}

function fail(message: string): never {
  throw new Error(message);
}

/** Managers of members that are in both databases. */
async function signIn(url: string, { members }: BenchData): Promise<Asker[]> {
  const some = members.slice(0, ASKERS);
  const cookies = await signInAll(
    url,
    some.map(({ managerId }) => managerId),
    secret,
  );
  return some.map((member, n) => ({ ...member, cookie: cookies[n] ?? '' }));
}

/** The three servers side by side with one question, to which they must give the same answer. */
async function compareServers(
  title: string,
  question: 'list' | 'one',
  servers: Servers,
  askers: readonly Asker[],
): Promise<void> {
  const contestants = (['api', 'postgraphile', 'limit'] as const).map((name) => ({
    name,
    server: servers[name],
    requests: askers.map(questions[question][name]),
  }));
  const answers = await Promise.all(
    contestants.map(async ({ name, server, requests }) => ({
      name,
      answer: await askOnce(server, requests[0] ?? fail('Nothing to ask')),
    })),
  );
  if (new Set(answers.map(({ answer }) => sumOf(answer))).size !== 1)
    fail(
      `The servers do not answer alike: ${answers.map((a) => JSON.stringify(a).slice(0, 600)).join('\n')}`,
    );

  const results = await compare(contestants, EFFORT);
  const of = (name: keyof Servers): Result => results.get(name) ?? fail(`${name} was not measured`);
  const { api, postgraphile, limit } = {
    api: of('api'),
    postgraphile: of('postgraphile'),
    limit: of('limit'),
  };
  say(`\n${title}`, resultTable({ 'this API': api, 'PostGraphile 5': postgraphile, 'the limit': limit }));
  const targets = question === 'list' ? { peer: 1.2, limit: 0.3, p99: 4 } : { peer: 1, limit: 0.2, p99: 5 };
  const what = question === 'list' ? 'list' : 'by id';
  findings.push(
    finding(
      `${what}: requests/s of PostGraphile's`,
      api.perSecond / postgraphile.perSecond,
      { atLeast: targets.peer },
      ' ×',
    ),
    finding(
      `${what}: requests/s of the limit's`,
      api.perSecond / limit.perSecond,
      { atLeast: targets.limit },
      ' ×',
    ),
    finding(`${what}: p99 of the limit's`, api.p99Ms / limit.p99Ms, { atMost: targets.p99 }, ' ×'),
  );
}

/** The same list of the same organisations where the whole table has 10,000 rows and where it has 100,000. */
async function compareSizes(
  whole: ServerProcess,
  data: BenchData,
  askers: readonly Asker[],
  start: (name: 'api', databaseUrl: string) => Promise<ServerProcess>,
): Promise<void> {
  const url = new URL(postgres.url);
  url.pathname = '/tenth';
  const tenth = await start('api', url.href);
  const askersOfTenth = await signIn(url.href, data);
  const results = await compare(
    [
      { name: 'tenth', server: tenth, requests: askersOfTenth.map(questions.list.api) },
      { name: 'whole', server: whole, requests: askers.map(questions.list.api) },
    ],
    EFFORT,
  );
  const small = results.get('tenth') ?? fail('Nothing measured');
  const big = results.get('whole') ?? fail('Nothing measured');
  say('\nThe list on', resultTable({ '10,000 bookings': small, '100,000 bookings': big }));
  findings.push(
    finding(
      'list: 100,000 rows cost, against 10,000',
      small.perSecond / big.perSecond,
      { atMost: 1.3 },
      ' ×',
    ),
  );
}

function resultTable(results: Readonly<Record<string, Result>>): string {
  const rows = Object.entries(results).map(([name, { perSecond, p99Ms, cpuMicros }]) => [
    name,
    perSecond.toFixed(0),
    `${shown(p99Ms)} ms`,
    `${cpuMicros.toFixed(0)} µs`,
  ]);
  return table([['', 'requests/s', 'p99', 'Node CPU per request'], ...rows]);
}
