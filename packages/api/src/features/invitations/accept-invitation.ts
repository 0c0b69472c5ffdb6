import { subject } from '@casl/ability';
import type { ClientBase } from 'pg';
import type { Role } from '../../platform/access/role.js';
import { CONSORTIUM_ID } from '../../platform/access/viewer.js';
import { hashPassword } from '../../platform/auth/auth.js';
import { whatIsWrongWithPassword } from '../../platform/auth/password-strength.js';
import { hashToken } from '../../platform/auth/secret-token.js';
import { now } from '../../platform/clock.js';
import { actFor, inTransactionOf, queryOn } from '../../platform/db/system-transaction.js';
import { Conflict, Forbidden, Invalid } from '../../platform/errors.js';
import type { ApiContext, RequestContext, SystemContext } from '../../platform/graphql/context.js';
import { tellWithin } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { openCalendar } from '../availability/open-calendar.js';
import { ADVISING } from '../people/change-membership.js';
import { invitationAccepted } from './invitation.messages.js';
import type { AcceptedInvitation } from './invitation.type.js';
import { findByToken, findInvited, type Invited, lockOpen, type OpenInvitation } from './open-invitation.js';

/** What the invited person says. */
export interface Acceptance {
  token: string;
  /** Needed by those who get a sign-in with it. */
  name?: string | null | undefined;
  password?: string | null | undefined;
}

/** The sign-in that is to be made. */
interface NewSignIn {
  name: string;
  password: string;
}

/**
 * Accepts an invitation, once, however many try at the same time. Whoever can sign in with the address already must be
 * signed in as that person; everybody else gets a sign-in, whose address is proven by the link that came there.
 * @throws Conflict INVITATION_GONE, INVITATION_LAPSED, SIGN_IN_FIRST or OTHER_PERSON; Invalid at the field; RateLimited
 */
export async function acceptInvitation(
  request: RequestContext,
  acceptance: Acceptance,
): Promise<AcceptedInvitation> {
  const { system, api, address } = request;
  // A program is not the person: whoever found its token must not take roles in their name.
  if (api?.viewer.token) throw new Forbidden();
  const found = await findByToken(system, address, acceptance.token);
  if (!found) throw gone();
  await checkInviter(system, found);
  const invited = await findInvited(system.database.jobs, found);
  const signIn = invited.canSignIn ? null : await newSignIn(found, acceptance);
  checkIsInvited(api, found, invited, signIn);
  return twice(() => acceptOnce(request, hashToken(acceptance.token), signIn));
}

const gone = () =>
  new Conflict(
    'INVITATION_GONE',
    'This invitation can no longer be used: it was accepted, taken back or replaced by a newer one, or its seven days are over. Ask whoever invited you for a new one.',
  );

/** What was lawful to offer then must be so still. */
async function checkInviter(system: SystemContext, found: OpenInvitation): Promise<void> {
  if (found.isArchived)
    throw new Conflict(
      'INVITATION_LAPSED',
      `${found.organisationName ?? 'The organisation'} is no longer part of the consortium, so its invitations do not hold.`,
    );
  const role = { organisation: found.organisation, role: found.role, archivedAt: null };
  for (const acting of new Set([found.organisation, null])) {
    const inviter = await system.actingAs(found.invitedBy, acting);
    if (inviter?.permissions.ability.can('create', subject('Membership', { ...role }))) return;
  }
  throw new Conflict(
    'INVITATION_LAPSED',
    'Whoever invited you can no longer give this role. Ask the organisation to invite you again.',
  );
}

async function newSignIn(found: OpenInvitation, { name, password }: Acceptance): Promise<NewSignIn> {
  const fields: Record<string, string> = {};
  const called = (name ?? found.name).trim();
  if (called === '') fields.name = 'Enter your name.';
  if (called.length > 200) fields.name = 'Use at most 200 letters.';
  const own = [called, found.email, found.organisationName ?? ''];
  const wrong = whatIsWrongWithPassword(password ?? '', own);
  if (wrong) fields.password = wrong;
  if (Object.keys(fields).length > 0) throw new Invalid(fields);
  return { name: called, password: await hashPassword(password ?? '') };
}

