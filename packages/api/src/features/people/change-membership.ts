import { subject } from '@casl/ability';
import { LockMode } from '@mikro-orm/core';
import type { Role } from '../../platform/access/role.js';
import { now } from '../../platform/clock.js';
import { assign, checkMayStart, checkVersion, getForChange } from '../../platform/crud.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isVisible } from '../../platform/graphql/read.js';
import { isUuid } from '../../platform/is-uuid.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import { newId } from '../../platform/new-id.js';
import { openCalendar } from '../availability/open-calendar.js';
import { Invitation } from '../invitations/invitation.entity.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { withdrawAdviser } from '../services/withdraw-adviser.js';
import { endResponsibilitiesWithoutPlace } from './change-responsibility.js';
import { endSignIns } from './end-sign-ins.job.js';
import { Membership, Person } from './person.entity.js';
import type { AddMembershipInput, UpdateMembershipInput } from './person.type.js';

interface WantedMembership {
  person: string;
  organisation: string | null;
  role: Role;
  mayBook: boolean;
}

/** Roles that give services to the pool, and so have a calendar. */
export const ADVISING: readonly Role[] = ['ADVISER', 'PAYROLL_OFFICER'];

/** Gives somebody who is known in the organisation already a further role. */
export async function addMembership(context: WriteContext, input: AddMembershipInput): Promise<string> {
  const person = isUuid(input.personId) ? await context.em.findOne(Person, { id: input.personId }) : null;
  const organisation = await whereTo(context, input.role, input.organisationId);
  if (!person || !(await isKnownIn(context, person.id, organisation))) throw new NotFound('person');
  const wanted = { person: person.id, organisation, role: input.role, mayBook: input.mayBook ?? false };
  return giveRole(context, wanted);
}

