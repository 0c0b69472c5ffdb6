import { now } from '../../platform/clock.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { newId } from '../../platform/new-id.js';
import type { LawChange } from './law-change.entity.js';

type LawChangeData = Pick<
  LawChange,
  | 'id'
  | 'title'
  | 'what'
  | 'sourceUrl'
  | 'status'
  | 'inForceOn'
  | 'dateNote'
  | 'checkedOn'
  | 'slug'
  | 'starterTemplates'
  | 'raisedAt'
  | 'createdBy'
  | 'createdAt'
>;

/** A change that is certain and comes in ninety days. */
export const buildLawChange = (overrides: Partial<LawChangeData> = {}): LawChangeData => ({
  id: newId(),
  title: 'Notice of shifts',
  what: 'Workers are told of their shifts two weeks ahead.',
  sourceUrl: null,
  status: 'CONFIRMED',
  inForceOn: addDays(londonDate(now().getTime()), 90),
  dateNote: null,
  checkedOn: null,
  slug: null,
  starterTemplates: [],
  raisedAt: now(),
  createdBy: null,
  createdAt: now(),
  ...overrides,
});
