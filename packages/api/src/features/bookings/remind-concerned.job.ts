import { now } from '../../platform/clock.js';
import { defineJob, type JobContext } from '../../platform/jobs/job.js';
import type { Message } from '../../platform/mail/message.js';
import { tellOutside } from '../../platform/mail/tell.js';
import { type AppointmentNews, soonReminder, tomorrowReminder } from './booking.messages.js';
import { findAppointments, type NamedAppointment } from './find-appointments.js';
import { concernedBy, newsFor } from './tell-concerned.js';

const HOUR = 3_600_000;

/** A reminder so many hours before; too late for it, and too freshly arranged for it, there is none. */
interface Reminder {
  message: Message<AppointmentNews>;
  hoursBefore: number;
  latestHoursBefore: number;
}

const REMINDERS: readonly Reminder[] = [
  { message: tomorrowReminder, hoursBefore: 24, latestHoursBefore: 6 },
  { message: soonReminder, hoursBefore: 1, latestHoursBefore: 0.1 },
];

/** Reminds those concerned one day and one hour before; whoever arranged it within the hour before that needs none. */
export const remindConcerned = defineJob({
  name: 'remind-concerned',
  schedule: '*/5 * * * *',
  async handle(work) {
    for (const reminder of REMINDERS) await remind(work, reminder);
  },
});

async function remind(
  work: JobContext,
  { message, hoursBefore, latestHoursBefore }: Reminder,
): Promise<void> {
  const at = now().getTime();
  const due = await findAppointments(
    work.database.jobs,
    `b.status = 'CONFIRMED' and b.starts_at > $1 and b.starts_at <= $2
       and b.changed_at <= b.starts_at - make_interval(hours => $3)`,
    [new Date(at + latestHoursBefore * HOUR), new Date(at + hoursBefore * HOUR), hoursBefore + 1],
  );
  for (const appointment of due)
    for (const personId of concernedBy(appointment)) await remindOne(work, message, appointment, personId);
}

async function remindOne(
  work: JobContext,
  message: Message<AppointmentNews>,
  appointment: NamedAppointment,
  personId: string,
): Promise<void> {
  const key = `${message.kind}:${appointment.id}:${appointment.startsAt.getTime()}:${personId}`;
  const organisationId = personId === appointment.adviser ? null : appointment.organisation;
  const news = newsFor(appointment, appointment.names, personId);
  await tellOutside(work, message, { personId }, news, { key, organisationId });
}