/** A role in the place of none, or of the same one that had ended. */
async function giveRole(context: WriteContext, wanted: WantedMembership): Promise<string> {
  const { person, organisation, role } = wanted;
  const before = await context.em.findOne(Membership, { person, organisation, role });
  if (!before) return createMembership(context, wanted);
  if (!before.archivedAt) throw new Conflict('ALREADY_EXISTS', 'This person has this role already.');
  before.archivedAt = null;
  before.mayBook = wanted.mayBook;
  await context.em.flush();
  await giveCalendar(context, wanted);
  return before.id;
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

/**
 * Ends a role. An organisation keeps at least one manager, and an adviser with appointments to come hands them over
 * first.
 * @throws Conflict LAST_MANAGER or IN_USE
 */
export async function archiveMembership(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  await endMembership(context, await getForChange(context, Membership, id, 'archive', version));
  return id;
}

/**
 * Ends one role and gives another in its place, in one step.
 * @throws Conflict LAST_MANAGER, IN_USE, or ALREADY_EXISTS where the person has the other role too
 */
export async function changeRole(
  context: WriteContext,
  id: string,
  role: Role,
  version?: number,
): Promise<string> {
  const before = await getForChange(context, Membership, id, 'changeRole', version);
  if (before.role === role) throw new Invalid({ role: 'This is the role they have. Choose another one.' });
  if (role === 'COORDINATOR')
    throw new Invalid({
      role: 'A coordinator belongs to the consortium. Choose a role in the organisation.',
    });
  const { person, mayBook } = before;
  const organisation = before.organisation ?? null;
  checkMayStart(context, 'create', 'Membership', { organisation, role, archivedAt: null });
  const after = await giveRole(context, { person, organisation, role, mayBook });
  await endMembership(context, before);
  return after;
}

/**
 * Ends a role that the viewer may end. Whoever has none left anywhere is signed out.
 * @throws Conflict LAST_MANAGER or IN_USE
 */
export async function endMembership(context: WriteContext, membership: Membership): Promise<void> {
  const { person, role } = membership;
  const organisation = membership.organisation ?? null;
  if (organisation === null) await keepOneCoordinator(context);
  else if (role === 'MANAGER') await keepOneManager(context, organisation);
  if (organisation && ADVISING.includes(role)) {
    const left = await context.em.count(Membership, {
      person,
      organisation,
      role: { $in: [...ADVISING] },
      archivedAt: null,
    });
    if (left < 2) await withdrawAdviser(context, person, organisation);
  }
  membership.archivedAt = now();
  await context.em.flush();
  await withdrawInvitations(context, person, organisation);
  if (organisation) await endResponsibilitiesWithoutPlace(context, person, organisation);
  await enqueue(context, endSignIns, { personId: person });
}

/** Whoever has no role left in a place does not come back by an invitation to it that was still open. */
async function withdrawInvitations(
  context: WriteContext,
  person: string,
  organisation: string | null,
): Promise<void> {
  if ((await context.em.count(Membership, { person, organisation, archivedAt: null })) > 0) return;
  // Their address need not be the viewer's to see.
  const { rows } = await context.database.jobs.query<{ email: string }>(
    'select lower(email) as email from person_contacts where person_id = $1 and email is not null',
    [person],
  );
  const open = await context.em.find(Invitation, {
    organisation,
    acceptedAt: null,
    withdrawnAt: null,
    $or: [{ person }, { email: { $in: rows.map(({ email }) => email) } }],
  });
  for (const invitation of open) invitation.withdraw(now());
  await context.em.flush();
}

/**
 * Takes a role that ended out of the bin. It is given anew, by the rules of giving one.
 * @throws NotFound where it is not one that the viewer may give back
 */
export async function restoreMembership(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  const ended = isUuid(id) ? await context.em.findOne(Membership, { id }) : null;
  if (!ended) throw new NotFound('membership');
  const { person, organisation, role, mayBook, archivedAt } = ended;
  // Roles that are held are seen by others than those who may give one back; to them nothing is missing.
  if (
    !context.permissions.ability.can('restore', subject('Membership', { organisation, role, archivedAt }))
  ) {
    if (archivedAt || !(await isVisible(context, 'Membership', id))) throw new NotFound('membership');
    throw new Conflict('WRONG_STATE', 'This role has not ended.');
  }
  if (version !== undefined && version !== null) checkVersion(ended, version);
  return addMembership(context, { personId: person, organisationId: organisation, role, mayBook });
}

/** Makes the membership row; the caller has found out where to by `whereTo`. */
export async function createMembership(context: WriteContext, wanted: WantedMembership): Promise<string> {
  const id = newId();
  context.em.create(Membership, { id, ...wanted, archivedAt: null });
  await context.em.flush();
  await giveCalendar(context, wanted);
  return id;
}

/**
 * The organisation of a new role: the named one, the acting one, or none where the role is in the consortium.
 * @throws NotFound or Forbidden where the viewer may not give this role there
 */
export async function whereTo(
  context: WriteContext,
  role: Role,
  named: string | null | undefined,
): Promise<string | null> {
  const organisation =
    role === 'COORDINATOR' ? null : (named ?? context.viewer.organisationId)?.toLowerCase();
  if (organisation === undefined) throw new Invalid({ organisationId: 'Choose the organisation.' });
  checkMayStart(context, 'create', 'Membership', { organisation, role, archivedAt: null });
  if (
    organisation !== null &&
    !(isUuid(organisation) && (await context.em.findOne(Organisation, organisation)))
  )
    throw new NotFound('organisation');
  return organisation;
}

// The pool sees advisers' names; a role must not be the way to the rest of them. Those new to an organisation are invited.
async function isKnownIn(
  context: WriteContext,
  person: string,
  organisation: string | null,
): Promise<boolean> {
  if (context.permissions.action('Membership', 'invite') === true) return true;
  return (await context.em.count(Membership, { person, organisation })) > 0;
}

// The organisation's row is the turnstile: two managers who end each other's role at once pass it one by one.
async function keepOneManager(context: WriteContext, organisation: string): Promise<void> {
  await context.em.findOne(Organisation, organisation, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const managers = await context.em.count(Membership, { organisation, role: 'MANAGER', archivedAt: null });
  if (managers < 2)
    throw new Conflict(
      'LAST_MANAGER',
      'This is the organisation’s last manager. Make somebody else a manager first.',
    );
}

// The same for the consortium, which has no row of its own: a lock under its name.
async function keepOneCoordinator(context: WriteContext): Promise<void> {
  await context.query(`select pg_advisory_xact_lock(hashtextextended('coordinators', 0))`, []);
  const coordinators = await context.em.count(Membership, { organisation: null, archivedAt: null });
  if (coordinators < 2)
    throw new Conflict(
      'LAST_MANAGER',
      'This is the consortium’s last coordinator. Make somebody else a coordinator first.',
    );
}

async function giveCalendar(
  context: WriteContext,
  { person, organisation, role }: WantedMembership,
): Promise<void> {
  if (organisation && ADVISING.includes(role)) await openCalendar(context, person, organisation);
}
