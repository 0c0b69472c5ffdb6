import { type AccessTable, type Condition, type Grants, type Rule, rowsOf } from './access-table.js';
import { ROLES, type Role } from './role.js';
import { CONSORTIUM_ID, type Viewer } from './viewer.js';

const YOU = 'you';
const YOURS = 'your organisation';

// A viewer for whom every "if" holds, made of words, so that conditions can be told in words.
const SAMPLE: Viewer = {
  personId: YOU,
  personName: YOU,
  signInId: '',
  token: null,
  secondFactorMissing: false,
  organisationId: YOURS,
  facts: { kind: 'BOTH', districtCode: null, annualIncome: null, headcount: null },
  roles: [],
  mayBook: true,
  responsibilities: ['HS_LEAD'],
  memberships: [],
};

/** What may be different with a viewer, and how to say that a rule asks for it. */
const IFS: readonly { without: Viewer; words: string }[] = [
  { without: { ...SAMPLE, mayBook: false }, words: 'a manager lets them book' },
  {
    without: {
      ...SAMPLE,
      facts: { kind: 'MEMBER', districtCode: null, annualIncome: null, headcount: null },
    },
    words: 'your organisation is a provider',
  },
  { without: { ...SAMPLE, responsibilities: [] }, words: 'they are the H&S lead' },
];

/**
 * The access tables as a page that people read: per subject who may read which set of fields, and who may do what, on
 * which rows. It is made of what the API goes by, so it is never out of date.
 */
export function printPermissions(tables: readonly AccessTable[]): string {
  const sorted = [...tables].sort((a, b) => a.subject.localeCompare(b.subject));
  return `${[HEAD, ...sorted.map(printTable)].join('\n\n')}\n`;
}

const HEAD = `# Permissions

Made from the access tables (\`src/features/*/*.access.ts\`) by \`npm run permissions -w packages/api\`; a test holds it to them.
"yes" is every row; a letter is the rows that the list under the table describes, several letters any of them; "–" is never.
A field that one may not read answers null; a row that one may not see does not exist. Row-level security of PostgreSQL stands
underneath and keeps organisations apart whatever a table says. What is not listed is refused.`;

const SHORT: Readonly<Record<Role, string>> = {
  MANAGER: 'Manager',
  STAFF: 'Staff',
  TRUSTEE: 'Trustee',
  VOLUNTEER: 'Volunteer',
  TRAINER: 'Trainer',
  ADVISER: 'Adviser',
  PAYROLL_OFFICER: 'Payroll officer',
  COORDINATOR: 'Coordinator',
};

function printTable(table: AccessTable): string {
  const legend = new Map<string, string>();
  const letterOf = (words: string) => {
    if (!legend.has(words)) legend.set(words, String.fromCharCode(97 + legend.size));
    return legend.get(words) ?? '';
  };
  const row = (name: string, who: Grants) =>
    `| ${name} | ${ROLES.map((role) => cell(who[role], letterOf)).join(' | ')} |`;
  const sets = Object.entries(table.read);
  const lines = [
    `| | ${ROLES.map((role) => SHORT[role]).join(' | ')} |`,
    `| --- |${' --- |'.repeat(ROLES.length)}`,
    ...sets.map(([name, { who }]) => row(`read ${name}`, who)),
    ...Object.entries({ ...table.starts, ...table.actions }).map(([name, who]) => row(`**${name}**`, who)),
  ];
  const rows = [...legend].map(([words, letter]) => `- ${letter}: ${words}`);
  const fields = sets.map(([name, set]) => `- ${name}: ${set.fields.join(', ')}`);
  const states = Object.entries(table.states?.(NOW) ?? {}).map(
    ([action, condition]) => `- ${action}: while ${words(condition)}`,
  );
  return [
    `## ${table.subject}`,
    lines.join('\n'),
    ...(rows.length > 0 ? [`Rows:\n${rows.join('\n')}`] : []),
    ...(fields.length > 0 ? [`Fields:\n${fields.join('\n')}`] : []),
    ...(table.notByToken ? [`Never by API token: ${tokenWords(table.notByToken)}`] : []),
    ...(states.length > 0 ? [`Makes sense:\n${states.join('\n')}`] : []),
  ].join('\n\n');
}

const tokenWords = (not: 'anything' | readonly string[]): string =>
  not === 'anything' ? 'anything of it' : not.join(', ');

function cell(rule: Rule | undefined, letterOf: (words: string) => string): string {
  const rows = rowsOf(rule, SAMPLE);
  if (isNone(rows)) return '–';
  const ifs = IFS.filter(({ without }) => isNone(rowsOf(rule, without)));
  const which = rows === true ? ['yes'] : rows.map((condition) => letterOf(rowWords(rule, condition, ifs)));
  return [...which, ...ifs.map((condition) => `if ${letterOf(condition.words)}`)].join(' ');
}

/** The rows of one condition in words, with the "if" that only these rows are given for. */
function rowWords(
  rule: Rule | undefined,
  condition: Condition,
  forAll: readonly (typeof IFS)[number][],
): string {
  const key = JSON.stringify(condition);
  const ifs = IFS.filter(({ without }) => {
    const rows = rowsOf(rule, without);
    return rows !== true && !rows.some((one) => JSON.stringify(one) === key);
  }).filter((one) => !forAll.includes(one));
  return [words(condition), ...ifs.map((one) => `if ${one.words}`)].join(', ');
}

const isNone = (rows: true | readonly Condition[]): boolean => rows !== true && rows.length === 0;

const NOW = new Date(0);

function words(condition: Condition): string {
  return Object.entries(condition)
    .map(([name, wanted]) => propertyWords(name, wanted))
    .join(' and ');
}

function propertyWords(name: string, wanted: unknown): string {
  if (name === 'id') return `it is ${wanted === YOU ? 'you, or your own' : String(wanted)}`;
  const spoken = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  if (isTests(wanted))
    return Object.entries(wanted)
      .map(([operator, value]) => testWords(spoken, operator, value))
      .join(' and ');
  return wanted === true ? spoken : `${spoken} is ${valueWords(wanted)}`;
}

function testWords(spoken: string, operator: string, value: unknown): string {
  if (operator === '$elemMatch') return `one of the ${spoken} has ${words(isTests(value) ? value : {})}`;
  return `${spoken} ${OPERATORS[operator] ?? operator} ${valueWords(value)}`;
}

const OPERATORS: Readonly<Record<string, string>> = {
  $ne: 'is not',
  $in: 'is one of',
  $all: 'has',
  $gt: 'is after',
  $gte: 'is from',
  $lt: 'is before',
  $lte: 'is up to',
};

function valueWords(value: unknown): string {
  if (value === null) return 'empty';
  if (value === CONSORTIUM_ID) return 'the consortium';
  if (value instanceof Date) return 'now';
  return Array.isArray(value) ? value.map(valueWords).join(', ') : String(value);
}

const isTests = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
