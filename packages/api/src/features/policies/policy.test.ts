import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';
import { buildAnswer } from '../facts/fact.factory.js';
import { OrganisationAnswer } from '../facts/organisation-answer.entity.js';
import { Membership, Person } from '../people/person.entity.js';
import { buildMembership, buildPerson } from '../people/person.factory.js';
import { Template, TemplateCategory } from '../templates/template.entity.js';
import { buildTemplate, buildTemplateCategory, buildTemplateVersion } from '../templates/template.factory.js';
import { TemplateVersion } from '../templates/template-version.entity.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;
let staff: Call;
let trustee: Call;
let volunteer: Call;
let otherManager: Call;
let coordinator: Call;
let category: { id: string };

const NOW = new Date('2026-11-23T10:00:00Z');

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  category = system.em.create(TemplateCategory, buildTemplateCategory());
  const { people, member } = world;
  for (const [key, value] of [
    ['sick_report_to', 'the manager'],
    ['sick_report_by', '9am'],
  ] as const)
    system.em.create(OrganisationAnswer, buildAnswer({ organisation: member.id, key, value }));
  await system.em.flush();
  manager = await system.as(people.manager);
  staff = await system.as(people.staff);
  trustee = await system.as(people.trustee);
  volunteer = await system.as(people.volunteer);
  otherManager = await system.as(people.otherManager);
  coordinator = await system.as(people.coordinator);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

const TEXT = `## When you are ill

Tell {sick_report_to} by {sick_report_by}.

## Coming back

We talk about what helps you.

We are {organisation_name}.
`;

/** A published template; `text` of its first edition. */
async function template(more: object = {}, text = TEXT) {
  const row = system.em.create(Template, buildTemplate({ category: category.id, ...more }));
  const version = system.em.create(TemplateVersion, buildTemplateVersion({ template: row.id, text }));
  await system.em.flush();
  return { id: row.id, version: version.id };
}

const ADOPT = `mutation ($input: AdoptTemplateInput!) { adoptTemplate(input: $input) {
  id title status health owner { id } reviewMonths acknowledgedBy version openVersion { id number status origin wording text html missing { key } sha256 } } }`;
const WORDING = `mutation ($policyId: ID!, $text: String, $change: ChangeSize, $changeSummary: String) {
  changeWording(policyId: $policyId, text: $text, change: $change, changeSummary: $changeSummary) { id number status wording text origin clashes } }`;
const SEND = `mutation ($id: ID!, $approverIds: [ID!]!, $needed: Int!) {
  sendPolicyForApproval(id: $id, approverIds: $approverIds, needed: $needed) { id status sha256 approvalsNeeded approvals { id approver { id } decision } } }`;
const TO_APPROVE = `{ policiesToApprove { id sha256 can policyVersion { id number html policy { id title } } } }`;
const APPROVE = `mutation ($id: ID!, $sha256: String!, $comment: String) { approvePolicy(id: $id, sha256: $sha256, comment: $comment) { id decision policyVersion { id status } } }`;
const REJECT = `mutation ($id: ID!, $sha256: String!, $comment: String) { rejectPolicy(id: $id, sha256: $sha256, comment: $comment) { id decision } }`;
const REOPEN = `mutation ($id: ID!) { reopenPolicyVersion(id: $id) { id status sha256 } }`;
const DISCARD = `mutation ($id: ID!) { discardPolicyVersion(id: $id) { id status } }`;
const MEETING = `mutation ($id: ID!, $heldOn: Date!, $minute: String!) { adoptAtMeeting(id: $id, heldOn: $heldOn, minute: $minute) {
  id status health adoptedOn nextReviewOn currentVersion { id number status sha256 round meetingOn minute html } openVersion { id } versions { id number status } } }`;
const POLICY = `query ($id: ID!) { policy(id: $id) { id title status health adoptedOn nextReviewOn can lastApprovers { id } lastApprovalsNeeded
  currentVersion { id number status round sha256 text html contents { text } } openVersion { id number status sha256 clashes } versions { id number status html } } }`;
const READ = `query ($id: ID!) { policyVersion(id: $id) { id status html sha256 missing { key } approvals { comment decision endedAt } } }`;

const ok = async (call: Call, query: string, variables: object) => {
  const answer = await call(query, variables as Record<string, unknown>);
  expect(answer.errors).toBeUndefined();
  return answer.data;
};
const refused = async (call: Call, query: string, variables: object) => {
  const answer = await call(query, variables as Record<string, unknown>);
  return answer.errors?.[0]?.extensions;
};
const isForbiddenOrHidden = (code: string | undefined) => ['FORBIDDEN', 'NOT_FOUND'].includes(code ?? '');

