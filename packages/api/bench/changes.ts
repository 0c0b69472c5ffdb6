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

/** What it costs that every change is recorded: the same changes with the triggers and without, in turns. */
export async function measureChanges(
  server: ServerProcess,
  databaseUrl: string,
  askers: readonly Asker[],
  effort: Effort,
): Promise<{ lines: string[][]; findings: Finding[] }> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  const rates: Record<'with' | 'without', number[]> = { with: [], without: [] };
  try {
    await changeFor(server, askers, effort.warmUpSeconds);
    for (let round = 0; round < effort.rounds; round += 1) {
      for (const how of round % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const)) {
        await switchAudit(owner, how === 'with');
        rates[how].push(await changeFor(server, askers, effort.seconds));
      }
    }
  } finally {
    await switchAudit(owner, true);
    await owner.end();
  }
  const [recorded, plain] = [median(rates.with), median(rates.without)];
  return {
    lines: [
      ['recorded', `${shown(recorded)}/s`],
      ['not recorded', `${shown(plain)}/s`],
    ],
    findings: [finding('a change with audit: of the same without', recorded / plain, { atLeast: 0.6 }, ' ×')],
  };
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
