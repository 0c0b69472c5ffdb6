import { LockMode } from '@mikro-orm/core';
import { getForChange } from '../../platform/crud.js';
import { Parameters, rowsSql } from '../../platform/db/condition-sql.js';
import { NotFound } from '../../platform/errors.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import { readRows } from '../../platform/graphql/read.js';
import { isUuid } from '../../platform/is-uuid.js';
import { findOpenThings, handOverAll } from '../deadlines/hand-over.js';
import type { HandoverInput, Leaving, OpenThing } from '../deadlines/open-thing.type.js';
import { holdAdviser } from '../services/withdraw-adviser.js';
import { endMembership } from './change-membership.js';
import { Membership } from './person.entity.js';

/**
 * Ends all roles of a person in one organisation, once everything that hangs on them is handed over, in one step.
 * @param organisationId by default the acting organisation; the consortium where one acts for it
 * @throws NotFound, Forbidden, Conflict OPEN_THINGS or LAST_MANAGER, Invalid at the handover that cannot be
 */
export async function removePerson(
  context: WriteContext,
  personId: string,
  organisationId: string | null | undefined,
  handovers: readonly HandoverInput[],
): Promise<string> {
  const leaving = leavingOf(context, personId, organisationId);
  const held = await context.em.find(
    Membership,
    { person: leaving.personId, organisation: leaving.organisationId, archivedAt: null },
    { orderBy: { id: 'asc' } },
  );
  if (held.length === 0) throw new NotFound('person');
  const ending: Membership[] = [];
  for (const { id } of held) ending.push(await getForChange(context, Membership, id, 'archive'));
  await holdAdviser(context, leaving.personId);
  await handOverAll(context, leaving, handovers);
  // Whoever was quicker has ended some of them.
  for (const membership of ending) {
    await context.em.refresh(membership, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (membership.archivedAt === null) await endMembership(context, membership);
  }
  return leaving.personId;
}

/** What is open for a person in an organisation; empty where the viewer may not know. */
export async function findOpenThingsOf(
  context: ApiContext,
  personId: string,
  organisationId: string | null | undefined,
): Promise<OpenThing[]> {
  const leaving = leavingOf(context, personId, organisationId);
  return (await mayEndRoles(context, leaving)) ? findOpenThings(context, leaving) : [];
}

async function mayEndRoles(context: ApiContext, leaving: Leaving): Promise<boolean> {
  const meta = context.entities.get('Membership');
  if (!meta) return false;
  const parameters = new Parameters();
  const granted = rowsSql(
    { meta, alias: 'm' },
    context.permissions.action('Membership', 'archive'),
    parameters,
  );
  const rows = await readRows(
    context,
    `select m.id from memberships m where m.person_id = ${parameters.add(leaving.personId)}::uuid
       and m.organisation_id is not distinct from ${parameters.add(leaving.organisationId)}::uuid
       and m.archived_at is null and ${granted ?? 'true'} limit 1`,
    parameters,
  );
  return rows.length > 0;
}

function leavingOf(
  context: ApiContext,
  personId: string,
  organisationId: string | null | undefined,
): Leaving {
  const organisation = (organisationId ?? context.viewer.organisationId)?.toLowerCase() ?? null;
  if (!isUuid(personId) || (organisation !== null && !isUuid(organisation))) throw new NotFound('person');
  return { personId: personId.toLowerCase(), organisationId: organisation };
}