/** A policy on a new template, with its draft. */
async function adopted(more: object = {}, text = TEXT) {
  const made = await template(more, text);
  const { adoptTemplate } = await ok(manager, ADOPT, { input: { templateVersionId: made.version } });
  return { policy: adoptTemplate.id, draft: adoptTemplate.openVersion.id, template: made };
}

/** The same in force. */
async function inForce(more: object = {}, text = TEXT) {
  const made = await adopted(more, text);
  await ok(manager, MEETING, { id: made.draft, heldOn: '2026-11-20', minute: 'minute 4' });
  return made;
}

describe('adopting a template', () => {
  it('makes a draft that follows it word for word, with the organisation’s answers in it', async () => {
    const { version } = await template({ title: 'Sickness absence', reviewMonths: 24 });
    const { adoptTemplate } = await ok(manager, ADOPT, { input: { templateVersionId: version } });
    expect(adoptTemplate).toMatchObject({
      title: 'Sickness absence',
      status: 'DRAFT',
      health: 'DRAFT',
      owner: { id: world.people.manager.id },
      reviewMonths: 24,
      openVersion: { number: 1, origin: 'TEMPLATE', wording: null, text: TEXT, missing: [], sha256: null },
    });
    expect(adoptTemplate.openVersion.html).toContain('Tell the manager by 9am.');
  });

  it('is done once, also of two who do it at the same time', async () => {
    const { version } = await template();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => manager(ADOPT, { input: { templateVersionId: version } })),
    );
    const codes = answers.map((answer) => answer.errors?.[0]?.extensions.reason ?? 'made');
    expect(codes.sort()).toEqual(['HAS_POLICY', 'HAS_POLICY', 'HAS_POLICY', 'made']);
  });

  it('is for managers, of what is published, with people of their own', async () => {
    const { id, version } = await template();
    for (const call of [staff, trustee, volunteer, coordinator])
      expect((await refused(call, ADOPT, { input: { templateVersionId: version } }))?.code).toBe('FORBIDDEN');
    const stranger = { templateVersionId: version, ownerId: world.people.otherManager.id };
    expect((await refused(manager, ADOPT, { input: stranger }))?.fields).toHaveProperty('ownerId');
    const draft = system.em.create(
      TemplateVersion,
      buildTemplateVersion({ template: id, number: 2, status: 'DRAFT' }),
    );
    await system.em.flush();
    expect((await refused(manager, ADOPT, { input: { templateVersionId: draft.id } }))?.code).toBe(
      'NOT_FOUND',
    );
    expect((await refused(manager, ADOPT, { input: { templateVersionId: 'x' } }))?.code).toBe('NOT_FOUND');
  });

  it('names the answers that are missing, and issues nothing without them', async () => {
    const made = await adopted({}, '## Breaks\n\nRing {phone} first.\n');
    const { policyVersion } = await ok(manager, READ, { id: made.draft });
    expect(policyVersion.missing).toEqual([{ key: 'phone' }]);
    expect(policyVersion.html).toContain('[phone]');
    const sent = { id: made.draft, approverIds: [world.people.trustee.id], needed: 1 };
    expect(await refused(manager, SEND, sent)).toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'FACTS_MISSING',
      fields: { 'answers.phone': expect.stringContaining('telephone') },
    });
    const meeting = { id: made.draft, heldOn: '2026-11-20', minute: '4' };
    expect((await refused(manager, MEETING, meeting))?.reason).toBe('FACTS_MISSING');
    const { policy } = await ok(manager, POLICY, { id: made.policy });
    expect(policy).toMatchObject({ status: 'DRAFT', currentVersion: null, openVersion: { status: 'DRAFT' } });
  });
});

