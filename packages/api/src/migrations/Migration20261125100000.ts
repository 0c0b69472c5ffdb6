import { Migration } from '@mikro-orm/migrations';

/**
 * A read is recorded for organisations to which the record belongs, as its changes tell, or for the acting one: whoever
 * got hold of the role of the application could otherwise write into the log of any organisation.
 */
export class Migration20261125100000 extends Migration {
  override name = 'Migration20261125100000';

  override up(): void {
    this.addSql(`create or replace function audit.record_read(of text, id uuid, organisations uuid[], what text) returns void
      language plpgsql security definer set search_path = pg_catalog, audit, pg_temp as $$
      declare
        known uuid[];
      begin
        if current_setting('role') <> 'jobs' then
          select array_agg(distinct o) into known
          from audit.changes c cross join lateral unnest(c.organisation_ids) o
          where c.table_name = of and c.row_id = record_read.id;
          organisations := array(select o from unnest(organisations) o where o = any (known) or o = any (app.org_ids()));
          if cardinality(organisations) = 0 then organisations := app.org_ids(); end if;
        end if;
        perform audit.record(of, id, 'READ', organisations, null, jsonb_build_object('what', what), '{}');
      end $$`);
  }
}
