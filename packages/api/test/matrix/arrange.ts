import { freezeClock } from '../../src/platform/clock.js';
import { asOwner } from '../database-role.js';
import { type Call, startTestSystem, type TestSystem } from '../harness.js';
import { ORIGIN } from '../second-app.js';
import { type Canary, releaseCanaries, releaseIntoAccounts, releaseIntoSignIns } from './canaries.js';
import { type Asker, type Facts, readFacts } from './facts.js';
import { releaseIntoLibrary } from './library.js';
import { releaseIntoPolicies } from './policies.js';
import { arrangeWorld, NOW, type World } from './world.js';

/** Everything that the matrix needs: a consortium full of canaries, and all who ask. */
export interface Arranged {
  system: TestSystem;
  world: World;
  facts: Facts;
  canaries: ReadonlyMap<string, Canary>;
  /** The service of each booking. */
  services: ReadonlyMap<string, string>;
  askers: Asker[];
  /** The same people before another app. */
  askersOf(as: (cookie: string, organisation: string | null) => Call): Promise<Asker[]>;
}

/** Seeds the consortium and signs everybody in. */
export async function arrange(): Promise<Arranged> {
  freezeClock(NOW);
  const system = await startTestSystem();
  const world = await arrangeWorld(system);
  const canaries = await releaseCanaries(system.databaseUrl);
  const ofLibrary = await releaseIntoLibrary(system.databaseUrl);
  const ofPolicies = await releaseIntoPolicies(system.databaseUrl);
  await leaveTraces(system.databaseUrl);
  await leaveDeadLetter(system.databaseUrl);
  const facts = await readFacts(system.databaseUrl);
  const rows = await asOwner<{ id: string; service: string }>(
    system.databaseUrl,
    'select id, service_id as service from bookings',
  );
  const askersOf: Arranged['askersOf'] = async (as) => {
    const askers: Asker[] = [
      { name: 'nobody', personId: null, organisationId: null, roles: [], call: as('', null) },
    ];
    for (const [name, person] of Object.entries(world.people)) {
      const cookie = await system.cookieOf(person);
      const places = facts.places.get(person.id) ?? [];
      if (places.length === 0)
        askers.push({ name, personId: person.id, organisationId: null, roles: [], call: as(cookie, null) });
      for (const [n, organisationId] of places.entries())
        askers.push({
          name: n === 0 ? name : `${name}#${n + 1}`,
          personId: person.id,
          organisationId,
          roles: await rolesOf(system.databaseUrl, person.id, organisationId),
          call: as(cookie, organisationId),
        });
    }
    return askers;
  };
  const askers = await askersOf((cookie, organisation) => callOf(system.app, cookie, organisation));
  const ofSignIns = await releaseIntoSignIns(system.databaseUrl);
  const ofAccounts = await releaseIntoAccounts(system.databaseUrl);
  return {
    system,
    world,
    facts,
    canaries: new Map([...canaries, ...ofLibrary, ...ofPolicies, ...ofSignIns, ...ofAccounts]),
    services: new Map(rows.map((row) => [row.id, row.service])),
    askers,
    askersOf,
  };
}

/** Work that failed for good. */
const leaveDeadLetter = (databaseUrl: string) =>
  asOwner(
    databaseUrl,
    `insert into pgboss.job (name, data, source_name, source_created_on, source_output)
     values ('dead-letters', '{}', 'send-mail', now(), '{"message": "550 No such mailbox"}')`,
  );

/** Gives the history something to tell: who booked changed something, and a manager of each organisation. */
async function leaveTraces(databaseUrl: string): Promise<void> {
  const change = (table: string, set: string, id: string, person: string, organisation: string) =>
    asOwner(
      databaseUrl,
      `with who as materialized (select set_config('app.person_id', $2, true) p, set_config('app.org_ids', $3, true) o)
       update ${table} set ${set} from who where id = $1 and who.p is not null and who.o is not null`,
      [id, person, `{${organisation}}`],
    );
  const bookings = await asOwner<Record<'id' | 'person' | 'organisation', string>>(
    databaseUrl,
    'select id, booked_by_id as person, organisation_id as organisation from bookings order by 1',
  );
  for (const { id, person, organisation } of bookings)
    await change('bookings', 'notice_hours = notice_hours + 1', id, person, organisation);
  const managers = await asOwner<Record<'person' | 'organisation', string>>(
    databaseUrl,
    `select person_id as person, organisation_id as organisation from memberships where role = 'MANAGER' order by id`,
  );
  for (const { person, organisation } of managers) {
    await change('organisations', 'illustrative = not illustrative', organisation, person, organisation);
    const ended = await asOwner<{ id: string }>(
      databaseUrl,
      'select id from memberships where organisation_id = $1 and archived_at is not null and person_id <> $2',
      [organisation, person],
    );
    for (const { id } of ended)
      await change(
        'memberships',
        `archived_at = archived_at + interval '1 second'`,
        id,
        person,
        organisation,
      );
  }
}

async function rolesOf(
  databaseUrl: string,
  person: string,
  organisation: string | null,
): Promise<Asker['roles']> {
  const rows = await asOwner<{ role: Asker['roles'][number] }>(
    databaseUrl,
    'select role from memberships where person_id = $1 and organisation_id is not distinct from $2 and archived_at is null',
    [person, organisation],
  );
  return rows.map((row) => row.role);
}

/** Calls an app with a cookie, acting for an organisation. */
export function callOf(app: TestSystem['app'], cookie: string, organisation: string | null): Call {
  const acting: Record<string, string> = organisation ? { 'x-organisation': organisation } : {};
  const signedIn: Record<string, string> = cookie ? { cookie } : {};
  return async (query, variables) => {
    const response = await app.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', origin: ORIGIN, ...signedIn, ...acting },
      payload: JSON.stringify({ query, variables }),
    });
    return response.json();
  };
}

/** The tables of the system. */
export async function tablesOf(databaseUrl: string): Promise<string[]> {
  const rows = await asOwner<{ name: string }>(
    databaseUrl,
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations' order by 1`,
  );
  return rows.map((row) => row.name);
}