describe('own wording', () => {
  it('is kept apart from the template, and follows it again where it is the same', async () => {
    const { policy } = await adopted();
    const own = TEXT.replace('by {sick_report_by}', 'as soon as you can');
    const { changeWording } = await ok(manager, WORDING, { policyId: policy, text: own });
    expect(changeWording).toMatchObject({ number: 1, wording: own, text: own });
    const same = await ok(manager, WORDING, { policyId: policy, text: TEXT });
    expect(same.changeWording).toMatchObject({ wording: null, text: TEXT });
  });

  it('is refused at the place of each mistake', async () => {
    const { policy } = await adopted();
    const fields = async (text: string) =>
      (await refused(manager, WORDING, { policyId: policy, text }))?.fields?.text;
    expect(await fields('## A\n\nWe are {organisation_nme}.')).toMatch(
      /^Line 3, column \d+: .*organisation_nme.*Did you mean \{organisation_name\}/,
    );
    expect(await fields('## A\n\n{#sites}\n\nopen')).toMatch(/Line 3.*never closed/);
    expect(await fields('   ')).toMatch(/Write the text/);
    expect(await fields('x'.repeat(200_001))).toMatch(/Line 1/);
  });

  it('begins a draft beside what is in force, which stays', async () => {
    const { policy } = await inForce();
    const own = `${TEXT}\nAlso ring home.\n`;
    const { changeWording } = await ok(manager, WORDING, {
      policyId: policy,
      text: own,
      change: 'MINOR',
      changeSummary: 'Ring home',
    });
    expect(changeWording).toMatchObject({ number: 2, status: 'DRAFT', origin: 'OWN_CHANGE' });
    const read = await ok(staff, POLICY, { id: policy });
    expect(read.policy).toMatchObject({
      currentVersion: { number: 1 },
      openVersion: null,
      versions: [{ number: 1 }],
    });
  });

  it('takes answers as words: no tag, no HTML and no list comes out of them', async () => {
    system.em.create(
      OrganisationAnswer,
      buildAnswer({
        organisation: world.member.id,
        key: 'hr_contact',
        value: '{organisation_name} <b>x</b> | *y*',
      }),
    );
    await system.em.flush();
    const { draft } = await adopted({}, '## Ask\n\nAsk {hr_contact}.\n');
    const { policyVersion } = await ok(manager, READ, { id: draft });
    expect(policyVersion.html).toContain(
      '{organisation_name} &#x3C;b>x&#x3C;/b> | *y*'
        .replace('&#x3C;', '&lt;')
        .replace('&#x3C;', '&lt;')
        .replaceAll('b>', 'b&gt;'),
    );
  });
});

