import { defineEntity, p } from '@mikro-orm/core';
import type { Condition } from '../../platform/access/access-table.js';
import { now } from '../../platform/clock.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import { Person } from '../people/person.entity.js';
import {
  ACCESS_REQUEST_KINDS,
  ACCESS_REQUEST_STATUSES,
  type AccessRequestStatus,
  PAUSE_REASONS,
  PERSON_EXPORT_STATUSES,
} from './access-request-status.js';
import { daysPaused, dueOn } from './due-date.js';

const OPEN: readonly AccessRequestStatus[] = ['RECEIVED', 'WAITING', 'EXTENDED'];

const schema = defineEntity({
  name: 'AccessRequest',
  tableName: 'access_requests',
  indexes: [{ properties: ['organisation', 'dueOn', 'id'] }, { properties: ['person'] }],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    /** Who has to answer; all zeros for the consortium. */
    organisation: p.uuid().fieldName('organisation_id'),
    /** Who asks, where they are known here. */
    person: () => p.manyToOne(Person).mapToPk().nullable().deleteRule('restrict'),
    name: p.text(),
    contact: p.text().nullable(),
    kind: p.enum(ACCESS_REQUEST_KINDS),
    details: p.text().nullable(),
    receivedOn: p.date(),
    status: p.enum(ACCESS_REQUEST_STATUSES).default('RECEIVED'),
    /** While the clock stands still it says what was left when it stopped. */
    dueOn: p.date(),
    pausedDays: p.integer().default(0),
    extendedOn: p.date().nullable(),
    extensionReason: p.text().nullable(),
    closedOn: p.date().nullable(),
    answer: p.text().nullable(),
    refusalReason: p.text().nullable(),
    /** When its words were erased, because they were kept long enough. */
    erasedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
    pauses: () => p.oneToMany(AccessRequestPause).mappedBy('request'),
    exports: () => p.oneToMany(PersonExport).mappedBy('request'),
  },
});

/** Somebody uses a right about their own data (UK GDPR Articles 15 to 21), and the organisation answers in time. */
export class AccessRequest extends schema.class {
  /** Stops the clock while the organisation waits for proof of identity or for what exactly is wanted. */
  pause(): void {
    requireState(this, 'pause', ['RECEIVED', 'EXTENDED']);
    this.status = 'WAITING';
  }

  /** Lets the clock go on; the due date moves by the days of the pause. */
  resume(pausedOn: string, on: string, today: string, bankHolidays: ReadonlySet<string>): void {
    requireState(this, 'resume', ['WAITING']);
    if (on < pausedOn || on > today)
      throw new Invalid({
        on: 'Give the day on which it arrived: not before the pause and not after today.',
      });
    this.pausedDays += daysPaused(pausedOn, on);
    this.status = this.extendedOn ? 'EXTENDED' : 'RECEIVED';
    count(this, bankHolidays);
  }

  /**
   * Two months more, for what is complex.
   * @throws Invalid where the first month is over: the person has to be told within it (UK GDPR Article 12(3))
   */
  extend(today: string, reason: string, bankHolidays: ReadonlySet<string>): void {
    requireState(this, 'extend', ['RECEIVED', 'WAITING']);
    if (this.extendedOn) throw new Conflict('WRONG_STATE', 'This request has been extended already.');
    if (this.status === 'RECEIVED' && today > this.dueOn)
      throw new Conflict(
        'TOO_LATE',
        'The first month is over. A request can only be extended within it, so answer this one as soon as you can.',
      );
    this.extendedOn = today;
    this.extensionReason = reason;
    if (this.status === 'RECEIVED') this.status = 'EXTENDED';
    count(this, bankHolidays);
  }

  answerWith(today: string, answer: string): void {
    requireState(this, 'answer', OPEN);
    this.status = 'ANSWERED';
    this.answer = answer;
    this.closedOn = today;
  }

  /** Refused with the reason that the person is told, and that they can complain. */
  refuse(today: string, reason: string): void {
    requireState(this, 'refuse', OPEN);
    this.status = 'REFUSED';
    this.refusalReason = reason;
    this.closedOn = today;
  }

