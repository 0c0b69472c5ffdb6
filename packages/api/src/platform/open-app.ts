import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EntityName } from '@mikro-orm/core';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { AccessTable } from './access/access-table.js';
import { PermissionsCache } from './access/permissions-cache.js';
import type { Viewer } from './access/viewer.js';
import { createAuth } from './auth/auth.js';
import { findViewerOf } from './auth/find-viewer.js';
import { FeedLinks, type NamedFeed } from './calendar/feed-links.js';
import { type OpenFeed, serveFeeds } from './calendar/serve-feeds.js';
import type { Config } from './config.js';
import { type Database, openDatabase } from './db/database.js';
import { queryPrepared } from './db/prepared.js';
import { startApollo } from './graphql/apollo.js';
import type { ApiContext, SystemContext } from './graphql/context.js';
import { contextFinder } from './http/find-context.js';
import { createServer, type HttpOptions } from './http/server.js';
import type { Job } from './jobs/job.js';
import { openPostman } from './mail/postman.js';
import type { FileRule } from './storage/file-rule.js';
import { type Files, openFiles } from './storage/files.js';

/** What the features bring along, as `app.ts` lists it. */
export interface AppParts {
  entities: readonly EntityName[];
  schema: GraphQLSchema;
  access: readonly AccessTable[];
  jobs: readonly Job<never>[];
  fileRules: readonly FileRule[];
  /** Finds the calendar feed that an address names; null where there is none, or no longer. */
  openFeed(database: Database, publicUrl: string, named: NamedFeed): Promise<OpenFeed | null>;
  /** Pages that need no sign-in, each added by the feature that answers there. */
  pages: readonly ((server: FastifyInstance, system: { files: Files; publicUrl: string }) => void)[];
}

/** What a system needs beyond its parts. */
export interface AppOptions {
  config: Config;
  databaseUrl: string;
  authSecret: string;
  publicUrl: string;
  trustedOrigins: readonly string[];
  /** What the sign-in page of a demo system offers. */
  demo?: HttpOptions['demo'];
}

/** A running system behind one HTTP server that does not listen yet. */
export interface App {
  server: FastifyInstance;
  database: Database;
  files: Files;
  schema: GraphQLSchema;
  /** Answers what is under way, refuses what is new, and lets go of the database. */
  close(): Promise<void>;
}

/** Puts a system together: database, files, mail, jobs, HTTP. The database is migrated already. */
export async function openApp(parts: AppParts, options: AppOptions): Promise<App> {
  const { schema } = parts;
  const { config, databaseUrl, authSecret, publicUrl, trustedOrigins } = options;
  const database = await openDatabase({
    url: databaseUrl,
    poolSize: config.poolSize,
    entities: parts.entities,
  });
  const files = await openFiles(config, database, parts.fileRules);
  const postman = openPostman(config.smtpUrl, config.mailFrom ?? 'back-office@localhost');
  const feedLinks = new FeedLinks(authSecret, publicUrl);
  const permissions = new PermissionsCache(parts.access);

  const apiFor = (viewer: Viewer): ApiContext => ({
    viewer,
    permissions: permissions.of(viewer),
    schema,
    entities: database.entities,
    database,
    feedLinks,
    publicUrl,
    mailGoesOut: postman.goesOut,
    files,
    query: (text, values) => queryPrepared(database.app, text, values),
  });
  const system: SystemContext = {
    database,
    publicUrl,
    mailGoesOut: postman.goesOut,
    files,
    async actingAs(personId, organisationId) {
      const viewer = await findViewerOf(database.auth, personId, organisationId);
      return viewer ? apiFor(viewer) : null;
    },
  };
  await database.queue.open(parts.jobs, { ...system, postman });

  const apollo = await startApollo(schema, config.demo);
  const { oidc, requireSecondFactor } = config;
  let stopping = false;
  const server = await createServer({
    apollo,
    auth: createAuth({ database, secret: authSecret, publicUrl, alsoTrusted: trustedOrigins, oidc }),
    contextOf: contextFinder({ system, secret: authSecret, requireSecondFactor, apiFor }),
    files,
    publicUrl,
    trustedOrigins: [publicUrl, ...trustedOrigins],
    consoleFolder: findConsole(),
    demo: options.demo ?? null,
    oidcName: oidc?.name ?? null,
    mailGoesOut: postman.goesOut,
    metricsToken: config.metricsToken,
    routes: [
      (http) => serveFeeds(http, feedLinks, (named) => parts.openFeed(database, publicUrl, named)),
      ...parts.pages.map((serve) => (http: FastifyInstance) => serve(http, { files, publicUrl })),
    ],
    behindProxy: config.databaseUrl !== null,
    health: { isReady: () => answers(database), isStopping: () => stopping },
  });

  return {
    server,
    database,
    files,
    schema,
    async close() {
      stopping = true;
      await server.close();
      await database.queue.stop();
      postman.close();
      await apollo.stop();
      await database.close();
    },
  };
}

async function answers(database: Database): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, 2_000, false).unref());
  const asked = database.jobs.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, timeout]);
}

// Beside the sources or beside the build, the console lies in the neighbouring package.
function findConsole(): string | null {
  const found = ['../../../admin/dist', '../../../../admin/dist']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((folder) => existsSync(`${folder}/index.html`));
  return found ?? null;
}
