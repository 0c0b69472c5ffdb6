import { subject } from '@casl/ability';
import { LockMode } from '@mikro-orm/core';
import { columnSql, Parameters, rowsSql, type Source } from './db/condition-sql.js';
import { Conflict, Forbidden, NotFound } from './errors.js';
import type { WriteContext } from './graphql/context.js';
import { isUuid } from './is-uuid.js';

/** An entity class whose rows have an id and a version. */
type Versioned<T> = (new (...args: never[]) => T) & { name: string };

/**
 * Loads one row to change it: under row-level security, under the rule of the action, and at the version that the
 * person saw.
 * @param version the version that was seen; undefined or null where the action does not depend on it
 * @throws NotFound where the row is missing or hidden, Forbidden where it is visible but the action is not granted on
 *   it, Conflict STALE_VERSION where somebody else changed it meanwhile
 */
export async function getForChange<T extends { id: string; version: number }>(
  context: WriteContext,
  entity: Versioned<T>,
  id: string,
  action: string,
  version?: number | null,
): Promise<T> {
  const asked = await checkGranted(context, entity.name, id, action);
  // Changes of one row queue here, so that each starts from the newest state.
  const row = await context.em.findOne(
    entity as never,
    { id } as never,
    { lockMode: LockMode.PESSIMISTIC_WRITE } as never,
  );
  if (!row) throw new NotFound(wordsOf(entity.name));
  const found = row as T;
  // It changed while this waited for it: what was granted before may not be now.
  if (found.version !== asked) await checkGranted(context, entity.name, id, action);
  if (version !== undefined && version !== null) checkVersion(found, version);
  return found;
}

/** Refuses a change that was made from an older version than the row has now. */
export function checkVersion(row: { version: number }, version: number): void {
  if (row.version !== version)
    throw new Conflict(
      'STALE_VERSION',
      'Somebody else changed this meanwhile. Look at both versions and choose.',
      {
        currentVersion: row.version,
      },
    );
}

async function checkGranted(context: WriteContext, of: string, id: string, action: string): Promise<number> {
  const meta = context.entities.get(of);
  if (!meta || !isUuid(id)) throw new NotFound(wordsOf(of));
  const source: Source = { meta, alias: 'r' };
  const parameters = new Parameters();
  const seen = rowsSql(source, context.permissions.visible(of), parameters) ?? 'true';
  const granted = rowsSql(source, context.permissions.action(of, action), parameters) ?? 'true';
  const rows = await context.query<{ seen: boolean; granted: boolean; version: number }>(
    `select ${seen} as seen, ${granted} as granted, r.version from "${meta.tableName}" r where ${columnSql(source, meta.primaryKeys[0] ?? 'id')} = ${parameters.add(id)}`,
    parameters.values,
  );
  if (!rows[0]?.seen) throw new NotFound(wordsOf(of));
  if (!rows[0].granted) throw new Forbidden();
  return rows[0].version;
}

/**
 * Refuses to make a thing that the start rule does not grant, by the values it would have.
 * @throws Forbidden
 */
export function checkMayStart(context: WriteContext, action: string, of: string, values: object): void {
  if (!context.permissions.ability.can(action, subject(of, { ...values }))) throw new Forbidden();
}

const wordsOf = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

/** Copies what an input brings into a row; what the input leaves out (undefined) stays as it is. */
export function assign<T extends object>(
  row: T,
  input: { readonly [K in keyof T]?: T[K] | undefined },
): void {
  for (const [name, value] of Object.entries(input))
    if (value !== undefined) Object.assign(row, { [name]: value });
}
