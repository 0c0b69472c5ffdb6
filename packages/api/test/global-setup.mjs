import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One PostgreSQL for all test files, and one migrated database that each file copies. */
export default async function setUp() {
  const { prepareDatabase } = await import('../dist/test/prepare-database.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'back-office-test-'));
  const { url, stop } = await prepareDatabase(dataDir);
  process.env.TEST_DATABASE_URL = url;
  globalThis.__stopDatabase = stop;
}