describe('approval by name', () => {
  it('brings a version into force with the last yes that it takes', async () => {
    const { people } = world;
    const { policy, draft } = await adopted();
    const approverIds = [people.trustee.id, people.staff.id];
    const sent = await ok(manager, SEND, { id: draft, approverIds, needed: 2 });
    expect(sent.sendPolicyForApproval).toMatchObject({ status: 'AWAITING_APPROVAL', approvalsNeeded: 2 });
    const { sha256 } = sent.sendPolicyForApproval;
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);

    const mine = (await ok(trustee, TO_APPROVE, {})).policiesToApprove.find(
      (one: { policyVersion: { id: string } }) => one.policyVersion.id === draft,
    );
    expect(mine).toMatchObject({ sha256, can: ['decide'] });
    const { deadlines } = await ok(trustee, '{ deadlines { recordId path } }', {});
    expect(deadlines).toContainEqual({ recordId: mine.id, path: `/policies-to-approve/${mine.id}` });
    expect((await ok(trustee, READ, { id: draft })).policyVersion.html).toContain('Tell the manager by 9am.');
    const first = await ok(trustee, APPROVE, { id: mine.id, sha256 });
    expect(first.approvePolicy).toMatchObject({
      decision: 'APPROVED',
      policyVersion: { status: 'AWAITING_APPROVAL' },
    });
    expect((await refused(trustee, APPROVE, { id: mine.id, sha256 }))?.reason).toBe('WRONG_STATE');

    const theirs = (await ok(staff, TO_APPROVE, {})).policiesToApprove[0];
    const last = await ok(staff, APPROVE, { id: theirs.id, sha256 });
    expect(last.approvePolicy.policyVersion.status).toBe('CURRENT');
    const read = await ok(volunteer, POLICY, { id: policy });
    expect(read.policy).toMatchObject({
      status: 'CURRENT',
      health: 'CURRENT',
      adoptedOn: '2026-11-23',
      nextReviewOn: '2027-11-23',
      lastApprovers: null,
      currentVersion: { number: 1, round: 1, sha256 },
    });
    const again = await ok(manager, POLICY, { id: policy });
    expect(again.policy.lastApprovalsNeeded).toBe(2);
    expect(again.policy.lastApprovers.map(({ id }: { id: string }) => id).sort()).toEqual(
      [...approverIds].sort(),
    );
  });

  it('counts for exactly what was read', async () => {
    const { people } = world;
    const { policy, draft } = await adopted();
    const approverIds = [people.trustee.id];
    const before = (await ok(manager, SEND, { id: draft, approverIds, needed: 1 })).sendPolicyForApproval;
    const [asked] = before.approvals;
    expect((await refused(trustee, APPROVE, { id: asked.id, sha256: 'f'.repeat(64) }))?.reason).toBe(
      'CHANGED_MEANWHILE',
    );
    // What the organisation answers from now on does not change what was put to them.
    const row = await system.em
      .fork()
      .findOneOrFail(OrganisationAnswer, { organisation: world.member.id, key: 'sick_report_by' });
    await system.em
      .getConnection()
      .execute('update organisation_answers set value = ? where key = ? and organisation_id = ?', [
        '"noon"',
        'sick_report_by',
        row.organisation,
      ]);
    expect((await ok(trustee, READ, { id: draft })).policyVersion.html).toContain('by 9am');
    expect((await refused(manager, WORDING, { policyId: policy, text: TEXT }))?.reason).toBe(
      'AWAITING_APPROVAL',
    );
    await ok(manager, REOPEN, { id: draft });
    expect((await refused(trustee, APPROVE, { id: asked.id, sha256: before.sha256 }))?.reason).toBe(
      'CHANGED_MEANWHILE',
    );
    const after = (await ok(manager, SEND, { id: draft, approverIds, needed: 1 })).sendPolicyForApproval;
    expect(after.sha256).not.toBe(before.sha256);
    expect((await refused(trustee, APPROVE, { id: asked.id, sha256: after.sha256 }))?.reason).toBe(
      'CHANGED_MEANWHILE',
    );
    const open = after.approvals.find((one: { id: string }) => one.id !== asked.id);
    await ok(trustee, APPROVE, { id: open.id, sha256: after.sha256 });
    expect((await ok(manager, POLICY, { id: policy })).policy.currentVersion.html).toContain('by noon');
    await system.em
      .getConnection()
      .execute('update organisation_answers set value = ? where key = ?', ['"9am"', 'sick_report_by']);
  });

  it('is over with one no: back to a draft, with the comment', async () => {
    const { people } = world;
    const { policy, draft } = await adopted();
    const approverIds = [people.trustee.id, people.staff.id, people.volunteer.id];
    const sent = (await ok(manager, SEND, { id: draft, approverIds, needed: 2 })).sendPolicyForApproval;
    const of = (id: string) =>
      sent.approvals.find((one: { approver: { id: string } }) => one.approver.id === id).id;
    await ok(staff, APPROVE, { id: of(people.staff.id), sha256: sent.sha256 });
    const no = { id: of(people.trustee.id), sha256: sent.sha256 };
    expect((await refused(trustee, REJECT, no))?.fields).toHaveProperty('comment');
    await ok(trustee, REJECT, { ...no, comment: 'Nine is too early.' });
    const { policyVersion } = await ok(manager, READ, { id: draft });
    expect(policyVersion).toMatchObject({ status: 'DRAFT', sha256: null });
    expect(policyVersion.approvals.map((one: { comment: string }) => one.comment)).toContain(
      'Nine is too early.',
    );
    expect(policyVersion.approvals.every((one: { endedAt: string }) => one.endedAt !== null)).toBe(true);
    expect(
      (await refused(volunteer, APPROVE, { id: of(people.volunteer.id), sha256: sent.sha256 }))?.reason,
    ).toBe('CHANGED_MEANWHILE');
    // The yes of the first round does not count in the second, even for the same words.
    const again = (await ok(manager, SEND, { id: draft, approverIds: approverIds.slice(0, 2), needed: 2 }))
      .sendPolicyForApproval;
    expect(again.sha256).toBe(sent.sha256);
    const second = again.approvals.filter(
      (one: { decision: string | null }) =>
        one.decision === null &&
        !sent.approvals.some((old: { id: string }) => old.id === (one as { id?: string }).id),
    );
    expect(second).toHaveLength(2);
    const mine = second.find((one: { approver: { id: string } }) => one.approver.id === people.trustee.id);
    await ok(trustee, APPROVE, { id: mine.id, sha256: again.sha256 });
    expect((await ok(manager, POLICY, { id: policy })).policy.status).toBe('DRAFT');
  });

  it('asks sensible numbers of people of the organisation', async () => {
    const { people } = world;
    const { draft } = await adopted();
    const send = (approverIds: string[], needed: number) =>
      refused(manager, SEND, { id: draft, approverIds, needed });
    expect((await send([], 1))?.fields).toHaveProperty('approverIds');
    expect((await send([people.trustee.id], 2))?.fields).toHaveProperty('needed');
    expect((await send([people.trustee.id], 0))?.fields).toHaveProperty('needed');
    expect((await send([people.otherManager.id], 1))?.fields).toHaveProperty('approverIds');
    expect((await send(['nobody'], 1))?.fields).toHaveProperty('approverIds');
    expect((await send([people.trustee.id, people.trustee.id], 2))?.fields).toHaveProperty('needed');
  });

  it('is given in person: nobody answers for somebody else', async () => {
    const { draft } = await adopted();
    const sent = (await ok(manager, SEND, { id: draft, approverIds: [world.people.trustee.id], needed: 1 }))
      .sendPolicyForApproval;
    const answer = { id: sent.approvals[0].id, sha256: sent.sha256 };
    for (const call of [manager, staff, volunteer, otherManager, coordinator])
      expect(isForbiddenOrHidden((await refused(call, APPROVE, answer))?.code)).toBe(true);
  });

  it('adopts once, of fifty approvals at the same time', async () => {
    const { member } = world;
    const approvers = Array.from({ length: 50 }, () => {
      const row = system.em.create(Person, buildPerson());
      system.em.create(
        Membership,
        buildMembership({ person: row.id, organisation: member.id, role: 'TRUSTEE' }),
      );
      return row;
    });
    await system.em.flush();
    const { policy, draft } = await adopted();
    const sent = (
      await ok(manager, SEND, { id: draft, approverIds: approvers.map(({ id }) => id), needed: 25 })
    ).sendPolicyForApproval;
    const calls = await Promise.all(approvers.map((person) => system.as(person)));
    const answers = await Promise.all(
      calls.map((call, index) => {
        const mine = sent.approvals.find(
          (one: { approver: { id: string } }) => one.approver.id === approvers[index]?.id,
        );
        return call(APPROVE, { id: mine.id, sha256: sent.sha256 });
      }),
    );
    const said = answers.map((answer) => answer.errors?.[0]?.extensions.reason ?? 'counted');
    expect(said.filter((word) => word === 'counted')).toHaveLength(25);
    expect(new Set(said)).toEqual(new Set(['counted', 'CHANGED_MEANWHILE']));
    const read = await ok(manager, POLICY, { id: policy });
    expect(read.policy).toMatchObject({
      status: 'CURRENT',
      openVersion: null,
      versions: [{ number: 1, status: 'CURRENT' }],
    });
  });
});

