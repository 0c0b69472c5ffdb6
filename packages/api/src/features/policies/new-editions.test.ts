import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';
import { Template, TemplateCategory } from '../templates/template.entity.js';
import { buildTemplate, buildTemplateCategory, buildTemplateVersion } from '../templates/template.factory.js';
import { TemplateVersion } from '../templates/template-version.entity.js';
import { offerEditions } from './offer-editions.job.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;
let otherManager: Call;
let staff: Call;
let category: { id: string };

const NOW = new Date('2026-11-23T10:00:00Z');

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  category = system.em.create(TemplateCategory, buildTemplateCategory());
  await system.em.flush();
  manager = await system.as(world.people.manager);
  otherManager = await system.as(world.people.otherManager);
  staff = await system.as(world.people.staff);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

const blocks = (words: Record<string, string>): string =>
  `${Object.entries(words)
    .map(([heading, text]) => `## ${heading}\n\n${text}`)
    .join('\n\n')}\n`;
const V1 = { Reporting: 'Ring before nine.', Notes: 'A note after seven days.', Returning: 'We meet you.' };

const ADOPT = `mutation ($input: AdoptTemplateInput!) { adoptTemplate(input: $input) { id openVersion { id } } }`;
const WORDING = `mutation ($policyId: ID!, $text: String) { changeWording(policyId: $policyId, text: $text) { id clashes status wording } }`;
const MEETING = `mutation ($id: ID!) { adoptAtMeeting(id: $id, heldOn: "2026-11-20", minute: "minute 4") { id currentVersion { id number round text } } }`;
const SEND = `mutation ($id: ID!, $approverIds: [ID!]!) { sendPolicyForApproval(id: $id, approverIds: $approverIds, needed: 1) { id status } }`;
const DISCARD = `mutation ($id: ID!) { discardPolicyVersion(id: $id) { id status } }`;
const FIELDS = `id status can adviserAskedAt adviserService { id name } recalledBecause newerTemplateVersion { id number changeSummary }
  currentVersion { id number text sha256 } openVersion { id number status origin text wording clashes change changeSummary } versions { id number status }`;
const POLICY = `query ($id: ID!) { policy(id: $id) { ${FIELDS} } }`;
const TAKE = `mutation ($policyId: ID!) { takeTemplateVersion(policyId: $policyId) { ${FIELDS} } }`;
const KEEP = `mutation ($policyId: ID!) { keepOurWording(policyId: $policyId) { ${FIELDS} } }`;
const ASK = `mutation ($policyId: ID!) { askAdviserAboutPolicy(policyId: $policyId) { ${FIELDS} } }`;
const MERGE = `query ($id: ID!) { policyMerge(policyVersionId: $id) { base theirs ours text changes { kind section before after } clashes { id section base theirs ours taken } } }`;
const SETTLE = `mutation ($id: ID!, $choices: [ClashChoiceInput!]!) { settleClashes(policyVersionId: $id, choices: $choices) { id clashes text wording status } }`;

const ok = async (call: Call, query: string, variables: object) => {
  const answer = await call(query, variables as Record<string, unknown>);
  expect(answer.errors).toBeUndefined();
  return answer.data;
};
const refused = async (call: Call, query: string, variables: object) =>
  (await call(query, variables as Record<string, unknown>)).errors?.[0]?.extensions;
const read = async (id: string, call = manager) => (await ok(call, POLICY, { id })).policy;

async function template(text: string, more: object = {}) {
  const row = system.em.create(Template, buildTemplate({ category: category.id, ...more }));
  const version = system.em.create(TemplateVersion, buildTemplateVersion({ template: row.id, text }));
  await system.em.flush();
  return { id: row.id, version: version.id };
}

/** Publishes a next edition, as the library does it. */
async function publish(templateId: string, number: number, text: string, more: object = {}) {
  const execute = (sql: string, values: unknown[]) => system.em.getConnection().execute(sql, values);
  await execute(
    `update template_versions set status = 'RETIRED', retired_at = ? where template_id = ? and status = 'PUBLISHED'`,
    [NOW, templateId],
  );
  const row = system.em.create(
    TemplateVersion,
    buildTemplateVersion({
      template: templateId,
      number,
      text,
      changeSummary: `What is new in ${number}`,
      ...more,
    }),
  );
  await system.em.flush();
  return row.id;
}

const offer = async () => {
  await system.app.database.queue.send(offerEditions, {});
  await system.app.database.queue.drain('offer-editions');
};

/** A policy in force on a new template, with a wording of its own where one is given. */
async function inForce(own?: string, text = blocks(V1), call = manager) {
  const made = await template(text);
  const { adoptTemplate } = await ok(call, ADOPT, { input: { templateVersionId: made.version } });
  if (own !== undefined) await ok(call, WORDING, { policyId: adoptTemplate.id, text: own });
  await ok(call, MEETING, { id: adoptTemplate.openVersion.id });
  return { policy: adoptTemplate.id as string, template: made };
}

describe('a new edition of a template', () => {
  it('comes word for word to who follows it word for word; the policy stays until it is decided', async () => {
    const { policy, template: made } = await inForce();
    const v2 = blocks({ ...V1, Reporting: 'Ring before ten.' });
    const edition = await publish(made.id, 2, v2, { change: 'MINOR' });
    await offer();
    await offer();
    expect(await read(policy)).toMatchObject({
      newerTemplateVersion: { id: edition, number: 2, changeSummary: 'What is new in 2' },
      currentVersion: { number: 1, text: blocks(V1) },
      openVersion: {
        number: 2,
        origin: 'NEW_TEMPLATE_VERSION',
        text: v2,
        wording: null,
        clashes: 0,
        change: 'MINOR',
      },
      versions: [{ number: 1 }, { number: 2 }],
    });
    const taken = await ok(manager, TAKE, { policyId: policy });
    expect(taken.takeTemplateVersion).toMatchObject({
      newerTemplateVersion: null,
      openVersion: { number: 2 },
    });
    const adopted = await ok(manager, MEETING, { id: taken.takeTemplateVersion.openVersion.id });
    expect(adopted.adoptAtMeeting.currentVersion).toMatchObject({ number: 2, round: 1, text: v2 });
  });

  it('comes together with own words in other places, and nothing of either is lost', async () => {
    const own = blocks({ ...V1, Returning: 'We meet you, with cake.' });
    const { policy, template: made } = await inForce(own);
    await publish(made.id, 2, blocks({ ...V1, Notes: 'A note after eight days.' }));
    await offer();
    const { openVersion } = await read(policy);
    expect(openVersion).toMatchObject({ clashes: 0, change: 'MATERIAL' });
    expect(openVersion.text).toBe(
      blocks({ ...V1, Notes: 'A note after eight days.', Returning: 'We meet you, with cake.' }),
    );
    const { policyMerge } = await ok(manager, MERGE, { id: openVersion.id });
    expect(policyMerge.clashes).toEqual([]);
    expect(policyMerge.changes.map((one: { kind: string }) => one.kind).sort()).toEqual([
      'FROM_TEMPLATE',
      'KEPT_OURS',
    ]);
  });

  it('that changes the same words leaves ours standing until somebody chose, in steps or at once', async () => {
    const own = blocks({ ...V1, Reporting: 'Send a text before nine.', Notes: 'A note after three days.' });
    const { policy, template: made } = await inForce(own);
    await publish(
      made.id,
      2,
      blocks({ ...V1, Reporting: 'Ring before ten.', Notes: 'A note after eight days.' }),
    );
    await offer();
    const { openVersion } = await read(policy);
    expect(openVersion).toMatchObject({ clashes: 2, text: own });
    const draft = openVersion.id;
    expect(
      (await refused(manager, SEND, { id: draft, approverIds: [world.people.trustee.id] }))?.reason,
    ).toBe('CLASHES_LEFT');
    expect((await refused(manager, MEETING, { id: draft }))?.reason).toBe('CLASHES_LEFT');
    const { clashes } = (await ok(manager, MERGE, { id: draft })).policyMerge;
    expect(clashes).toMatchObject([
      {
        section: 'Reporting',
        base: 'Ring before nine.',
        theirs: 'Ring before ten.',
        ours: 'Send a text before nine.',
        taken: null,
      },
      { section: 'Notes', taken: null },
    ]);
    const [first, second] = clashes;
    const partly = await ok(manager, SETTLE, { id: draft, choices: [{ clashId: first.id, take: 'THEIRS' }] });
    expect(partly.settleClashes).toMatchObject({ clashes: 1, status: 'DRAFT' });
    expect(partly.settleClashes.text).toContain('Ring before ten.');
    expect(partly.settleClashes.text).toContain('A note after three days.');
    expect(
      await refused(manager, SETTLE, { id: draft, choices: [{ clashId: 'made-up', take: 'OURS' }] }),
    ).toMatchObject({
      fields: { 'choices.made-up': expect.any(String) },
    });
    const wrong = [{ clashId: second.id, take: 'TEXT', text: 'After {eight_days}.' }];
    expect((await refused(manager, SETTLE, { id: draft, choices: wrong }))?.fields?.choices).toMatch(
      /eight_days/,
    );
    const text = 'A note after five days, as we agreed.';
    const settled = await ok(manager, SETTLE, {
      id: draft,
      choices: [{ clashId: second.id, take: 'TEXT', text }],
    });
    expect(settled.settleClashes.clashes).toBe(0);
    expect(settled.settleClashes.text).toBe(blocks({ ...V1, Reporting: 'Ring before ten.', Notes: text }));
    expect((await refused(manager, SETTLE, { id: draft, choices: [] }))?.reason).toBe('NOTHING_TO_SETTLE');
    await ok(manager, MEETING, { id: draft });
    const after = await read(policy);
    expect(after).toMatchObject({ currentVersion: { number: 2 }, newerTemplateVersion: null });
    // What was confirmed before stands as it was.
    expect(after.versions).toMatchObject([
      { number: 1, status: 'SUPERSEDED' },
      { number: 2, status: 'CURRENT' },
    ]);
  });

  it('taken for both: the template’s words and ours', async () => {
    const { policy, template: made } = await inForce(blocks({ ...V1, Notes: 'A note after our days.' }));
    await publish(made.id, 2, blocks({ ...V1, Notes: 'A note after their days.' }));
    await offer();
    const { openVersion } = await read(policy);
    const [clash] = (await ok(manager, MERGE, { id: openVersion.id })).policyMerge.clashes;
    const { settleClashes } = await ok(manager, SETTLE, {
      id: openVersion.id,
      choices: [{ clashId: clash.id, take: 'BOTH' }],
    });
    expect(settleClashes.text).toMatch(/after their days\.\s+A note after our days\./);
  });

  it('written over by hand counts as settled', async () => {
    const { policy, template: made } = await inForce(blocks({ ...V1, Notes: 'A note after our days.' }));
    await publish(made.id, 2, blocks({ ...V1, Notes: 'A note after their days.' }));
    await offer();
    const { changeWording } = await ok(manager, WORDING, {
      policyId: policy,
      text: blocks({ ...V1, Notes: 'By hand.' }),
    });
    expect(changeWording.clashes).toBe(0);
  });

  it('is declined for good, and the next one is offered again', async () => {
    const { policy, template: made } = await inForce();
    await publish(made.id, 2, blocks({ ...V1, Notes: 'A note after two days.' }));
    await offer();
    const { keepOurWording } = await ok(manager, KEEP, { policyId: policy });
    expect(keepOurWording).toMatchObject({
      newerTemplateVersion: null,
      openVersion: null,
      currentVersion: { number: 1 },
    });
    await offer();
    expect(await read(policy)).toMatchObject({ newerTemplateVersion: null, openVersion: null });
    expect((await refused(manager, TAKE, { policyId: policy }))?.reason).toBe('NOTHING_NEWER');
    const third = await publish(made.id, 3, blocks({ ...V1, Notes: 'A note after three days.' }));
    await offer();
    expect(await read(policy)).toMatchObject({
      newerTemplateVersion: { id: third },
      openVersion: { text: blocks({ ...V1, Notes: 'A note after three days.' }) },
    });
  });

  it('can be asked about first; the service to book is named', async () => {
    const { policy, template: made } = await inForce();
    await publish(made.id, 2, blocks({ ...V1, Notes: 'A note after two days.' }));
    await offer();
    const { askAdviserAboutPolicy } = await ok(manager, ASK, { policyId: policy });
    expect(askAdviserAboutPolicy).toMatchObject({
      adviserAskedAt: NOW.toISOString(),
      adviserService: { name: 'HR advice' },
      newerTemplateVersion: { number: 2 },
    });
  });

  it('waits while something of ours is being drafted or approved, and comes after', async () => {
    const { policy, template: made } = await inForce();
    const { changeWording } = await ok(manager, WORDING, {
      policyId: policy,
      text: blocks({ ...V1, Returning: 'Cake.' }),
    });
    await publish(made.id, 2, blocks({ ...V1, Notes: 'A note after two days.' }));
    await offer();
    expect((await read(policy)).openVersion).toMatchObject({ id: changeWording.id, origin: 'OWN_CHANGE' });
    await ok(manager, SEND, { id: changeWording.id, approverIds: [world.people.trustee.id] });
    expect((await refused(manager, TAKE, { policyId: policy }))?.reason).toBe('AWAITING_APPROVAL');
    await ok(manager, MEETING, { id: changeWording.id });
    await offer();
    expect((await read(policy)).openVersion.text).toBe(
      blocks({ ...V1, Notes: 'A note after two days.', Returning: 'Cake.' }),
    );
  });

  it('can be brought into a draft that is being written; what was chosen before stays chosen', async () => {
    const { policy, template: made } = await inForce(
      blocks({ ...V1, Reporting: 'Text before nine.', Notes: 'A note after our days.' }),
    );
    await publish(
      made.id,
      2,
      blocks({ ...V1, Reporting: 'Ring before ten.', Notes: 'A note after two days.' }),
    );
    await offer();
    const draft = (await read(policy)).openVersion;
    const { clashes } = (await ok(manager, MERGE, { id: draft.id })).policyMerge;
    await ok(manager, SETTLE, { id: draft.id, choices: [{ clashId: clashes[0].id, take: 'THEIRS' }] });
    await publish(
      made.id,
      3,
      blocks({ ...V1, Reporting: 'Ring before ten.', Notes: 'A note after three days.' }),
    );
    const { takeTemplateVersion } = await ok(manager, TAKE, { policyId: policy });
    expect(takeTemplateVersion.openVersion).toMatchObject({ id: draft.id, clashes: 1 });
    expect(takeTemplateVersion.openVersion.text).toBe(
      blocks({ ...V1, Reporting: 'Ring before ten.', Notes: 'A note after our days.' }),
    );
  });

  it('given up as a draft is offered again, and not drafted by itself', async () => {
    const { policy, template: made } = await inForce();
    await publish(made.id, 2, blocks({ ...V1, Notes: 'A note after two days.' }));
    await offer();
    await ok(manager, TAKE, { policyId: policy });
    await ok(manager, DISCARD, { id: (await read(policy)).openVersion.id });
    await offer();
    expect(await read(policy)).toMatchObject({ newerTemplateVersion: { number: 2 }, openVersion: null });
    expect((await ok(manager, TAKE, { policyId: policy })).takeTemplateVersion.openVersion.number).toBe(3);
  });

  it('tells every manager once, with what changed', async () => {
    const { template: made } = await inForce();
    await publish(made.id, 2, blocks({ ...V1, Notes: 'A note after two days.' }), {
      changeSummary: 'Notes after eight days',
    });
    await offer();
    await offer();
    const mails = await asOwner<{ subject: string }>(
      system.databaseUrl,
      `select subject from mails where kind = 'policy-new-edition' and text like '%Notes after eight days%'`,
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).not.toContain('Policy');
  });

  it('comes to each member apart: nobody sees the other’s draft', async () => {
    const { policy, template: made } = await inForce();
    const { adoptTemplate } = await ok(otherManager, ADOPT, { input: { templateVersionId: made.version } });
    await ok(otherManager, WORDING, {
      policyId: adoptTemplate.id,
      text: blocks({ ...V1, Notes: 'Hillside.' }),
    });
    await ok(otherManager, MEETING, { id: adoptTemplate.openVersion.id });
    await publish(made.id, 2, blocks({ ...V1, Returning: 'Two.' }));
    await offer();
    expect((await read(policy)).openVersion.text).toBe(blocks({ ...V1, Returning: 'Two.' }));
    const theirs = await read(adoptTemplate.id, otherManager);
    expect(theirs.openVersion.text).toBe(blocks({ ...V1, Notes: 'Hillside.', Returning: 'Two.' }));
    expect(await read(adoptTemplate.id)).toBeNull();
    expect((await refused(manager, MERGE, { id: theirs.openVersion.id }))?.code).toBe('NOT_FOUND');
    expect((await refused(manager, TAKE, { policyId: adoptTemplate.id }))?.code).toBe('NOT_FOUND');
    expect((await refused(staff, TAKE, { policyId: policy }))?.code).toBe('FORBIDDEN');
  });

  it('is not merged into a draft that was never adopted: that follows the new one when it is taken', async () => {
    const made = await template(blocks(V1));
    const { adoptTemplate } = await ok(manager, ADOPT, { input: { templateVersionId: made.version } });
    await ok(manager, WORDING, { policyId: adoptTemplate.id, text: blocks({ ...V1, Returning: 'Cake.' }) });
    await publish(made.id, 2, blocks({ ...V1, Notes: 'A note after two days.' }));
    await offer();
    expect((await read(adoptTemplate.id)).openVersion.number).toBe(1);
    const { takeTemplateVersion } = await ok(manager, TAKE, { policyId: adoptTemplate.id });
    expect(takeTemplateVersion.openVersion).toMatchObject({
      number: 1,
      text: blocks({ ...V1, Notes: 'A note after two days.', Returning: 'Cake.' }),
    });
    const declined = await template(blocks(V1));
    const second = (await ok(manager, ADOPT, { input: { templateVersionId: declined.version } }))
      .adoptTemplate;
    await publish(declined.id, 2, blocks({ ...V1, Notes: 'A note after two days.' }));
    const { keepOurWording } = await ok(manager, KEEP, { policyId: second.id });
    expect(keepOurWording.openVersion).toMatchObject({ status: 'DRAFT', number: 1 });
  });
});

describe('an edition that was taken back', () => {
  it('marks the policies on it and raises a deadline, until they are looked at', async () => {
    const { policy, template: made } = await inForce();
    await system.em
      .getConnection()
      .execute(
        `update template_versions set status = 'RETIRED', retired_at = ?, retired_because = 'It is wrong in law.' where id = ?`,
        [NOW, made.version],
      );
    expect(await read(policy)).toMatchObject({ recalledBecause: 'It is wrong in law.', status: 'CURRENT' });
    const deadlines = async () =>
      (await ok(manager, '{ deadlines { id sentence dueAt action path } }', {})).deadlines.filter(
        (one: { id: string }) => one.id === `policy-recall-${policy}`,
      );
    expect(await deadlines()).toEqual([
      expect.objectContaining({
        action: 'review',
        path: `/policies/${policy}/show`,
        dueAt: '2026-12-07T23:59:59.000Z',
      }),
    ]);
    await ok(manager, 'mutation ($id: ID!) { reviewPolicy(id: $id) { id nextReviewOn } }', { id: policy });
    expect((await read(policy)).recalledBecause).toBeNull();
    expect(await deadlines()).toEqual([]);
  });
});

describe('generated wordings', () => {
  /** Numbers that look random and are the same each time. */
  function randomFrom(seed: number) {
    let state = seed;
    return (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state % below;
    };
  }

  it('lose no block of either side on their way through the API', async () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const pick = randomFrom(seed * 7919);
      const base = Object.fromEntries(
        Array.from({ length: 6 }, (_, n) => [`Part ${n}`, `Rule number ${n} of ${seed}.`]),
      );
      const vary = (who: string) =>
        Object.fromEntries(
          Object.entries(base).flatMap(([heading, text]): [string, string][] => {
            const what = pick(5);
            if (what === 0) return [[heading, `${text} Changed by ${who} ${pick(9)}.`]];
            if (what === 1)
              return [
                [heading, text],
                [`Added after ${heading} by ${who}`, `New of ${who}, ${heading}.`],
              ];
            return [[heading, text]];
          }),
        );
      const [ours, theirs] = [vary('us'), vary('them')];
      const { policy, template: made } = await inForce(blocks(ours), blocks(base));
      await publish(made.id, 2, blocks(theirs));
      await offer();
      const { openVersion } = await read(policy);
      if (openVersion === null) continue;
      const merge =
        openVersion.wording === null
          ? { clashes: [] }
          : (await ok(manager, MERGE, { id: openVersion.id })).policyMerge;
      const known = openVersion.text + JSON.stringify(merge.clashes);
      for (const text of [...Object.values(ours), ...Object.values(theirs)])
        if (!Object.values(base).includes(text)) expect(known).toContain(text);
    }
  });
});
