import { type EntityMetadata, type EntityName, MikroORM } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type EntityManager, type PostgreSqlDriver } from '@mikro-orm/postgresql';
import pg from 'pg';
import { installJobQueue } from '../jobs/install-job-queue.js';
import { JobQueue } from '../jobs/job-queue.js';

/** Everything that reaches PostgreSQL: entities for writing, pools for reading, each under its own database role. */
export interface Database {
  orm: MikroORM<PostgreSqlDriver>;
  /** A new unit of work under the role `app`. */
  fork(): EntityManager;
  /** Entity metadata by class name, which is also the GraphQL type name. */
  entities: ReadonlyMap<string, EntityMetadata>;
  /** MikroORM's own pool, role `app`: prepared reads run here. */
  app: pg.Pool;
  /** Role `auth`: sign-in tables, and who a sign-in belongs to. */
  auth: pg.Pool;
  /** Role `jobs`: background work over all organisations. */
  jobs: pg.Pool;
  /** Work beside requests; opened by whoever knows which jobs there are. */
  queue: JobQueue;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  poolSize: number;
  entities: readonly EntityName[];
}

/** What all MikroORM configurations of this system share. Foreign schemas are out of bounds for its schema tools. */
export const ormConfig = (url: string, entities: readonly EntityName[]) =>
  defineConfig({
    clientUrl: url,
    entities: [...entities],
    forceUtcTimezone: true,
    schemaGenerator: { ignoreSchema: ['auth', 'pgboss', 'audit', 'app'] },
    discovery: { warnWhenNoEntities: false },
    logger: () => undefined,
  });

// A statement that takes longer than this is stuck, and nobody waits for its answer any more.
const LIMITS = ' -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s';
// Planning a read under row-level security takes longer than running it, and comes to the same for everybody.
const PLAN_ONCE = ' -c plan_cache_mode=force_generic_plan';
const roleOptions = (role: string, more = '') => `-c role=${role} -c timezone=UTC${more}`;

const MIGRATION_LOCK = 20_261_123;

/** Brings the database to the newest migration, as its owner. */
export async function migrate(url: string, entities: readonly EntityName[], folder: string): Promise<void> {
  const orm = await MikroORM.init({
    ...ormConfig(url, entities),
    extensions: [Migrator],
    migrations: { path: folder, glob: '!(*.d).{js,ts}', snapshot: false, silent: true },
  });
  const turn = new pg.Client({ connectionString: url });
  await turn.connect();
  try {
    // Several copies of the API may start at once: one migrates, the others wait and then find nothing to do.
    await turn.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await orm.migrator.up();
    await installJobQueue(turn);
  } finally {
    await turn.end();
    await orm.close(true);
  }
}

/** Opens the pools. PostgreSQL needs to be there; the schema too. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init({
    ...ormConfig(options.url, options.entities),
    pool: { min: 0, max: options.poolSize },
    driverOptions: {
      options: roleOptions('app', LIMITS + PLAN_ONCE),
      connectionTimeoutMillis: 20_000,
      query_timeout: 20_000,
      onPoolCreated: giveUpTheDead,
    },
  });
  const app = (await orm.em.getConnection().getNativeClient()) as pg.Pool;
  const auth = sidePool(
    options.url,
    roleOptions('auth', `${LIMITS}${PLAN_ONCE} -c search_path=auth`),
    Math.max(4, Math.ceil(options.poolSize / 2)),
  );
  const jobs = sidePool(options.url, roleOptions('jobs'), 6, 60_000);
  const ofTheQueue = sidePool(options.url, roleOptions('jobs'), 3);
  const entities = new Map([...orm.getMetadata().getAll().values()].map((meta) => [meta.className, meta]));
  return {
    orm,
    fork: () => orm.em.fork(),
    entities,
    app,
    auth,
    jobs,
    queue: new JobQueue(ofTheQueue),
    async close() {
      await Promise.all([orm.close(true), auth.end(), jobs.end(), ofTheQueue.end()]);
    },
  };
}

// A connection that the server drops must not take the process down: the pool makes a new one. Nor must a server that
// hangs take all requests with it: these statements are short.
function sidePool(connectionString: string, settings: string, max: number, longest = 5_000): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    options: settings,
    max,
    connectionTimeoutMillis: 5_000,
    query_timeout: longest,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Kysely keeps the connection of a transaction that it can neither commit nor roll back, because the server went away:
 * after ten of them the pool would be empty for ever. A second after its end nobody who uses a connection well has it.
 */
function giveUpTheDead(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    client.once('end', () => setTimeout(() => release(client), 1_000).unref());
  });
}

function release(client: pg.PoolClient): void {
  try {
    client.release(true);
  } catch {
    // It was given back before.
  }
}
