import { now } from '../../platform/clock.js';
import { assign, checkMayStart, getForChange } from '../../platform/crud.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { londonClock, londonDate } from '../../platform/local-time.js';
import { tellEach } from '../../platform/mail/tell.js';
import { newId } from '../../platform/new-id.js';
import { findAnswerers } from '../data-protection/find-answerers.js';
import { findHolders } from '../people/find-holders.js';
import { Person } from '../people/person.entity.js';
import { Accident, AccidentMatter } from './accident.entity.js';
import type { ReportAccidentInput, UpdateAccidentInput } from './accident.type.js';
import { accidentReported, leadIsMissing } from './health-and-safety.messages.js';
import { actingOrganisation } from './in-organisation.js';
import { requireColleague } from './require-colleague.js';
import { type AccidentSeverity, type HurtAs, riddorClock } from './riddor-clock.js';

type Version = number | null | undefined;

const today = () => londonDate(now().getTime());
const text = (value: string | null | undefined): string | null => value?.trim() || null;

/** Severities that only somebody who was hurt, or is ill, can have. */
const SOMEBODY_HURT: readonly AccidentSeverity[] = [
  'OVER_3_DAYS',
  'OVER_7_DAYS',
  'SPECIFIED_INJURY',
  'DEATH',
  'DISEASE',
  'PUBLIC_TO_HOSPITAL',
];

/**
 * Anybody of an organisation reports what happened. The health and safety lead is told; where there is none, the managers
 * are told to name one, and nothing else.
 */
export async function reportAccident(context: WriteContext, input: ReportAccidentInput): Promise<string> {
  const organisation = actingOrganisation(context.viewer);
  checkMayStart(context, 'create', 'Accident', { organisation });
  await requireColleague(context, organisation, 'hurtId', input.hurtId);
  const { kind, severity, happenedOn } = input;
  const happenedAt = text(input.happenedAt);
  checkMoment(happenedOn, happenedAt);
  const hurtName = await nameOfHurt(context, input.hurtId, input.hurtName);
  const hurtAs = input.hurtAs ?? null;
  checkHurt(severity, hurtAs, hurtName);
  const id = newId();
  context.em.create(Accident, {
    id,
    organisation,
    kind,
    severity,
    happenedOn,
    reportedBy: context.viewer.personId,
    hurt: input.hurtId ?? null,
    hurtAs,
    daysOff: input.daysOff ?? 0,
    reportedOn: null,
    closedOn: null,
    erasedAt: null,
    matterRevision: 0,
  });
  await context.em.flush();
  context.em.create(AccidentMatter, {
    accident: id,
    organisation,
    happenedAt,
    place: input.place.trim(),
    what: input.what.trim(),
    hurtName,
    injury: text(input.injury),
    treatment: text(input.treatment),
    witness: text(input.witness),
    measures: null,
    reportReference: null,
  });
  await context.em.flush();
  await tellWhoAnswers(context, id, organisation);
  return id;
}

async function tellWhoAnswers(context: WriteContext, id: string, organisation: string): Promise<void> {
  const me = context.viewer.personId;
  const leads = await findHolders(context.query, organisation, 'HS_LEAD');
  const others = leads.filter((personId) => personId !== me);
  await tellEach(
    context,
    accidentReported,
    others.map((personId) => ({ to: { personId }, data: { id } })),
  );
  if (leads.length > 0) return;
  const managers = await findAnswerers(context.query, organisation);
  await tellEach(
    context,
    leadIsMissing,
    managers.map((personId) => ({ to: { personId }, data: {} })),
  );
}

