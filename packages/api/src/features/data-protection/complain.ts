import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { CONSORTIUM_ID, type Viewer } from '../../platform/access/viewer.js';
import { now } from '../../platform/clock.js';
import type { Database } from '../../platform/db/database.js';
import { inTransactionOf } from '../../platform/db/system-transaction.js';
import { Invalid, RateLimited } from '../../platform/errors.js';
import { isUuid } from '../../platform/is-uuid.js';
import { londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import type { ComplainInput, ComplaintAddressee } from './complaint.type.js';
import { acknowledgeBy } from './due-date.js';
import { tellOfComplaint } from './tell-of-complaint.job.js';

/** From one network address in an hour. A charity's people may share one, so it is not one or two. */
const MOST_AN_HOUR = 5;
/** About one organisation in an hour, from wherever: more is a flood that nobody could read. */
const MOST_ABOUT_ONE = 50;
/** In all in an hour: what a flood over many organisations and from many addresses may come to. */
const MOST_IN_ALL = 200;

/** Whom a complaint form is for; null where there is no such organisation. */
export async function findAddressee(database: Database, id: string): Promise<ComplaintAddressee | null> {
  if (id === 'consortium') return { id, name: 'The consortium' };
  if (!isUuid(id)) return null;
  const { rows } = await database.jobs.query<ComplaintAddressee>(
    'select id, name from organisations where id = $1 and archived_at is null',
    [id],
  );
  return rows[0] ?? null;
}

/** Whoever complains, signed in or not. */
interface Visitor {
  database: Database;
  /** The network address as we saw it, to keep floods out. */
  address: string;
}

/**
 * Takes a complaint from anybody, signed in or not, and has the managers told and the receipt acknowledged.
 * @param key the same key from the same network address within a day does it once
 * @throws Invalid at the field, RateLimited
 */
export async function complain(
  visitor: Visitor,
  viewer: Viewer | null,
  input: ComplainInput,
  key: string | null,
): Promise<void> {
  const addressee = await findAddressee(visitor.database, input.organisationId);
  if (!addressee)
    throw new Invalid({
      organisationId: 'There is no such organisation. Ask it for the address of its form.',
    });
  const organisation = addressee.id === 'consortium' ? CONSORTIUM_ID : addressee.id;
  await inTransactionOf(visitor.database.jobs, async (client) => {
    const senderHash = hashOf(visitor.address);
    await keepFloodsOut(client, senderHash, organisation);
    const id = key === null ? newId() : idOf(`${senderHash} ${key}`);
    if (await keep(client, id, organisation, senderHash, viewer, input))
      await visitor.database.queue.send(
        tellOfComplaint,
        { id },
        {},
        { executeSql: (text, values) => client.query(text, values) },
      );
  });
}

// Counted behind a turnstile, so that a crowd of requests at once does not slip in before the count.
async function keepFloodsOut(client: PoolClient, senderHash: string, organisation: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('complain', 7))`);
  const hourAgo = new Date(now().getTime() - 3_600_000);
  const { rows } = await client.query<{ sent: number; about: number; all: number }>(
    `select count(*) filter (where sender_hash = $1)::int as sent,
       count(*) filter (where organisation_id = $2)::int as about, count(*)::int as all
     from complaint_matters where received_at > $3 and sender_hash is not null`,
    [senderHash, organisation, hourAgo],
  );
  const { sent, about, all } = rows[0] ?? { sent: 0, about: 0, all: 0 };
  if (sent < MOST_AN_HOUR && about < MOST_ABOUT_ONE && all < MOST_IN_ALL) return;
  throw new RateLimited(
    'Too many complaints came within an hour, from your network or in all. Wait an hour, then send it again; or write to the organisation.',
  );
}

async function keep(
  client: PoolClient,
  id: string,
  organisation: string,
  senderHash: string,
  viewer: Viewer | null,
  input: ComplainInput,
): Promise<boolean> {
  const at = now();
  const receivedOn = londonDate(at.getTime());
  const made = await client.query(
    `insert into complaints (id, organisation_id, person_id, received_on, acknowledge_by, created_at, version)
     values ($1, $2, $3, $4, $5, $6, 1) on conflict (id) do nothing`,
    [id, organisation, viewer?.personId ?? null, receivedOn, acknowledgeBy(receivedOn), at],
  );
  if (made.rowCount === 0) return false;
  await client.query(
    `insert into complaint_matters (complaint_id, organisation_id, name, email, what, sender_hash, received_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, organisation, input.name.trim(), input.email?.trim() || null, input.what.trim(), senderHash, at],
  );
  return true;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

// Not the address itself: the row outlives the attempt. It is erased after a day.
const hashOf = (address: string): string => digest(`complaint ${address}`);

/** A stable id of a key, in the form of a UUID. */
function idOf(key: string): string {
  const hex = digest(key);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
