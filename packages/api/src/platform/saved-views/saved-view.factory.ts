import { now } from '../clock.js';
import { newId } from '../new-id.js';
import type { SavedView } from './saved-view.entity.js';

type Data = Pick<
  SavedView,
  'id' | 'person' | 'list' | 'name' | 'filter' | 'sortField' | 'sortOrder' | 'createdAt'
>;

/** A view of bookings about pay, the newest first. */
export function buildSavedView(overrides: Partial<Data> & Pick<Data, 'person'>): Data {
  return {
    id: newId(),
    list: 'bookings',
    name: 'About pay',
    filter: { q: 'pay' },
    sortField: 'startsAt',
    sortOrder: 'DESC',
    createdAt: now(),
    ...overrides,
  };
}
