import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { eventJsonSql } from '../../platform/calendar/calendar-source.js';
import { now } from '../../platform/clock.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { CHANNELS } from '../services/channel.js';
import { Service } from '../services/service.entity.js';
import { ServiceCategory } from '../services/service-category.entity.js';
import { bookingEventColumns } from './booking-event.js';
import { BOOKING_STATUSES, type BookingStatus } from './booking-status.js';

const schema = defineEntity({
  name: 'Booking',
  tableName: 'bookings',
  indexes: [
    { properties: ['organisation', 'startsAt', 'id'] },
    { properties: ['provider', 'startsAt', 'id'] },
    { properties: ['adviser', 'startsAt'] },
    { properties: ['bookedBy', 'adviser'] },
    { properties: ['startsAt', 'id'] },
    { properties: ['service'] },
    { properties: ['answerBy'] },
    { properties: ['provider', 'status', 'answerBy'] },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    number: p.bigint('number').autoincrement().unique(),
    reference: p
      .text()
      .formula(
        (columns) =>
          `'B-' || lpad(${columns.number}::text, greatest(6, length(${columns.number}::text)), '0')`,
      )
      .lazy(),
    status: p.enum(BOOKING_STATUSES),
    organisation: () => p.manyToOne(Organisation).mapToPk(),
    provider: () => p.manyToOne(Organisation).mapToPk(),
    category: () => p.manyToOne(ServiceCategory).mapToPk(),
    service: () => p.manyToOne(Service).mapToPk(),
    adviser: () => p.manyToOne(Person).mapToPk(),
    bookedBy: () => p.manyToOne(Person).mapToPk(),
    /** People of the booking organisation who were named: they see all of it. */
    sharedWith: p.array().$type<string[]>().columnType('uuid[]'),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    durationMinutes: p.integer(),
    channel: p.enum(CHANNELS),
    subject: p.text(),
    details: p.text().nullable(),
    /** The terms of cancelling as they stood when it was booked. */
    noticeHours: p.integer(),
    lateCountsAsUsed: p.boolean(),
    /** When a request runs out unless it is answered; null once it is decided. */
    answerBy: p.datetime().nullable(),
    declineReason: p.text().nullable(),
    cancelReason: p.text().nullable(),
    cancelledLate: p.boolean().nullable(),
    minutesUsed: p.integer().nullable(),
    outcome: p.text().nullable(),
    label: p
      .text()
      .formula(
        (columns) =>
          `select c."short_name" || ' appointment' from "service_categories" c where c."id" = ${columns.category}`,
      )
      .lazy(),
    /** What was attached, by id. */
    files: p
      .array()
      .$type<string[]>()
      .columnType('uuid[]')
      .formula(
        (columns) =>
          `coalesce((select array_agg(fi."id") from "files" fi where fi."attached_to_type" = 'Booking' and fi."attached_to_id" = ${columns.id} and fi."erased_at" is null), '{}')`,
      )
      .lazy(),
    /** One more with each change that calendars must follow: of the time, the adviser, the channel or the status. */
    calendarSequence: p.integer().default(0),
    /** What a calendar entry of it says, as `platform/calendar/calendar-source.ts` has it. */
    calendarEntry: p
      .json()
      .formula((columns) => eventJsonSql(bookingEventColumns((name) => String(columns[name]))))
      .lazy(),
    createdAt: p.datetime().onCreate(now),
    changedAt: p.datetime().onCreate(now).onUpdate(now),
    version: p.integer().version(),
  },
});

/** With whom, when, and for how long. */
type Arrangement = Pick<Booking, 'adviser' | 'startsAt' | 'durationMinutes'>;

/** A member's appointment with an adviser. From the first moment it holds its time, until it is decided or expires. */
export class Booking extends schema.class {
  confirm(at: Date): void {
    requireState(this, 'confirm', ['REQUESTED']);
    requireOpen(this, at);
    become(this, 'CONFIRMED');
    this.answerBy = null;
  }

  decline(at: Date, reason: string): void {
    requireState(this, 'decline', ['REQUESTED']);
    requireOpen(this, at);
    become(this, 'DECLINED');
    this.declineReason = reason;
    this.answerBy = null;
  }

  /** Before the start always possible; within the notice that stood when it was booked it is recorded as late. */
  cancel(at: Date, reason: string | null): void {
    requireState(this, 'cancel', ['REQUESTED', 'CONFIRMED']);
    if (at >= this.startsAt)
      throw new Conflict('WRONG_STATE', 'This appointment has begun, so it can no longer be cancelled.');
    this.cancelledLate = this.status === 'CONFIRMED' && isLate(this, at);
    become(this, 'CANCELLED');
    this.cancelReason = reason;
    this.answerBy = null;
  }

