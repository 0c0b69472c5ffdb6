import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Document, Packer, Paragraph } from 'docx';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { pdf, png } from '../../../test/sample-files.js';
import { download, upload } from '../../../test/upload.js';
import { freezeClock } from '../../platform/clock.js';
import { OrganisationFacts } from '../organisations/organisation-facts.entity.js';
import { Template, TemplateCategory } from '../templates/template.entity.js';
import { buildTemplate, buildTemplateCategory, buildTemplateVersion } from '../templates/template.factory.js';
import { TemplateVersion } from '../templates/template-version.entity.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;
let staff: Call;
let otherManager: Call;
let trustee: Call;
let cookie: string;
let staffCookie: string;
let category: { id: string };

const NOW = new Date('2026-11-23T10:00:00Z');

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  category = system.em.create(TemplateCategory, buildTemplateCategory());
  await system.em.flush();
  const { people } = world;
  [manager, staff, otherManager, trustee] = (await Promise.all(
    [people.manager, people.staff, people.otherManager, people.trustee].map((person) => system.as(person)),
  )) as [Call, Call, Call, Call];
  cookie = await system.cookieOf(people.manager);
  staffCookie = await system.cookieOf(people.staff);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

const ok = async (call: Call, query: string, variables: object = {}) => {
  const answer = await call(query, variables as Record<string, unknown>);
  expect(answer.errors).toBeUndefined();
  return answer.data;
};
const refused = async (call: Call, query: string, variables: object = {}) =>
  (await call(query, variables as Record<string, unknown>)).errors?.[0]?.extensions;

const TEXT = '## What we do\n\nWe are {organisation_name}.\n';

async function template(more: object = {}, text = TEXT) {
  const row = system.em.create(Template, buildTemplate({ category: category.id, ...more }));
  const version = system.em.create(TemplateVersion, buildTemplateVersion({ template: row.id, text }));
  await system.em.flush();
  return { id: row.id, version: version.id };
}

const ADOPT = `mutation ($input: AdoptTemplateInput!) { adoptTemplate(input: $input) { id openVersion { id } } }`;
const MEETING = `mutation ($id: ID!, $heldOn: Date!) { adoptAtMeeting(id: $id, heldOn: $heldOn, minute: "minute 4") { id version currentVersion { id } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdatePolicyInput!, $version: Int!) { updatePolicy(id: $id, input: $input, version: $version) { id version } }`;
const ADD = `mutation ($input: AddOwnPolicyInput!) { addOwnPolicy(input: $input) { id title status adoptedOn nextReviewOn health template { id }
  currentVersion { id origin sha256 html text file { id name } } openVersion { id status file { id } } } }`;
const REPLACE = `mutation ($policyId: ID!, $input: ReplacePolicyFileInput!) { replacePolicyFile(policyId: $policyId, input: $input) { id number status origin } }`;
const WORDING = `mutation ($policyId: ID!, $text: String) { changeWording(policyId: $policyId, text: $text) { id } }`;
const OPEN = 'mutation ($id: ID!) { openFile(id: $id) { url } }';
const DOWNLOAD = `mutation ($id: ID!, $format: DocumentFormat!) { downloadPolicy(policyVersionId: $id, format: $format) { url name } }`;

const uploaded = async (name: string, content: Buffer, as = cookie) =>
  (await upload(system, as, name, content, { purpose: 'PolicyVersion' })).body.id;

async function inForce(more: object = {}, heldOn = '2026-11-20') {
  const made = await template(more);
  const { adoptTemplate } = await ok(manager, ADOPT, { input: { templateVersionId: made.version } });
  const { adoptAtMeeting } = await ok(manager, MEETING, { id: adoptTemplate.openVersion.id, heldOn });
  return {
    policy: adoptAtMeeting.id,
    version: adoptAtMeeting.version,
    current: adoptAtMeeting.currentVersion.id,
    template: made,
  };
}

/** A Word document as Word writes it. */
const wordFile = (words: string): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(words)] }] }));

