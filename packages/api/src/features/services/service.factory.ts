import { now } from '../../platform/clock.js';
import { newId } from '../../platform/new-id.js';
import type { Service } from './service.entity.js';
import type { ServiceCategory } from './service-category.entity.js';

type Data = Omit<Service, 'version' | 'advisers' | 'suspend' | 'resume' | 'archive' | 'restore'>;
type CategoryData = Pick<ServiceCategory, 'id' | 'name' | 'shortName' | 'description'>;

let made = 0;

/** A category of its own name. */
export function buildServiceCategory(overrides: Partial<CategoryData> = {}): CategoryData {
  made += 1;
  return {
    id: newId(),
    name: `Category ${made}`,
    shortName: `C${made}`,
    description: null,
    ...overrides,
  };
}

/** A service for everybody that needs no approval: 45 or 30 minutes by telephone, a quarter of an hour after each. */
export function buildService(overrides: Partial<Data> & Pick<Data, 'category' | 'provider'>): Data {
  made += 1;
  return {
    id: newId(),
    name: `Service ${made}`,
    description: 'Somebody to talk to.',
    eligibility: {},
    durations: [45, 30],
    stepMinutes: 15,
    leadTimeHours: 24,
    horizonDays: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 15,
    noticeHours: 24,
    lateCountsAsUsed: true,
    needsApproval: false,
    channels: ['PHONE', 'VIDEO'],
    priceNote: null,
    status: 'ACTIVE',
    suspendedReason: null,
    createdAt: now(),
    ...overrides,
  };
}
