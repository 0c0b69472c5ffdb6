import { subject } from '@casl/ability';
import { ROLES, type Role } from '../../platform/access/role.js';
import { Invalid } from '../../platform/errors.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { inTransaction, once, retried } from '../../platform/graphql/write.js';
import { acceptPath } from './accept-path.js';
import type { InvitedPeople, InvitePeopleRow, RowProblem } from './invitation.type.js';
import { findHolders, HAS_ROLE, isAddress, placeFor, sendInvitations, type Wanted } from './invite-person.js';

const MOST_ROWS = 200;

/** A list of people, and what to do with it. */
export interface ListRequest {
  rows: readonly InvitePeopleRow[];
  organisationId?: string | null | undefined;
  /** Only says what is wrong and how many would be invited. */
  dryRun: boolean;
  idempotencyKey?: string | null | undefined;
}

/**
 * Invites the people of a list: says of each row what is wrong with it, and invites all others in one transaction.
 * @throws Invalid where the list is empty or has more than 200 rows
 */
export function invitePeople(context: ApiContext, request: ListRequest): Promise<InvitedPeople> {
  const { rows, organisationId, dryRun, idempotencyKey } = request;
  if (rows.length === 0 || rows.length > MOST_ROWS)
    throw new Invalid({ rows: `Give between 1 and ${MOST_ROWS} people at a time.` });
  return retried(() =>
    inTransaction(context, async (inside) => {
      const checked = await checkRows(inside, rows, organisationId);
      const good = checked.filter(({ problems }) => problems.length === 0);
      const tokens = new Map<Checked, string>();
      if (!dryRun && good.length > 0)
        await once(inside, 'invitePeople', { idempotencyKey, input: { rows, organisationId } }, async () => {
          const sent = await sendInvitations(
            inside,
            good.map(({ wanted }) => wanted),
          );
          for (const [index, one] of good.entries()) tokens.set(one, sent[index]?.token ?? '');
          return sent[0]?.id ?? null;
        });
      const linkOf = (one: Checked) => {
        const token = context.mailGoesOut ? undefined : tokens.get(one);
        return token ? context.publicUrl + acceptPath(token) : null;
      };
      return {
        invited: good.length,
        rows: checked.map((one, index) => ({
          row: index + 1,
          email: one.wanted.email,
          problems: one.problems,
          link: linkOf(one),
        })),
      };
    }),
  );
}

interface Checked {
  wanted: Wanted;
  problems: RowProblem[];
}

async function checkRows(
  context: WriteContext,
  rows: readonly InvitePeopleRow[],
  organisationId: string | null | undefined,
): Promise<Checked[]> {
  const organisation = await placeFor(context, 'VOLUNTEER', organisationId);
  const checked = rows.map((row) => checkRow(context, row, organisation));
  const first = new Map<string, number>();
  for (const [index, { wanted, problems }] of checked.entries()) {
    const before = first.get(keyOf(wanted));
    if (before === undefined) first.set(keyOf(wanted), index + 1);
    else
      problems.push({
        field: 'email',
        message: `Row ${before} has the same address and role. Keep one of them.`,
      });
  }
  const holders = await findHolders(
    context,
    checked.map(({ wanted }) => wanted),
  );
  for (const { wanted, problems } of checked) {
    const holder = holders.find((one) => keyOf(one) === keyOf(wanted));
    if (holder?.signsIn) problems.push({ field: 'email', message: HAS_ROLE });
    wanted.person = holder?.person ?? null;
  }
  return checked;
}

const keyOf = ({ email, role }: { email: string; role: string }): string => `${role} ${email}`;

function checkRow(context: WriteContext, row: InvitePeopleRow, organisation: string | null): Checked {
  const name = row.name.trim();
  const email = row.email.trim().toLowerCase();
  const role = roleOf(row.role);
  const problems: RowProblem[] = [];
  if (name === '') problems.push({ field: 'name', message: 'Enter the person’s name.' });
  if (name.length > 200) problems.push({ field: 'name', message: 'Use at most 200 letters.' });
  if (!isAddress(email))
    problems.push({ field: 'email', message: 'Enter an email address, such as name@example.org.' });
  const wanted = {
    name,
    email,
    role: role ?? 'VOLUNTEER',
    mayBook: row.mayBook ?? false,
    organisation,
    person: null,
  };
  const rights = subject('Invitation', { organisation, role: wanted.role });
  if (role === null || role === 'COORDINATOR')
    problems.push({ field: 'role', message: `Choose one of these roles: ${GIVEN_BY_LIST.join(', ')}.` });
  else if (!context.permissions.ability.can('create', rights))
    problems.push({ field: 'role', message: 'You may not give this role here.' });
  return { wanted, problems };
}

/** The roles of an organisation as people write them. */
const GIVEN_BY_LIST = ['Manager', 'Staff', 'Trustee', 'Volunteer', 'Trainer', 'Adviser', 'Payroll officer'];

function roleOf(text: string): Role | null {
  const word = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return ROLES.find((role) => role === word) ?? null;
}
