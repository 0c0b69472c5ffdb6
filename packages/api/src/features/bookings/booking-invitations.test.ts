import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { bookingIn, MONDAY } from '../../../test/book.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { startTestSystem, type TestSystem } from '../../../test/harness.js';
import { type MailServer, startMailServer } from '../../../test/mail-server.js';
import { freezeClock } from '../../platform/clock.js';

let server: MailServer;
let system: TestSystem;
let world: Consortium;
const { book } = bookingIn(() => world);

beforeAll(async () => {
  freezeClock(MONDAY);
  server = await startMailServer();
  system = await startTestSystem({ SMTP_URL: server.url, MAIL_FROM: 'Back office <office@example.org>' });
  world = await arrangeConsortium(system.em);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
  await server?.close();
});

/** The calendar entries of the mails that come now, each as both parsers read it. */
async function delivered() {
  server.mails.length = 0;
  await system.app.database.queue.drain('send-mail');
  return server.mails.map((mail) => {
    const text = mail.attachments
      .find(({ contentType }) => contentType === 'text/calendar')
      ?.content.toString('utf8');
    if (text === undefined) throw new Error(`“${mail.subject}” has no calendar entry`);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const [event] = calendar.getAllSubcomponents('vevent');
    const [byNode] = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
    const read = {
      uid: String(event?.getFirstPropertyValue('uid')),
      sequence: Number(event?.getFirstPropertyValue('sequence')),
      status: String(event?.getFirstPropertyValue('status')),
    };
    expect(byNode).toMatchObject({ uid: read.uid, status: read.status });
    return {
      ...read,
      method: calendar.getFirstPropertyValue('method'),
      attendees: event?.getAllProperties('attendee').map((one) => one.getFirstValue()),
      organiser: event?.getFirstPropertyValue('organizer'),
      to: [mail.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => `mailto:${address}`)),
      text,
    };
  });
}

describe('the mails about an appointment', () => {
  it('bring its calendar entry to everybody concerned, and take it back by a higher sequence', async () => {
    const manager = await system.as(world.people.manager);
    const mine = await book(manager, { sharedWith: [world.people.trustee.id] });
    const invited = await delivered();
    expect(invited).toHaveLength(3);
    for (const entry of invited) {
      expect(entry).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', sequence: 0 });
      expect(entry.organiser).toBe('mailto:office@example.org');
      expect(entry.attendees).toEqual(entry.to);
      expect(entry.text).not.toMatch(/long absence|Mandeep|Aisha|Alan|Tom Ashby/);
    }
    await manager('mutation ($id: ID!) { cancelBooking(id: $id, reason: "Plans changed") { id } }', {
      id: mine.id,
    });
    const recalled = await delivered();
    expect(recalled).toHaveLength(3);
    for (const entry of recalled) {
      expect(entry).toMatchObject({
        method: 'CANCEL',
        status: 'CANCELLED',
        sequence: 1,
        uid: invited[0]?.uid,
      });
      expect(entry.attendees).toEqual(entry.to);
    }
  });
});
