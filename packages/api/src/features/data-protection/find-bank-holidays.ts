import type { WriteContext } from '../../platform/graphql/context.js';

/** The bank holidays that may move a due date, YYYY-MM-DD. */
export async function findBankHolidays(context: WriteContext): Promise<ReadonlySet<string>> {
  const rows = await context.query<{ date: string }>('select date::text as date from bank_holidays', []);
  return new Set(rows.map(({ date }) => date));
}
