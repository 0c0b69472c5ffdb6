import pg from 'pg';
import { BANK_HOLIDAYS } from './bank-holidays.js';

/** Brings the bank holidays that this release knows into the database, as its owner; those added by hand stay. */
export async function keepBankHolidays(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `insert into bank_holidays (date, title) select * from unnest($1::date[], $2::text[])
       on conflict (date) do update set title = excluded.title`,
      [BANK_HOLIDAYS.map((holiday) => holiday.date), BANK_HOLIDAYS.map((holiday) => holiday.title)],
    );
  } finally {
    await client.end();
  }
}
