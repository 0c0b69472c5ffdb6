import type { ApiContext } from '../../platform/graphql/context.js';

/** All bank holidays that are known, YYYY-MM-DD: a few dozen. */
export async function findBankHolidays(context: Pick<ApiContext, 'query'>): Promise<ReadonlySet<string>> {
  const rows = await context.query<{ date: string }>('select date::text as date from bank_holidays', []);
  return new Set(rows.map(({ date }) => date));
}
