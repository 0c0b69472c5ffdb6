import type { Role } from '../../src/platform/access/role.js';
import { asOwner } from '../database-role.js';
import type { Call } from '../harness.js';
import { type AcknowledgementFacts, readAcknowledgements } from './acknowledgements.js';
import { type RecordFacts, readRecords } from './data-protection.js';
import { readSafety, type Safety } from './health-and-safety.js';
import { type LibraryFacts, readLibrary } from './library.js';
import { type OwnPolicyFacts, readPolicies } from './policies.js';

/** Who asks, for whom. */
export interface Asker {
  /** The name in the matrix. */
  name: string;
  /** Null: nobody is signed in. */
  personId: string | null;
  /** The acting organisation; null for the consortium, and for somebody without a place. */
  organisationId: string | null;
  roles: readonly Role[];
  call: Call;
}

interface BookingFacts {
  organisation: string;
  provider: string;
  adviser: string;
  bookedBy: string;
  sharedWith: string[];
}

interface FileFacts {
  uploadedBy: string;
  organisation: string;
  booking: string | null;
  /** Who asked for it, where it is the collected data of a person. */
  exportedFor: string | null;
  /** The organisation whose logo it is; the edition whose form it is. */
  logoOf: string | null;
  formOf: string | null;
  attachedToType: string | null;
  attachedToId: string | null;
}

/** How things stand before anybody does anything: what the judgement goes by. Read past all rules. */
export interface Facts {
  bookings: ReadonlyMap<string, BookingFacts>;
  /** Person → organisations in which they hold a role now. */
  places: ReadonlyMap<string, readonly (string | null)[]>;
  advisers: ReadonlySet<string>;
  services: ReadonlyMap<string, { provider: string; archived: boolean }>;
  memberships: ReadonlyMap<string, { person: string; organisation: string | null; archived: boolean }>;
  /** Invitation → the organisation that invites. */
  invitations: ReadonlyMap<string, string | null>;
  calendars: ReadonlyMap<string, string>;
  exceptions: ReadonlyMap<string, { adviser: string; provider: string }>;
  files: ReadonlyMap<string, FileFacts>;
  feeds: ReadonlyMap<string, { person: string; organisation: string; scope: string; revoked: boolean }>;
  /** Message → its reader. */
  mails: ReadonlyMap<string, string>;
  organisations: readonly string[];
  categories: readonly string[];
  imports: ReadonlyMap<string, { organisation: string | null }>;
  importRows: ReadonlyMap<string, { organisation: string | null }>;
  tasks: ReadonlyMap<string, { person: string; organisation: string | null }>;
  savedViews: ReadonlyMap<string, { person: string }>;
  /** Records of data protection. */
  records: ReadonlyMap<string, RecordFacts>;
  library: LibraryFacts;
  /** Records of health and safety. */
  safety: Safety;
  policies: OwnPolicyFacts;
  acknowledgements: AcknowledgementFacts;
  /** The first entry in the history of each record, as `Type:id`. */
  firstEntries: ReadonlyMap<string, string>;
}

interface OfOrganisation {
  id: string;
  organisation: string | null;
}
interface OfPerson {
  id: string;
  person: string;
}

/** Tables of what has a history, by type. */
const RECORDS: Readonly<Record<string, string>> = {
  Booking: 'bookings',
  Organisation: 'organisations',
  Person: 'people',
  Service: 'services',
  ServiceCategory: 'service_categories',
  Availability: 'availabilities',
  Template: 'templates',
  TemplateCategory: 'template_categories',
  RiskAssessment: 'risk_assessments',
  Accident: 'accidents',
  SafetyCheck: 'safety_checks',
  Policy: 'policies',
};

async function readFirstEntries(databaseUrl: string): Promise<ReadonlyMap<string, string>> {
  const rows = await asOwner<{ table: string; row: string; id: string }>(
    databaseUrl,
    'select table_name as table, row_id as row, min(id)::text as id from audit.changes group by 1, 2 order by 1, 2',
  );
  return new Map(
    Object.entries(RECORDS).flatMap(([type, table]) =>
      rows
        .filter((row) => row.table === table)
        .map((row): [string, string] => [`${type}:${row.row}`, row.id]),
    ),
  );
}

