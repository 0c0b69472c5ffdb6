import { createHash } from 'node:crypto';
import { buildCalendar } from '../../platform/calendar/build-calendar.js';
import {
  type CalendarScope,
  type CalendarSource,
  type EventOutline,
  type EventRow,
  type EventSelect,
  eventsSql,
  outlineSql,
  toEvent,
} from '../../platform/calendar/calendar-source.js';
import type { NamedFeed } from '../../platform/calendar/feed-links.js';
import type { OpenFeed } from '../../platform/calendar/serve-feeds.js';
import { now } from '../../platform/clock.js';
import { Parameters } from '../../platform/db/condition-sql.js';
import type { Database } from '../../platform/db/database.js';
import { queryPrepared } from '../../platform/db/prepared.js';
import { readAs } from '../../platform/db/read-as.js';
import { addDays, londonDate, toInstant } from '../../platform/local-time.js';
import type { FeedScope } from './feed-scope.js';

const DAYS_BACK = 90;
const DAYS_AHEAD = 400;
/** Goes up when the same events are written in another way, so that calendars fetch them anew. */
const FORMAT = 1;
const HOUR = 3_600_000;

const sources: CalendarSource[] = [];

/** Adds a feature's events to all calendars; `app.ts` calls it, once a feature. */
export function addCalendarEvents(source: CalendarSource): void {
  if (!sources.includes(source)) sources.push(source);
}

interface FeedRow {
  id: string;
  person_id: string;
  organisation_id: string;
  organisation: string;
  scope: FeedScope;
  revision: number;
  last_fetched_at: Date | null;
  changed_at: Date;
}

// Asked anew each time, under the role that looks up sign-ins too: a lost membership closes the feed at once.
const FIND = `
select f.id, f.person_id, f.organisation_id, o.name as organisation, f.scope, f.revision, f.last_fetched_at, f.changed_at
from public.calendar_feeds f
join public.organisations o on o.id = f.organisation_id and o.archived_at is null
where f.id = $1 and f.revision = $2 and f.revoked_at is null and exists (
  select from public.memberships m where m.person_id = f.person_id and m.organisation_id = f.organisation_id
    and m.archived_at is null and (f.scope = 'PERSON' or m.role = 'MANAGER'))`;

/**
 * Opens the feed that an address names, as long as its owner may read it. The events are read under row-level security
 * of the one organisation, whatever the features say.
 */
export async function openFeed(
  database: Database,
  publicUrl: string,
  named: NamedFeed,
): Promise<OpenFeed | null> {
  const [feed] = await queryPrepared<FeedRow>(database.auth, FIND, [named.id, named.revision]);
  if (!feed) return null;
  const scope = scopeOf(feed);
  const outline = await readOutline(database, scope);
  await recordFetch(database, feed);
  return {
    tag: digestOf([FORMAT, publicUrl, feed.revision, feed.organisation, outline]),
    changedAt: new Date(Math.max(feed.changed_at.getTime(), Date.parse(outline.changed_at ?? '') || 0)),
    async write() {
      const rows = await readEvents(database, scope);
      const name = feed.scope === 'PERSON' ? `My appointments, ${feed.organisation}` : feed.organisation;
      return buildCalendar(
        rows.map((row) => toEvent(row, publicUrl)),
        { method: 'PUBLISH', name },
      );
    },
  };
}

function scopeOf(feed: FeedRow): CalendarScope {
  const today = londonDate(now().getTime());
  const midnight = (days: number) => new Date(toInstant(addDays(today, days), '00:00'));
  return {
    whose: feed.scope,
    personId: feed.person_id,
    organisationId: feed.organisation_id,
    from: midnight(-DAYS_BACK),
    to: midnight(DAYS_AHEAD),
    calledOffSince: midnight(-DAYS_BACK),
  };
}

const readOutline = async (database: Database, scope: CalendarScope): Promise<EventOutline> =>
  (await readOf(database, scope, outlineSql)) as EventOutline;

const digestOf = (facts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);

const readEvents = async (database: Database, scope: CalendarScope): Promise<EventRow[]> =>
  (await readOf(database, scope, inOrder)) as EventRow[];

const inOrder = (selects: readonly EventSelect[]): string =>
  `(select coalesce(json_agg(e order by coalesce(e.starts_at, e.on_date::timestamptz), e.uid), '[]') from (${eventsSql(selects)}) e)`;

function readOf(
  database: Database,
  scope: CalendarScope,
  json: (selects: readonly EventSelect[]) => string,
): Promise<unknown> {
  const parameters = new Parameters();
  return readAs(
    (text, values) => queryPrepared(database.app, text, values),
    { orgIds: `{${scope.organisationId}}`, personId: scope.personId },
    json(sources.map((source) => source(scope, parameters))),
    '',
    parameters,
  );
}

// To the hour, so that a calendar that only asks whether anything is new writes nothing most of the time.
async function recordFetch(database: Database, feed: FeedRow): Promise<void> {
  const at = now();
  if (feed.last_fetched_at && at.getTime() - feed.last_fetched_at.getTime() < HOUR) return;
  await queryPrepared(database.auth, 'update public.calendar_feeds set last_fetched_at = $2 where id = $1', [
    feed.id,
    at,
  ]);
}
