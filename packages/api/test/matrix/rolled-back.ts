import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { Database } from '../../src/platform/db/database.js';

/** A row that a transaction wrote, or took away, as it is then. */
export interface Touched {
  table: string;
  row: Record<string, unknown>;
}

class Undone extends Error {
  constructor(readonly answer: unknown) {
    super('undone');
  }
}

/**
 * Makes every transaction of a database end in a rollback, after its answer was made, and tells which rows it had
 * written: whatever the mutations do, the next one finds everything as it was.
 */
export class RolledBack {
  touched: Touched[] = [];
  /** What the audit recorded of the transaction: which rows, and who did it. */
  audited: { table: string; row: string; person: string | null }[] = [];
  readonly #tables: readonly string[];

  constructor(database: Database, tables: readonly string[]) {
    this.#tables = tables;
    const fork = database.fork.bind(database);
    database.fork = () => {
      const em = fork();
      const transactional = em.transactional.bind(em);
      const undone = async <T>(work: (em: EntityManager) => Promise<T>): Promise<T> => {
        try {
          return await transactional(async (inside) => {
            const answer = await work(inside as EntityManager);
            await inside.flush();
            this.touched = await this.#readTouched(inside as EntityManager);
            this.audited = await readAudited(inside as EntityManager);
            throw new Undone(answer);
          });
        } catch (error) {
          if (error instanceof Undone) return error.answer as T;
          throw error;
        }
      };
      Object.assign(em, { transactional: undone });
      return em;
    };
  }

  /** The rows that this transaction wrote, read as the owner, past all policies. */
  async #readTouched(em: EntityManager): Promise<Touched[]> {
    const query = (text: string) =>
      em.getKysely().executeQuery<{ name: string; row: Record<string, unknown> }>(CompiledQuery.raw(text));
    await query('set constraints all immediate');
    await query('set local role none');
    const written = this.#tables.map(
      (table) =>
        `select '${table}' as name, to_jsonb(t) as row from "${table}" t where t.xmin = pg_current_xact_id()::xid`,
    );
    const { rows } = await query(written.join(' union all '));
    return rows.map(({ name, row }) => ({ table: name, row }));
  }
}

/** Run after `#readTouched`, which made the transaction the owner's. */
async function readAudited(em: EntityManager): Promise<RolledBack['audited']> {
  const { rows } = await em
    .getKysely()
    .executeQuery<RolledBack['audited'][number]>(
      CompiledQuery.raw(
        `select table_name as table, row_id as row, person_id as person from audit.changes where xmin = pg_current_xact_id()::xid`,
      ),
    );
  return rows;
}
