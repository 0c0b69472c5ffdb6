import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { arrangePolicy, publishVersion } from '../../../test/adopted-policy.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock, now } from '../../platform/clock.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { Mail } from '../../platform/mail/mail.entity.js';
import { Membership } from '../people/person.entity.js';
import { Policy } from '../policies/policy.entity.js';
import { Acknowledgement } from './acknowledgement.entity.js';
import { buildPolicyReader } from './acknowledgement.factory.js';
import { askToAcknowledge } from './ask-readers.job.js';
import { PolicyReader } from './policy-reader.entity.js';

const TO_READ = `{ policiesToRead { id title number dueOn hasReadEarlier changeSummary acknowledgedAt acknowledgedNumber sha256 } }`;
const OPEN = `query ($id: ID!) { policyToRead(policyVersionId: $id) { id title number sha256 html isInForce dueOn acknowledgedAt acknowledgedNumber hasReadEarlier } }`;
const CONFIRM = `mutation ($id: ID!, $sha: String!, $key: String) { acknowledgePolicy(policyVersionId: $id, sha256: $sha, idempotencyKey: $key)
  { id versionNumber policyTitle isOfVersionInForce way person { name } } }`;
const PROGRESS = `query ($id: ID!) { acknowledgementProgress(policyId: $id) { id versionNumber asked done late can
  people { personId readerId name isLate canBeWrittenTo acknowledgedAt acknowledgedNumber way } } }`;
const RECORDS = `query ($policy: ID) { acknowledgements(filter: { policyId: $policy }) { total items { versionNumber way readerName round person { name } enteredBy { name } } } }`;
const PAPER = `mutation ($input: PaperAcknowledgementsInput!) { enterPaperAcknowledgements(input: $input) { asked done people { name way acknowledgedAt } } }`;
const REMIND = `mutation ($id: ID!) { remindToAcknowledge(policyId: $id) { asked done } }`;
const LINK = `query ($token: String!) { openPolicyByLink(token: $token) { organisationName readerName title number sha256 html acknowledgedAt isInForce } }`;
const BY_LINK = `mutation ($token: String!, $sha: String!) { acknowledgeByLink(token: $token, sha256: $sha) { acknowledgedAt isInForce } }`;

let system: TestSystem;
let world: Consortium;
let manager: Call;
let staff: Call;
let policy: Policy;
let version: Awaited<ReturnType<typeof arrangePolicy>>['version'];

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
  staff = await system.as(world.people.staff);
});
afterAll(() => system.close());

beforeEach(async () => {
  ({ policy, version } = arrangePolicy(system.em, {
    organisation: world.member.id,
    owner: world.people.trustee.id,
  }));
  await system.em.flush();
});
afterEach(async () => {
  freezeClock(null);
  await system.em.nativeUpdate(Policy, { status: 'CURRENT' }, { status: 'WITHDRAWN' });
});

const confirm = (who: Call, of = version) => who(CONFIRM, { id: of.id, sha: of.sha256 });
const progress = async (who = manager) =>
  (await who(PROGRESS, { id: policy.id })).data.acknowledgementProgress;
const mailsOf = async (kind: string) => {
  await system.app.database.queue.drain();
  return system.em.fork().find(Mail, { kind, createdAt: { $gte: policy.createdAt } });
};