/** All words of a PDF, read by an independent reader. */
async function wordsOf(content: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(content), verbosity: 0 }).promise;
  const words: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const text = await (await document.getPage(number)).getTextContent();
    words.push(...text.items.map((item) => ('str' in item ? item.str : '')));
  }
  return words.join(' ').replace(/\s+/g, ' ');
}

describe('a policy that a member has already', () => {
  it('is in force from the day on which it was adopted, and covers a template', async () => {
    const covered = await template({ title: 'Fire safety' });
    const fileId = await uploaded('fire.docx', await wordFile('Ring the bell.'));
    const { addOwnPolicy } = await ok(manager, ADD, {
      input: { templateId: covered.id, fileId, adoptedOn: '2026-03-31', reviewMonths: 11 },
    });
    expect(addOwnPolicy).toMatchObject({
      title: 'Fire safety',
      status: 'CURRENT',
      adoptedOn: '2026-03-31',
      nextReviewOn: '2027-02-28',
      template: { id: covered.id },
      currentVersion: { origin: 'OWN_FILE', text: null, file: { name: 'fire.docx' } },
    });
    expect(addOwnPolicy.currentVersion.html).toContain('Ring the bell.');
    expect(addOwnPolicy.currentVersion.sha256).toMatch(/^[0-9a-f]{64}$/);
    const twice = await uploaded('again.docx', await wordFile('x'));
    expect((await refused(manager, ADD, { input: { templateId: covered.id, fileId: twice } }))?.reason).toBe(
      'HAS_POLICY',
    );
    // Whoever may read the policy opens its file, and nobody else.
    const { openFile } = await ok(staff, OPEN, { id: fileId });
    expect((await download(system, staffCookie, openFile.url)).status).toBe(200);
    expect((await refused(otherManager, OPEN, { id: fileId }))?.code).toBe('NOT_FOUND');
    expect((await refused(manager, WORDING, { policyId: addOwnPolicy.id, text: 'x' }))?.reason).toBe(
      'IS_A_FILE',
    );
  });

  it('covers a template of the library, and tells nothing of one that is being written', async () => {
    const hidden = system.em.create(Template, buildTemplate({ category: category.id, title: 'Secret plan' }));
    system.em.create(
      TemplateVersion,
      buildTemplateVersion({ template: hidden.id, text: TEXT, status: 'DRAFT', publishedAt: null }),
    );
    await system.em.flush();
    const fileId = await uploaded('own.pdf', pdf());
    const answer = await manager(ADD, { input: { templateId: hidden.id, fileId } });
    expect(answer.errors?.[0]?.extensions.fields).toHaveProperty('templateId');
    expect(JSON.stringify(answer)).not.toContain('Secret plan');
  });

  it('is a draft without a day, and its newer file the next version', async () => {
    const fileId = await uploaded('plan.pdf', pdf());
    const { addOwnPolicy } = await ok(manager, ADD, { input: { title: 'Our plan', fileId } });
    expect(addOwnPolicy).toMatchObject({ status: 'DRAFT', openVersion: { status: 'DRAFT' } });
    expect((await refused(staff, OPEN, { id: fileId }))?.code).toBe('NOT_FOUND');
    await ok(manager, MEETING, { id: addOwnPolicy.openVersion.id, heldOn: '2026-11-20' });
    const newer = await uploaded('plan.docx', await wordFile('Second plan.'));
    const { replacePolicyFile } = await ok(manager, REPLACE, {
      policyId: addOwnPolicy.id,
      input: { fileId: newer, change: 'MINOR' },
    });
    expect(replacePolicyFile).toMatchObject({ number: 2, status: 'DRAFT', origin: 'OWN_FILE' });
  });

  it('is a Word document or a PDF of one’s own; nothing is kept of what is refused', async () => {
    const count = async () => (await asOwner(system.databaseUrl, 'select from policies')).length;
    const before = await count();
    const text = await uploaded('plan.txt', Buffer.from('words'));
    expect((await refused(manager, ADD, { input: { title: 'A', fileId: text } }))?.fields).toHaveProperty(
      'fileId',
    );
    const theirs = await uploaded('theirs.pdf', pdf(), staffCookie);
    expect((await refused(manager, ADD, { input: { title: 'A', fileId: theirs } }))?.fields).toHaveProperty(
      'fileId',
    );
    const mine = await uploaded('mine.pdf', pdf());
    expect((await refused(staff, ADD, { input: { title: 'A', fileId: theirs } }))?.code).toBe('FORBIDDEN');
    expect((await refused(manager, ADD, { input: { fileId: mine } }))?.fields).toHaveProperty('title');
    expect(
      (await refused(manager, ADD, { input: { title: 'A', fileId: mine, adoptedOn: '2026-12-01' } }))?.fields,
    ).toHaveProperty('adoptedOn');
    expect(await count()).toBe(before);
    await ok(manager, ADD, { input: { title: 'A', fileId: mine } });
    expect((await refused(manager, ADD, { input: { title: 'B', fileId: mine } }))?.fields).toHaveProperty(
      'fileId',
    );
    expect(
      (await upload(system, cookie, 'evil.docx', Buffer.from('<html>'), { purpose: 'PolicyVersion' })).body
        .reason,
    ).toBe('FILE_TYPE');
  });
});