describe('adoption', () => {
  it('by a meeting needs a day that has been and the minute', async () => {
    const { draft } = await adopted();
    expect(
      (await refused(manager, MEETING, { id: draft, heldOn: '2026-11-24', minute: '4' }))?.fields,
    ).toHaveProperty('heldOn');
    expect(
      (await refused(manager, MEETING, { id: draft, heldOn: '2026-11-20', minute: ' ' }))?.fields,
    ).toHaveProperty('minute');
    const { adoptAtMeeting } = await ok(manager, MEETING, {
      id: draft,
      heldOn: '2026-11-20',
      minute: 'minute 4',
    });
    expect(adoptAtMeeting).toMatchObject({
      status: 'CURRENT',
      adoptedOn: '2026-11-20',
      nextReviewOn: '2027-11-20',
      currentVersion: { meetingOn: '2026-11-20', minute: 'minute 4', status: 'CURRENT' },
    });
    expect((await refused(manager, MEETING, { id: draft, heldOn: '2026-11-20', minute: '4' }))?.reason).toBe(
      'WRONG_STATE',
    );
  });

  it('ends the former version, and a material change begins a new round', async () => {
    const { policy } = await inForce();
    const next = async (text: string, change: string) => {
      const { changeWording } = await ok(manager, WORDING, { policyId: policy, text, change });
      return (await ok(manager, MEETING, { id: changeWording.id, heldOn: '2026-11-21', minute: '5' }))
        .adoptAtMeeting;
    };
    const minor = await next(`${TEXT}\nA comma.\n`, 'MINOR');
    expect(minor.currentVersion).toMatchObject({ number: 2, round: 1 });
    const material = await next(`${TEXT}\nA rule.\n`, 'MATERIAL');
    expect(material.currentVersion).toMatchObject({ number: 3, round: 2 });
    expect(material.versions.map((one: { status: string }) => one.status)).toEqual([
      'SUPERSEDED',
      'SUPERSEDED',
      'CURRENT',
    ]);
  });

  it('keeps the answers that stood in it, whatever is answered later', async () => {
    const { policy } = await inForce();
    const set = (value: string) =>
      system.em
        .getConnection()
        .execute('update organisation_answers set value = ? where key = ?', [`"${value}"`, 'sick_report_to']);
    await set('the new chair');
    const read = await ok(staff, POLICY, { id: policy });
    await set('the manager');
    expect(read.policy.currentVersion.html).toContain('Tell the manager');
  });

  it('makes the policy findable by its words', async () => {
    const { policy } = await inForce({}, '## Hedgehogs\n\nMind the hedgehogs of {organisation_name}.\n');
    const rows = await system.em
      .getConnection()
      .execute(
        `select id from policies where search @@ websearch_to_tsquery('english', 'hedgehog Riverbank')`,
      );
    expect(rows).toEqual([{ id: policy }]);
  });

  it('cannot be undone: what was adopted is never changed by a byte', async () => {
    const { policy } = await inForce();
    const read = await ok(manager, POLICY, { id: policy });
    const { id } = read.policy.currentVersion;
    await expect(
      system.em.getConnection().execute(`update policy_versions set wording = 'other' where id = ?`, [id]),
    ).rejects.toThrow(/never changes/);
    expect((await refused(manager, DISCARD, { id }))?.reason).toBe('WRONG_STATE');
    expect((await refused(manager, REOPEN, { id }))?.reason).toBe('WRONG_STATE');
  });
});

