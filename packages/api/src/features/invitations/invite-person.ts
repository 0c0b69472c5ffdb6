import { isEmail } from 'class-validator';
import type { Role } from '../../platform/access/role.js';
import { CONSORTIUM_ID } from '../../platform/access/viewer.js';
import { hashToken, makeToken } from '../../platform/auth/secret-token.js';
import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { dayInWords, timeInWords } from '../../platform/local-time.js';
import { tellEach } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { whereTo } from '../people/change-membership.js';
import { acceptPath } from './accept-path.js';
import { expiryOf, Invitation } from './invitation.entity.js';
import { invitation } from './invitation.messages.js';
import type { InvitePersonInput } from './invitation.type.js';

/** Somebody who is to be invited; the address in lower case, the organisation found out by `whereTo`. */
export interface Wanted {
  name: string;
  email: string;
  role: Role;
  mayBook: boolean;
  organisation: string | null;
  /** Who has the role here already, by name only, and is to sign in. */
  person: string | null;
}

/** An invitation that was sent just now. */
export interface Sent {
  id: string;
  /** Goes into the link, and is not kept anywhere. */
  token: string;
}

/**
 * Invites somebody to a role, by mail. An open invitation to the same address for the same role is replaced. Whether
 * the address is known in another organisation makes no difference that could be seen.
 * @throws Invalid at the field, Forbidden, NotFound, or Conflict where the organisation is archived
 */
export async function invitePerson(context: WriteContext, input: InvitePersonInput): Promise<Sent> {
  const organisation = await placeFor(context, input.role, input.organisationId);
  const person = input.personId ? await colleague(context, input.personId, organisation, input.role) : null;
  const wanted = {
    name: input.name.trim(),
    email: input.email.trim().toLowerCase(),
    role: input.role,
    mayBook: input.mayBook ?? false,
    organisation,
    person,
  };
  const [holder] = await findHolders(context, [wanted]);
  if (holder?.signsIn) throw new Invalid({ email: HAS_ROLE });
  const [sent] = await sendInvitations(context, [{ ...wanted, person: person ?? holder?.person ?? null }]);
  if (!sent) throw new Error('An invitation was not sent.');
  return sent;
}

export const HAS_ROLE = 'Somebody with this address has this role here already.';

/** A new link for an open invitation; the old one is dead. */
export async function resendInvitation(context: WriteContext, id: string, version?: number): Promise<Sent> {
  const found = await getForChange(context, Invitation, id, 'resend', version);
  const token = makeToken();
  found.renew(now(), hashToken(token), context.viewer.personId);
  await placeFor(context, found.role, found.organisation);
  await tellInvited(context, [{ wanted: found, token }]);
  return { id, token };
}

/** Takes an open invitation back; its link is dead at once. */
export async function withdrawInvitation(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  const found = await getForChange(context, Invitation, id, 'withdraw', version);
  found.withdraw(now());
  return id;
}

/** Where somebody is invited to, if that can be. */
export async function placeFor(
  context: WriteContext,
  role: Role,
  named: string | null | undefined,
): Promise<string | null> {
  const organisation = await whereTo(context, role, named);
  const found = organisation ? await context.em.findOne(Organisation, { id: organisation }) : null;
  if (found?.archivedAt)
    throw new Conflict('WRONG_STATE', 'This organisation is archived, so nobody can be invited to it.');
  return organisation;
}

// Somebody of the organisation without a sign-in: their page offers to invite them.
async function colleague(
  context: WriteContext,
  person: string,
  organisation: string | null,
  role: Role,
): Promise<string> {
  const [found] = isUuid(person)
    ? await context.query<{ signs_in: boolean }>(
        `select app.can_sign_in(m.person_id) as signs_in from memberships m
         where m.person_id = $1 and m.organisation_id is not distinct from $2 and m.role = $3 and m.archived_at is null`,
        [person, organisation, role],
      )
    : [];
  if (!found) throw new NotFound('person');
  if (found.signs_in) throw new Conflict('ALREADY_EXISTS', 'This person can sign in already.');
  return person.toLowerCase();
}

/** Who has an address and a role in one place already. */
interface Holder {
  email: string;
  role: Role;
  person: string;
  signsIn: boolean;
}

/** Of those who are to be invited to one place: who has the role there already. */
export function findHolders(context: WriteContext, wanted: readonly Wanted[]): Promise<Holder[]> {
  return context.query<Holder>(
    `select c.email, m.role, m.person_id as person, app.can_sign_in(m.person_id) as "signsIn"
     from unnest($1::text[], $2::text[], $3::uuid[]) w (email, role, organisation)
     join person_contacts c on c.email = w.email
     join memberships m on m.person_id = c.person_id and m.role = w.role
       and m.organisation_id is not distinct from w.organisation and m.archived_at is null
     order by "signsIn" desc, m.created_at`,
    [
      wanted.map(({ email }) => email),
      wanted.map(({ role }) => role),
      wanted.map(({ organisation }) => organisation),
    ],
  );
}

/** Makes the invitations and mails them; two for the same address and role at once come to one. */
export async function sendInvitations(context: WriteContext, wanted: readonly Wanted[]): Promise<Sent[]> {
  const sent: Sent[] = [];
  const tokens = wanted.map(() => makeToken());
  const at = now();
  for (const [index, one] of wanted.entries()) {
    const token = tokens[index] ?? '';
    const [row] = await context.query<{ id: string }>(UPSERT, [
      newId(),
      one.organisation,
      one.organisation ?? CONSORTIUM_ID,
      one.email,
      one.name,
      one.role,
      one.mayBook,
      one.person,
      hashToken(token),
      context.viewer.personId,
      at,
      expiryOf(at),
    ]);
    sent.push({ id: row?.id ?? '', token });
  }
  await tellInvited(
    context,
    wanted.map((one, index) => ({
      wanted: { ...one, expiresAt: expiryOf(at) },
      token: tokens[index] ?? '',
    })),
  );
  return sent;
}

const UPSERT = `insert into invitations (id, organisation_id, place, email, name, role, may_book, person_id, token_hash,
    invited_by_id, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (place, email, role) where accepted_at is null and withdrawn_at is null
  do update set name = excluded.name, may_book = excluded.may_book, person_id = excluded.person_id,
    token_hash = excluded.token_hash, invited_by_id = excluded.invited_by_id, expires_at = excluded.expires_at,
    version = invitations.version + 1
  returning id`;

type Told = Pick<Invitation, 'name' | 'email' | 'role' | 'organisation' | 'expiresAt'>;

async function tellInvited(
  context: WriteContext,
  invited: readonly { wanted: Told; token: string }[],
): Promise<void> {
  const ids = [...new Set(invited.map(({ wanted }) => wanted.organisation))].filter((id) => id !== null);
  const rows = await context.query<{ id: string; name: string }>(
    'select id, name from organisations where id = any($1::uuid[])',
    [ids],
  );
  const places = new Map(rows.map(({ id, name }) => [id, name]));
  await tellEach(
    context,
    invitation,
    invited.map(({ wanted, token }) => ({
      to: { email: wanted.email },
      data: {
        name: wanted.name,
        inviter: context.viewer.personName,
        place: (wanted.organisation && places.get(wanted.organisation)) ?? 'the consortium',
        role: wanted.role,
        until: `${dayInWords(wanted.expiresAt)}, ${timeInWords(wanted.expiresAt)}`,
        path: acceptPath(token),
      },
      organisationId: wanted.organisation,
    })),
  );
}

/** Whether a text can be an address, as the API takes it everywhere. */
export const isAddress = (text: string): boolean => text.length <= 254 && isEmail(text);
