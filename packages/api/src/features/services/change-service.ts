import { assign, getForChange } from '../../platform/crud.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import type { WriteContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { newId } from '../../platform/new-id.js';
import { Membership, Person } from '../people/person.entity.js';
import { Service } from './service.entity.js';
import type { CreateServiceInput, UpdateServiceInput } from './service.type.js';
import { ServiceCategory } from './service-category.entity.js';

/** A provider offers something new to the pool. */
export async function createService(context: WriteContext, input: CreateServiceInput): Promise<string> {
  const provider = context.viewer.organisationId;
  if (!provider || (input.providerId && input.providerId !== provider)) throw new NotFound('organisation');
  await checkCategory(context, input.categoryId);
  const advisers = await checkAdvisers(context, provider, input.adviserIds);
  const service = context.em.create(Service, {
    id: newId(),
    provider,
    category: input.categoryId,
    name: input.name,
    description: input.description ?? '',
    eligibility: input.eligibility ?? {},
    durations: input.durations,
    stepMinutes: input.stepMinutes ?? 15,
    leadTimeHours: input.leadTimeHours ?? 24,
    horizonDays: input.horizonDays ?? 60,
    bufferBeforeMinutes: input.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: input.bufferAfterMinutes ?? 15,
    noticeHours: input.noticeHours ?? 24,
    lateCountsAsUsed: input.lateCountsAsUsed ?? true,
    needsApproval: input.needsApproval ?? false,
    channels: input.channels,
    priceNote: input.priceNote ?? null,
    status: 'ACTIVE',
    suspendedReason: null,
  });
  service.advisers.set(advisers);
  return service.id;
}

/** A provider changes an offer; what is booked keeps the terms it was booked under. */
export async function updateService(
  context: WriteContext,
  id: string,
  input: UpdateServiceInput,
  version: number,
): Promise<string> {
  const service = await getForChange(context, Service, id, 'update', version);
  const { categoryId, adviserIds, eligibility, ...plain } = input;
  if (categoryId !== undefined) await checkCategory(context, categoryId);
  assign(service, { ...plain, category: categoryId, eligibility: eligibility === null ? {} : eligibility });
  if (adviserIds) {
    await service.advisers.init();
    service.advisers.set(await checkAdvisers(context, service.provider, adviserIds));
  }
  return id;
}

/** The coordinator takes a service out of the pool for a while and says why. */
export async function suspendService(
  context: WriteContext,
  id: string,
  reason: string,
  version?: number,
): Promise<string> {
  const service = await getForChange(context, Service, id, 'suspend', version);
  if (reason.trim() === '') throw new Invalid({ reason: 'Say why, so that members know.' });
  service.suspend(reason.trim());
  return id;
}

/** Back into the pool. */
export async function resumeService(context: WriteContext, id: string, version?: number): Promise<string> {
  const service = await getForChange(context, Service, id, 'resume', version);
  service.resume();
  return id;
}

/** A provider ends an offer for good; what is booked stays booked. */
export async function archiveService(context: WriteContext, id: string, version?: number): Promise<string> {
  const service = await getForChange(context, Service, id, 'archive', version);
  service.archive();
  return id;
}

/** Takes an archived offer out of the bin, back into the pool. */
export async function restoreService(context: WriteContext, id: string, version?: number): Promise<string> {
  const service = await getForChange(context, Service, id, 'restore', version);
  service.restore();
  return id;
}

async function checkCategory(context: WriteContext, id: string): Promise<void> {
  const category = isUuid(id) ? await context.em.findOne(ServiceCategory, { id }) : null;
  if (!category) throw new Invalid({ categoryId: 'Choose one of the categories.' });
}

// Advisers are the provider's own people: a member of the pool cannot offer somebody else's time.
async function checkAdvisers(
  context: WriteContext,
  provider: string,
  ids: readonly string[],
): Promise<Person[]> {
  const wanted = [...new Set(ids)];
  const places = await context.em.find(Membership, {
    person: { $in: wanted.filter(isUuid) },
    organisation: provider,
    role: { $in: ['ADVISER', 'PAYROLL_OFFICER'] },
    archivedAt: null,
  });
  const known = new Set(places.map((place) => place.person));
  if (wanted.some((id) => !known.has(id)))
    throw new Invalid({ adviserIds: 'Choose advisers of your own organisation.' });
  return wanted.map((id) => context.em.getReference(Person, id));
}
