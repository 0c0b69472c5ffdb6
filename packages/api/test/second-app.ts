import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.js';
import type { AccessTable } from '../src/platform/access/access-table.js';
import { readConfig } from '../src/platform/config.js';
import type { App } from '../src/platform/open-app.js';

/** The origin that the systems of the tests take for their own. */
export const ORIGIN = 'http://127.0.0.1:4000';
const SECRET = 'a secret of the tests, which nobody else has';

/** Another app over the database of a test system, which knows the same sign-ins. */
export async function startSecondApp(databaseUrl: string, access?: readonly AccessTable[]): Promise<App> {
  const dataDir = await mkdtemp(join(tmpdir(), 'back-office-files-'));
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: SECRET,
    LOG_LEVEL: 'silent',
    DEMO: '1',
  });
  const options = { config, databaseUrl, authSecret: SECRET, publicUrl: ORIGIN, trustedOrigins: [] };
  const app = await createApp(access ? { ...options, access } : options);
  return {
    ...app,
    async close() {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
