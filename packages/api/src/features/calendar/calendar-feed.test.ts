import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { bookingIn, errorOf, MONDAY } from '../../../test/book.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner, asRole, refusalOf } from '../../../test/database-role.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';
import { bookingInvitation } from '../bookings/invite-to-booking.js';

const FEEDS = '{ me { calendarFeeds { id scope url lastFetchedAt can version organisation { id name } } } }';
const CREATE = `mutation ($scope: CalendarScope!) { createCalendarFeed(scope: $scope) { id scope url lastFetchedAt can } }`;
const ROTATE = `mutation ($id: ID!, $version: Int) { rotateCalendarFeed(id: $id, version: $version) { id url version } }`;
const REVOKE = `mutation ($id: ID!) { revokeCalendarFeed(id: $id) { id url } }`;
const CANCEL = `mutation ($id: ID!) { cancelBooking(id: $id, reason: "Plans changed") { id } }`;
const CONFIRM = `mutation ($id: ID!) { confirmBooking(id: $id) { id } }`;
const MOVE = `mutation ($id: ID!, $input: RescheduleBookingInput!) { rescheduleBooking(id: $id, input: $input) { id startsAt } }`;
const DAY = 86_400_000;

let system: TestSystem;
let world: Consortium;
let manager: Call;
let adviser: Call;
let address = 0;
const { book } = bookingIn(() => world);

beforeAll(async () => {
  freezeClock(MONDAY);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
  adviser = await system.as(world.people.adviser);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

/** Asks as a calendar program does: nobody is signed in. Each test has an address of its own. */
function ask(url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') {
  const remoteAddress = `10.0.0.${address}`;
  return system.app.server.inject({ method, url: new URL(url).pathname, headers, remoteAddress });
}

/** The feed of somebody, made where they have none yet. */
async function feedOf(call: Call, scope = 'PERSON'): Promise<{ id: string; url: string }> {
  const find = async () =>
    (await call(FEEDS)).data.me.calendarFeeds.find((feed: { scope: string }) => feed.scope === scope);
  if (!(await find())) await call(CREATE, { scope });
  return find();
}

interface Read {
  uid: string;
  sequence: number;
  status: string;
  summary: string;
  start: string;
}

/** The events of a calendar, on which two parsers agree. */
function eventsOf(text: string): Read[] {
  const byIcal = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
    const { uid, sequence, summary, startDate } = new ICAL.Event(one);
    const status = String(one.getFirstPropertyValue('status'));
    return { uid, sequence, status, summary, start: startDate.toJSDate().toISOString() };
  });
  const byNode = Object.values(nodeIcal.sync.parseICS(text)).flatMap((one) =>
    one?.type === 'VEVENT'
      ? [
          {
            uid: one.uid,
            sequence: Number(one.sequence),
            status: String(one.status),
            summary: String(one.summary),
            start: one.start.toISOString(),
          },
        ]
      : [],
  );
  const sorted = (events: Read[]) => [...events].sort((a, b) => (a.uid < b.uid ? -1 : 1));
  expect(sorted(byNode)).toEqual(sorted(byIcal));
  return byIcal;
}

const uidOf = (bookingId: string) => `booking-${bookingId}@127.0.0.1`;

async function eventIn(url: string, bookingId: string): Promise<Read | undefined> {
  const answer = await ask(url);
  expect(answer.statusCode).toBe(200);
  return eventsOf(answer.body).find((event) => event.uid === uidOf(bookingId));
}