/** Reads the facts as the owner of the database. */
export async function readFacts(databaseUrl: string): Promise<Facts> {
  const read = <Row extends { id: string }>(text: string) => asOwner<Row>(databaseUrl, `${text} order by 1`);
  const bookings = await read<{ id: string } & BookingFacts>(
    `select id, organisation_id as organisation, provider_id as provider, adviser_id as adviser, booked_by_id as "bookedBy", shared_with as "sharedWith" from bookings`,
  );
  const memberships = await read<{
    id: string;
    person: string;
    organisation: string | null;
    archived: boolean;
  }>(
    `select id, person_id as person, organisation_id as organisation, archived_at is not null
       or organisation_id in (select id from organisations where archived_at is not null) as archived from memberships`,
  );
  const people = await read<{ id: string }>('select id from people');
  const services = await read<{ id: string; provider: string; archived: boolean }>(
    `select id, provider_id as provider, status = 'ARCHIVED' as archived from services`,
  );
  const exceptions = await read<{ id: string; adviser: string; provider: string }>(
    'select id, adviser_id as adviser, provider_id as provider from availability_exceptions',
  );
  const feeds = await read<{
    id: string;
    person: string;
    organisation: string;
    scope: string;
    revoked: boolean;
  }>(
    'select id, person_id as person, organisation_id as organisation, scope, revoked_at is not null as revoked from calendar_feeds',
  );
  const places = (id: string) =>
    memberships.filter((one) => one.person === id && !one.archived).map((one) => one.organisation);
  return {
    bookings: byId(bookings),
    places: new Map(people.map(({ id }) => [id, places(id)])),
    advisers: new Set(
      (await read<{ id: string }>('select distinct person_id as id from service_advisers')).map(
        ({ id }) => id,
      ),
    ),
    services: byId(services),
    memberships: byId(memberships),
    invitations: new Map(
      (
        await read<{ id: string; organisation: string | null }>(
          'select id, organisation_id as organisation from invitations',
        )
      ).map((row) => [row.id, row.organisation]),
    ),
    calendars: new Map(
      (
        await read<{ id: string; provider: string }>('select id, provider_id as provider from availabilities')
      ).map((row) => [row.id, row.provider]),
    ),
    exceptions: byId(exceptions),
    files: byId(
      await read<{ id: string } & FileFacts>(
        `select f.id, f.uploaded_by_id as "uploadedBy", f.organisation_id as organisation,
           case when f.attached_to_type = 'Booking' then f.attached_to_id end as booking, e.asked_by_id as "exportedFor",
           case when f.attached_to_type = 'Organisation' then f.attached_to_id end as "logoOf",
           case when f.attached_to_type = 'TemplateVersion' then f.attached_to_id end as "formOf",
           f.attached_to_type as "attachedToType", f.attached_to_id as "attachedToId"
         from files f left join person_exports e on f.attached_to_type = 'PersonExport' and e.id = f.attached_to_id`,
      ),
    ),
    feeds: byId(feeds),
    mails: new Map(
      (await read<{ id: string; person: string }>('select id, person_id as person from mails')).map((row) => [
        row.id,
        row.person,
      ]),
    ),
    organisations: (await read('select id from organisations')).map(({ id }) => id),
    categories: (await read('select id from service_categories')).map(({ id }) => id),
    imports: byId(await read<OfOrganisation>('select id, organisation_id as organisation from imports')),
    importRows: byId(
      await read<OfOrganisation>('select id, organisation_id as organisation from import_rows'),
    ),
    tasks: byId(
      await read<OfOrganisation & OfPerson>(
        'select id, person_id as person, organisation_id as organisation from tasks',
      ),
    ),
    savedViews: byId(await read<OfPerson>('select id, person_id as person from saved_views')),
    records: await readRecords(databaseUrl),
    library: await readLibrary(databaseUrl),
    safety: await readSafety(databaseUrl),
    policies: await readPolicies(databaseUrl),
    acknowledgements: await readAcknowledgements(databaseUrl),
    firstEntries: await readFirstEntries(databaseUrl),
  };
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
