import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Document, Packer, Paragraph } from 'docx';
import { raiseReviewTasksJob } from '../src/features/law-changes/raise-review-tasks.job.js';
import { offerEditions } from '../src/features/policies/offer-editions.job.js';
import { TemplateCategory } from '../src/features/templates/template.entity.js';
import { buildTemplateCategory } from '../src/features/templates/template.factory.js';
import { now } from '../src/platform/clock.js';
import { addDays, londonDate } from '../src/platform/local-time.js';
import { Mail } from '../src/platform/mail/mail.entity.js';
import { arrangeConsortium, type Consortium } from './consortium.js';
import { type Call, startTestSystem, type TestSystem } from './harness.js';
import { upload } from './upload.js';

let system: TestSystem;
let world: Consortium;
let coordinator: Call;
let adviser: Call;
let manager: Call;
let otherManager: Call;
let trustee: Call;
let staff: Call;
let shelf: string;

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  shelf = system.em.create(TemplateCategory, buildTemplateCategory()).id;
  await system.em.flush();
  const { people } = world;
  coordinator = await system.as(people.coordinator, 'consortium');
  adviser = await system.as(people.adviser);
  manager = await system.as(people.manager);
  otherManager = await system.as(people.otherManager);
  trustee = await system.as(people.trustee);
  staff = await system.as(people.staff);
  await system.cookieOf(people.bookingStaff);
});
afterAll(() => system?.close());

const today = () => londonDate(now().getTime());
const ok = async (call: Call, query: string, variables: object = {}) => {
  const answer = await call(query, variables as Record<string, unknown>);
  expect(answer.errors).toBeUndefined();
  return answer.data;
};

const TEXT = '## Reporting\n\nRing before nine.\n\n## Notes\n\nA note after seven days.\n';
const SUBMIT = 'mutation ($id: ID!) { submitTemplateVersion(id: $id) { id } }';
const PUBLISH = 'mutation ($id: ID!) { publishTemplateVersion(id: $id) { id } }';

async function publish(version: string): Promise<void> {
  await ok(adviser, SUBMIT, { id: version });
  await ok(coordinator, PUBLISH, { id: version });
}

async function publishTemplate(title: string): Promise<{ template: string; version: string }> {
  const CREATE =
    'mutation ($input: CreateTemplateInput!) { createTemplate(input: $input) { id openVersion { id } } }';
  const input = {
    title,
    kind: 'HR_POLICY',
    source: 'TEXT',
    categoryId: shelf,
    audience: ['ALL_STAFF'],
    acknowledgedBy: ['ALL_STAFF'],
    necessity: 'FUNDERS',
    because: 'Funders ask for it.',
    reviewMonths: 12,
    summary: 'About it.',
    text: TEXT,
  };
  const { createTemplate } = await ok(adviser, CREATE, { input });
  await publish(createTemplate.openVersion.id);
  return { template: createTemplate.id, version: createTemplate.openVersion.id };
}

/** The library's next edition, and the drafts that members get of it. */
async function publishNext(template: string, from: string, to: string, change: 'MATERIAL' | 'MINOR') {
  const DRAFT = 'mutation ($id: ID!) { draftTemplateVersion(templateId: $id) { id text version } }';
  const WRITE = `mutation ($id: ID!, $input: UpdateTemplateVersionInput!, $version: Int!) {
    updateTemplateVersion(id: $id, input: $input, version: $version) { id } }`;
  const { draftTemplateVersion: draft } = await ok(adviser, DRAFT, { id: template });
  const input = { text: draft.text.replace(from, to), change, changeSummary: `${to} Not: ${from}` };
  await ok(adviser, WRITE, { id: draft.id, input, version: draft.version });
  await publish(draft.id);
  await system.app.database.queue.send(offerEditions, {});
  await system.app.database.queue.drain();
}

const ADOPT =
  'mutation ($input: AdoptTemplateInput!) { adoptTemplate(input: $input) { id openVersion { id } } }';
const WORDING = 'mutation ($id: ID!, $text: String) { changeWording(policyId: $id, text: $text) { id } }';
const SEND =
  'mutation ($id: ID!, $approverIds: [ID!]!) { sendPolicyForApproval(id: $id, approverIds: $approverIds, needed: 1) { id } }';
const WAITING = '{ policiesToApprove { id sha256 policyVersion { id } } }';
const APPROVE = 'mutation ($id: ID!, $sha256: String!) { approvePolicy(id: $id, sha256: $sha256) { id } }';
const MEETING =
  'mutation ($id: ID!, $on: Date!) { adoptAtMeeting(id: $id, heldOn: $on, minute: "minute 4") { id } }';