/** The lead knows more than whoever reported it: how bad it was, how many days off so far, what was done. */
export async function updateAccident(
  context: WriteContext,
  id: string,
  { hurtId, hurtName, kind, severity, happenedOn, hurtAs, daysOff, ...words }: UpdateAccidentInput,
  version: number,
): Promise<string> {
  const accident = await getForChange(context, Accident, id, 'update', version);
  const matter = await context.em.findOne(AccidentMatter, { accident: id });
  if (!matter) throw new NotFound('accident');
  await requireColleague(context, accident.organisation, 'hurtId', hurtId);
  if (hurtId !== undefined || hurtName !== undefined) {
    const person = hurtId === undefined ? accident.hurt : hurtId;
    matter.hurtName = await nameOfHurt(context, person, hurtName ?? null);
    accident.hurt = person ?? null;
  }
  assign(accident, { kind, severity, happenedOn, hurtAs, daysOff });
  const { happenedAt, place, what, ...plain } = words;
  assign(matter, { place: place?.trim(), what: what?.trim() });
  if (happenedAt !== undefined) matter.happenedAt = text(happenedAt);
  for (const [name, value] of Object.entries(plain))
    if (value !== undefined) Object.assign(matter, { [name]: text(value) });
  checkMoment(accident.happenedOn, matter.happenedAt ?? null);
  if (accident.reportedOn && accident.reportedOn < accident.happenedOn)
    throw new Invalid({ happenedOn: 'It was reported before this day. Check both days.' });
  checkHurt(accident.severity, accident.hurtAs ?? null, matter.hurtName ?? null);
  accident.matterRevision += 1;
  return id;
}

function checkMoment(happenedOn: string, happenedAt: string | null): void {
  const clock = londonClock(now().getTime());
  if (happenedOn > clock.date)
    throw new Invalid({ happenedOn: 'Give the day on which it happened: it cannot be to come.' });
  if (happenedOn === clock.date && happenedAt !== null && happenedAt > clock.time)
    throw new Invalid({ happenedAt: 'Give the time at which it happened: it cannot be to come.' });
}

// The name stays with the record when the person leaves.
async function nameOfHurt(
  context: WriteContext,
  personId: string | null | undefined,
  name: string | null | undefined,
): Promise<string | null> {
  if (!personId) return text(name);
  const person = await context.em.findOne(Person, { id: personId });
  if (!person) throw new Invalid({ hurtId: 'Choose somebody who has a role in your organisation.' });
  return person.name;
}

function checkHurt(severity: AccidentSeverity, hurtAs: HurtAs | null, hurtName: string | null): void {
  if (hurtAs === null && SOMEBODY_HURT.includes(severity))
    throw new Invalid({ hurtAs: 'Say whether who was hurt is an employee, a volunteer or a visitor.' });
  if (hurtAs === null && hurtName !== null)
    throw new Invalid({ hurtAs: 'Say whether who was hurt is an employee, a volunteer or a visitor.' });
  if (hurtAs !== null && hurtName === null)
    throw new Invalid({ hurtName: 'Say who was hurt. If you do not know the name, describe them.' });
}

/** The Health and Safety Executive was told; its reference proves it. */
export async function noteAccidentReport(
  context: WriteContext,
  id: string,
  on: string | null,
  reference: string,
  version: Version,
): Promise<string> {
  const accident = await getForChange(context, Accident, id, 'noteReport', version);
  const words = reference.trim();
  if (words === '' || words.length > 200)
    throw new Invalid({ reference: 'Enter the reference that stands on the confirmation of your report.' });
  const day = on ?? today();
  if (day > today() || day < accident.happenedOn)
    throw new Invalid({
      on: 'Give the day on which you reported it: not before it happened and not to come.',
    });
  const matter = await context.em.findOne(AccidentMatter, { accident: id });
  if (!matter) throw new NotFound('accident');
  accident.noteReport(day);
  matter.reportReference = words;
  return id;
}

/** Everything that has to be done is done. */
export async function closeAccident(context: WriteContext, id: string, version: Version): Promise<string> {
  const accident = await getForChange(context, Accident, id, 'close', version);
  const { severity, happenedOn } = accident;
  const clock = riddorClock({ severity, happenedOn, hurtAs: accident.hurtAs ?? null });
  accident.close(today(), clock.duty === 'REPORT');
  return id;
}
