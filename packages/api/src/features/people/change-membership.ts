import type { Role } from '../../platform/access/role.js';
import { now } from '../../platform/clock.js';
import { assign, getForChange } from '../../platform/crud.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { newId } from '../../platform/new-id.js';
import { Membership, Person } from './person.entity.js';
import type { AddMembershipInput, UpdateMembershipInput } from './person.type.js';

interface NewMembership {
  person: string;
  organisation: string | null | undefined;
  role: Role;
  mayBook: boolean | null | undefined;
}

/** Gives somebody who is known already a further role. */
export async function addMembership(context: WriteContext, input: AddMembershipInput): Promise<string> {
  const organisation = input.organisationId ?? context.viewer.organisationId;
  const person = isUuid(input.personId) ? await context.em.findOne(Person, { id: input.personId }) : null;
  if (!person || !(await isKnownIn(context, person.id, organisation))) throw new NotFound('person');
  const before = await context.em.findOne(Membership, { person: person.id, organisation, role: input.role });
  if (before && !before.archivedAt)
    throw new Conflict('ALREADY_EXISTS', 'This person has this role already.');
  if (!before)
    return createMembership(context, {
      person: person.id,
      organisation,
      role: input.role,
      mayBook: input.mayBook,
    });
  before.archivedAt = null;
  before.mayBook = input.mayBook ?? false;
  return before.id;
}

// The pool sees advisers' names; a role must not be the way to the rest of them. Those new to an organisation are invited.
async function isKnownIn(
  context: WriteContext,
  person: string,
  organisation: string | null,
): Promise<boolean> {
  if (context.viewer.organisationId === null) return true;
  return (await context.em.count(Membership, { person, organisation })) > 0;
}

/** Whether somebody may book support from the pool. */
export async function updateMembership(
  context: WriteContext,
  id: string,
  input: UpdateMembershipInput,
  version: number,
): Promise<string> {
  const membership = await getForChange(context, Membership, id, 'update', version);
  assign(membership, { mayBook: input.mayBook });
  return id;
}

/** Ends a role. An organisation keeps at least one manager. */
export async function archiveMembership(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  const membership = await getForChange(context, Membership, id, 'archive', version);
  if (membership.role === 'MANAGER' && membership.organisation) {
    const managers = await context.em.count(Membership, {
      organisation: membership.organisation,
      role: 'MANAGER',
      archivedAt: null,
    });
    if (managers < 2)
      throw new Conflict(
        'LAST_MANAGER',
        'This is the organisation’s last manager. Make somebody else a manager first.',
      );
  }
  membership.archivedAt = now();
  return id;
}

/**
 * Makes the membership row. A manager gives roles in the own organisation only; a role in the consortium is the
 * coordinator's to give.
 */
export function createMembership(context: WriteContext, wanted: NewMembership): string {
  const { viewer } = context;
  const organisation = wanted.role === 'COORDINATOR' ? null : (wanted.organisation ?? viewer.organisationId);
  const isConsortium = viewer.organisationId === null;
  if (!isConsortium && organisation !== viewer.organisationId) {
    if (wanted.role === 'COORDINATOR')
      throw new Forbidden('Only the coordinator can make somebody a coordinator.');
    throw new NotFound('organisation');
  }
  if (wanted.role !== 'COORDINATOR' && !organisation)
    throw new Invalid({ organisationId: 'Choose the organisation.' });
  const id = newId();
  context.em.create(Membership, {
    id,
    person: wanted.person,
    organisation,
    role: wanted.role,
    mayBook: wanted.mayBook ?? false,
    archivedAt: null,
  });
  return id;
}