const TAKE = 'mutation ($id: ID!) { takeTemplateVersion(policyId: $id) { openVersion { id clashes text } } }';
const TO_READ =
  '{ policiesToRead { id policyId number hasReadEarlier changeSummary acknowledgedAt acknowledgedNumber sha256 } }';
const OPEN = 'query ($id: ID!) { policyToRead(policyVersionId: $id) { id sha256 html isInForce } }';
const CONFIRM =
  'mutation ($id: ID!, $sha: String!) { acknowledgePolicy(policyVersionId: $id, sha256: $sha) { isOfVersionInForce versionNumber } }';
const RECORDS =
  'query ($id: ID!) { acknowledgements(filter: { policyId: $id }) { items { versionNumber round sha256 person { name } } } }';
const PROGRESS = 'query ($id: ID!) { acknowledgementProgress(policyId: $id) { versionNumber asked done } }';

async function begin(version: string, call = manager): Promise<{ policy: string; draft: string }> {
  const { adoptTemplate } = await ok(call, ADOPT, { input: { templateVersionId: version } });
  return { policy: adoptTemplate.id, draft: adoptTemplate.openVersion.id };
}

async function adoptByTrustee(draft: string): Promise<void> {
  await ok(manager, SEND, { id: draft, approverIds: [world.people.trustee.id] });
  const { policiesToApprove } = await ok(trustee, WAITING);
  const mine = policiesToApprove.find(
    (one: { policyVersion: { id: string } }) => one.policyVersion.id === draft,
  );
  await ok(trustee, APPROVE, { id: mine.id, sha256: mine.sha256 });
  await system.app.database.queue.drain();
}

/** Those who were asked by mail to read a policy, by name, in the order of asking. */
async function askedBy(policy: string): Promise<string[]> {
  const mails = await system.em
    .fork()
    .find(Mail, { kind: 'policy-to-read', key: { $like: `ask-${policy}-%` } }, { orderBy: { id: 'ASC' } });
  const names = new Map(Object.values(world.people).map(({ id, name }) => [id, name]));
  return mails.map(({ person }) => names.get(person ?? '') ?? '');
}

const mine = async (policy: string) =>
  (await ok(staff, TO_READ)).policiesToRead.find((one: { policyId: string }) => one.policyId === policy);

