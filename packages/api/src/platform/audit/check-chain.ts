import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

/** What the check of the audit's hash chain found. */
export interface ChainReport {
  /** Seals that were checked, and changes under them. */
  seals: number;
  changes: number;
  /** Changes that no seal covers yet; the job seals them within a minute or two. */
  unsealed: number;
  /** The newest seal's hash, as hex; empty while there is none. */
  head: string;
  /** What is broken, in sentences; empty where all is well. */
  problems: string[];
}

interface SealRow {
  number: string;
  at: string;
  upto: string;
  rows: string;
  previous: Buffer;
  hash: Buffer;
}

interface ChangeRow {
  id: string;
  xid: string;
  words: string;
}

const BATCH = 5_000;

/** What `audit.words` gives; written out, so that whoever can change that function does not change the check. */
const WORDS = `jsonb_build_array(c.id, extract(epoch from c.at), c.xid, c.person_id, c.acting_for, c.organisation_ids,
  c.table_name, c.row_id, c.action, c.before, c.after)::text`;

/**
 * Reads the whole log in the order of its seals and makes every hash again. What was changed, taken away or slipped in
 * after it was sealed does not give the hash that stands there.
 * @param client the owner of the database, or the role `jobs`
 * @param knownHead a hash that an earlier check printed: it must still be in the chain, which shows a chain that was
 *   made anew or cut short
 */
export async function checkChain(client: ClientBase, knownHead?: string): Promise<ChainReport> {
  await client.query('begin transaction isolation level repeatable read read only');
  try {
    return await readChain(client, knownHead);
  } finally {
    await client.query('rollback');
  }
}

async function readChain(client: ClientBase, knownHead: string | undefined): Promise<ChainReport> {
  const { rows: seals } = await client.query<SealRow>(
    'select number, extract(epoch from at)::text as at, upto, rows, previous, hash from audit.seals order by number',
  );
  const problems: string[] = [];
  const changes = new Changes(client);
  let before: SealRow | undefined;
  let sealed = 0;
  for (const [index, seal] of seals.entries()) {
    if (Number(seal.number) !== index + 1) {
      problems.push(
        `Seal ${index + 1} is missing: the next one that is there has the number ${seal.number}.`,
      );
      break;
    }
    const { rows, digest } = await changes.upTo(BigInt(seal.upto));
    sealed += rows;
    problems.push(...brokenIn(seal, before, rows, digest));
    before = seal;
  }
  const head = before?.hash.toString('hex') ?? '';
  if (knownHead && !seals.some((seal) => seal.hash.toString('hex') === knownHead.toLowerCase()))
    problems.push(`The seal ${knownHead} that you know of is not in the chain any more.`);
  return { seals: seals.length, changes: sealed, unsealed: await changes.countRest(), head, problems };
}

function brokenIn(seal: SealRow, before: SealRow | undefined, rows: number, digest: Buffer): string[] {
  const problems: string[] = [];
  const from = before?.upto ?? '0';
  if (!seal.previous.equals(before?.hash ?? Buffer.alloc(0)))
    problems.push(`Seal ${seal.number} does not follow on the one before it.`);
  if (Number(seal.rows) !== rows)
    problems.push(`Seal ${seal.number} covers ${seal.rows} changes, and ${rows} are there.`);
  const words = `[${seal.number}, ${seal.at}, ${from}, ${seal.upto}, ${seal.rows}]`;
  const hash = createHash('sha256').update(seal.previous).update(digest).update(words).digest();
  if (!hash.equals(seal.hash))
    problems.push(`Seal ${seal.number}, or a change under it, is not what it was when it was sealed.`);
  return problems;
}

/** The changes in the order in which they are sealed, a batch at a time. */
class Changes {
  readonly #client: ClientBase;
  #waiting: ChangeRow[] = [];
  #last: ChangeRow | undefined;
  #isAtEnd = false;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  /** How many there are below a transaction number, from where the last call ended, and the hash over them. */
  async upTo(bound: bigint): Promise<{ rows: number; digest: Buffer }> {
    const digest = createHash('sha256');
    let rows = 0;
    for (;;) {
      const next = await this.#peek();
      if (!next || BigInt(next.xid) >= bound) return { rows, digest: digest.digest() };
      digest.update(createHash('sha256').update(next.words).digest());
      rows += 1;
      this.#waiting.pop();
    }
  }

  async countRest(): Promise<number> {
    let rows = 0;
    while (await this.#peek()) {
      this.#waiting.pop();
      rows += 1;
    }
    return rows;
  }

  async #peek(): Promise<ChangeRow | undefined> {
    if (this.#waiting.length === 0 && !this.#isAtEnd) {
      const { rows } = await this.#client.query<ChangeRow>(
        `select c.id, c.xid, ${WORDS} as words from audit.changes c
         where $1::bigint is null or (c.xid, c.id) > ($1, $2) order by c.xid, c.id limit ${BATCH}`,
        [this.#last?.xid ?? null, this.#last?.id ?? null],
      );
      this.#last = rows.at(-1) ?? this.#last;
      this.#isAtEnd = rows.length < BATCH;
      this.#waiting = rows.reverse();
    }
    return this.#waiting.at(-1);
  }
}
