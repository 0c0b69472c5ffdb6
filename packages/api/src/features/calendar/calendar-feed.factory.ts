import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import type { CalendarFeed } from './calendar-feed.entity.js';

type Data = Pick<
  CalendarFeed,
  | 'id'
  | 'person'
  | 'organisation'
  | 'scope'
  | 'revision'
  | 'revokedAt'
  | 'lastFetchedAt'
  | 'createdAt'
  | 'changedAt'
>;

/** A personal calendar feed with its first address, for which no calendar has asked yet. */
export const buildCalendarFeed = (
  overrides: Partial<Data> & Pick<Data, 'person' | 'organisation'>,
): Data => ({
  id: newId(),
  scope: 'PERSON',
  revision: 1,
  revokedAt: null,
  lastFetchedAt: null,
  createdAt: now(),
  changedAt: overrides.createdAt ?? now(),
  ...overrides,
});