const HEALTH = `{ policyHealth { necessity current due overdue draft missing missingTemplates { id title } } }`;
const group = async (call: Call, necessity: string) =>
  (await ok(call, HEALTH)).policyHealth.find((one: { necessity: string }) => one.necessity === necessity);

describe('health', () => {
  it('counts by necessity: current, due within 60 days, overdue, drafts', async () => {
    const before = await group(manager, 'FUNDERS');
    await inForce({ necessity: 'FUNDERS' }, '2026-11-20');
    const due = await inForce({ necessity: 'FUNDERS' }, '2025-12-20');
    const overdue = await inForce({ necessity: 'FUNDERS' }, '2025-11-22');
    const draft = await template({ necessity: 'FUNDERS' });
    await ok(manager, ADOPT, { input: { templateVersionId: draft.version } });
    const after = await group(manager, 'FUNDERS');
    for (const name of ['current', 'due', 'overdue', 'draft']) expect(after[name] - before[name]).toBe(1);
    const LIST = `query ($filter: PolicyFilter) { policies(filter: $filter, perPage: 100) { total items { id health } } }`;
    const ids = async (health: string[]) =>
      (await ok(manager, LIST, { filter: { health, necessity: 'FUNDERS' } })).policies.items.map(
        (one: { id: string }) => one.id,
      );
    expect(await ids(['DUE'])).toEqual([due.policy]);
    expect((await ids(['OVERDUE', 'DUE'])).sort()).toEqual([due.policy, overdue.policy].sort());
    expect((await refused(staff, HEALTH))?.code).toBe('FORBIDDEN');
  });

  it('asks for the written health and safety policy from the fifth employee on', async () => {
    const made = await template({
      title: 'Health and safety policy',
      kind: 'HEALTH_AND_SAFETY',
      necessity: 'LAW',
      because: 'employers of five or more must write it down',
      applies: { minHeadcount: 5 },
    });
    const isMissing = async () =>
      (await group(manager, 'LAW')).missingTemplates.some((one: { id: string }) => one.id === made.id);
    const employ = (headcount: number) =>
      system.em.fork().nativeUpdate(OrganisationFacts, { organisation: world.member.id }, { headcount });
    await employ(4);
    expect(await isMissing()).toBe(false);
    await employ(5);
    expect(await isMissing()).toBe(true);
    const { template: asked } = await ok(
      manager,
      `query ($id: ID!) { template(id: $id) { forUs forUsBecause } }`,
      { id: made.id },
    );
    expect(asked.forUs).toBe('REQUIRED');
    expect(asked.forUsBecause).toMatch(/five or more/);
    await ok(manager, ADOPT, { input: { templateVersionId: made.version } });
    expect(await isMissing()).toBe(false);
    await employ(4);
  });

  it('reminds owner and deputy of a review, until it is done', async () => {
    const { policy, version } = await inForce({ title: 'Due soon' }, '2025-12-20');
    const mine = async (call: Call, id: string) =>
      (await ok(call, '{ deadlines { id sentence dueAt } }')).deadlines.find(
        (one: { id: string }) => one.id === id,
      );
    expect(await mine(manager, `policy-review-${policy}`)).toMatchObject({
      sentence: 'Review the policy “Due soon”',
      dueAt: '2026-12-20T23:59:59.000Z',
    });
    expect(await mine(staff, `policy-review-${policy}`)).toBeUndefined();
    await ok(manager, UPDATE, { id: policy, input: { deputyId: world.people.staff.id }, version });
    expect(await mine(staff, `policy-review-${policy}`)).toBeDefined();
    const REVIEW = `mutation ($id: ID!, $on: Date) { reviewPolicy(id: $id, nextReviewOn: $on) { nextReviewOn health } }`;
    expect((await refused(staff, REVIEW, { id: policy, on: '2026-11-23' }))?.fields).toHaveProperty(
      'nextReviewOn',
    );
    expect((await refused(staff, REVIEW, { id: policy, on: '2032-11-23' }))?.fields).toHaveProperty(
      'nextReviewOn',
    );
    expect((await ok(staff, REVIEW, { id: policy })).reviewPolicy).toEqual({
      nextReviewOn: '2027-11-23',
      health: 'CURRENT',
    });
    expect(await mine(staff, `policy-review-${policy}`)).toBeUndefined();
  });

  it('hands over what hangs on somebody who leaves', async () => {
    const { people } = world;
    const { policy, version } = await inForce();
    await ok(manager, UPDATE, {
      id: policy,
      input: { ownerId: people.bookingStaff.id, deputyId: null },
      version,
    });
    const made = await template();
    const { adoptTemplate } = await ok(manager, ADOPT, { input: { templateVersionId: made.version } });
    const SEND = `mutation ($id: ID!, $approverIds: [ID!]!) { sendPolicyForApproval(id: $id, approverIds: $approverIds, needed: 1) { id } }`;
    await ok(manager, SEND, { id: adoptTemplate.openVersion.id, approverIds: [people.bookingStaff.id] });
    const { openThings } = await ok(
      manager,
      'query ($personId: ID!) { openThings(personId: $personId) { id sentence ending candidates { id whyNot } } }',
      {
        personId: people.bookingStaff.id,
      },
    );
    const things = openThings.filter((one: { id: string }) => one.id.startsWith('policy-'));
    expect(things.map((one: { id: string }) => one.id.replace(/-[0-9a-f-]{36}$/, ''))).toEqual([
      'policy-owner',
      'policy-approver',
    ]);
    const REMOVE = `mutation ($id: ID!, $handovers: [HandoverInput!]) { removePerson(id: $id, handovers: $handovers) { id } }`;
    const handovers = things.map((one: { id: string }) => ({
      thingId: one.id,
      toPersonId: people.trustee.id,
    }));
    await ok(manager, REMOVE, { id: people.bookingStaff.id, handovers });
    const read = await ok(manager, 'query ($id: ID!) { policy(id: $id) { owner { id } } }', { id: policy });
    expect(read.policy.owner.id).toBe(people.trustee.id);
    const waiting = (await ok(trustee, '{ policiesToApprove { policyVersion { id } } }')).policiesToApprove;
    expect(waiting.map((one: { policyVersion: { id: string } }) => one.policyVersion.id)).toContain(
      adoptTemplate.openVersion.id,
    );
  });

  it('withdrawn policies stay for their managers, and are out of everybody’s way', async () => {
    const { policy, template: made } = await inForce();
    const WITHDRAW = `mutation ($id: ID!, $reason: String!) { withdrawPolicy(id: $id, reason: $reason) { status health versions { status } withdrawnBecause } }`;
    expect((await refused(manager, WITHDRAW, { id: policy, reason: ' ' }))?.fields).toHaveProperty('reason');
    const { withdrawPolicy } = await ok(manager, WITHDRAW, { id: policy, reason: 'Merged with another.' });
    expect(withdrawPolicy).toEqual({
      status: 'WITHDRAWN',
      health: 'WITHDRAWN',
      versions: [{ status: 'SUPERSEDED' }],
      withdrawnBecause: 'Merged with another.',
    });
    expect(
      (await ok(staff, 'query ($id: ID!) { policy(id: $id) { id } }', { id: policy })).policy,
    ).toBeNull();
    expect((await refused(manager, WORDING, { policyId: policy, text: TEXT }))?.reason).toBe('WRONG_STATE');
    await ok(manager, ADOPT, { input: { templateVersionId: made.version } });
  });
});

