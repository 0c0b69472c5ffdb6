import { randomBytes } from 'node:crypto';
import { subject } from '@casl/ability';
import { confirmEmailMessage } from '../../platform/auth/account.messages.js';
import { hashToken } from '../../platform/auth/confirm-email.js';
import { now } from '../../platform/clock.js';
import { assign, getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { tell } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { createMembership, whereTo } from './change-membership.js';
import { Person, PersonContact } from './person.entity.js';
import type { CreatePersonInput, UpdatePersonInput } from './person.type.js';

/** A new person with a first role. Signing in comes with an invitation. */
export async function createPerson(context: WriteContext, input: CreatePersonInput): Promise<string> {
  const email = input.email.trim().toLowerCase();
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
  context.em.create(PersonContact, { person: id, email, phone: input.phone ?? null });
  return id;
}

/** Name and contact; of oneself, or of somebody in one's own organisation. A new address waits to be confirmed from it. */
export async function updatePerson(
  context: WriteContext,
  id: string,
  input: UpdatePersonInput,
  version: number,
): Promise<string> {
  const person = await getForChange(context, Person, id, 'update', version);
  const contact = await context.em.findOne(PersonContact, { person: id });
  const email = input.email?.trim().toLowerCase();
  if (email && email !== contact?.email) await askToConfirm(context, person, email);
  assign(person, { name: input.name });
  if (contact) assign(contact, { phone: input.phone });
  person.contactRevision += 1;
  return id;
}

/**
 * A new address holds once somebody has followed the link that goes to it: else a slip of the hand would lock a person
 * out, and whoever sits at their screen could take the account over. `confirm-email.ts` makes the change.
 */
async function askToConfirm(context: WriteContext, person: Person, email: string): Promise<void> {
  const { id, name } = person;
  await checkEmail(context, email, id);
  if (!context.permissions.ability.can('changeEmail', subject('Person', { id })))
    throw new Invalid({
      email: 'Only the person themselves, or the coordinator, can change the email address.',
    });
  const token = randomBytes(32).toString('base64url');
  await context.query(
    `insert into email_changes (person_id, email, token_hash, expires_at) values ($1, $2, $3, now() + interval '24 hours')
     on conflict (person_id) do update set email = excluded.email, token_hash = excluded.token_hash, expires_at = excluded.expires_at`,
    [id, email, hashToken(token)],
  );
  await tell(context, confirmEmailMessage, { email }, { token, name });
}

async function checkEmail(
  context: WriteContext,
  email: string | undefined,
  person: string | null,
): Promise<void> {
  if (!email) return;
  const other = await context.em.findOne(PersonContact, { email });
  if (other && other.person !== person)
    throw new Invalid({ email: 'Somebody has this email address already.' });
}
