import { setTimeout as sleep } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/core';
import { Booking } from '../src/features/bookings/booking.entity.js';
import { buildBooking } from '../src/features/bookings/booking.factory.js';
import { CalendarFeed } from '../src/features/calendar/calendar-feed.entity.js';
import { buildCalendarFeed } from '../src/features/calendar/calendar-feed.factory.js';
import { ENTITIES } from '../src/features/entities.js';
import { Organisation } from '../src/features/organisations/organisation.entity.js';
import { buildOrganisation } from '../src/features/organisations/organisation.factory.js';
import { Membership, Person } from '../src/features/people/person.entity.js';
import { buildMembership, buildPerson } from '../src/features/people/person.factory.js';
import { FeedLinks } from '../src/platform/calendar/feed-links.js';
import { ormConfig } from '../src/platform/db/database.js';
import { filling } from './fill-database.js';
import { type Finding, finding, shown } from './report.js';
import type { ServerProcess } from './server-process.js';

const EVENTS = 1_000;
/** Each feed may be asked for sixty times a minute, so that a measurement takes several. */
const FEEDS = 8;
const HOUR = 3_600_000;

/** What a calendar of 1,000 events costs to fetch, and to be told that it has not changed. */
export async function measureFeeds(
  server: ServerProcess,
  databaseUrl: string,
  secret: string,
  times: number,
): Promise<{ lines: string[][]; findings: Finding[] }> {
  const feeds = await arrangeFeeds(databaseUrl);
  const links = new FeedLinks(secret, server.url);
  const urls = feeds.map(({ id, revision }) => links.urlOf({ id, revision }));
  let asked = 0;
  const ask = async (n: number, tag?: string) => {
    asked += 1;
    const headers = {
      'x-forwarded-for': `10.1.${asked >> 8}.${asked & 255}`,
      ...(tag ? { 'if-none-match': tag } : {}),
    };
    const start = performance.now();
    const response = await fetch(urls[n % FEEDS] ?? '', { headers });
    const text = await response.text();
    return {
      ms: performance.now() - start,
      status: response.status,
      text,
      tag: response.headers.get('etag'),
    };
  };

  await sleep(500);
  const tags: string[] = [];
  for (let n = 0; n < FEEDS; n += 1) {
    const first = await ask(n);
    const events = first.text.split('BEGIN:VEVENT').length - 1;
    if (events !== EVENTS)
      throw new Error(`A feed has ${events} events: ${first.status} ${first.text.slice(0, 200)}`);
    tags.push(first.tag ?? '');
  }
  const measure = async (status: number, tagOf: (n: number) => string | undefined) => {
    const taken: number[] = [];
    for (let n = 0; n < times; n += 1) {
      const answer = await ask(n, tagOf(n));
      if (answer.status !== status) throw new Error(`A feed answers ${answer.status} instead of ${status}`);
      taken.push(answer.ms);
    }
    return taken;
  };
  const same = await measure(304, (n) => tags[n % FEEDS]);
  const whole = await measure(200, () => undefined);
  const [fetched, unchanged] = [percentile(whole, 95), percentile(same, 95)];
  return {
    lines: [
      ['fetched', `${shown(percentile(whole, 50))} ms`, `${shown(fetched)} ms`],
      ['not modified', `${shown(percentile(same, 50))} ms`, `${shown(unchanged)} ms`],
    ],
    findings: [
      finding('calendar feed of 1,000 events: p95', fetched, { atMost: 60 }, ' ms'),
      finding('calendar feed not modified: p95', unchanged, { atMost: 5 }, ' ms'),
    ],
  };
}

/** A member with 1,000 appointments in the stretch that feeds show, and managers who subscribe to them. */
async function arrangeFeeds(databaseUrl: string) {
  const orm = await MikroORM.init(ormConfig(databaseUrl, ENTITIES));
  try {
    return await filling(databaseUrl, orm, async (insert, client) => {
      const { rows } = await client.query<Pick<Booking, 'provider' | 'category' | 'service' | 'adviser'>>(
        `select s.provider_id as provider, s.category_id as category, s.id as service, a.person_id as adviser
         from services s join service_advisers a on a.service_id = s.id limit 1`,
      );
      const [served] = rows;
      if (!served) throw new Error('Nobody offers a service');
      const member = buildOrganisation();
      const managers = Array.from({ length: FEEDS }, () => buildPerson());
      const feeds = managers.map(({ id }) =>
        buildCalendarFeed({ person: id, organisation: member.id, scope: 'ORGANISATION' }),
      );
      await insert(Organisation, [member]);
      await insert(Person, managers);
      await insert(
        Membership,
        managers.map(({ id }) => buildMembership({ person: id, organisation: member.id })),
      );
      await insert(
        Booking,
        Array.from({ length: EVENTS }, (_, n) =>
          buildBooking({
            ...served,
            organisation: member.id,
            bookedBy: managers[n % FEEDS]?.id ?? '',
            startsAt: new Date(Math.trunc(Date.now() / HOUR) * HOUR + (n - 100) * 8 * HOUR),
          }),
        ),
      );
      await insert(CalendarFeed, feeds);
      return feeds;
    });
  } finally {
    await orm.close(true);
  }
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0;
}