function checkIsInvited(
  api: ApiContext | null,
  { email }: OpenInvitation,
  invited: Invited,
  signIn: NewSignIn | null,
): void {
  if (!invited.canSignIn && invited.isBeyondInviter)
    throw new Conflict(
      'INVITATION_LAPSED',
      'This organisation cannot give you a sign-in. Ask the coordinator of the consortium to invite you.',
    );
  if (!invited.canSignIn && !api) return;
  if (api && api.viewer.personId === invited.person) return;
  if (api)
    throw new Conflict(
      'OTHER_PERSON',
      `You are signed in as somebody else. This invitation is for ${email}: sign out, then open the link again.`,
    );
  if (signIn === null || invited.canSignIn)
    throw new Conflict('SIGN_IN_FIRST', `Sign in as ${email} to accept this invitation.`);
}

function acceptOnce(
  { system, api }: RequestContext,
  tokenHash: string,
  signIn: NewSignIn | null,
): Promise<AcceptedInvitation> {
  return inTransactionOf(system.database.jobs, async (client) => {
    const found = await lockOpen(client, tokenHash);
    if (!found) throw gone();
    // Two invitations to one address, accepted at once, make one person.
    await client.query(`select pg_advisory_xact_lock(hashtextextended('invited ' || $1, 0))`, [found.email]);
    const invited = await findInvited(client, found);
    checkIsInvited(api, found, invited, signIn);
    const person = invited.person ?? newId();
    await actFor(client, `{${found.organisation ?? CONSORTIUM_ID}}`, person);
    if (signIn) await makeSignIn(client, found, invited, person, signIn);
    await giveRole(client, found, person);
    await client.query(
      'update invitations set accepted_at = $2, accepted_by_id = $3, version = version + 1 where id = $1',
      [found.id, now(), person],
    );
    await tellInviter(client, system, found, person, signIn?.name ?? api?.viewer.personName ?? found.name);
    return { email: found.email, organisationId: found.organisation };
  });
}

/** A person where there is none, their proven address, and the means to sign in with it. */
async function makeSignIn(
  client: ClientBase,
  { email }: OpenInvitation,
  invited: Invited,
  person: string,
  { name, password }: NewSignIn,
): Promise<void> {
  const at = now();
  if (invited.person === null)
    await client.query('insert into people (id, name, created_at) values ($1, $2, $3)', [person, name, at]);
  else
    await client.query(
      'update people set name = $2, contact_revision = contact_revision + 1, version = version + 1 where id = $1',
      [person, name],
    );
  await client.query(
    `insert into person_contacts (person_id, email) values ($1, $2)
     on conflict (person_id) do update set email = excluded.email`,
    [person, email],
  );
  await client.query('select auth.make_sign_in($1, $2, $3, $4, $5, $6)', [
    person,
    name,
    email,
    password,
    newId(),
    at,
  ]);
}

/** The role of the invitation: new, given again, or held already. */
async function giveRole(
  client: ClientBase,
  { organisation, role, mayBook }: { organisation: string | null; role: Role; mayBook: boolean },
  person: string,
): Promise<void> {
  const before = await client.query(
    `update memberships set archived_at = null, may_book = case when archived_at is null then may_book else $4 end,
       version = version + 1
     where person_id = $1 and organisation_id is not distinct from $2 and role = $3`,
    [person, organisation, role, mayBook],
  );
  if (before.rowCount === 0)
    await client.query(
      `insert into memberships (id, person_id, organisation_id, role, may_book, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [newId(), person, organisation, role, mayBook, now()],
    );
  if (organisation === null || !ADVISING.includes(role)) return;
  await openCalendar({ query: queryOn(client) }, person, organisation);
}

async function tellInviter(
  client: ClientBase,
  system: SystemContext,
  { invitedBy, organisation, organisationName, role }: OpenInvitation,
  personId: string,
  name: string,
): Promise<void> {
  const data = { name, place: organisationName ?? 'the consortium', role, personId };
  const to = { personId: invitedBy };
  await tellWithin(client, system, invitationAccepted, to, data, { organisationId: organisation });
}

/** Somebody may be given the same role, or the same address, in the same moment: then this finds what they did. */
async function twice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') throw error;
    return work();
  }
}
