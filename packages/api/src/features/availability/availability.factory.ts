import { now } from '../../platform/clock.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import type { Availability, AvailabilityException } from './availability.entity.js';

type Data = Pick<Availability, 'id' | 'provider' | 'hours'>;
type ExceptionData = Pick<
  AvailabilityException,
  | 'id'
  | 'availability'
  | 'provider'
  | 'kind'
  | 'from'
  | 'to'
  | 'fromTime'
  | 'toTime'
  | 'removedAt'
  | 'createdAt'
>;

/** Monday to Friday, nine to five. `id` is the adviser's. */
export function buildAvailability(overrides: Partial<Data> & Pick<Data, 'id' | 'provider'>): Data {
  return {
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
    ...overrides,
  };
}

/** A day's leave a week from today. `availability` is the adviser's id. */
export function buildAvailabilityException(
  overrides: Partial<ExceptionData> & Pick<ExceptionData, 'availability' | 'provider'>,
): ExceptionData {
  const day = addDays(londonDate(now().getTime()), 7);
  return {
    id: newId(),
    kind: 'LEAVE',
    from: day,
    to: day,
    fromTime: null,
    toTime: null,
    removedAt: null,
    createdAt: now(),
    ...overrides,
  };
}
