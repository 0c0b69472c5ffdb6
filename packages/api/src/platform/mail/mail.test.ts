import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { startTestSystem, type TestSystem } from '../../../test/harness.js';
import { type MailServer, refusal, startMailServer } from '../../../test/mail-server.js';
import { defineMessage } from './message.js';
import { renderHtml, renderText } from './render-mail.js';
import { dailyDigest, sendDigests } from './send-digests.job.js';
import { tellOutside } from './tell.js';

const NEWS = { name: 'news', delivery: 'AT_ONCE', choosable: true } as const;
const news = defineMessage<{ about: string }>({
  kind: 'news',
  group: NEWS,
  write: ({ about }) => ({
    subject: 'HR appointment',
    paragraphs: [`Something about ${about} has changed.`],
    facts: [['When', 'Tuesday 1 December, 10:15am']],
    button: { label: 'Open it', path: '/app/bookings' },
  }),
});
const key = defineMessage<{ link: string }>({
  kind: 'key',
  group: { name: 'account', delivery: 'AT_ONCE', choosable: false },
  secret: true,
  write: ({ link }) => ({
    subject: 'Your link',
    paragraphs: ['It works once.'],
    button: { label: 'Go', path: link },
  }),
});

let server: MailServer;
let system: TestSystem;
let world: Consortium;

const told = (about: string, to: { id: string } = world.people.manager, more = {}) =>
  tellOutside(
    { database: system.app.database, publicUrl: 'https://office.example' },
    news,
    { personId: to.id },
    { about },
    more,
  );
const deliver = () => system.app.database.queue.drain('send-mail');
const rows = async () =>
  (await system.app.database.jobs.query('select * from mails order by created_at, id')).rows;

beforeAll(async () => {
  server = await startMailServer();
  system = await startTestSystem({ SMTP_URL: server.url, MAIL_FROM: 'Back office <office@example.org>' });
  world = await arrangeConsortium(system.em);
  // Here a second attempt need not wait.
  await system.app.database.jobs.query('update pgboss.queue set retry_delay = 0, retry_backoff = false');
});

beforeEach(() => {
  server.mails.length = 0;
  server.answer = undefined;
});

afterEach(async () => {
  await system.app.database.jobs
    .query('truncate mails, mail_choices, pgboss.job_common')
    .catch(() =>
      system.app.database.jobs.query('delete from mails; delete from mail_choices; delete from pgboss.job'),
    );
});

afterAll(async () => {
  await system?.close();
  await server?.close();
});

describe('a mail', () => {
  it('arrives as text and as HTML with the same words, from whom we said, and in nobody else’s name', async () => {
    await told('<b>Tom & Co</b>');
    await deliver();
    const [mail] = server.mails;
    expect(server.mails).toHaveLength(1);
    expect(mail?.subject).toBe('HR appointment');
    expect(mail?.from?.text).toContain('office@example.org');
    expect(mail?.text).toContain('Something about <b>Tom & Co</b> has changed.');
    expect(mail?.html).toContain('Something about &lt;b&gt;Tom &amp; Co&lt;/b&gt; has changed.');
    expect(mail?.text).toContain('https://office.example/app/bookings');
    const [row] = await rows();
    expect(row).toMatchObject({ status: 'SENT', attempts: 1, error: null });
    expect(mail?.messageId).toBe(`<${row.id}@example.org>`);
  });

  it('is not told twice under one key', async () => {
    expect(await told('x', world.people.manager, { key: 'reminder:1' })).toBe(true);
    expect(await told('x', world.people.manager, { key: 'reminder:1' })).toBe(false);
    await deliver();
    expect(server.mails).toHaveLength(1);
  });

  it('is forgotten word for word once it was sent, where it opens something', async () => {
    const context = { database: system.app.database, publicUrl: 'https://office.example' };
    await tellOutside(context, key, { email: 'new@example.org' }, { link: '/app/accept?token=abc' });
    await deliver();
    expect(server.mails[0]?.text).toContain('token=abc');
    expect(JSON.stringify(await rows())).not.toContain('abc');
  });

  it('comes to nothing where the change it is about does', async () => {
    const { database } = system.app;
    const call = await system.as(world.people.manager);
    const before = (await database.jobs.query('select count(*) from pgboss.job')).rows[0].count;
    // A booking that fails at its end takes what it told with it.
    await call(
      `mutation { bookSlot(input: {serviceId: "${world.advice.id}", startsAt: "2020-01-01T10:00:00Z", durationMinutes: 45, subject: "x"}) { id } }`,
    );
    expect((await database.jobs.query('select count(*) from pgboss.job')).rows[0].count).toBe(before);
    expect(await rows()).toHaveLength(0);
  });
});

