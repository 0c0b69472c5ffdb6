import { Migration } from '@mikro-orm/migrations';
import { watchTable } from '../platform/audit/watch-table.js';

/** What the law sets from April 2026: where, and as a document says it. */
const RATES: readonly (readonly [key: string, value: string, from: string, source: string])[] = [
  ['ssp_weekly_rate', '£123.25', '2026-04-06', 'https://www.gov.uk/statutory-sick-pay'],
  ['statutory_family_pay_weekly_rate', '£194.32', '2026-04-06', 'https://www.gov.uk/maternity-pay-leave/pay'],
  ['national_living_wage', '£12.71', '2026-04-01', 'https://www.gov.uk/national-minimum-wage-rates'],
  ['minimum_wage_18_to_20', '£10.85', '2026-04-01', 'https://www.gov.uk/national-minimum-wage-rates'],
  ['minimum_wage_under_18', '£8.00', '2026-04-01', 'https://www.gov.uk/national-minimum-wage-rates'],
  ['auto_enrolment_threshold', '£10,000', '2026-04-06', 'https://www.gov.uk/workplace-pensions'],
];

const FUNCTIONS: readonly (readonly [signature: string, roles: string])[] = [
  ['app.search_templates(text, text, text)', 'app'],
  ['app.downloads_of(uuid)', 'app'],
];

/** Finding things in the library, the logo of an organisation, documents made in passing, and the rates of 2026. */
export class Migration20261125030000 extends Migration {
  override name = 'Migration20261125030000';

  override up(): void {
    this.addSql(`alter table "organisations" add "logo_file_id" uuid null;`);
    this.addSql(`alter table "templates" add "search_head" tsvector null, add "plain" text null;`);
    this.addSql(
      watchTable({
        table: 'templates',
        organisations: 'array[]::uuid[]',
        secrets: ['search', 'search_head', 'plain', 'words'],
      }),
    );
    this.#search();
    this.#downloads();
    for (const [signature, roles] of FUNCTIONS) {
      this.addSql(`revoke execute on function ${signature} from public`);
      this.addSql(`grant execute on function ${signature} to ${roles}`);
    }
    this.#madeInPassing();
    // Fixed ids: two systems that are made alike are alike.
    for (const [index, [key, value, from, source]] of RATES.entries())
      this.addSql(
        `insert into statutory_rates (id, key, value, from_date, source)
         values ('01995f3c-0000-7000-8000-00000000000${index + 1}', '${key}', '${value}', '${from}', '${source}')`,
      );
  }

  #search(): void {
    this.addSql(`create function app.template_head(title text, summary text, words text[]) returns tsvector
      language sql stable set search_path = pg_catalog, pg_temp as $$
        select setweight(to_tsvector('english', title), 'A')
          || setweight(to_tsvector('english', concat_ws(' ', summary, array_to_string(words, ' '))), 'B') $$`);
    // What was typed; or the words before the last one, and something that begins as the last one does.
    this.addSql(`create function app.search_query(typed text, head text, prefix text) returns tsquery
      language sql stable set search_path = pg_catalog, pg_temp as $$
        select websearch_to_tsquery('english', typed) || case when prefix = '' then ''::tsquery
          else websearch_to_tsquery('english', head) && to_tsquery('english', prefix) end $$`);
    // As the owner: under row-level security PostgreSQL would read every row, for it asks "whose is it?" before it
    // looks into an index of words. Only ids go out, of what is published; the rows are read under the rules.
    this.addSql(`create function app.search_templates(typed text, head text, prefix text)
      returns table (id uuid, rank real)
      language sql stable rows 100 security definer set search_path = public, pg_catalog, pg_temp
      set pg_trgm.word_similarity_threshold = 0.4 as $$
        with asked as materialized (select app.search_query(typed, head, prefix) as query),
        hits as materialized (
          select t.id, t.search_head, a.query from asked a join templates t on t.search @@ a.query),
        counted as materialized (select count(*) as hits from hits)
        -- A long text is weighed only where few are found: elsewhere title and summary tell enough.
        select h.id, (4 * ts_rank(h.search_head, h.query)
          + case when c.hits > 200 then 0
            else (select ts_rank(t.search, h.query) from templates t where t.id = h.id) end)::real
        from hits h, counted c
        union all
        -- Near misses, word by word: "loan wroking" finds lone working.
        select m.id, (m.nearness / 1000)::real from counted c, lateral (
          select t.id, sum(word_similarity(w, t.words)) as nearness
          from unnest(regexp_split_to_array(lower(typed), '[^[:alnum:]]+')) w join templates t on t.words %> w
          where length(w) > 3 and t.search is not null and not exists (select from hits h where h.id = t.id)
          group by t.id) m
        where c.hits < 3 $$`);
  }

  #downloads(): void {
    // The sum over all organisations, for those who write the library; which organisation it was stays with it.
    this.addSql(`create function app.downloads_of(template_version uuid) returns int
      language sql stable security definer set search_path = public, pg_temp as $$
        select case when app.writes_library() then (select coalesce(sum(d.count), 0)::int from template_downloads d
          where d.template_version_id = template_version) end $$`);
  }

  /** Documents that were made for somebody to take away are not recorded: the log would say who looked up what. */
  #madeInPassing(): void {
    const isKept = (row: string) => `${row}.attached_to_type is distinct from 'MadeDocument'`;
    this.addSql('drop trigger audit on files');
    this.addSql(`create trigger audit after update on files for each row
      when (${isKept('new')} or ${isKept('old')}) execute function audit.record_files()`);
    this.addSql(`create trigger audit_insert after insert on files for each row
      when (${isKept('new')}) execute function audit.record_files()`);
    this.addSql(`create trigger audit_delete after delete on files for each row
      when (${isKept('old')}) execute function audit.record_files()`);
  }
}
