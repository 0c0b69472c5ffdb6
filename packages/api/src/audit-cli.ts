import 'reflect-metadata';
import pg from 'pg';
import { type ChainReport, checkChain } from './platform/audit/check-chain.js';
import { readConfig } from './platform/config.js';
import { withDatabase } from './platform/db/with-database.js';

const [knownHead] = process.argv.slice(2);

try {
  if (knownHead !== undefined && !/^[0-9a-f]{64}$/i.test(knownHead))
    throw new Error('Usage: npm run audit, or npm run audit -- HASH with a hash that it printed before');
  const report = await withDatabase(readConfig(), check);
  console.log(summaryOf(report));
  if (report.problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function check(url: string): Promise<ChainReport> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await checkChain(client, knownHead);
  } finally {
    await client.end();
  }
}

function summaryOf({ seals, changes, unsealed, head, problems }: ChainReport): string {
  const counted = `${changes} changes under ${seals} seals were checked; ${unsealed} wait for the next seal.`;
  if (problems.length > 0) return ['The audit is BROKEN.', ...problems, counted].join('\n');
  const keep = head ? `Keep this hash outside the system; next time: npm run audit -- ${head}` : '';
  return [`The audit is whole. ${counted}`, keep].join('\n').trim();
}
