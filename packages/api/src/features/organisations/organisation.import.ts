import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
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
import { emailAddress, oneOf, plain, shortText, wholeNumber } from '../imports/read-cell.js';
import type { LegalForm } from './legal-form.js';
import type { OrganisationKind } from './organisation-kind.js';

interface Row {
  name: string;
  shortName: string;
  kind: OrganisationKind;
  district: string;
  legalForm: LegalForm;
  charityNumber: string;
  companyNumber: string;
  annualIncome: number;
  headcount: number;
  volunteers: number;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
}

interface Known {
  /** Code and name of each district, by what people write for them. */
  districts: ReadonlyMap<string, string>;
}

const KINDS = { MEMBER: ['Member'], PROVIDER: ['Provider'], BOTH: ['Member and provider', 'Both'] };
const LEGAL_FORMS = {
  CIO: ['Charitable incorporated organisation (CIO)', 'CIO', 'Charitable incorporated organisation'],
  CHARITABLE_COMPANY: ['Charitable company'],
  UNINCORPORATED_ASSOCIATION: ['Unincorporated association'],
  CHARITABLE_TRUST: ['Charitable trust'],
  COMMUNITY_INTEREST_COMPANY: ['Community interest company (CIC)', 'CIC', 'Community interest company'],
  OTHER: ['Other'],
};

/** Organisations that join the consortium, many at once. */
export const organisationImport = defineImport<Row, Known>({
  kind: 'organisations',
  may: { action: 'create', subject: 'Organisation' },
  columns: [
    {
      field: 'name',
      header: 'Name',
      aliases: ['Organisation', 'Organisation name'],
      required: true,
      read: shortText(200),
      example: 'Riverbank Pantry',
      help: 'The name by which the pool knows the organisation.',
    },
    {
      field: 'shortName',
      header: 'Short name',
      read: shortText(60),
      example: 'Riverbank',
      help: 'At most 60 letters.',
    },
    {
      field: 'kind',
      header: 'Part in the consortium',
      aliases: ['Kind', 'Part'],
      required: true,
      read: oneOf<OrganisationKind>(KINDS),
      example: 'Member',
      help: 'Member, Provider, or Member and provider.',
    },
    {
      field: 'district',
      header: 'District',
      aliases: ['District GSS code', 'District code'],
      required: true,
      read(text, { districts }) {
        const code = districts.get(plain(text));
        if (!code)
          throw new Unreadable(
            'Use the name or the code of one of the districts that the consortium serves.',
          );
        return code;
      },
      example: 'Broxtowe',
      help: 'A district by its name, or by its code of the Office for National Statistics.',
    },
    {
      field: 'legalForm',
      header: 'Legal form',
      read: oneOf<LegalForm>(LEGAL_FORMS),
      example: 'CIO',
      help: 'What it is in law.',
    },
    {
      field: 'charityNumber',
      header: 'Charity number',
      aliases: ['Registered charity number', 'Charity no'],
      read: charityNumber,
      example: '1234567',
      help: 'As the Charity Commission has it: six or seven digits.',
    },
    {
      field: 'companyNumber',
      header: 'Company number',
      read: companyNumber,
      example: '01234567',
      help: 'As Companies House has it: eight digits, or two letters and six.',
    },
    {
      field: 'annualIncome',
      header: 'Annual income (£)',
      aliases: ['Annual income', 'Income'],
      read: wholeNumber('the income in pounds', 2_000_000_000),
      example: '85200',
      help: 'Whole pounds a year.',
    },
    {
      field: 'headcount',
      header: 'Employees',
      aliases: ['Headcount'],
      read: wholeNumber('the number of employees', 100_000),
      example: '4',
      help: 'Counted as heads.',
    },
    {
      field: 'volunteers',
      header: 'Volunteers',
      read: wholeNumber('the number of volunteers', 1_000_000),
      example: '38',
      help: 'How many in a usual week.',
    },
    {
      field: 'contactName',
      header: 'Contact',
      aliases: ['Contact name'],
      read: shortText(200),
      example: 'Sam Lowe',
      help: 'Whom to ask for.',
    },
    {
      field: 'contactEmail',
      header: 'Contact email',
      read: emailAddress,
      example: 'office@example.org',
      help: 'An email address.',
    },
    {
      field: 'contactPhone',
      header: 'Contact phone',
      aliases: ['Contact telephone', 'Phone'],
      read: shortText(40),
      example: '01632 960123',
      help: 'With its area code.',
    },
  ],

  async prepare(context) {
    const parameters = new Parameters();
    const rows = await readRows<{ code: string; name: string }>(
      context,
      'select code, name from districts',
      parameters,
    );
    return {
      districts: new Map(
        rows.flatMap(
          ({ code, name }) =>
            [
              [plain(code), code],
              [plain(name), code],
            ] as const,
        ),
      ),
    };
  },

  check: findDoubles,
  save,
  undo: {
    tables: [
      { table: 'organisation_facts', key: 'organisation_id' },
      { table: 'organisations', key: 'id' },
    ],
    changed: 't.version > 1',
  },
});

