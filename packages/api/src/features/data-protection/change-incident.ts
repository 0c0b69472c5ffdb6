import { now } from '../../platform/clock.js';
import { assign, checkMayStart, getForChange } from '../../platform/crud.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { dateInWords, londonDate } from '../../platform/local-time.js';
import { tell } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { incidentNotice } from './data-protection.messages.js';
import { findAnswerers } from './find-answerers.js';
import { Incident } from './incident.entity.js';
import type { CreateIncidentInput, UpdateIncidentInput } from './incident.type.js';
import { whoseRecords } from './whose.js';

type Version = number | null | undefined;

/** Notes that something went wrong; the 72 hours count from the moment somebody found out. */
export async function createIncident(
  context: WriteContext,
  { affectedOrganisationIds, ...input }: CreateIncidentInput,
): Promise<string> {
  const organisation = whoseRecords(context.viewer);
  checkMayStart(context, 'create', 'Incident', { organisation });
  if (input.discoveredAt > now())
    throw new Invalid({ discoveredAt: 'Give the moment when somebody found out: it cannot be to come.' });
  const id = newId();
  context.em.create(Incident, {
    affectedCount: null,
    consequences: null,
    measures: null,
    ...input,
    id,
    organisation,
    affectedOrganisations: await checkOrganisations(context, affectedOrganisationIds ?? []),
    decisionReason: null,
    icoToldAt: null,
    icoReference: null,
    controllersToldAt: null,
    closedAt: null,
  });
  return id;
}

/** More is known than before. */
export async function updateIncident(
  context: WriteContext,
  id: string,
  { affectedOrganisationIds, ...input }: UpdateIncidentInput,
  version: number,
): Promise<string> {
  const incident = await getForChange(context, Incident, id, 'update', version);
  if (incident.closedAt) throw new Conflict('WRONG_STATE', 'This incident is closed.');
  assign(incident, input);
  if (affectedOrganisationIds !== undefined)
    incident.affectedOrganisations = await checkOrganisations(context, affectedOrganisationIds ?? []);
  return id;
}

/** Whether the regulator is told, with the reason: it is asked for later either way. */
export async function decideIncident(
  context: WriteContext,
  id: string,
  decision: 'TELL' | 'NO_NEED',
  reason: string,
  version: Version,
): Promise<string> {
  const words = reason.trim();
  if (words === '')
    throw new Invalid({ reason: 'Say why: what the risk to people is, and why it is likely or not.' });
  const incident = await getForChange(context, Incident, id, 'decide', version);
  incident.decide(decision, words);
  return id;
}

/** Notes that the regulator was told, on its own form. */
export async function noteIcoTold(
  context: WriteContext,
  id: string,
  at: Date | null,
  reference: string | null,
  version: Version,
): Promise<string> {
  const incident = await getForChange(context, Incident, id, 'noteIcoTold', version);
  if (at && (at > now() || at < incident.discoveredAt))
    throw new Invalid({ at: 'Give the moment when it was told: after it was found out, and not to come.' });
  incident.noteIcoTold(at ?? now(), reference?.trim() || null);
  return id;
}

/** The consortium, as processor, tells the members whose people are affected without undue delay (Article 33(2)). */
export async function tellControllers(context: WriteContext, id: string, version: Version): Promise<string> {
  const incident = await getForChange(context, Incident, id, 'tellControllers', version);
  incident.noteControllersTold(now());
  const notice = {
    discovered: dateInWords(londonDate(incident.discoveredAt.getTime())),
    what: incident.what,
    affected: incident.affected,
    measures: incident.measures ?? 'It is being looked into.',
  };
  for (const organisationId of incident.affectedOrganisations)
    for (const personId of await findAnswerers(context.query, organisationId))
      await tell(context, incidentNotice, { personId }, notice, { organisationId });
  return id;
}

/** Everything that has to be done is done. The line stays in the log. */
export async function closeIncident(context: WriteContext, id: string, version: Version): Promise<string> {
  const incident = await getForChange(context, Incident, id, 'close', version);
  incident.close(now());
  return id;
}

async function checkOrganisations(context: WriteContext, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return [];
  const known = await context.em.count(Organisation, { id: { $in: wanted.filter(isUuid) } });
  if (known !== wanted.length)
    throw new Invalid({ affectedOrganisationIds: 'Choose organisations of the consortium.' });
  return wanted;
}
