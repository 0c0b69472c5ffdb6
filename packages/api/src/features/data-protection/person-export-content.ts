import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import type { Database } from '../../platform/db/database.js';
import { Conflict } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { PersonExport } from './access-request.entity.js';

/*
 * The only file that knows where the ZIPs lie: in a table to which requests have no right at all. A link leads to one,
 * once.
 */

const LIVES_MS = 10 * 60_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** How big a ZIP is, and its SHA-256. */
export interface KeptContent {
  bytes: number;
  sha256: string;
}

/** Keeps the ZIP of an export; one that is kept already is replaced. */
export async function keepContent(
  database: Database,
  exportId: string,
  stream: Readable,
): Promise<KeptContent> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  const content = Buffer.concat(parts);
  await database.jobs.query(
    `insert into person_export_contents (export_id, content) values ($1, $2)
     on conflict (export_id) do update set content = excluded.content`,
    [exportId, content],
  );
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/**
 * Makes a link to a ZIP for whoever had it made: it works once, within ten minutes. That it was opened is noted.
 * @throws NotFound for anybody else, Conflict WRONG_STATE where it is not ready or erased
 */
export async function openPersonExport(
  context: WriteContext,
  id: string,
): Promise<{ url: string; expiresAt: Date }> {
  const found = await getForChange(context, PersonExport, id, 'open');
  if (found.status !== 'READY')
    throw new Conflict(
      'WRONG_STATE',
      'This file is not there: it is being made, or it was erased after 30 days.',
    );
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now().getTime() + LIVES_MS);
  found.openedAt = now();
  found.linkHash = hashOf(token);
  found.linkExpiresAt = expiresAt;
  return { url: `/person-exports/${token}`, expiresAt };
}

/** Uses a link up and answers the ZIP. Null for one that is used, expired, somebody else's or made up. */
export async function takeContent(
  database: Database,
  personId: string,
  token: string,
): Promise<Buffer | null> {
  const { rows } = await database.jobs.query<{ content: Buffer }>(
    `with used as (
       update person_exports set link_hash = null
       where link_hash = $1 and asked_by_id = $2 and link_expires_at > $3 and status = 'READY' returning id)
     select c.content from person_export_contents c join used on used.id = c.export_id`,
    [hashOf(token), personId, now()],
  );
  return rows[0]?.content ?? null;
}
