import { existsSync } from 'node:fs';
import type { Config } from '../config.js';
import { findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

/**
 * Lends the database of a system to a program beside it: the external one, the embedded one that is running, or the
 * embedded one started for as long as it takes.
 * @throws Error where there is no system yet
 */
export async function withDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const running = config.databaseUrl ?? (await findRunningPostgres(config.dataDir));
  if (running) return work(running);
  if (!existsSync(config.dataDir))
    throw new Error(`There is no system in ${config.dataDir}. Set DATA_DIR to the one that you mean.`);
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}
