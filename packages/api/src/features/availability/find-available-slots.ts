import { now } from '../../platform/clock.js';
import { columnSql, Parameters, rowsSql } from '../../platform/db/condition-sql.js';
import { Invalid } from '../../platform/errors.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { isUuid } from '../../platform/is-uuid.js';
import { daysBetween } from '../../platform/local-time.js';
import type { Eligibility } from '../services/eligibility.js';
import { type ServiceStatus } from '../services/service-status.js';
import { whyUnavailable } from '../services/why-unavailable.js';
import { findSlots, type SlotRules } from './find-slots.js';
import { loadAdviserTime } from './load-adviser-time.js';

/** What is asked for; dates are London dates, both included. */
export interface SlotRequest {
  serviceId: string;
  from: string;
  to: string;
  durationMinutes?: number | undefined;
  adviserId?: string | undefined;
}

interface ServiceRow extends SlotRules {
  durations: number[];
  status: ServiceStatus;
  suspendedReason: string | null;
  eligibility: Eligibility;
  advisers: { id: string; name: string }[];
}

/** A bookable start with who is free then. */
export interface AvailableSlot {
  startsAt: Date;
  endsAt: Date;
  advisers: { id: string; name: string }[];
}

const MOST_DAYS = 62;

/**
 * Bookable starts over all advisers of a service, in three SQL statements whatever their number. Empty where the
 * acting organisation may not book the service, or does not see it.
 * @throws Invalid for a range that is backwards or longer than 62 days, or a length that the service does not have
 */
export async function findAvailableSlots(
  context: ApiContext,
  request: SlotRequest,
): Promise<AvailableSlot[]> {
  const { from, to, adviserId } = request;
  if (to < from) throw new Invalid({ to: 'The last day must not be before the first.' });
  if (daysBetween(from, to) >= MOST_DAYS)
    throw new Invalid({ to: `Ask for at most ${MOST_DAYS} days at a time.` });
  const service = await findService(context, request.serviceId);
  if (!service || whyUnavailable(service, context.viewer.facts) !== null) return [];
  const durationMinutes = request.durationMinutes ?? service.durations[0] ?? 0;
  if (!service.durations.includes(durationMinutes))
    throw new Invalid({
      durationMinutes: `Choose a length that the service has: ${service.durations.join(', ')} minutes.`,
    });
  const names = new Map(service.advisers.map((adviser) => [adviser.id, adviser.name]));
  const wanted =
    adviserId === undefined ? [...names.keys()] : [...names.keys()].filter((id) => id === adviserId);
  if (wanted.length === 0) return [];
  const { advisers, bankHolidays } = await loadAdviserTime(context, wanted, from, to);
  const slots = findSlots({
    service,
    durationMinutes,
    advisers,
    bankHolidays,
    from,
    to,
    now: now().getTime(),
  });
  return slots.map((slot) => ({
    startsAt: new Date(slot.start),
    endsAt: new Date(slot.end),
    advisers: slot.adviserIds.map((id) => ({ id, name: names.get(id) ?? '' })),
  }));
}

async function findService(context: ApiContext, id: string): Promise<ServiceRow | null> {
  const meta = context.entities.get('Service');
  if (!meta || !isUuid(id)) return null;
  const row = { meta, alias: 's' };
  const parameters = new Parameters();
  const seen = rowsSql(row, context.permissions.visible('Service'), parameters) ?? 'true';
  const [service] = await context.query<ServiceRow>(
    `select s.durations, s.status, s.suspended_reason as "suspendedReason", s.eligibility, s.step_minutes as "stepMinutes",
       s.buffer_before_minutes as "bufferBeforeMinutes", s.buffer_after_minutes as "bufferAfterMinutes",
       s.lead_time_hours as "leadTimeHours", s.horizon_days as "horizonDays",
       (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.id), '[]')
        from service_advisers sa join people p on p.id = sa.person_id where sa.service_id = s.id) as advisers
     from services s where ${columnSql(row, 'id')} = ${parameters.add(id)} and ${seen}`,
    parameters.values,
  );
  return service ?? null;
}