describe('a policy, its library and its readers', () => {
  it('is adopted, confirmed, changed in the library, merged, and asked for again; the first record stands', async () => {
    const { template, version } = await publishTemplate('Sickness absence');
    const { policy, draft } = await begin(version);
    const own = TEXT.replace('Ring before nine.', 'Ring Mandeep before nine.');
    await ok(manager, WORDING, { id: policy, text: own });
    await adoptByTrustee(draft);
    const everybody = ['Bola Adeyemi', 'Mandeep Gill', 'Stella Frost'];
    expect((await askedBy(policy)).sort()).toEqual(everybody);

    const first = await mine(policy);
    const { policyToRead: shown } = await ok(staff, OPEN, { id: first.id });
    expect(shown.html).toContain('Ring Mandeep before nine.');
    await ok(staff, CONFIRM, { id: shown.id, sha: shown.sha256 });
    expect((await ok(manager, PROGRESS, { id: policy })).acknowledgementProgress).toMatchObject({
      asked: 3,
      done: 1,
    });

    await publishNext(template, 'A note after seven days.', 'A note after eight days.', 'MATERIAL');
    const { openVersion } = (await ok(manager, TAKE, { id: policy })).takeTemplateVersion;
    expect(openVersion).toMatchObject({ clashes: 0 });
    expect(openVersion.text).toContain('Ring Mandeep before nine.');
    expect(openVersion.text).toContain('A note after eight days.');
    await adoptByTrustee(openVersion.id);

    expect((await askedBy(policy)).sort()).toEqual([...everybody, ...everybody].sort());
    expect(await mine(policy)).toMatchObject({
      number: 2,
      hasReadEarlier: true,
      acknowledgedAt: null,
      changeSummary: 'A note after eight days. Not: A note after seven days.',
    });
    expect((await ok(manager, PROGRESS, { id: policy })).acknowledgementProgress).toMatchObject({
      versionNumber: 2,
      done: 0,
    });
    expect((await ok(manager, RECORDS, { id: policy })).acknowledgements.items).toEqual([
      { versionNumber: 1, round: 1, sha256: shown.sha256, person: { name: 'Stella Frost' } },
    ]);
    // What they were shown then is what stands there still.
    expect((await ok(staff, OPEN, { id: shown.id })).policyToRead).toEqual({ ...shown, isInForce: false });

    const second = await mine(policy);
    await ok(staff, CONFIRM, { id: second.id, sha: second.sha256 });
    await publishNext(template, 'A note', 'One note', 'MINOR');
    const small = (await ok(manager, TAKE, { id: policy })).takeTemplateVersion.openVersion;
    await adoptByTrustee(small.id);
    expect(await askedBy(policy)).toHaveLength(6);
    expect(await mine(policy)).toMatchObject({ number: 3, acknowledgedNumber: 2 });
    expect((await ok(manager, PROGRESS, { id: policy })).acknowledgementProgress).toMatchObject({
      versionNumber: 3,
      done: 1,
    });
  });

  it('that is adopted anew while somebody reads: what they confirm counts for what they were shown', async () => {
    const { template, version } = await publishTemplate('Flexible hours');
    const { policy, draft } = await begin(version);
    await adoptByTrustee(draft);
    const { policyToRead: shown } = await ok(staff, OPEN, { id: (await mine(policy)).id });
    await publishNext(template, 'Ring before nine.', 'Ring before ten.', 'MATERIAL');
    const { openVersion } = (await ok(manager, TAKE, { id: policy })).takeTemplateVersion;
    const [confirmed, adopted] = await Promise.all([
      staff(CONFIRM, { id: shown.id, sha: shown.sha256 }),
      manager(MEETING, { id: openVersion.id, on: today() }),
    ]);
    expect(adopted.errors).toBeUndefined();
    expect(confirmed.data.acknowledgePolicy.versionNumber).toBe(1);
    expect(await mine(policy)).toMatchObject({ number: 2, acknowledgedAt: null, hasReadEarlier: true });
    const late = await ok(staff, CONFIRM, { id: shown.id, sha: shown.sha256 });
    expect(late.acknowledgePolicy).toEqual({ isOfVersionInForce: false, versionNumber: 1 });
  });

  it('asks those who are added to its readers, and nobody twice', async () => {
    const { version } = await publishTemplate('Parental leave');
    const { policy, draft } = await begin(version);
    await adoptByTrustee(draft);
    expect(await askedBy(policy)).toHaveLength(3);
    const READ = 'query ($id: ID!) { policy(id: $id) { version } }';
    const UPDATE =
      'mutation ($id: ID!, $input: UpdatePolicyInput!, $version: Int!) { updatePolicy(id: $id, input: $input, version: $version) { id } }';
    await ok(manager, UPDATE, {
      id: policy,
      input: { acknowledgedBy: ['ALL_STAFF', 'TRUSTEES'] },
      version: (await ok(manager, READ, { id: policy })).policy.version,
    });
    await system.app.database.queue.drain();
    expect((await askedBy(policy)).slice(3)).toEqual(['Tom Ashby']);
  });
});

describe('a document that a member brought, for a reader without a sign-in', () => {
  const ADD = `mutation ($input: AddOwnPolicyInput!) { addOwnPolicy(input: $input) { id currentVersion { id sha256 } } }`;
  const LINK =
    'query ($token: String!) { openPolicyByLink(token: $token) { title html documentUrl documentName sha256 } }';
  const get = (url: string) => system.app.server.inject({ method: 'GET', url });

  async function bring(name: string, content: Buffer, title: string): Promise<string> {
    const cookie = await system.cookieOf(world.people.manager);
    const { body } = await upload(system, cookie, name, content, { purpose: 'PolicyVersion' });
    const input = { title, fileId: body.id, adoptedOn: '2026-03-31', acknowledgedBy: ['VOLUNTEERS'] };
    const { addOwnPolicy } = await ok(manager, ADD, { input });
    await system.app.database.queue.drain('ask-to-acknowledge');
    const [mail] = await system.em
      .fork()
      .find(Mail, { kind: 'policy-to-read-by-link', key: { $like: `ask-${addOwnPolicy.id}-%` } });
    expect(mail?.subject).not.toContain(title);
    return /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  }

  it('is shown and fetched by their link, until it ends', async () => {
    const CREATE = `mutation { createPolicyReader(input: { name: "Nan Poole", email: "nan@example.org", audiences: [VOLUNTEERS] }) { id } }`;
    const reader = (await ok(manager, CREATE)).createPolicyReader.id;
    const word = await Packer.toBuffer(
      new Document({ sections: [{ children: [new Paragraph('Sign for your keys.')] }] }),
    );
    const token = await bring('keys.docx', word, 'Keys');
    const opened = (await ok(system.anybody, LINK, { token })).openPolicyByLink;
    expect(opened).toMatchObject({ title: 'Keys', documentName: 'keys.docx' });
    expect(opened.html).toContain('Sign for your keys.');
    const fetched = await get(opened.documentUrl);
    expect(fetched.statusCode).toBe(200);
    expect(fetched.rawPayload.equals(word)).toBe(true);
    expect(fetched.headers).toMatchObject({
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
      'content-disposition': expect.stringContaining('attachment'),
    });
    expect((await get('/reading/made-up/document')).statusCode).toBe(404);
    await ok(manager, `mutation { archivePolicyReader(id: "${reader}") { id } }`);
    expect((await get(opened.documentUrl)).statusCode).toBe(404);
  });
});