/** Charity numbers of England and Wales (with the suffix of a linked charity), Scotland and Northern Ireland. */
function charityNumber(text: string): string {
  const number = text.replace(/\s/g, '').toUpperCase();
  if (/^(\d{6,7}(-\d{1,4})?|SC\d{6}|NIC?\d{6})$/.test(number)) return number;
  throw new Unreadable('Enter the number as the Charity Commission has it: six or seven digits.');
}

function companyNumber(text: string): string {
  const number = text.replace(/\s/g, '').toUpperCase();
  // Spreadsheets take the zeros from the beginning of what they hold for a number.
  if (/^\d{6,8}$/.test(number)) return number.padStart(8, '0');
  if (/^[A-Z]{2}\d{6}$/.test(number)) return number;
  throw new Unreadable('Enter the number as Companies House has it: eight digits, or two letters and six.');
}

async function findDoubles(context: ApiContext, rows: readonly ReadRow<Row>[]): Promise<Found[]> {
  const name = (row: ReadRow<Row>) => row.values.name?.toLowerCase();
  const charity = (row: ReadRow<Row>) => row.values.charityNumber;
  const names = await existing(
    context,
    'select lower(name) as value from organisations where lower(name)',
    rows.map(name),
  );
  const numbers = await existing(
    context,
    `select upper(replace(charity_number, ' ', '')) as value from organisation_facts where upper(replace(charity_number, ' ', ''))`,
    rows.map(charity),
  );
  return [
    ...doublesOf(rows, 'name', name, names, {
      inFile: (line) => `Line ${line} has this name too. Leave one of them out.`,
      inSystem:
        'An organisation of this name is in the consortium already. Leave this line out, or change the name.',
    }),
    ...doublesOf(rows, 'charityNumber', charity, numbers, {
      inFile: (line) =>
        `Line ${line} has this charity number too. Put right the one that is wrong, or leave it out.`,
      inSystem:
        'An organisation with this charity number is in the consortium already. Leave this line out, or put the number right.',
    }),
  ];
}

async function existing(
  context: ApiContext,
  select: string,
  values: readonly (string | undefined)[],
): Promise<Set<string>> {
  const parameters = new Parameters();
  const wanted = parameters.add(values.filter((value) => value !== undefined));
  const found = await readRows<{ value: string }>(context, `${select} = any(${wanted}::text[])`, parameters);
  return new Set(found.map(({ value }) => value));
}

async function save(context: WriteContext, rows: readonly ReadRow<Row>[]): Promise<MadeRow[]> {
  const at = now();
  const made = rows.map(({ line, values }) => ({ line, id: newId(), title: values.name ?? '', values }));
  await context.query(
    `insert into organisations (id, name, short_name, kind, district_code, illustrative, facts_revision, created_at, version)
     select id, name, "shortName", kind, district, false, 0, $2, 1
     from jsonb_to_recordset($1::jsonb) as r(id uuid, name text, "shortName" text, kind text, district text)`,
    [JSON.stringify(made.map(({ id, values }) => ({ ...values, id }))), at],
  );
  await context.query(
    `insert into organisation_facts (organisation_id, legal_form, charity_number, company_number, annual_income, headcount,
       volunteers, contact_name, contact_email, contact_phone)
     select id, "legalForm", "charityNumber", "companyNumber", "annualIncome", headcount, volunteers, "contactName",
       "contactEmail", "contactPhone"
     from jsonb_to_recordset($1::jsonb) as r(id uuid, "legalForm" text, "charityNumber" text, "companyNumber" text,
       "annualIncome" integer, headcount integer, volunteers integer, "contactName" text, "contactEmail" text,
       "contactPhone" text)`,
    [JSON.stringify(made.map(({ id, values }) => ({ ...values, id })))],
  );
  return made.map(({ line, id, title }) => ({ line, id, title }));
}