describe('choices', () => {
  const choose = async (delivery: string) => {
    const call = await system.as(world.people.manager);
    await system.app.database.jobs.query(
      `insert into mail_choices (id, person_id, message_group, delivery, created_at) values (gen_random_uuid(), $1, 'news', $2, now())`,
      [world.people.manager.id, delivery],
    );
    return call;
  };

  it('keep in the console what somebody wants no mail of', async () => {
    const call = await choose('NEVER');
    await told('quiet');
    await deliver();
    expect(server.mails).toHaveLength(0);
    const { data } = await call('{ mails { total items { subject status sentAt text can } } }');
    expect(data.mails).toMatchObject({
      total: 1,
      items: [{ subject: 'HR appointment', status: 'KEPT', sentAt: null }],
    });
    expect(data.mails.items[0].text).toContain('quiet');
  });

  it('gather a day’s messages into one, once', async () => {
    await choose('DAILY');
    await told('one');
    await told('two');
    await deliver();
    expect(server.mails).toHaveLength(0);
    const { database } = system.app;
    for (let i = 0; i < 2; i += 1) {
      await database.queue.send(sendDigests, {});
      await database.queue.drain(sendDigests.name);
    }
    await deliver();
    expect(server.mails.map((mail) => mail.subject)).toEqual(['2 things since yesterday']);
    expect((await rows()).map((row) => row.status)).toEqual(['SENT', 'SENT', 'SENT']);
  });

  it('are made by oneself, of what there is a say in', async () => {
    const call = await system.as(world.people.staff);
    const account = await call('mutation { chooseMail(group: "account", delivery: NEVER) { id } }');
    expect(account.errors?.[0]?.extensions.fields).toHaveProperty('group');
    const nonsense = await call('mutation { chooseMail(group: "nonsense", delivery: NEVER) { id } }');
    expect(nonsense.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const chosen = await call(
      'mutation { chooseMail(group: "bookings", delivery: DAILY) { id delivery choosable } }',
    );
    expect(chosen.data.chooseMail).toContainEqual({ id: 'bookings', delivery: 'DAILY', choosable: true });
    const others = await (await system.as(world.people.manager))('{ mailChoices { id delivery } }');
    expect(others.data.mailChoices).toContainEqual({ id: 'bookings', delivery: 'AT_ONCE' });
  });
});

describe('reading', () => {
  it('is for the reader alone, also within an organisation and for the coordinator', async () => {
    await told('mine');
    const [row] = await rows();
    for (const person of [world.people.staff, world.people.coordinator, world.people.otherManager]) {
      const call = await system.as(person);
      expect((await call('{ mails { total } }')).data.mails.total).toBe(0);
      expect((await call(`{ mail(id: "${row.id}") { text } }`)).data.mail).toBeNull();
      const read = await call(`mutation { readMail(id: "${row.id}") { id } }`);
      expect(read.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('is noted', async () => {
    await told('a');
    await told('b');
    const call = await system.as(world.people.manager);
    const { data } = await call('{ mails(filter: {unread: true}) { items { id } } }');
    await call(`mutation { readMail(id: "${data.mails.items[0].id}") { readAt } }`);
    expect((await call('{ mails(filter: {unread: true}) { total } }')).data.mails.total).toBe(1);
    expect((await call('mutation { readAllMail }')).data.readAllMail).toBe(1);
    expect((await call('{ mails(filter: {unread: false}) { total } }')).data.mails.total).toBe(2);
  });
});

describe('a mail server', () => {
  it('that says not now is asked again', async () => {
    let asked = 0;
    server.answer = () => (++asked < 3 ? refusal(451, 'Try later') : undefined);
    await told('again');
    await deliver();
    expect(server.mails).toHaveLength(1);
    expect((await rows())[0]).toMatchObject({ status: 'SENT', attempts: 3 });
  });

  it('that says never is believed: the mail is a dead letter, and the coordinator sees it without its words', async () => {
    server.answer = () => refusal(550, 'No such mailbox');
    await told('lost');
    await deliver();
    expect((await rows())[0]).toMatchObject({ status: 'FAILED', attempts: 1 });
    const call = await system.as(world.people.coordinator);
    const { data } = await call('{ failedJobs { job error } }');
    expect(data.failedJobs).toHaveLength(1);
    expect(data.failedJobs[0]).toMatchObject({ job: 'send-mail', error: expect.stringContaining('550') });
    const manager = await system.as(world.people.manager);
    expect((await manager('{ failedJobs { id } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    // Mended: it is tried again.
    server.answer = undefined;
    await system.app.database.jobs.query(`update mails set status = 'WAITING'`);
    expect((await call('mutation { retryFailedJobs(job: "send-mail") }')).data.retryFailedJobs).toBe(1);
    await deliver();
    expect(server.mails).toHaveLength(1);
  });

  it('that hangs costs the mail its turn and nothing else', async () => {
    const silent: Server = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const other = await startTestSystem({
      SMTP_URL: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      MAIL_FROM: 'office@example.org',
    });
    try {
      const there = await arrangeConsortium(other.em);
      const { database } = other.app;
      const context = { database, publicUrl: 'https://office.example' };
      await tellOutside(context, news, { personId: there.people.manager.id }, { about: 'hanging' });
      const sending = database.queue.drain('send-mail');
      // Meanwhile everything else works.
      const call = await other.as(there.people.manager);
      expect((await call('{ mails { total } }')).data.mails.total).toBe(1);
      await sending;
      const { rows: found } = await database.jobs.query('select status, attempts, error from mails');
      expect(found[0]).toMatchObject({ status: 'WAITING', attempts: 1, error: expect.any(String) });
    } finally {
      await other.close();
      silent.close();
    }
  }, 60_000);
});

describe('the template', () => {
  it('says the same in both forms and lets no word become markup', () => {
    const hostile = {
      subject: '"><script>',
      paragraphs: ["<img src=x onerror='x'>"],
      facts: [['a<', 'b&']] as const,
    };
    expect(renderText(hostile, 'https://x')).toContain("<img src=x onerror='x'>");
    const html = renderHtml(hostile, 'https://x');
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('a&lt;');
    expect(html).toContain('lang="en-GB"');
  });

  it('knows one from several', () => {
    expect(dailyDigest.write({ subjects: ['x'] }).subject).toBe('One thing since yesterday');
  });
});
