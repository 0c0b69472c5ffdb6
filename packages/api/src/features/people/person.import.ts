import type { Role } from '../../platform/access/role.js';
import { now } from '../../platform/clock.js';
import { checkMayStart } from '../../platform/crud.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import type { Database } from '../../platform/db/database.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { newId } from '../../platform/new-id.js';
import {
  defineImport,
  type Found,
  type MadeRow,
  type ReadRow,
  Unreadable,
} from '../imports/define-import.js';
import { doublesOf } from '../imports/find-doubles.js';
import { emailAddress, oneOf, plain, shortText, yesOrNo } from '../imports/read-cell.js';

interface Row {
  name: string;
  email: string;
  phone: string;
  role: ImportedRole;
  mayBook: boolean;
  organisation: string;
}

interface Known {
  /** The acting organisation; null for the consortium, which says in the file who belongs where. */
  own: string | null;
  organisations: ReadonlyMap<string, string>;
}

// Advisers and payroll officers have hours of their own to be set: they are added one by one.
type ImportedRole = Extract<Role, 'MANAGER' | 'STAFF' | 'TRUSTEE' | 'VOLUNTEER' | 'TRAINER'>;

const readRole = oneOf<ImportedRole>({
  STAFF: ['Staff'],
  VOLUNTEER: ['Volunteer'],
  TRUSTEE: ['Trustee'],
  MANAGER: ['Manager'],
  TRAINER: ['Trainer'],
});

/**
 * People of an organisation, many at once. They cannot sign in until they are invited. An address that somebody of another
 * organisation has is not told apart from a new one.
 */
export const personImport = defineImport<Row, Known>({
  kind: 'people',
  may: { action: 'create', subject: 'Person' },
  columns: [
    {
      field: 'name',
      header: 'Name',
      aliases: ['Full name'],
      required: true,
      read: shortText(200),
      example: 'Sam Lowe',
      help: 'First and last name.',
    },
    {
      field: 'email',
      header: 'Email address',
      aliases: ['Email', 'E-mail'],
      required: true,
      read: emailAddress,
      example: 'sam.lowe@example.org',
      help: 'An address of their own, such as name@example.org.',
    },
    {
      field: 'phone',
      header: 'Telephone',
      aliases: ['Phone', 'Telephone number', 'Phone number'],
      read: shortText(40),
      example: '01632 960123',
      help: 'With its area code.',
    },
    {
      field: 'role',
      header: 'Role',
      required: true,
      read: readRole,
      example: 'Staff',
      help: 'Staff, Volunteer, Trustee, Manager or Trainer. Advisers and payroll officers are added one by one.',
    },
    {
      field: 'mayBook',
      header: 'May book support',
      aliases: ['May book'],
      read: yesOrNo,
      example: 'No',
      help: 'Yes or No; No where it is left empty. Managers always may.',
    },
    {
      field: 'organisation',
      header: 'Organisation',
      required: ({ own }) => own === null,
      read(text, { own, organisations }) {
        const id = organisations.get(plain(text));
        if (own !== null && id !== own)
          throw new Unreadable(
            'You can add people to your own organisation only. Leave this line out, or the column.',
          );
        if (!id) throw new Unreadable('Use the full name of an organisation of the consortium.');
        return id;
      },
      example: '',
      help: 'The full name of their organisation.',
    },
  ],

  async prepare(context) {
    const rows = await readRows<{ id: string; name: string }>(
      context,
      'select id, name from organisations where archived_at is null',
      new Parameters(),
    );
    const organisations = new Map(rows.map(({ id, name }) => [plain(name), id]));
    return { own: context.viewer.organisationId, organisations };
  },

  check: findDoubles,
  save,
  undo: {
    tables: [
      { table: 'memberships', key: 'person_id' },
      { table: 'person_contacts', key: 'person_id' },
      { table: 'people', key: 'id' },
    ],
    changed: `t.version > 1 or (select count(*) from memberships m where m.person_id = t.id) <> 1
      or exists (select from memberships m where m.person_id = t.id and (m.version > 1 or m.archived_at is not null))`,
    findUsed,
  },
});

async function findDoubles(context: ApiContext, rows: readonly ReadRow<Row>[]): Promise<Found[]> {
  const email = (row: ReadRow<Row>) => row.values.email;
  const parameters = new Parameters();
  const wanted = parameters.add(rows.map(email));
  // Row-level security and the rule of the field both hold it to those whose address this person may read.
  const found = await readRows<{ email: string }>(
    context,
    `select email from person_contacts where email = any(${wanted}::text[])`,
    parameters,
  );
  return doublesOf(rows, 'email', email, new Set(found.map((one) => one.email)), {
    inFile: (line) => `Line ${line} has this address too. Everybody needs an address of their own.`,
    inSystem:
      'Somebody with this address is here already. Leave this line out; a further role is given on their page.',
  });
}

async function save(
  context: WriteContext,
  rows: readonly ReadRow<Row>[],
  { own }: Known,
): Promise<MadeRow[]> {
  const made = rows.map(({ line, values }) => ({
    line,
    id: newId(),
    membership_id: newId(),
    name: values.name,
    email: values.email,
    phone: values.phone,
    role: values.role,
    organisation: own ?? values.organisation,
    may_book: values.mayBook ?? false,
  }));
  const granted = new Map(
    made.map(({ organisation, role }) => [`${organisation} ${role}`, { organisation, role }]),
  );
  for (const { organisation, role } of granted.values())
    checkMayStart(context, 'create', 'Membership', { organisation, role, archivedAt: null });
  const values = [JSON.stringify(made)];
  const given = `jsonb_to_recordset($1::jsonb) as r(id uuid, membership_id uuid, name text, email text, phone text, role text,
    organisation uuid, may_book boolean)`;
  await context.query(`insert into people (id, name, created_at) select id, name, $2 from ${given}`, [
    ...values,
    now(),
  ]);
  await context.query(
    `insert into memberships (id, person_id, organisation_id, role, may_book, created_at)
     select membership_id, id, organisation, role, may_book, $2 from ${given}`,
    [...values, now()],
  );
  await context.query(
    `insert into person_contacts (person_id, email, phone) select id, email, phone from ${given}`,
    values,
  );
  return made.map(({ line, id, name }) => ({ line, id, title: name ?? '' }));
}

// A person who was invited and has accepted has a sign-in under their own id.
async function findUsed(database: Database, ids: readonly string[]): Promise<string[]> {
  const { rows } = await database.auth.query<{ id: string }>('select id from "user" where id = any($1)', [
    ids,
  ]);
  return rows.map((row) => row.id);
}
