import { Migration } from '@mikro-orm/migrations';

const OWN = 'organisation_id = any ((select app.org_ids())::uuid[])';
const CONSORTIUM = '(organisation_id is null and (select app.acts_for_consortium()))';
/** Of another organisation, attached to something that concerns the acting one too. */
const CONCERNED = 'also_for && (select app.org_ids())';
const OF_A_FILE = 'exists (select from files f where f.id = file_id)';

type Command = 'select' | 'insert' | 'update';

/** Table → which rows the acting organisation may read, insert and update. Absent means never. */
const POLICIES: Record<string, Partial<Record<Command, string>>> = {
  files: {
    select: `${OWN} or ${CONSORTIUM} or ${CONCERNED}`,
    insert: `${OWN} or ${CONSORTIUM}`,
    update: `${OWN} or ${CONSORTIUM} or ${CONCERNED}`,
  },
  // Made under the rules and used up by the system, which knows the person and not the organisation they act for.
  file_links: { insert: OF_A_FILE },
  file_erasures: { select: `${OWN} or ${CONSORTIUM}`, insert: OF_A_FILE },
};

/** To whom files, links and erasures belong, and row-level security over them. */
export class Migration20261124030100 extends Migration {
  override name = 'Migration20261124030100';

  override up(): void {
    this.addSql(`alter table files add constraint files_organisation_id_foreign
      foreign key (organisation_id) references organisations (id)`);
    this.addSql(`alter table files add constraint files_uploaded_by_id_foreign
      foreign key (uploaded_by_id) references people (id)`);
    this.addSql(`alter table file_links add constraint file_links_person_id_foreign
      foreign key (person_id) references people (id)`);
    for (const [table, policies] of Object.entries(POLICIES)) this.#protect(table, policies);
  }

  #protect(table: string, policies: Partial<Record<Command, string>>): void {
    this.addSql(`alter table ${table} enable row level security`);
    this.addSql(`alter table ${table} force row level security`);
    this.addSql(`create policy owner_all on ${table} to current_user using (true) with check (true)`);
    this.addSql(`create policy jobs_all on ${table} to jobs using (true) with check (true)`);
    this.addSql(`grant select, insert, update, delete on ${table} to jobs`);
    for (const [command, rule] of Object.entries(policies)) {
      const clause = command === 'insert' ? `with check (${rule})` : `using (${rule})`;
      this.addSql(`create policy app_${command} on ${table} for ${command} to app ${clause}`);
      this.addSql(`grant ${command} on ${table} to app`);
    }
  }
}
