import type { EntityMetadata } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import type { Permissions } from '../access/permissions.js';
import type { Viewer } from '../access/viewer.js';
import type { FeedLinks } from '../calendar/feed-links.js';
import type { Database } from '../db/database.js';
import type { Files } from '../storage/files.js';

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
 * gate has looked at; field resolvers get all of it.
 */
export interface RequestContext {
  api: ApiContext | null;
  visitor: Visitor;
}

/** Whoever sends a request, signed in or not, before what works without anybody's rights. */
export interface Visitor {
  database: Database;
  /** The network address as we saw it, to keep floods out. */
  address: string;
}