describe('what somebody is asked to read', () => {
  it('lists it with a date, shows exactly what was adopted, and takes the confirmation once', async () => {
    const listed = (await staff(TO_READ)).data.policiesToRead;
    expect(listed).toMatchObject([
      { id: version.id, title: 'Sickness absence', acknowledgedAt: null, hasReadEarlier: false },
    ]);
    const shown = (await staff(OPEN, { id: version.id })).data.policyToRead;
    expect(shown).toMatchObject({ sha256: version.sha256, isInForce: true, number: 1 });
    expect(shown.html).toContain('ring before nine');
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(staff)));
    expect(new Set(answers.map(({ data }) => data.acknowledgePolicy.id)).size).toBe(1);
    expect(answers[0]?.data.acknowledgePolicy).toMatchObject({
      way: 'ONLINE',
      isOfVersionInForce: true,
      person: { name: 'Stella Frost' },
    });
    expect((await staff(TO_READ)).data.policiesToRead[0].acknowledgedAt).not.toBeNull();
    expect(await system.em.fork().count(Acknowledgement, { policy: policy.id })).toBe(1);
  });

  it('refuses another text than the one adopted, a draft, and what is not their organisation’s', async () => {
    const other = await staff(CONFIRM, { id: version.id, sha: 'b'.repeat(64) });
    expect(other.errors?.[0]?.extensions.reason).toBe('CHANGED_MEANWHILE');
    const stranger = await system.as(world.people.otherStaff);
    expect((await confirm(stranger)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await stranger(OPEN, { id: version.id })).data.policyToRead).toBeNull();
    const coordinator = await system.as(world.people.coordinator, 'consortium');
    expect((await confirm(coordinator)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await system.anybody(TO_READ)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await staff(CONFIRM, { id: 'nothing', sha: '' })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await system.em.fork().count(Acknowledgement, { policy: policy.id })).toBe(0);
  });

  it('asks by audience: trustees, volunteers, new starters and role holders, and the public never', async () => {
    const askedFor = async (...audiences: Policy['acknowledgedBy']) => {
      policy.acknowledgedBy = audiences;
      await system.em.flush();
      return ((await progress())?.people ?? []).map(({ name }: { name: string }) => name).sort();
    };
    expect(await askedFor('ALL_STAFF')).toEqual(['Bola Adeyemi', 'Mandeep Gill', 'Stella Frost']);
    expect(await askedFor('MANAGERS')).toEqual(['Mandeep Gill']);
    expect(await askedFor('TRUSTEES', 'VOLUNTEERS')).toEqual(['Tom Ashby', 'Vera Lund']);
    expect(await askedFor('ROLE_HOLDERS')).toEqual(['Tom Ashby']);
    expect(await askedFor('PUBLIC')).toEqual([]);
    await system.em.nativeUpdate(
      Membership,
      { person: world.people.manager.id },
      { createdAt: new Date(now().getTime() - 400 * 86_400_000) },
    );
    expect(await askedFor('NEW_STARTERS')).toEqual(['Bola Adeyemi', 'Stella Frost']);
  });

  it('shows up among what needs them, until they confirm', async () => {
    const mine = `{ deadlines { id sentence who path } }`;
    const before = (await staff(mine)).data.deadlines;
    expect(before).toContainEqual(
      expect.objectContaining({
        id: `to-read-${version.id}`,
        sentence: 'Read “Sickness absence” and confirm that you did',
      }),
    );
    await confirm(staff);
    const after = (await staff(mine)).data.deadlines.map(({ id }: { id: string }) => id);
    expect(after).not.toContain(`to-read-${version.id}`);
  });
});

describe('a new version', () => {
  it('asks again after a material change and not after a minor one; what was confirmed stays', async () => {
    await confirm(staff);
    const minor = await publishVersion(system.em, policy, version, { round: 1 });
    expect(await progress()).toMatchObject({ versionNumber: 2, asked: 3, done: 1 });
    expect((await staff(TO_READ)).data.policiesToRead).toMatchObject([
      { id: minor.id, acknowledgedNumber: 1 },
    ]);
    const material = await publishVersion(system.em, policy, minor, { round: 2 });
    expect(await progress()).toMatchObject({ versionNumber: 3, asked: 3, done: 0 });
    expect((await staff(TO_READ)).data.policiesToRead).toMatchObject([
      {
        id: material.id,
        hasReadEarlier: true,
        acknowledgedAt: null,
        changeSummary: 'Ring before nine, not before ten.',
      },
    ]);
    expect((await manager(RECORDS, { policy: policy.id })).data.acknowledgements).toMatchObject({
      total: 1,
      items: [{ versionNumber: 1, round: 1, person: { name: 'Stella Frost' } }],
    });
  });

  it('that comes out while somebody reads: it counts for the version shown, and the new one still misses them', async () => {
    const shown = (await staff(OPEN, { id: version.id })).data.policyToRead;
    await publishVersion(system.em, policy, version, { round: 2 });
    const answer = await staff(CONFIRM, { id: shown.id, sha: shown.sha256 });
    expect(answer.data.acknowledgePolicy).toMatchObject({ versionNumber: 1, isOfVersionInForce: false });
    expect(await progress()).toMatchObject({ versionNumber: 2, done: 0 });
    expect((await staff(OPEN, { id: shown.id })).data.policyToRead).toMatchObject({ isInForce: false });
  });
});

