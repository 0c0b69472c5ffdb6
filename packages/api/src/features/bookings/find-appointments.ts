import type { Pool } from 'pg';
import type { Appointment, AppointmentNames } from './tell-concerned.js';

/** An appointment with the names that its messages need. */
export interface NamedAppointment extends Appointment {
  names: AppointmentNames;
}

/** Appointments of all organisations, for jobs. `condition` is SQL over the table `b`. */
export async function findAppointments(
  jobs: Pool,
  condition: string,
  values: readonly unknown[],
): Promise<NamedAppointment[]> {
  const { rows } = await jobs.query<NamedAppointment>(
    `select b.id, b.organisation_id as organisation, b.category_id as category, b.adviser_id as adviser,
       b.booked_by_id as "bookedBy", b.shared_with as "sharedWith", b.starts_at as "startsAt", b.ends_at as "endsAt", b.channel,
       json_build_object('label', c.short_name || ' appointment', 'adviser', p.name, 'organisation', o.name) as names
     from bookings b
     join service_categories c on c.id = b.category_id
     join people p on p.id = b.adviser_id
     join organisations o on o.id = b.organisation_id
     where ${condition}
     order by b.starts_at, b.id`,
    [...values],
  );
  return rows;
}