describe('a calendar feed', () => {
  it('is read by its address alone, as a calendar that nobody else keeps', async () => {
    await book(manager);
    const { url } = await feedOf(manager);
    const answer = await ask(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      'content-disposition': 'inline; filename="calendar.ics"',
      'last-modified': MONDAY.toUTCString(),
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const head = await ask(url, {}, 'HEAD');
    expect({ status: head.statusCode, etag: head.headers.etag, body: head.body }).toEqual({
      status: 200,
      etag: answer.headers.etag,
      body: '',
    });
  });

  it('holds what its owner booked, was named to or serves, and no more', async () => {
    const named = await book(manager, {
      sharedWith: [world.people.trustee.id],
      adviserId: world.people.adviser.id,
    });
    const colleagues = await book(await system.as(world.people.bookingStaff), {
      adviserId: world.people.secondAdviser.id,
    });
    const has = async (call: Call, scope?: string) => {
      const text = (await ask((await feedOf(call, scope)).url)).body;
      return [named, colleagues].map(({ id }) => text.includes(uidOf(id)));
    };
    expect(await has(manager)).toEqual([true, false]);
    expect(await has(await system.as(world.people.trustee))).toEqual([true, false]);
    expect(await has(adviser)).toEqual([true, false]);
    expect(await has(await system.as(world.people.staff))).toEqual([false, false]);
    expect(await has(manager, 'ORGANISATION')).toEqual([true, true]);
    expect(await has(await system.as(world.people.providerManager), 'ORGANISATION')).toEqual([true, true]);
    expect(await has(await system.as(world.people.otherManager), 'ORGANISATION')).toEqual([false, false]);
  });

  it('says what kind of appointment it is, and nothing about whom or what', async () => {
    address += 1;
    const mine = await book(manager, { subject: 'Zebra grievance', details: 'Zebra details' });
    for (const scope of ['PERSON', 'ORGANISATION']) {
      const { body } = await ask((await feedOf(manager, scope)).url);
      expect(eventsOf(body).find(({ uid }) => uid === uidOf(mine.id))?.summary).toBe('HR appointment');
      expect(body).toContain(`URL:http://127.0.0.1:4000/app/bookings/`);
      expect(body).not.toMatch(/Zebra|Mandeep|Aisha|Alan|ATTENDEE|ORGANIZER/);
    }
  });

  it('follows an appointment by the same uid and a sequence that only grows', async () => {
    address += 1;
    const { url } = await feedOf(manager);
    const request = await book(manager, { serviceId: world.cases.id, adviserId: world.people.adviser.id });
    const seen = [await eventIn(url, request.id)];
    await adviser(CONFIRM, { id: request.id });
    seen.push(await eventIn(url, request.id));
    const startsAt = new Date(Date.parse(request.startsAt) + 15 * 60_000).toISOString();
    await manager(MOVE, { id: request.id, input: { startsAt } });
    seen.push(await eventIn(url, request.id));
    await manager(MOVE, { id: request.id, input: { startsAt } });
    seen.push(await eventIn(url, request.id));
    await manager(CANCEL, { id: request.id });
    seen.push(await eventIn(url, request.id));
    expect(seen.map((event) => event && [event.sequence, event.status, event.start])).toEqual([
      [0, 'TENTATIVE', request.startsAt],
      [1, 'CONFIRMED', request.startsAt],
      [2, 'TENTATIVE', startsAt],
      [2, 'TENTATIVE', startsAt],
      [3, 'CANCELLED', startsAt],
    ]);
    expect(seen.at(-1)?.summary).toBe('Cancelled: HR appointment');
  });

  it('tells that a request ran out, and forgets what was called off after 90 days', async () => {
    address += 1;
    const { url } = await feedOf(manager);
    const request = await book(manager, { serviceId: world.cases.id, adviserId: world.people.adviser.id });
    try {
      freezeClock(new Date('2026-11-26T10:00:00Z'));
      await asOwner(system.databaseUrl, 'select app.expire_requests($1, null)', [
        new Date('2026-11-26T10:00:00Z'),
      ]);
      expect(await eventIn(url, request.id)).toMatchObject({ sequence: 1, status: 'CANCELLED' });
      freezeClock(new Date(Date.parse('2026-11-26T10:00:00Z') + 90 * DAY));
      expect(await eventIn(url, request.id)).toMatchObject({ status: 'CANCELLED' });
      freezeClock(new Date(Date.parse('2026-11-26T10:00:00Z') + 91 * DAY));
      expect(await eventIn(url, request.id)).toBeUndefined();
    } finally {
      freezeClock(MONDAY);
    }
  });

  it('is one of each kind, however often it is asked for at once', async () => {
    const trustee = await system.as(world.people.volunteer);
    const answers = await Promise.all(Array.from({ length: 5 }, () => trustee(CREATE, { scope: 'PERSON' })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    for (const { errors } of answers.filter((answer) => answer.errors))
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_EXISTS' });
    expect((await trustee(FEEDS)).data.me.calendarFeeds).toHaveLength(1);
  });

  it('of an organisation is for its managers, and the consortium has none', async () => {
    const staff = await system.as(world.people.staff);
    expect(errorOf(await staff(CREATE, { scope: 'ORGANISATION' }))).toMatchObject({ code: 'FORBIDDEN' });
    const coordinator = await system.as(world.people.coordinator);
    expect(errorOf(await coordinator(CREATE, { scope: 'PERSON' }))).toMatchObject({ code: 'FORBIDDEN' });
    expect((await coordinator(FEEDS)).data.me.calendarFeeds).toEqual([]);
    expect(errorOf(await system.anybody(CREATE, { scope: 'PERSON' }))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('says when it was last asked for, to the hour', async () => {
    address += 1;
    const staff = await system.as(world.people.bookingStaff);
    const { url } = await feedOf(staff);
    const lastFetched = async () => (await staff(FEEDS)).data.me.calendarFeeds[0].lastFetchedAt;
    expect(await lastFetched()).toBeNull();
    await ask(url);
    try {
      freezeClock(new Date(MONDAY.getTime() + 30 * 60_000));
      await ask(url);
      expect(await lastFetched()).toBe(MONDAY.toISOString());
      freezeClock(new Date(MONDAY.getTime() + 61 * 60_000));
      await ask(url);
      expect(await lastFetched()).toBe('2026-11-23T10:01:00.000Z');
    } finally {
      freezeClock(MONDAY);
    }
  });
});

describe('the address of a feed', () => {
  it('ends when it is renewed, and the new one opens the same calendar', async () => {
    address += 1;
    const before = await feedOf(manager);
    const { data } = await manager(ROTATE, { id: before.id });
    expect(data.rotateCalendarFeed.url).not.toBe(before.url);
    expect((await ask(before.url)).statusCode).toBe(404);
    expect((await ask(data.rotateCalendarFeed.url)).statusCode).toBe(200);
    expect(errorOf(await manager(ROTATE, { id: before.id, version: 1 }))).toMatchObject({
      reason: 'STALE_VERSION',
    });
  });

  it('ends when the feed is ended, which can be made anew', async () => {
    address += 1;
    const before = await feedOf(manager);
    expect((await manager(REVOKE, { id: before.id })).data.revokeCalendarFeed).toEqual({
      id: before.id,
      url: null,
    });
    expect((await ask(before.url)).statusCode).toBe(404);
    const after = await feedOf(manager);
    expect(after.id).not.toBe(before.id);
    expect((await ask(after.url)).statusCode).toBe(200);
    expect((await ask(before.url)).statusCode).toBe(404);
  });

  it('is for nobody else to see, renew or end', async () => {
    const { id } = await feedOf(manager);
    for (const person of [world.people.staff, world.people.otherManager, world.people.providerManager]) {
      const other = await system.as(person);
      for (const verb of [ROTATE, REVOKE])
        expect(errorOf(await other(verb, { id }))).toMatchObject({ code: 'NOT_FOUND' });
      const { data } = await other(FEEDS);
      expect(data.me.calendarFeeds.map((feed: { id: string }) => feed.id)).not.toContain(id);
    }
  });

  it('leads nowhere once its owner has lost their place, or is no manager any more', async () => {
    address += 1;
    const { people, provider } = world;
    const second = await system.as(people.secondAdviser);
    const personal = await feedOf(second);
    const whole = await feedOf(await system.as(people.providerManager), 'ORGANISATION');
    const own = await feedOf(await system.as(people.providerManager));
    const set = (change: string, person: { id: string }) =>
      asOwner(
        system.databaseUrl,
        `update memberships set ${change} where person_id = $1 and organisation_id = $2`,
        [person.id, provider.id],
      );
    await set('archived_at = now()', people.secondAdviser);
    expect((await ask(personal.url)).statusCode).toBe(404);
    await set('archived_at = null', people.secondAdviser);
    expect((await ask(personal.url)).statusCode).toBe(200);
    await set(`role = 'STAFF'`, people.providerManager);
    expect([(await ask(whole.url)).statusCode, (await ask(own.url)).statusCode]).toEqual([404, 200]);
    await set(`role = 'MANAGER'`, people.providerManager);
    const close = (at: string) =>
      asOwner(system.databaseUrl, `update organisations set archived_at = ${at} where id = $1`, [
        provider.id,
      ]);
    await close('now()');
    expect((await ask(own.url)).statusCode).toBe(404);
    await close('null');
  });

  it('cannot be guessed or bent, and a guess costs the database nothing', async () => {
    address += 1;
    const { url } = await feedOf(manager);
    const [, token = ''] = /calendar\/(.+)\.ics$/.exec(url) ?? [];
    const bent = [...token].map(
      (letter, n) => token.slice(0, n) + (letter === 'A' ? 'B' : 'A') + token.slice(n + 1),
    );
    const wrong = [
      ...bent.map((one) => `${one}.ics`),
      `${token}`,
      `${token}.ICS`,
      `${token}.ics.ics`,
      `${token}A.ics`,
      `${token.slice(0, -1)}.ics`,
      `${token}%00.ics`,
      `..%2f${token}.ics`,
      '.ics',
      `${'A'.repeat(90)}.ics`,
      'bookings.ics',
    ];
    const { auth, app } = system.app.database;
    const spies = [jest.spyOn(auth, 'query'), jest.spyOn(app, 'query')];
    try {
      for (const file of wrong) {
        const answer = await ask(`http://127.0.0.1:4000/calendar/${file}`);
        expect({ file, status: answer.statusCode }).toEqual({ file, status: 404 });
        expect(answer.body).not.toContain(token);
      }
      expect(spies.map((spy) => spy.mock.calls.length)).toEqual([0, 0]);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
    expect((await ask(url, {}, 'POST')).statusCode).toBe(404);
  });

  it('is not in the database, and one of another system opens nothing here', async () => {
    const { id, url } = await feedOf(manager);
    const rows = await asOwner<{ row: string }>(
      system.databaseUrl,
      'select f::text as row from calendar_feeds f',
    );
    for (const { row } of rows) expect(url).not.toContain(row);
    const { FeedLinks } = await import('../../platform/calendar/feed-links.js');
    const foreign = new FeedLinks('the secret of some other system than this', 'http://127.0.0.1:4000');
    expect((await ask(foreign.urlOf({ id, revision: 1 }))).statusCode).toBe(404);
  });

  it('is asked for in moderation, else it says when to come back', async () => {
    address += 1;
    const { url } = await feedOf(await system.as(world.people.trustee));
    for (let n = 0; n < 58; n += 1) await ask(url, { 'if-none-match': '*' });
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await ask(url, { 'if-none-match': '*' }));
    const last = answers.at(-1);
    expect(last?.statusCode).toBe(429);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask((await feedOf(adviser)).url)).statusCode).toBe(200);
  });
});

describe('a calendar that asks again', () => {
  it('is told in two statements that nothing is new, and that something is after any change', async () => {
    address += 1;
    const other = await system.as(world.people.otherManager);
    const { url } = await feedOf(other);
    const first = await ask(url);
    const tag = String(first.headers.etag);
    const { auth, app } = system.app.database;
    const spies = [jest.spyOn(auth, 'query'), jest.spyOn(app, 'query')];
    const again = await ask(url, { 'if-none-match': tag });
    expect(spies.map((spy) => spy.mock.calls.length)).toEqual([1, 1]);
    for (const spy of spies) spy.mockRestore();
    expect({ status: again.statusCode, body: again.body, etag: again.headers.etag }).toEqual({
      status: 304,
      body: '',
      etag: tag,
    });
    for (const tags of [`"other", ${tag}`, `W/${tag}`, '*'])
      expect((await ask(url, { 'if-none-match': tags })).statusCode).toBe(304);

    const changes: (() => Promise<unknown>)[] = [];
    let id = '';
    changes.push(async () => {
      id = (await book(other)).id;
    });
    changes.push(() => other(CANCEL, { id }));
    changes.push(() => asOwner(system.databaseUrl, `update service_categories set short_name = 'People'`));
    changes.push(() => asOwner(system.databaseUrl, `update service_categories set short_name = 'HR'`));
    let known = tag;
    for (const change of changes) {
      await change();
      const answer = await ask(url, { 'if-none-match': known });
      expect(answer.statusCode).toBe(200);
      known = String(answer.headers.etag);
    }
  });
});

describe('a booking', () => {
  const ENTRY = 'query ($id: ID!) { booking(id: $id) { id calendarEntry } }';

  it('brings its own calendar entry, for those who may know how it is arranged', async () => {
    const mine = await book(await system.as(world.people.bookingStaff), {
      adviserId: world.people.adviser.id,
    });
    const { data } = await (await system.as(world.people.bookingStaff))(ENTRY, { id: mine.id });
    expect(eventsOf(data.booking.calendarEntry)).toMatchObject([
      { uid: uidOf(mine.id), status: 'CONFIRMED', start: mine.startsAt },
    ]);
    expect(data.booking.calendarEntry).not.toMatch(/long absence|Bola|Aisha/);
    expect((await manager(ENTRY, { id: mine.id })).data.booking).toEqual({
      id: mine.id,
      calendarEntry: null,
    });
  });

  it('is an invitation for a mail, and its recall after it was cancelled', async () => {
    const mine = await book(manager);
    const query = <Row extends object>(text: string, values: readonly unknown[] = []) =>
      asOwner<Row>(system.databaseUrl, text, values);
    const invite = () => bookingInvitation(query, mine.id, 'REQUEST', 'http://127.0.0.1:4000');
    const invitation = await invite();
    expect(invitation).toMatchObject({ filename: 'appointment.ics', method: 'REQUEST' });
    await manager(CANCEL, { id: mine.id });
    const recall = await invite();
    expect(recall).toMatchObject({ method: 'CANCEL' });
    const [before] = eventsOf(invitation?.content ?? '');
    const [after] = eventsOf(recall?.content ?? '');
    expect(after).toMatchObject({
      uid: before?.uid,
      status: 'CANCELLED',
      sequence: (before?.sequence ?? 0) + 1,
    });
    expect(recall?.content).toContain('METHOD:CANCEL\r\n');
  });
});

describe('in the database', () => {
  it('feeds are kept apart by person and organisation, and looking one up changes nothing but when it was asked for', async () => {
    const { id } = await feedOf(manager);
    const url = system.databaseUrl;
    const seen = async (organisation: { id: string }, person: { id: string }) => {
      const rows = await asRole(url, 'app', organisation.id, async (sql) => {
        await sql(`select set_config('app.person_id', $1, true)`, [person.id]);
        return sql('select id from calendar_feeds where id = $1', [id]);
      });
      return rows.length;
    };
    expect(await seen(world.member, world.people.manager)).toBe(1);
    expect(await seen(world.member, world.people.staff)).toBe(0);
    expect(await seen(world.other, world.people.manager)).toBe(0);
    const asAuth = (statement: string) => refusalOf(asRole(url, 'auth', null, (sql) => sql(statement)));
    expect(await asAuth('update public.calendar_feeds set revision = 9')).toBe('42501');
    expect(await asAuth('update public.calendar_feeds set revoked_at = null')).toBe('42501');
    expect(await asAuth('update public.calendar_feeds set last_fetched_at = now()')).toBeNull();
  });
});