describe('progress', () => {
  it('is told with names to managers and to owner and deputy, and to nobody else', async () => {
    await confirm(staff);
    expect(await progress()).toMatchObject({ asked: 3, done: 1, can: ['remind', 'enterPaper'] });
    const owner = await system.as(world.people.trustee);
    const seen = await progress(owner);
    expect(seen).toMatchObject({ asked: 3, can: ['remind'] });
    expect(seen.people.map(({ name }: { name: string }) => name)).toEqual([
      'Bola Adeyemi',
      'Mandeep Gill',
      'Stella Frost',
    ]);
    expect(await progress(staff)).toBeNull();
    expect(await progress(await system.as(world.people.otherManager))).toBeNull();
    const coordinator = await system.as(world.people.coordinator, 'consortium');
    const refused = await coordinator(PROGRESS, { id: policy.id });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await coordinator(RECORDS)).data?.acknowledgements?.items ?? []).toEqual([]);
    const volunteer = await system.as(world.people.volunteer);
    expect((await volunteer(RECORDS, { policy: policy.id })).data.acknowledgements.total).toBe(0);
    expect((await staff(RECORDS, { policy: policy.id })).data.acknowledgements.total).toBe(1);
    const all = await manager('{ acknowledgementProgresses { id asked } }');
    expect(all.data.acknowledgementProgresses).toEqual([{ id: policy.id, asked: 3 }]);
    expect((await staff('{ acknowledgementProgresses { id } }')).data.acknowledgementProgresses).toEqual([]);
  });

  it('counts who is late', async () => {
    freezeClock(new Date(now().getTime() + 30 * 86_400_000));
    expect(await progress(await system.as(world.people.manager))).toMatchObject({ late: 3 });
  });
});

describe('a printed list', () => {
  const signedOn = () => londonDate(now().getTime());

  it('is entered by the manager, for people and readers, and leaves earlier confirmations alone', async () => {
    policy.acknowledgedBy = ['ALL_STAFF', 'VOLUNTEERS'];
    const reader = system.em.create(
      PolicyReader,
      buildPolicyReader({ organisation: world.member.id, name: 'Ned on Saturdays' }),
    );
    await system.em.flush();
    await confirm(staff);
    const people = [world.people.staff.id, world.people.volunteer.id];
    const answer = await manager(PAPER, {
      input: { policyVersionId: version.id, signedOn: signedOn(), personIds: people, readerIds: [reader.id] },
    });
    expect(answer.data.enterPaperAcknowledgements).toMatchObject({ asked: 5, done: 3 });
    const { items } = (await manager(RECORDS, { policy: policy.id })).data.acknowledgements;
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ way: 'ONLINE', person: { name: 'Stella Frost' } }),
        expect.objectContaining({
          way: 'PAPER',
          person: { name: 'Vera Lund' },
          enteredBy: { name: 'Mandeep Gill' },
        }),
        expect.objectContaining({ way: 'PAPER', readerName: 'Ned on Saturdays' }),
      ]),
    );
    await manager(`mutation { archivePolicyReader(id: "${reader.id}") { id } }`);
  });

  it('is refused to others, for other people, for days to come and days before the version', async () => {
    const input = { policyVersionId: version.id, signedOn: signedOn(), personIds: [world.people.staff.id] };
    const staffTries = await staff(PAPER, { input });
    expect(staffTries.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const otherTries = await (await system.as(world.people.otherManager))(PAPER, { input });
    expect(otherTries.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const fieldsOf = async (changes: object) =>
      Object.keys(
        (await manager(PAPER, { input: { ...input, ...changes } })).errors?.[0]?.extensions.fields ?? {},
      );
    expect(await fieldsOf({ personIds: [world.people.otherStaff.id] })).toEqual(['personIds']);
    expect(await fieldsOf({ personIds: [] })).toEqual(['personIds']);
    expect(await fieldsOf({ signedOn: addDays(signedOn(), 1) })).toEqual(['signedOn']);
    expect(await fieldsOf({ signedOn: addDays(signedOn(), -30) })).toEqual(['signedOn']);
    expect(await system.em.fork().count(Acknowledgement, { policy: policy.id })).toBe(0);
  });
});

