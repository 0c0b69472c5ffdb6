import { subject } from '@casl/ability';
import { now } from '../../platform/clock.js';
import { assign, getForChange } from '../../platform/crud.js';
import { Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
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

/** Name and contact; of oneself, or of somebody in one's own organisation. */
export async function updatePerson(
  context: WriteContext,
  id: string,
  input: UpdatePersonInput,
  version: number,
): Promise<string> {
  const person = await getForChange(context, Person, id, 'update', version);
  const email = input.email?.trim().toLowerCase();
  await checkEmail(context, email, id);
  const contact = await context.em.findOne(PersonContact, { person: id });
  if (
    email &&
    email !== contact?.email &&
    !context.permissions.ability.can('changeEmail', subject('Person', { id }))
  )
    throw new Invalid({
      email: 'Only the person themselves, or the coordinator, can change the email address.',
    });
  assign(person, { name: input.name });
  if (contact) assign(contact, { email, phone: input.phone });
  else if (email || input.phone)
    context.em.create(PersonContact, { person: id, email: email ?? null, phone: input.phone ?? null });
  person.contactRevision += 1;
  return id;
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
