import type { EntityMetadata } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import type { Permissions } from '../access/permissions.js';
import type { Viewer } from '../access/viewer.js';
import type { FeedLinks } from '../calendar/feed-links.js';
import type { Database } from '../db/database.js';
import type { Files } from '../storage/files.js';

/** The system itself, for what is done where nobody is signed in. */
export interface SystemContext {
  database: Database;
  /** The public address, without a slash at its end. */
  publicUrl: string;
  /** False where no mail server is configured: what has to reach somebody is then handed over by hand. */
  mailGoesOut: boolean;
  files: Files;
  /**
   * The API as a person would have it now in one organisation (null: the consortium), for work that was asked for by
   * somebody and must not do more than they may. Null where they have no place there (any more).
   */
  actingAs(personId: string, organisationId: string | null): Promise<ApiContext | null>;
}

/** What a resolver is given for a signed-in person. */
export interface ApiContext {
  viewer: Viewer;
  permissions: Permissions;
  schema: GraphQLSchema;
  entities: ReadonlyMap<string, EntityMetadata>;
  database: Database;
  feedLinks: FeedLinks;
  /** The public address, without a slash at its end. */
  publicUrl: string;
  /** False where no mail server is configured. */
  mailGoesOut: boolean;
  files: Files;
  /** Runs a read statement; inside a mutation on the connection of its transaction. */
  query<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]>;
}

/** The same inside a mutation, with the unit of work of its transaction. */
export interface WriteContext extends ApiContext {
  em: EntityManager;
}

/**
 * What the server knows of a request before anybody is known to be signed in. Root resolvers get its `api`, which the
 * gate has looked at; those open to anybody, and field resolvers, get all of it.
 */
export interface RequestContext {
  api: ApiContext | null;
  system: SystemContext;
  /** The network address that asks. */
  address: string;
}