describe('mails', () => {
  const askAll = async (versionId: string) => {
    await system.app.database.queue.send(askToAcknowledge, { policyVersionId: versionId });
    await system.app.database.queue.drain();
  };

  beforeEach(async () => {
    for (const person of Object.values(world.people)) await system.cookieOf(person);
  });

  it('ask once at adoption, remind while something is left, and stop when it is done', async () => {
    await askAll(version.id);
    await askAll(version.id);
    expect(await mailsOf('policy-to-read')).toHaveLength(3);
    await confirm(staff);
    expect((await manager(REMIND, { id: policy.id })).data.remindToAcknowledge).toEqual({
      asked: 3,
      done: 1,
    });
    await manager(REMIND, { id: policy.id });
    const reminded = await mailsOf('policies-left-to-read');
    expect(reminded.map(({ person }) => person).sort()).toEqual(
      [world.people.manager.id, world.people.bookingStaff.id].sort(),
    );
    expect(reminded[0]?.subject).not.toContain('Sickness');
    const minor = await publishVersion(system.em, policy, version, { round: 1 });
    await askAll(minor.id);
    const asked = await mailsOf('policy-to-read');
    expect(asked.filter(({ person }) => person === world.people.staff.id)).toHaveLength(1);
    expect((await staff(REMIND, { id: policy.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('bring readers without a sign-in a link of their own, which works once and for them', async () => {
    policy.acknowledgedBy = ['VOLUNTEERS'];
    const reader = system.em.create(
      PolicyReader,
      buildPolicyReader({ organisation: world.member.id, name: 'Nan Poole', email: 'nan@example.org' }),
    );
    await system.em.flush();
    await system.app.database.queue.send(askToAcknowledge, { policyVersionId: version.id });
    const token = await tokenOf(reader);
    const opened = (await system.anybody(LINK, { token })).data.openPolicyByLink;
    expect(opened).toMatchObject({
      organisationName: 'Riverbank Pantry',
      readerName: 'Nan Poole',
      sha256: version.sha256,
      acknowledgedAt: null,
    });
    const stale = await system.anybody(BY_LINK, { token, sha: 'c'.repeat(64) });
    expect(stale.errors?.[0]?.extensions.reason).toBe('CHANGED_MEANWHILE');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => system.anybody(BY_LINK, { token, sha: version.sha256 })),
    );
    expect(new Set(answers.map(({ data }) => data.acknowledgeByLink.acknowledgedAt)).size).toBe(1);
    expect(await system.em.fork().find(Acknowledgement, { reader: reader.id })).toMatchObject([
      { way: 'LINK' },
    ]);
    freezeClock(new Date(now().getTime() + 31 * 86_400_000));
    expect((await system.anybody(LINK, { token })).data.openPolicyByLink).toBeNull();
    freezeClock(null);
    await manager(`mutation { archivePolicyReader(id: "${reader.id}") { id } }`);
    expect((await system.anybody(LINK, { token })).data.openPolicyByLink).toBeNull();
    const gone = await system.anybody(BY_LINK, { token, sha: version.sha256 });
    expect(gone.errors?.[0]?.extensions.reason).toBe('LINK_GONE');
  });

  it('end where the address of the reader was wrong: whoever got it reads and confirms nothing', async () => {
    policy.acknowledgedBy = ['VOLUNTEERS'];
    const reader = system.em.create(
      PolicyReader,
      buildPolicyReader({ organisation: world.member.id, name: 'Nan Poole', email: 'wrong@example.org' }),
    );
    await system.em.flush();
    await system.app.database.queue.send(askToAcknowledge, { policyVersionId: version.id });
    const token = await tokenOf(reader);
    const change = `mutation ($id: ID!, $input: UpdatePolicyReaderInput!, $version: Int!) { updatePolicyReader(id: $id, input: $input, version: $version) { version } }`;
    const renamed = await manager(change, {
      id: reader.id,
      input: { name: 'Nan Poole-Hart', email: 'Wrong@example.org' },
      version: 1,
    });
    expect((await system.anybody(LINK, { token })).data.openPolicyByLink.readerName).toBe('Nan Poole-Hart');
    const { version: next } = renamed.data.updatePolicyReader;
    expect(
      (await manager(change, { id: reader.id, input: { email: 'right@example.org' }, version: next })).errors,
    ).toBeUndefined();
    expect((await system.anybody(LINK, { token })).data.openPolicyByLink).toBeNull();
    expect(
      (await system.app.server.inject({ method: 'GET', url: `/reading/${token}/document` })).statusCode,
    ).toBe(404);
    const gone = await system.anybody(BY_LINK, { token, sha: version.sha256 });
    expect(gone.errors?.[0]?.extensions.reason).toBe('LINK_GONE');
    await manager(REMIND, { id: policy.id });
    await system.app.database.queue.drain('remind-of-policy');
    const mails = await system.em
      .fork()
      .find(Mail, { to: 'right@example.org', kind: 'policy-to-read-by-link' });
    expect(mails).toHaveLength(1);
  });

  it('cannot be guessed: wrong links are counted and then refused', async () => {
    const codes = [];
    for (let tries = 0; tries < 25; tries += 1)
      codes.push((await system.anybody(LINK, { token: `wrong ${tries}` })).errors?.[0]?.extensions.code);
    expect(codes).toContain('RATE_LIMITED');
  });

  // What is told to whom is kept until it is sent: the queue is not drained before the link is read.
  async function tokenOf(reader: PolicyReader): Promise<string> {
    await system.app.database.queue.drain('ask-to-acknowledge');
    const [mail] = await system.em.fork().find(Mail, { to: reader.email, kind: 'policy-to-read-by-link' });
    return /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  }
});

describe('readers without a sign-in', () => {
  const CREATE = `mutation ($input: CreatePolicyReaderInput!) { createPolicyReader(input: $input) { id name email audiences can version } }`;

  it('are kept by managers only, and hidden from everybody else', async () => {
    const input = { name: ' Pat Lowe ', email: 'Pat@Example.org', audiences: ['VOLUNTEERS', 'VOLUNTEERS'] };
    const made = (await manager(CREATE, { input })).data.createPolicyReader;
    expect(made).toMatchObject({ name: 'Pat Lowe', email: 'pat@example.org', audiences: ['VOLUNTEERS'] });
    const list = `{ policyReaders(filter: { q: "Pat" }) { items { name } } }`;
    expect((await manager(list)).data.policyReaders.items).toEqual([{ name: 'Pat Lowe' }]);
    for (const person of [world.people.staff, world.people.trustee])
      expect((await (await system.as(person))(list)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const other = await system.as(world.people.otherManager);
    expect((await other(list)).data.policyReaders.items).toEqual([]);
    const UPDATE = `mutation ($v: Int!) { updatePolicyReader(id: "${made.id}", input: { email: null }, version: $v) { email version } }`;
    expect((await other(UPDATE, { v: 1 })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await manager(UPDATE, { v: 1 })).data.updatePolicyReader.email).toBeNull();
    expect((await manager(UPDATE, { v: 1 })).errors?.[0]?.extensions.reason).toBe('STALE_VERSION');
    const wrong = await manager(CREATE, { input: { name: ' ', email: 'nobody', audiences: [] } });
    expect(Object.keys(wrong.errors?.[0]?.extensions.fields ?? {}).sort()).toEqual([
      'audiences',
      'email',
      'name',
    ]);
    await manager(`mutation { archivePolicyReader(id: "${made.id}") { id } }`);
    const restored = await manager(`mutation { restorePolicyReader(id: "${made.id}") { archivedAt } }`);
    expect(restored.data.restorePolicyReader.archivedAt).toBeNull();
    await manager(`mutation { archivePolicyReader(id: "${made.id}") { id } }`);
  });
});