  /** What was used, in quarters of an hour, from the start on. */
  complete(at: Date, minutesUsed: number, outcome: string | null): void {
    requireState(this, 'complete', ['CONFIRMED']);
    requireBegun(this, at);
    if (minutesUsed < 0 || minutesUsed > 600 || minutesUsed % 15 !== 0)
      throw new Invalid({
        minutesUsed: 'Enter the time used in quarters of an hour: 0, 15, 30, 45 and so on.',
      });
    become(this, 'COMPLETED');
    this.minutesUsed = minutesUsed;
    this.outcome = outcome;
  }

  markNoShow(at: Date): void {
    requireState(this, 'markNoShow', ['CONFIRMED']);
    requireBegun(this, at);
    become(this, 'NO_SHOW');
  }

  /** May files be added now? Also afterwards: what was agreed is often sent later. */
  checkTakesFiles(): void {
    requireState(this, 'addFiles', TAKES_FILES);
  }

  /** May the time be changed now? */
  checkMovable(at: Date): void {
    requireState(this, 'reschedule', ['REQUESTED', 'CONFIRMED']);
    requireOpen(this, at);
    if (at >= this.startsAt)
      throw new Conflict('WRONG_STATE', 'This appointment has begun, so it can no longer be moved.');
  }

  /** Another time, length or adviser, where the time is taken already; a request when it has to be answered by then. */
  move(to: Arrangement, answerBy: Date | null): void {
    const status = answerBy ? 'REQUESTED' : 'CONFIRMED';
    const isOther =
      to.adviser !== this.adviser ||
      to.startsAt.getTime() !== this.startsAt.getTime() ||
      to.durationMinutes !== this.durationMinutes ||
      status !== this.status;
    if (isOther) this.calendarSequence += 1;
    this.adviser = to.adviser;
    this.startsAt = to.startsAt;
    this.endsAt = new Date(to.startsAt.getTime() + to.durationMinutes * 60_000);
    this.durationMinutes = to.durationMinutes;
    this.status = status;
    this.answerBy = answerBy;
  }
}
schema.setClass(Booking);

const TAKES_FILES: readonly BookingStatus[] = ['REQUESTED', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'];
function become(booking: Booking, status: BookingStatus): void {
  booking.status = status;
  booking.calendarSequence += 1;
}

function requireBegun(booking: Booking, at: Date): void {
  if (at < booking.startsAt)
    throw new Conflict('WRONG_STATE', 'The appointment has not begun yet. Do this from its start on.');
}

// A request that ran out is expired, also in the moments before a job writes that down.
function requireOpen(booking: Booking, at: Date): void {
  if (booking.status === 'REQUESTED' && booking.answerBy && booking.answerBy <= at)
    throw new Conflict(
      'WRONG_STATE',
      'This request was not answered in time and has expired. Book another time.',
    );
}

function requireState(booking: Booking, action: string, states: readonly BookingStatus[]): void {
  if (states.includes(booking.status)) return;
  const state = booking.status.toLowerCase().replace('_', '-');
  throw new Conflict('WRONG_STATE', `You cannot ${WORDS[action] ?? action} a booking that is ${state}.`);
}

const WORDS: Readonly<Record<string, string>> = {
  reschedule: 'move',
  addFiles: 'add files to',
  markNoShow: 'record a missed appointment for',
};

/** Would cancelling at this instant be late by the terms of the booking? */
export const isLate = (booking: { startsAt: Date; noticeHours: number }, at: Date): boolean =>
  booking.startsAt.getTime() - at.getTime() < booking.noticeHours * 3_600_000;

/** The states in which each action makes sense; the methods above decide, this says it beforehand. */
export const bookingStates = (at: Date): Readonly<Record<string, Condition>> => ({
  confirm: { status: 'REQUESTED', answerBy: { $gt: at } },
  decline: { status: 'REQUESTED', answerBy: { $gt: at } },
  cancel: { status: { $in: ['REQUESTED', 'CONFIRMED'] }, startsAt: { $gt: at } },
  reschedule: { status: { $in: ['REQUESTED', 'CONFIRMED'] }, startsAt: { $gt: at } },
  complete: { status: 'CONFIRMED', startsAt: { $lte: at } },
  markNoShow: { status: 'CONFIRMED', startsAt: { $lte: at } },
  addFiles: { status: { $in: TAKES_FILES } },
});