describe('who sees what', () => {
  it('a draft is for managers, its keepers and its approvers', async () => {
    const { policy, draft } = await adopted();
    for (const call of [staff, trustee, volunteer, otherManager, coordinator]) {
      expect((await call(POLICY, { id: policy })).data?.policy ?? null).toBeNull();
      expect((await call(READ, { id: draft })).data?.policyVersion ?? null).toBeNull();
      expect(
        isForbiddenOrHidden((await refused(call, WORDING, { policyId: policy, text: TEXT }))?.code),
      ).toBe(true);
    }
    const UPDATE = `mutation ($id: ID!, $input: UpdatePolicyInput!, $version: Int!) { updatePolicy(id: $id, input: $input, version: $version) { id deputy { id } version } }`;
    const made = await ok(manager, `query ($id: ID!) { policy(id: $id) { version } }`, { id: policy });
    await ok(manager, UPDATE, {
      id: policy,
      input: { deputyId: world.people.staff.id },
      version: made.policy.version,
    });
    expect(
      (await refused(manager, UPDATE, { id: policy, input: {}, version: made.policy.version }))?.reason,
    ).toBe('STALE_VERSION');
    expect((await ok(staff, POLICY, { id: policy })).policy.can).toEqual(
      expect.arrayContaining(['changeWording']),
    );
    await ok(staff, WORDING, { policyId: policy, text: `${TEXT}\nBy the deputy.\n` });
    expect((await refused(staff, MEETING, { id: draft, heldOn: '2026-11-20', minute: '4' }))?.code).toBe(
      'FORBIDDEN',
    );
  });

  it('whoever was asked to approve a draft reads it until it is taken back', async () => {
    const { policy, draft } = await adopted();
    await ok(manager, SEND, { id: draft, approverIds: [world.people.trustee.id], needed: 1 });
    expect((await ok(trustee, READ, { id: draft })).policyVersion).not.toBeNull();
    await ok(manager, REOPEN, { id: draft });
    expect((await ok(trustee, READ, { id: draft })).policyVersion).toBeNull();
    expect((await ok(trustee, POLICY, { id: policy })).policy).toBeNull();
  });

  it('the coordinator gets a number per template, and nothing of whose', async () => {
    const { template: made } = await inForce({ title: 'Counted' });
    const { templateAdoptions } = await ok(
      coordinator,
      '{ templateAdoptions { templateId title adopters behind } }',
      {},
    );
    expect(templateAdoptions.find((one: { templateId: string }) => one.templateId === made.id)).toEqual({
      templateId: made.id,
      title: 'Counted',
      adopters: 1,
      behind: 0,
    });
    for (const call of [manager, staff])
      expect((await refused(call, '{ templateAdoptions { adopters } }', {}))?.code).toBe('FORBIDDEN');
    expect((await coordinator('{ policies { total } }')).errors?.[0]?.extensions.code ?? 'none').toBe(
      'FORBIDDEN',
    );
  });
});
