import pg from 'pg';
import type { Asker } from './contestants.js';
import { askOnce, type BenchRequest, type Effort, median } from './measure.js';
import { type Finding, finding, shown } from './report.js';
import type { ServerProcess } from './server-process.js';

const READ = 'query ($id: ID!) { organisation(id: $id) { version } }';
const CHANGE = `mutation ($id: ID!, $version: Int!, $volunteers: Int!) {
  data: updateOrganisation(id: $id, version: $version, input: { volunteers: $volunteers }) { version } }`;
const TABLES = ['organisations', 'organisation_facts'];
const WORKERS = 12;

interface Answer {
  data?: { organisation?: { version: number }; data?: { version: number } };
  errors?: unknown;
}

type Way = 'plain' | 'recorded' | 'recorded and told';

/**
 * What it costs that every change is recorded, and that somebody is told of it by mail: the same changes without either,
 * with the triggers, and with one message in the transaction besides, in turns.
 */
export async function measureChanges(
  server: ServerProcess,
  databaseUrl: string,
  askers: readonly Asker[],
  effort: Effort,
): Promise<{ lines: string[][]; findings: Finding[] }> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  const rates: Record<Way, number[]> = { plain: [], recorded: [], 'recorded and told': [] };
  const ways = Object.keys(rates) as Way[];
  try {
    await changeFor(server, askers, effort.warmUpSeconds);
    for (let round = 0; round < effort.rounds; round += 1) {
      const first = round % ways.length;
      for (const way of [...ways.slice(first), ...ways.slice(0, first)]) {
        await switchAudit(owner, way !== 'plain');
        await server.tellOfChanges(way === 'recorded and told');
        rates[way].push(await changeFor(server, askers, effort.seconds));
      }
    }
    await checkMails(owner);
  } finally {
    await switchAudit(owner, true);
    await owner.end();
  }
  const [plain, recorded, told] = [
    median(rates.plain),
    median(rates.recorded),
    median(rates['recorded and told']),
  ];
  return {
    lines: [
      ['not recorded', `${shown(plain)}/s`],
      ['recorded', `${shown(recorded)}/s`],
      ['recorded, and one mail', `${shown(told)}/s`],
    ],
    findings: [
      finding('a change with audit: of the same without', recorded / plain, { atLeast: 0.6 }, ' ×'),
      finding('a change with audit and one mail: of the same without', told / plain, { atLeast: 0.6 }, ' ×'),
    ],
  };
}

/** A measure of mails that were never written would look very good. */
async function checkMails(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ mails: number; jobs: number }>(
    `select (select count(*)::int from mails) as mails, (select count(*)::int from pgboss.job where name = 'send-mail') as jobs`,
  );
  const { mails = 0, jobs = 0 } = rows[0] ?? {};
  if (mails === 0 || mails !== jobs) throw new Error(`${mails} mails were written, ${jobs} are to be sent`);
}

async function switchAudit(owner: pg.Client, isOn: boolean): Promise<void> {
  for (const table of TABLES)
    await owner.query(`alter table ${table} ${isOn ? 'enable' : 'disable'} trigger audit`);
}

/** Managers change their own organisations, each one change after the other. @returns changes a second */
async function changeFor(server: ServerProcess, askers: readonly Asker[], seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  const counts = await Promise.all(
    askers.slice(0, WORKERS).map(async (asker) => {
      const ask = async (query: string, variables: object): Promise<Answer> => {
        const headers = { cookie: asker.cookie, origin: 'http://bench.example.org' };
        const request: BenchRequest = {
          headers,
          body: { query, variables: { id: asker.organisationId, ...variables } },
        };
        const answer = (await askOnce(server, request)) as Answer;
        if (answer.errors) throw new Error(JSON.stringify(answer.errors));
        return answer;
      };
      let version = (await ask(READ, {})).data?.organisation?.version ?? 0;
      let done = 0;
      while (performance.now() < end) {
        version = (await ask(CHANGE, { version, volunteers: version % 1_000 })).data?.data?.version ?? 0;
        done += 1;
      }
      return done;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}