  /** Collecting somebody's data makes sense for what they asked to have, and as long as it is not closed. */
  checkExportable(): string {
    requireState(this, 'collect the data of', OPEN);
    if (!this.person)
      throw new Conflict(
        'WRONG_STATE',
        'Nobody with this name is known here, so there is nothing to collect.',
      );
    return this.person;
  }
}
schema.setClass(AccessRequest);

function count(request: AccessRequest, bankHolidays: ReadonlySet<string>): void {
  const { receivedOn, pausedDays, extendedOn } = request;
  request.dueOn = dueOn({ receivedOn, pausedDays, extended: extendedOn !== null }, bankHolidays);
}

const pauseSchema = defineEntity({
  name: 'AccessRequestPause',
  tableName: 'access_request_pauses',
  indexes: [
    {
      name: 'access_request_pauses_one_open',
      expression:
        'create unique index access_request_pauses_one_open on access_request_pauses (request_id) where resumed_on is null',
    },
  ],
  properties: {
    id: p.uuid().primary().onCreate(newId),
    request: () => p.manyToOne(AccessRequest).mapToPk().deleteRule('restrict').index(),
    organisation: p.uuid().fieldName('organisation_id'),
    reason: p.enum(PAUSE_REASONS),
    pausedOn: p.date(),
    resumedOn: p.date().nullable(),
  },
});

/** A time in which the clock of a request stood still. */
export class AccessRequestPause extends pauseSchema.class {}
pauseSchema.setClass(AccessRequestPause);

const exportSchema = defineEntity({
  name: 'PersonExport',
  tableName: 'person_exports',
  properties: {
    id: p.uuid().primary().onCreate(newId),
    request: () => p.manyToOne(AccessRequest).mapToPk().deleteRule('restrict').index(),
    organisation: p.uuid().fieldName('organisation_id'),
    /** Who had it made, and alone may open it. */
    askedBy: () => p.manyToOne(Person).mapToPk().deleteRule('restrict').fieldName('asked_by_id'),
    /** Made for the person themselves: with what is confidential between them and an adviser. */
    complete: p.boolean(),
    status: p.enum(PERSON_EXPORT_STATUSES).default('WAITING'),
    bytes: p.integer().nullable(),
    /** The ZIP in the store of files; null until it is ready, and once it is erased. */
    file: p.uuid().nullable().fieldName('file_id'),
    eraseOn: p.date(),
    readyAt: p.datetime().nullable(),
    /** When it was opened last. */
    openedAt: p.datetime().nullable(),
    createdAt: p.datetime().onCreate(now),
    version: p.integer().version(),
  },
});

/** A ZIP of all that an organisation has about one person, for one request; erased after thirty days. */
export class PersonExport extends exportSchema.class {}
exportSchema.setClass(PersonExport);

function requireState(
  request: { status: AccessRequestStatus },
  action: string,
  states: readonly AccessRequestStatus[],
): void {
  if (states.includes(request.status)) return;
  throw new Conflict('WRONG_STATE', `You cannot ${action} a request that is ${WORDS[request.status]}.`);
}

const WORDS: Readonly<Record<AccessRequestStatus, string>> = {
  RECEIVED: 'running',
  WAITING: 'paused',
  EXTENDED: 'extended',
  ANSWERED: 'answered',
  REFUSED: 'refused',
};

/** The states in which each action makes sense; the methods above decide, this says it beforehand. */
export const accessRequestStates = (): Readonly<Record<string, Condition>> => ({
  pause: { status: { $in: ['RECEIVED', 'EXTENDED'] } },
  resume: { status: 'WAITING' },
  extend: { status: { $in: ['RECEIVED', 'WAITING'] }, extendedOn: null },
  answer: { status: { $in: [...OPEN] } },
  refuse: { status: { $in: [...OPEN] } },
  export: { status: { $in: [...OPEN] }, person: { $ne: null } },
});
