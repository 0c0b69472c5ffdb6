import type { Parameters } from '../db/condition-sql.js';
import type { CalendarEvent } from './calendar-event.js';

/** Whose calendar, and which stretch of it. The stretch begins and ends at midnight in London. */
export interface CalendarScope {
  /** What one person has to do with in the organisation, or all that the organisation has to do with. */
  whose: 'PERSON' | 'ORGANISATION';
  personId: string;
  organisationId: string;
  /** Events from here up to `to`. */
  from: Date;
  to: Date;
  /** What was called off earlier than this is forgotten by now. */
  calledOffSince: Date;
}

/** An event as PostgreSQL tells it: instants as texts, and no word of where this system lives. */
export interface EventRow {
  /** Such as `booking-<id>`; the host comes after it. */
  uid: string;
  sequence: number;
  created_at: string;
  changed_at: string;
  /** Both null for a day. */
  starts_at: string | null;
  ends_at: string | null;
  /** A London day; null for what has a time. */
  on_date: string | null;
  status: CalendarEvent['status'];
  summary: string;
  location: string | null;
  /** In the console, such as `/bookings/<id>/show`. */
  path: string | null;
}

/** The SQL expression of each column of an event. */
export type EventColumns = Readonly<Record<keyof EventRow, string>>;

/** A select of events. */
export interface EventSelect {
  columns: EventColumns;
  /** Everything from the tables on. */
  from: string;
  /**
   * One SQL value that differs as soon as the words of any event may, where these come from rows that change without the
   * event. So that telling whether a feed is as it was need not put all its words together.
   */
  words?: string;
}

/**
 * What a feature puts into calendars, said in its `<feature>.deadlines.ts`: no name of a person and no topic, in a scope
 * that the access table of the feature would give too. It runs under row-level security, with those of other features in
 * one statement.
 */
export type CalendarSource = (scope: CalendarScope, parameters: Parameters) => EventSelect;

const TYPES: Readonly<Record<keyof EventRow, string>> = {
  uid: 'text',
  sequence: 'int',
  created_at: 'timestamptz',
  changed_at: 'timestamptz',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  on_date: 'date',
  status: 'text',
  summary: 'text',
  location: 'text',
  path: 'text',
};
const NAMES = Object.keys(TYPES).filter((name): name is keyof EventRow => name in TYPES);

/** The SQL of all events of several features. */
export const eventsSql = (selects: readonly EventSelect[]): string =>
  selects
    .map(
      ({ columns, from }) =>
        `select ${NAMES.map((name) => `(${columns[name]})::${TYPES[name]} as ${name}`).join(', ')} from ${from}`,
    )
    .join(' union all ');

/** What tells whether events are as they were. */
export interface EventOutline {
  count: number;
  sequences: number;
  changed_at: string | null;
  words: readonly (string | null)[];
}

/** The SQL of the outline of all events of several features, as JSON. */
export const outlineSql = (selects: readonly EventSelect[]): string =>
  `(select json_build_object('count', count(*), 'sequences', coalesce(sum(e.sequence), 0), 'changed_at', max(e.changed_at),
    'words', json_build_array(${selects.map(({ words }) => words ?? 'null').join(', ')})) from (${eventsSql(selects)}) e)`;

/** The SQL of one event as a JSON object, for an event that a record tells of itself. */
export const eventJsonSql = (columns: EventColumns): string =>
  `json_build_object(${NAMES.map((name) => `'${name}', (${columns[name]})::${TYPES[name]}`).join(', ')})`;

/** @param publicUrl the address of this system: its host makes the uid unique in the world */
export function toEvent(row: EventRow, publicUrl: string): CalendarEvent {
  return {
    uid: `${row.uid}@${new URL(publicUrl).hostname}`,
    sequence: row.sequence,
    createdAt: new Date(row.created_at),
    changedAt: new Date(row.changed_at),
    when:
      row.starts_at !== null && row.ends_at !== null
        ? { startsAt: new Date(row.starts_at), endsAt: new Date(row.ends_at) }
        : { date: row.on_date ?? '' },
    status: row.status,
    summary: row.summary,
    location: row.location,
    url: row.path === null ? null : `${publicUrl}/app${row.path}`,
  };
}
