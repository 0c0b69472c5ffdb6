import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Tuesday morning: the demo consortium is built around it, and the browser's clock shows it too. */
const NOW = '2026-11-24T09:00:00.000Z';

/** One PostgreSQL for all test files, and one database with demo data that each file copies. */
export default async function setUp() {
  const { prepareDemo } = await import('../../api/dist/test/prepare-database.js');
  const { url, stop } = await prepareDemo(mkdtempSync(join(tmpdir(), 'console-test-')), NOW);
  process.env.DEMO_DATABASE_URL = url;
  process.env.NOW = NOW;
  globalThis.__stopDatabase = stop;
}