describe('what goes out', () => {
  const follow = async (link: { url: string }, as = cookie) => download(system, as, link.url);

  it('a document says whose it is, which version, since when, and whether it is in force', async () => {
    const { policy, current } = await inForce({ title: 'Whistleblowing' });
    const { downloadPolicy } = await ok(staff, DOWNLOAD, { id: current, format: 'PDF' });
    expect(downloadPolicy.name).toBe('whistleblowing-v1.pdf');
    const words = await wordsOf((await follow(downloadPolicy, staffCookie)).content);
    expect(words).toContain('We are Riverbank Pantry.');
    expect(words).toMatch(/Version 1 · 20 November 2026 · Checksum [0-9a-f]{12}/);
    expect(words).not.toContain('not adopted');
    const { changeWording } = await ok(manager, WORDING, { policyId: policy, text: `${TEXT}\nMore.\n` });
    const draft = (await ok(manager, DOWNLOAD, { id: changeWording.id, format: 'PDF' })).downloadPolicy;
    expect(await wordsOf((await follow(draft)).content)).toContain('Draft, not adopted by Riverbank Pantry');
    expect((await refused(staff, DOWNLOAD, { id: changeWording.id, format: 'PDF' }))?.code).toBe('NOT_FOUND');
    expect((await refused(otherManager, DOWNLOAD, { id: current, format: 'DOCX' }))?.code).toBe('NOT_FOUND');
    const word = (await ok(manager, DOWNLOAD, { id: current, format: 'DOCX' })).downloadPolicy;
    expect((await follow(word)).content.subarray(0, 2).toString()).toBe('PK');
    // Who looks up whistleblowing is nobody's business: nothing that the organisation reads tells it.
    const told = await asOwner(
      system.databaseUrl,
      `select from audit.changes where table_name in ('files', 'file_links') and person_id = $1 and action = 'READ'`,
      [world.people.staff.id],
    );
    expect(told).toEqual([]);
  });

  it('a board paper says what to decide and what changed', async () => {
    const { policy } = await inForce({ title: 'Lone working' });
    const { changeWording } = await ok(manager, WORDING, {
      policyId: policy,
      text: TEXT.replace('We are', 'Together we are'),
    });
    const PAPER = `mutation ($ids: [ID!]!, $format: DocumentFormat) { makeBoardPaper(policyVersionIds: $ids, format: $format) { url name } }`;
    const { makeBoardPaper } = await ok(manager, PAPER, { ids: [changeWording.id], format: 'PDF' });
    const words = await wordsOf((await follow(makeBoardPaper)).content);
    expect(words).toContain('What the board is asked to decide');
    expect(words).toContain('Lone working');
    expect(words).toContain('Together we are');
    expect(words).toContain('takes the place of version 1');
    expect((await refused(staff, PAPER, { ids: [changeWording.id] }))?.code).toBe('FORBIDDEN');
    expect((await refused(otherManager, PAPER, { ids: [changeWording.id] }))?.code).toBe('NOT_FOUND');
  });

  it('a funder’s pack is one ZIP, also by a link that runs out, is counted and can be taken back', async () => {
    const { policy } = await inForce({ title: 'Equality' });
    const own = await ok(manager, ADD, {
      input: { title: 'Own file', fileId: await uploaded('own.pdf', pdf()), adoptedOn: '2026-11-01' },
    });
    const LINK = `mutation ($ids: [ID!]!, $days: Int!) { createPackLink(policyIds: $ids, days: $days) { id url expiresAt } }`;
    const draft = await template();
    const unfinished = (await ok(manager, ADOPT, { input: { templateVersionId: draft.version } }))
      .adoptTemplate.id;
    expect((await refused(manager, LINK, { ids: [unfinished], days: 7 }))?.fields).toHaveProperty(
      'policyIds',
    );
    expect((await refused(manager, LINK, { ids: [policy], days: 91 }))?.fields).toHaveProperty('days');
    expect((await refused(otherManager, LINK, { ids: [policy], days: 7 }))?.code).toBe('NOT_FOUND');
    expect((await refused(staff, LINK, { ids: [policy], days: 7 }))?.code).toBe('FORBIDDEN');
    const { createPackLink } = await ok(manager, LINK, { ids: [policy, own.addOwnPolicy.id], days: 7 });
    const path = new URL(createPackLink.url).pathname;
    const get = (url: string) => system.app.server.inject({ method: 'GET', url });
    expect((await get(path)).body).toContain('being put together');
    expect((await get(`${path}/policies.zip`)).statusCode).toBe(404);
    await system.app.database.queue.drain('make-policy-pack');
    const page = await get(path);
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.body).toContain('Equality');
    const zip = await get(`${path}/policies.zip`);
    expect(zip.headers['content-type']).toBe('application/zip');
    for (const name of ['index.html', '01-equality-v1.pdf', '02-own-file-v1.pdf'])
      expect(zip.rawPayload.includes(name)).toBe(true);
    const PACKS = '{ policyPacks { id isReady hasLink opened can policies { title } } }';
    const pack = (await ok(manager, PACKS)).policyPacks.find(
      (one: { id: string }) => one.id === createPackLink.id,
    );
    expect(pack).toMatchObject({ isReady: true, hasLink: true, opened: 1, can: ['revoke', 'open'] });
    expect((await refused(otherManager, PACKS))?.code ?? (await ok(otherManager, PACKS)).policyPacks).toEqual(
      [],
    );
    const opened = (
      await ok(manager, 'mutation ($id: ID!) { openPack(id: $id) { url } }', { id: createPackLink.id })
    ).openPack;
    expect((await follow(opened)).status).toBe(200);
    const rows = await asOwner<{ token_hash: string }>(
      system.databaseUrl,
      'select token_hash from policy_packs',
    );
    expect(rows.some(({ token_hash }) => createPackLink.url.includes(token_hash))).toBe(false);
    await ok(manager, 'mutation ($id: ID!) { revokePackLink(id: $id) { id } }', { id: createPackLink.id });
    expect((await get(path)).statusCode).toBe(404);
    expect((await get(`${path}/policies.zip`)).statusCode).toBe(404);
    const ended = await get(path);
    expect(ended.body).toContain('Ask them for a new one');
    const guessed = await get('/packs/made-up');
    expect(guessed.statusCode).toBe(404);
    expect(guessed.body).toBe(ended.body);
    const second = (await ok(manager, LINK, { ids: [policy], days: 1 })).createPackLink;
    expect((await get(new URL(second.url).pathname)).statusCode).toBe(200);
    // Whoever leaves the consortium hands out nothing from here any more, as with its register and its readers' links.
    const leave = (at: string) =>
      asOwner(
        system.databaseUrl,
        `update organisations set archived_at = ${at} where id = '${world.member.id}'`,
      );
    await leave(`'2026-11-23T10:00:00Z'`);
    const afterwards = (await get(new URL(second.url).pathname)).statusCode;
    await leave('null');
    expect(afterwards).toBe(404);
    freezeClock(new Date(NOW.getTime() + 25 * 3_600_000));
    expect((await get(new URL(second.url).pathname)).statusCode).toBe(404);
    freezeClock(NOW);
  });

  it('a pack as long work has progress and an end', async () => {
    const { policy } = await inForce();
    const PACK = `mutation ($ids: [ID!]!) { makeFundersPack(policyIds: $ids) { id status } }`;
    const { makeFundersPack } = await ok(manager, PACK, { ids: [policy] });
    await system.app.database.queue.drain('make-policy-pack');
    const { task } = await ok(manager, 'query ($id: ID!) { task(id: $id) { status message result } }', {
      id: makeFundersPack.id,
    });
    expect(task).toEqual({ status: 'DONE', message: 'The pack is ready.', result: { policies: 1 } });
  });

  it('a pack is made by the queue itself, also where the store has lost the logo', async () => {
    const logo = (await upload(system, cookie, 'logo.png', png(), { purpose: 'Organisation' })).body.id;
    const LOGO =
      'mutation ($id: ID!, $fileId: ID) { changeOrganisationLogo(id: $id, fileId: $fileId) { id } }';
    await ok(manager, LOGO, { id: world.member.id, fileId: logo });
    await asOwner(system.databaseUrl, `update files set blob_key = repeat('0', 64) where id = '${logo}'`);
    const { policy } = await inForce();
    await system.app.database.queue.start();
    const PACK = `mutation ($ids: [ID!]!) { makeFundersPack(policyIds: $ids) { id } }`;
    const { makeFundersPack } = await ok(manager, PACK, { ids: [policy] });
    const TASK = 'query ($id: ID!) { task(id: $id) { status done total } }';
    const read = async () => (await ok(manager, TASK, makeFundersPack)).task;
    for (let tries = 0; tries < 100 && (await read()).status !== 'DONE'; tries += 1) await wait(100);
    expect(await read()).toEqual({ status: 'DONE', done: 1, total: 1 });
    await ok(manager, LOGO, { id: world.member.id, fileId: null });
  });

  it('addresses without a sign-in are limited however they are written', async () => {
    const ask = (url: string, remoteAddress: string) =>
      system.app.server.inject({ method: 'GET', url, remoteAddress });
    for (const [door, from] of [
      ['/%70acks/made-up', '192.0.2.1'],
      ['/%70acks/made-up/policies.zip', '192.0.2.2'],
      ['/p%6Flicies/nobody', '192.0.2.3'],
    ] as const) {
      const codes = new Set<number>();
      for (let tries = 0; tries < 121; tries += 1) codes.add((await ask(door, from)).statusCode);
      expect([...codes]).toEqual([404, 429]);
    }
  });

  it('the public register shows what the member chose, where it chose to have one', async () => {
    const REGISTER = '{ publicRegister { isOn url can version } }';
    const SET = `mutation ($on: Boolean!, $version: Int!) { setPublicRegister(on: $on, version: $version) { isOn url version } }`;
    const get = (url: string) => system.app.server.inject({ method: 'GET', url });
    const shown = await inForce({ title: 'Safeguarding <b>adults</b>' });
    const hidden = await inForce({ title: 'Redundancy' });
    expect((await ok(staff, REGISTER)).publicRegister).toEqual({
      isOn: false,
      url: null,
      can: [],
      version: 0,
    });
    expect((await get('/policies/riverbank-pantry')).statusCode).toBe(404);
    expect((await refused(staff, SET, { on: true, version: 0 }))?.code).toBe('FORBIDDEN');
    const { setPublicRegister } = await ok(manager, SET, { on: true, version: 0 });
    expect(new URL(setPublicRegister.url).pathname).toBe('/policies/riverbank-pantry');
    expect((await refused(manager, SET, { on: true, version: 0 }))?.reason).toBe('STALE_VERSION');
    await ok(manager, UPDATE, { id: shown.policy, input: { isPublic: true }, version: shown.version });
    const page = await get('/policies/riverbank-pantry');
    expect(page.body).toContain('Safeguarding &lt;b&gt;adults&lt;/b&gt;');
    expect(page.body).not.toContain('Redundancy');
    for (const person of Object.values(world.people)) expect(page.body).not.toContain(person.name);
    const inner = await get(`/policies/riverbank-pantry/${shown.policy}`);
    expect(inner.body).toContain('We are Riverbank Pantry.');
    expect((await get(`/policies/riverbank-pantry/${hidden.policy}`)).statusCode).toBe(404);
    expect((await get('/policies/riverbank-pantry/x')).statusCode).toBe(404);
    await ok(manager, SET, { on: false, version: setPublicRegister.version });
    expect((await get('/policies/riverbank-pantry')).statusCode).toBe(404);
    expect((await get(`/policies/riverbank-pantry/${shown.policy}`)).statusCode).toBe(404);
  });
});
