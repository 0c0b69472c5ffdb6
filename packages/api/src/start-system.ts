import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEMO_PASSWORD, DEMO_SIGN_INS } from '../demo/demo-sign-ins.js';
import { loadDemo } from '../demo/load-demo.js';
import { loadDemoForms } from '../demo/load-demo-forms.js';
import { loadDemoPolicies } from '../demo/load-demo-policies.js';
import { createApp } from './app.js';
import { keepBankHolidays } from './features/availability/keep-bank-holidays.js';
import { ENTITIES } from './features/entities.js';
import { keepStarterLibrary } from './features/templates/keep-starter-library.js';
import { freezeClock } from './platform/clock.js';
import { type Config, readConfig } from './platform/config.js';
import { migrate } from './platform/db/database.js';
import { startEmbeddedPostgres } from './platform/db/embedded-postgres.js';
import { startLog } from './platform/log.js';

/** The whole system as `npm start` runs it. */
export interface RunningSystem {
  stop(): Promise<void>;
}

/** Database, migrations, demo, server: from nothing to an address that answers. */
export async function startSystem(): Promise<RunningSystem> {
  const config = readConfig();
  startLog(config.logLevel);
  freezeClock(config.fixedNow);
  mkdirSync(config.dataDir, { recursive: true });
  const embedded =
    config.databaseUrl === null ? await startEmbeddedPostgres({ dataDir: config.dataDir }) : null;
  try {
    const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
    await migrate(databaseUrl, ENTITIES, fileURLToPath(new URL('./migrations', import.meta.url)));
    await keepBankHolidays(databaseUrl);
    await keepStarterLibrary(databaseUrl);
    const port = config.port;
    const publicUrl = config.publicUrl ?? `http://127.0.0.1:${port}`;
    if (config.demo) await loadDemo(databaseUrl, publicUrl);
    const app = await createApp({
      config,
      databaseUrl,
      authSecret: config.authSecret ?? keptSecret(config.dataDir),
      publicUrl,
      trustedOrigins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`],
      demo: config.demo ? { password: DEMO_PASSWORD, people: DEMO_SIGN_INS } : null,
    });
    if (config.demo) await loadDemoForms(app.files);
    if (config.demo) await loadDemoPolicies(app.files);
    await app.database.queue.start();
    await app.server.listen({ port, host: config.host });
    announce(config, publicUrl);
    return {
      async stop() {
        await app.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** The secret that signs cookies: made once, kept in the data folder, readable by its owner only. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const secret = randomBytes(32).toString('hex');
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  }
}

function announce(config: Config, publicUrl: string): void {
  const lines = ['', `Ready: ${publicUrl}/app/`, `API:   ${publicUrl}/graphql`];
  if (config.demo) {
    lines.push('', `Demo sign-ins (password ${DEMO_PASSWORD}):`);
    for (const { email, label } of DEMO_SIGN_INS) lines.push(`  ${email.padEnd(28)} ${label}`);
  }
  lines.push('', 'Ctrl-C stops it.', '');
  console.log(lines.join('\n'));
}