describe('a law change', () => {
  const ENTER = 'mutation ($input: CreateLawChangeInput!) { createLawChange(input: $input) { id } }';
  const UPDATE =
    'mutation ($id: ID!, $input: UpdateLawChangeInput!, $version: Int!) { updateLawChange(id: $id, input: $input, version: $version) { id } }';
  const TASKS =
    'query ($law: ID!) { reviewTasks(filter: { lawChangeId: $law }) { items { policyId doneAt outcome doneBy { name } } } }';
  const REVIEW = 'mutation ($id: ID!) { reviewPolicy(id: $id) { id } }';
  const WITHDRAW = 'mutation ($id: ID!) { withdrawPolicy(id: $id, reason: "We have no such staff.") { id } }';

  it('that comes into force needs exactly the members that hold such a policy, until they reviewed it', async () => {
    const { template, version } = await publishTemplate('Zero hours');
    const unconcerned = await publishTemplate('Bicycles');
    const held = await begin(version);
    await ok(manager, MEETING, { id: held.draft, on: today() });
    const theirs = await begin(version, otherManager);
    await ok(otherManager, MEETING, { id: theirs.draft, on: today() });
    const bicycles = await begin(unconcerned.version, otherManager);
    await ok(otherManager, MEETING, { id: bicycles.draft, on: today() });
    const input = {
      title: 'Notice of shifts',
      what: 'Two weeks ahead.',
      status: 'PLANNED',
      inForceOn: null,
      templateIds: [template],
    };
    const law = (await ok(coordinator, ENTER, { input })).createLawChange.id;
    await system.app.database.queue.drain('raise-review-tasks');
    expect((await ok(manager, TASKS, { law })).reviewTasks.items).toEqual([]);
    const change = { status: 'IN_FORCE', inForceOn: addDays(today(), 1) };
    await ok(coordinator, UPDATE, { id: law, input: change, version: 1 });
    await system.app.database.queue.drain('raise-review-tasks');
    const open = { doneAt: null, outcome: null, doneBy: null };
    expect((await ok(manager, TASKS, { law })).reviewTasks.items).toEqual([
      { policyId: held.policy, ...open },
    ]);
    expect((await ok(otherManager, TASKS, { law })).reviewTasks.items).toEqual([
      { policyId: theirs.policy, ...open },
    ]);

    // Each keeper hears of it once, and the subject tells nothing.
    await system.app.database.queue.send(raiseReviewTasksJob, {});
    await system.app.database.queue.drain('raise-review-tasks');
    const mails = await system.em.fork().find(Mail, { kind: 'policy-reviews-asked' });
    expect(mails.map(({ person }) => person).sort()).toEqual(
      [world.people.manager.id, world.people.otherManager.id].sort(),
    );
    expect(mails[0]).toMatchObject({ subject: 'Something to review' });
    expect(mails[0]?.text).toContain('Zero hours');

    await ok(manager, REVIEW, { id: held.policy });
    expect((await ok(manager, TASKS, { law })).reviewTasks.items).toMatchObject([
      { outcome: 'NO_CHANGE', doneBy: { name: 'Mandeep Gill' } },
    ]);
    expect((await ok(otherManager, TASKS, { law })).reviewTasks.items).toMatchObject([open]);
    await ok(otherManager, WITHDRAW, { id: theirs.policy });
    await system.app.database.queue.drain('raise-review-tasks');
    expect((await ok(otherManager, TASKS, { law })).reviewTasks.items).toMatchObject([
      { outcome: 'NOT_CONCERNED' },
    ]);
  });

  it('is looked at for a policy that is adopted afterwards', async () => {
    const { template, version } = await publishTemplate('Holiday pay');
    const input = {
      title: 'Holiday in the first year',
      what: 'It builds up each day.',
      status: 'CONFIRMED',
      inForceOn: addDays(today(), 60),
      templateIds: [template],
    };
    const law = (await ok(coordinator, ENTER, { input })).createLawChange.id;
    await system.app.database.queue.drain('raise-review-tasks');
    const { policy, draft } = await begin(version);
    await ok(manager, MEETING, { id: draft, on: today() });
    await system.app.database.queue.drain('raise-review-tasks');
    expect((await ok(manager, TASKS, { law })).reviewTasks.items).toMatchObject([
      { policyId: policy, outcome: null },
    ]);
  });
});
