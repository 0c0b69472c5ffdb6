import { now } from '../../platform/clock.js';
import { getForChange } from '../../platform/crud.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { daysBetween } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import { Availability, AvailabilityException } from './availability.entity.js';
import type { AvailabilityExceptionInput } from './availability.type.js';
import { validateException, validateWeeklyHours, type WeeklyHours } from './working-time.js';

const MOST_ROWS = 70;
const MOST_EXCEPTION_DAYS = 366;

/** An adviser's new week, from now on. What is booked already stays booked. */
export async function setWeeklyHours(
  context: WriteContext,
  adviserId: string,
  hours: readonly WeeklyHours[],
  version: number,
): Promise<string> {
  if (hours.length > MOST_ROWS) throw new Invalid({ hours: `Give at most ${MOST_ROWS} stretches a week.` });
  const errors = validateWeeklyHours(hours);
  if (errors) throw new Invalid(errors);
  const availability = await getForChange(context, Availability, adviserId, 'setHours', version);
  availability.hours = hours
    .map(({ weekday, from, to }) => ({ weekday, from, to }))
    .sort((a, b) => a.weekday - b.weekday || a.from.localeCompare(b.from));
  return availability.id;
}

/** Leave, or extra hours, on dated days. */
export async function addAvailabilityException(
  context: WriteContext,
  input: AvailabilityExceptionInput,
): Promise<string> {
  const { kind, from, fromTime = null, toTime = null } = input;
  const exception = { kind, from, to: input.to ?? from, fromTime, toTime };
  const errors = validateException(exception);
  if (errors) throw new Invalid(errors);
  if (daysBetween(exception.from, exception.to) > MOST_EXCEPTION_DAYS)
    throw new Invalid({ to: 'Give at most a year at a time.' });
  const availability = await getForChange(context, Availability, input.adviserId, 'addException');
  const id = newId();
  context.em.create(AvailabilityException, {
    id,
    availability: availability.id,
    provider: availability.provider,
    removedAt: null,
    ...exception,
  });
  return id;
}

/** Takes leave or extra hours back. */
export async function removeAvailabilityException(
  context: WriteContext,
  id: string,
  version?: number,
): Promise<string> {
  const exception = await getForChange(context, AvailabilityException, id, 'remove', version);
  if (exception.removedAt) throw new Conflict('WRONG_STATE', 'This was removed already.');
  exception.removedAt = now();
  return id;
}
