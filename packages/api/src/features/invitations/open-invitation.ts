import type { ClientBase, Pool } from 'pg';
import type { Role } from '../../platform/access/role.js';
import { hashToken } from '../../platform/auth/secret-token.js';
import { SignInFailures } from '../../platform/auth/sign-in-failures.js';
import { now } from '../../platform/clock.js';
import { RateLimited } from '../../platform/errors.js';
import type { RequestContext, SystemContext } from '../../platform/graphql/context.js';
import type { InvitationPreview } from './invitation.type.js';

/** An invitation that can be accepted now, as the role `jobs` reads it: past all organisations. */
export interface OpenInvitation {
  id: string;
  organisation: string | null;
  organisationName: string | null;
  isArchived: boolean;
  email: string;
  name: string;
  role: Role;
  mayBook: boolean;
  person: string | null;
  invitedBy: string;
}

/** Who is meant by an invitation: somebody who is here already, or nobody yet. */
export interface Invited {
  person: string | null;
  canSignIn: boolean;
  /** They have roles that whoever invites could not give: a sign-in would be a way to these too. */
  isBeyondInviter: boolean;
}

/** What the link of an invitation opens; null where it opens nothing, for whatever reason. */
export async function openInvitation(
  { system, address }: RequestContext,
  token: string,
): Promise<InvitationPreview | null> {
  const found = await findByToken(system, address, token);
  if (!found) return null;
  const { canSignIn } = await findInvited(system.database.jobs, found);
  return {
    organisationName: found.organisationName,
    role: found.role,
    email: found.email,
    name: found.name,
    needsPassword: !canSignIn,
  };
}

/** Wrong links from one network address in a minute, before all from there are refused for the rest of it. */
const MOST_WRONG_LINKS = 20;

/**
 * The open invitation of a token. A wrong one costs the same as a right one, and is counted.
 * @throws RateLimited after too many wrong ones from one address
 */
export async function findByToken(
  system: SystemContext,
  address: string,
  token: string,
): Promise<OpenInvitation | null> {
  const { auth, jobs } = system.database;
  const wrong = new SignInFailures(auth, 'invitation ', MOST_WRONG_LINKS);
  const account = `invitation links from ${address}`;
  if (await wrong.areTooMany(account))
    throw new RateLimited('Too many links that do not work. Wait a minute, then try again.');
  const found = await findOpen(jobs, hashToken(token));
  if (!found) await wrong.record(account);
  return found;
}

const OPEN = `select i.id, i.organisation_id as organisation, o.name as "organisationName", o.archived_at is not null as "isArchived",
    i.email, i.name, i.role, i.may_book as "mayBook", i.person_id as person, i.invited_by_id as "invitedBy"
  from invitations i left join organisations o on o.id = i.organisation_id
  where i.token_hash = $1 and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > $2`;

/** The open invitation with this hash. */
export async function findOpen(client: Pool | ClientBase, tokenHash: string): Promise<OpenInvitation | null> {
  const { rows } = await client.query<OpenInvitation>(OPEN, [tokenHash, now()]);
  return rows[0] ?? null;
}

/** The same, held until the transaction ends: of several who accept at once the others find it accepted. */
export async function lockOpen(client: ClientBase, tokenHash: string): Promise<OpenInvitation | null> {
  const { rows } = await client.query<OpenInvitation>(`${OPEN} for update of i`, [tokenHash, now()]);
  return rows[0] ?? null;
}

/**
 * Whom an invitation means. The address of a sign-in was proven; one that somebody wrote beside a name was not, so it
 * counts only in the organisation that invites.
 */
export async function findInvited(
  client: Pool | ClientBase,
  {
    email,
    person,
    organisation,
    invitedBy,
  }: Pick<OpenInvitation, 'email' | 'person' | 'organisation' | 'invitedBy'>,
): Promise<Invited> {
  const signedUp = await client.query<{ id: string | null }>('select auth.sign_in_of($1) as id', [email]);
  const id = signedUp.rows[0]?.id;
  if (id) return { person: id, canSignIn: true, isBeyondInviter: false };
  const { rows } = await client.query<Invited>(
    `select p.id as person, app.can_sign_in(p.id) as "canSignIn", exists (select from memberships e
         where e.person_id = p.id and e.organisation_id is distinct from $3 and e.archived_at is null)
       and not exists (select from memberships c
         where c.person_id = $4 and c.role = 'COORDINATOR' and c.archived_at is null) as "isBeyondInviter"
     from people p
     where p.id = $1 or ($1::uuid is null and p.id in (
       select m.person_id from memberships m join person_contacts c on c.person_id = m.person_id
       where c.email = $2 and m.organisation_id is not distinct from $3 and m.archived_at is null))
     order by p.created_at, p.id limit 1`,
    [person, email, organisation, invitedBy],
  );
  return rows[0] ?? { person: null, canSignIn: false, isBeyondInviter: false };
}
