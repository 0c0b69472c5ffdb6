import { subject } from '@casl/ability';
import { confirmEmailMessage, emailChangeAskedMessage } from '../../platform/auth/account.messages.js';
import { hashToken, makeToken } from '../../platform/auth/secret-token.js';
import { now } from '../../platform/clock.js';
import { assign, getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { tell } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { createMembership, whereTo } from './change-membership.js';
import { Person, PersonContact } from './person.entity.js';
import type { CreatePersonInput, UpdatePersonInput } from './person.type.js';

/**
 * A person who is known by name only, with a first role: whoever is to sign in is invited instead. That the address is
 * known in another organisation is not told, and makes no difference.
 */
export async function createPerson(context: WriteContext, input: CreatePersonInput): Promise<string> {
  const email = input.email?.trim().toLowerCase() ?? null;
  await checkEmail(context, email, null);
  const organisation = await whereTo(context, input.role, input.organisationId);
  const id = newId();
  // Not through an entity, which would read the row back: nobody sees a person before they have a place somewhere.
  await context.query('insert into people (id, name, created_at) values ($1, $2, $3)', [
    id,
    input.name,
    now(),
  ]);
  await createMembership(context, {
    person: id,
    organisation,
    role: input.role,
    mayBook: input.mayBook ?? false,
  });
  if (email !== null || input.phone)
    context.em.create(PersonContact, { person: id, email, phone: input.phone ?? null });
  return id;
}

/** Name and contact; of oneself, or of somebody in one's own organisation. A new address of who signs in by it waits to be confirmed. */
export async function updatePerson(
  context: WriteContext,
  id: string,
  input: UpdatePersonInput,
  version: number,
): Promise<string> {
  const person = await getForChange(context, Person, id, 'update', version);
  const contact = await context.em.findOne(PersonContact, { person: id });
  const email = input.email?.trim().toLowerCase();
  const isNew = email !== undefined && email !== contact?.email;
  if (isNew) await checkMayChangeEmail(context, id, email);
  const waits = isNew && (await canSignIn(context, id));
  if (waits) await askToConfirm(context, person, email);
  assign(person, { name: input.name });
  const held = waits ? undefined : email;
  if (contact) assign(contact, { email: held, phone: input.phone });
  else if (held || input.phone)
    context.em.create(PersonContact, { person: id, email: held ?? null, phone: input.phone ?? null });
  person.contactRevision += 1;
  return id;
}

/**
 * A new address holds once somebody has followed the link that goes to it: else a slip of the hand would lock a person
 * out, and whoever sits at their screen could take the account over. `confirm-email.ts` makes the change.
 */
async function askToConfirm(context: WriteContext, person: Person, email: string): Promise<void> {
  const { id, name } = person;
  const token = makeToken();
  await context.query(
    `insert into email_changes (person_id, email, token_hash, expires_at) values ($1, $2, $3, now() + interval '24 hours')
     on conflict (person_id) do update set email = excluded.email, token_hash = excluded.token_hash, expires_at = excluded.expires_at`,
    [id, email, hashToken(token)],
  );
  await tell(context, confirmEmailMessage, { email }, { token, name });
  await tell(context, emailChangeAskedMessage, { personId: id }, { name });
}

async function checkMayChangeEmail(context: WriteContext, id: string, email: string): Promise<void> {
  await checkEmail(context, email, id);
  if (!context.permissions.ability.can('changeEmail', subject('Person', { id })))
    throw new Invalid({
      email: 'Only the person themselves, or the coordinator, can change the email address.',
    });
}

async function canSignIn(context: WriteContext, id: string): Promise<boolean> {
  const rows = await context.query<{ yes: boolean }>('select app.can_sign_in($1) as yes', [id]);
  return rows[0]?.yes ?? false;
}

async function checkEmail(
  context: WriteContext,
  email: string | null | undefined,
  person: string | null,
): Promise<void> {
  if (!email) return;
  const others = await context.em.find(PersonContact, { email });
  if (others.some((other) => other.person !== person))
    throw new Invalid({ email: 'Somebody has this email address already.' });
}
