import type { Query } from '../../platform/db/read-as.js';

/** What tables are called in a sentence, where that is not their name. */
const WORDS: Readonly<Record<string, string>> = {
  memberships: 'people',
  service_advisers: 'services',
  availabilities: 'working hours',
  person_contacts: 'people',
  imports: 'imports',
};

/** Sign-in has tables of its own, which only its own role reads. */
const OF_SIGN_IN = /^auth\./;

/**
 * What refers to rows of a table, found by its foreign keys: a table that comes later is looked at without a word here.
 * @param ofSignIn runs what is asked of the tables of sign-in
 * @param own tables whose references do not count
 * @returns the words for what uses it, by id; ids that nothing uses are left out
 */
export async function findWhatUses(
  query: Query,
  ofSignIn: Query,
  table: string,
  own: readonly string[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const references = await query<{ name: string; column: string }>(
    `select c.conrelid::regclass::text as name, quote_ident(a.attname) as column
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = $1::regclass and cardinality(c.conkey) = 1 order by 1, 2`,
    [table],
  );
  const used = new Map<string, string[]>();
  for (const { name, column } of references.filter((one) => !own.includes(one.name))) {
    const read = OF_SIGN_IN.test(name) ? ofSignIn : query;
    const rows = await read<{ id: string }>(
      `select distinct ${column} as id from ${name} where ${column} = any($1)`,
      [ids],
    );
    const word = OF_SIGN_IN.test(name) ? 'signing in' : (WORDS[name] ?? name.replaceAll('_', ' '));
    for (const { id } of rows) used.set(id, [...new Set([...(used.get(id) ?? []), word])]);
  }
  return used;
}
