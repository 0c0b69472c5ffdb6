import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  arrangePolicy,
  arrangeTemplate,
  arrangeVersion,
  publishVersion,
} from '../../../test/adopted-policy.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { now } from '../../platform/clock.js';
import { addDays, londonDate } from '../../platform/local-time.js';
import { Membership, Person, PersonContact } from '../people/person.entity.js';
import { buildMembership, buildPerson, buildPersonContact } from '../people/person.factory.js';
import { Policy } from '../policies/policy.entity.js';
import { PolicyVersion } from '../policies/policy-version.entity.js';
import type { Template } from '../templates/template.entity.js';
import { TemplateVersion } from '../templates/template-version.entity.js';
import { LawChange } from './law-change.entity.js';
import { raiseReviewTasksJob } from './raise-review-tasks.job.js';
import { ReviewTask } from './review-task.entity.js';

const CREATE = `mutation ($input: CreateLawChangeInput!) { createLawChange(input: $input)
  { id title status inForceOn templateTitles can version } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateLawChangeInput!, $version: Int!) { updateLawChange(id: $id, input: $input, version: $version)
  { id status inForceOn templateIds version } }`;
const TASKS = `query ($law: ID) { reviewTasks(filter: { lawChangeId: $law }) { total items
  { id policyId policyTitle dueOn raisedOn doneAt outcome note doneBy { name } lawChange { title } can version } } }`;
const FINISH = `mutation ($id: ID!, $outcome: ReviewOutcome!, $note: String, $version: Int) {
  finishReviewTask(id: $id, outcome: $outcome, note: $note, version: $version) { outcome note doneBy { name } can } }`;

let system: TestSystem;
let world: Consortium;
let coordinator: Call;
let manager: Call;
let other: Call;
let sickness: Template;
let leave: Template;
let ours: { policy: Policy; version: PolicyVersion };
let theirs: { policy: Policy; version: PolicyVersion };

const inDays = (days: number) => addDays(londonDate(now().getTime()), days);

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  sickness = arrangeTemplate(system.em, 'Sickness absence').template;
  leave = arrangeTemplate(system.em, 'Annual leave').template;
  ours = arrangePolicy(system.em, {
    organisation: world.member.id,
    template: sickness,
    owner: world.people.staff.id,
  });
  theirs = arrangePolicy(system.em, { organisation: world.other.id, template: sickness });
  arrangePolicy(system.em, { organisation: world.other.id, template: leave, title: 'Annual leave' });
  const withdrawn = arrangePolicy(system.em, {
    organisation: world.provider.id,
    template: sickness,
  });
  withdrawn.policy.withdraw(now(), 'It is not used any more.');
  await system.em.flush();
  coordinator = await system.as(world.people.coordinator, 'consortium');
  manager = await system.as(world.people.manager);
  other = await system.as(world.people.otherManager);
});
afterAll(() => system.close());

const input = (changes: object = {}) => ({
  title: 'Sick pay from the first day',
  what: 'No waiting days any more.',
  status: 'CONFIRMED',
  inForceOn: inDays(90),
  templateIds: [sickness.id],
  ...changes,
});
const enter = async (changes: object = {}) => {
  const answer = await coordinator(CREATE, { input: input(changes) });
  await system.app.database.queue.drain('raise-review-tasks');
  return answer.data.createLawChange;
};
const change = async (id: string, changes: object) => {
  const { version } = await system.em.fork().findOneOrFail(LawChange, { id });
  const answer = await coordinator(UPDATE, { id, input: changes, version });
  await system.app.database.queue.drain('raise-review-tasks');
  return answer;
};
const tasksOf = async (who: Call, law: string) => (await who(TASKS, { law })).data.reviewTasks.items;

describe('the register', () => {
  it('comes with what is known, by date, what is not certain as planned and to be checked', async () => {
    const staff = await system.as(world.people.staff);
    const { data } = await staff(
      `{ lawChanges(perPage: 100) { total items { title status inForceOn dateNote checkedOn sourceUrl can } } }`,
    );
    const { items, total } = data.lawChanges;
    expect(total).toBeGreaterThan(20);
    const dates = items.map(({ inForceOn }: { inForceOn: string | null }) => inForceOn ?? '9999');
    expect(dates).toEqual([...dates].sort());
    for (const { status, inForceOn, dateNote, checkedOn, can } of items) {
      expect(checkedOn).toBe('2026-11-23');
      expect(can).toEqual([]);
      if (status === 'PLANNED') expect(dateNote).toContain('Check');
      else expect(inForceOn).not.toBeNull();
    }
    expect(items).toContainEqual(
      expect.objectContaining({
        status: 'CONFIRMED',
        inForceOn: '2027-01-01',
        title: expect.stringContaining('six months'),
      }),
    );
  });

  it('is linked to the starter documents as soon as they are there, and raises nothing for texts that know of it', async () => {
    const { template } = arrangeTemplate(system.em, 'Whistleblowing', '2026-11-23');
    template.slug = 'whistleblowing';
    const { policy, version } = arrangePolicy(system.em, { organisation: world.member.id, template });
    await system.em.flush();
    const edition = await system.em.findOneOrFail(TemplateVersion, { template: template.id });
    await system.em.nativeUpdate(PolicyVersion, { id: version.id }, { status: 'SUPERSEDED' });
    system.em.clear();
    const row = await system.em.findOneOrFail(Policy, { id: policy.id });
    arrangeVersion(system.em, row, { number: 2, round: 1, templateVersion: edition.id });
    await system.em.flush();
    await system.app.database.queue.send(raiseReviewTasksJob, {});
    await system.app.database.queue.drain('raise-review-tasks');
    const { data } = await manager(
      `{ lawChanges(filter: { touchesUs: true }) { items { title templateTitles } } policiesTouchedByLaw { policyTitle } }`,
    );
    expect(data.lawChanges.items).toMatchObject([
      { title: expect.stringContaining('whistleblowing'), templateTitles: ['Whistleblowing'] },
    ]);
    expect(await system.em.fork().count(ReviewTask, { policy: policy.id })).toBe(0);
  });

  it('is not written by an adviser of a member, and tells of no template that is still being written', async () => {
    const person = system.em.create(Person, buildPerson());
    system.em.create(PersonContact, buildPersonContact({ person: person.id }));
    system.em.create(
      Membership,
      buildMembership({ person: person.id, organisation: world.member.id, role: 'ADVISER' }),
    );
    const { template, version: edition } = arrangeTemplate(system.em, 'Nobody knows of it yet');
    edition.status = 'DRAFT';
    await system.em.flush();
    const adviser = await system.as(person);
    for (const document of [`{ templatesToTouch { id } }`, CREATE])
      expect((await adviser(document, { input: input() })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { id } = await enter({ templateIds: [sickness.id, template.id] });
    const told = async (who: Call) =>
      (await who('query ($id: ID!) { lawChange(id: $id) { templateIds templateTitles } }', { id })).data
        .lawChange;
    expect(await told(manager)).toEqual({ templateIds: null, templateTitles: ['Sickness absence'] });
    expect((await told(coordinator)).templateIds).toHaveLength(2);
  });

  it('is written by coordinators and advisers only, with a date for what is certain and templates that exist', async () => {
    for (const who of [manager, await system.as(world.people.staff), await system.as(world.people.trainer)])
      expect((await who(CREATE, { input: input() })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const adviser = await system.as(world.people.adviser);
    const made = (await adviser(CREATE, { input: input({ status: 'PLANNED', inForceOn: null }) })).data;
    expect(made.createLawChange).toMatchObject({ can: ['update'], templateTitles: ['Sickness absence'] });
    const fieldsOf = async (changes: object) =>
      Object.keys(
        (await coordinator(CREATE, { input: input(changes) })).errors?.[0]?.extensions.fields ?? {},
      );
    expect(await fieldsOf({ inForceOn: null })).toEqual(['inForceOn']);
    expect(await fieldsOf({ templateIds: [world.member.id] })).toEqual(['templateIds']);
    expect(await fieldsOf({ templateIds: ['x'] })).toEqual(['templateIds']);
    expect(await fieldsOf({ sourceUrl: 'javascript:alert(1)' })).toEqual(['sourceUrl']);
    expect(await fieldsOf({ title: ' ' })).toEqual(['title']);
    expect((await manager('{ templatesToTouch { id } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const stale = await coordinator(UPDATE, {
      id: made.createLawChange.id,
      input: { title: 'X' },
      version: 9,
    });
    expect(stale.errors?.[0]?.extensions.reason).toBe('STALE_VERSION');
  });
});

describe('an entry that is certain', () => {
  it('raises one review for each policy that it touches, for exactly the members that hold one, once', async () => {
    const law = await enter();
    await Promise.all(
      Array.from({ length: 3 }, () =>
        system.app.database.queue.send(raiseReviewTasksJob, { lawChangeId: law.id }),
      ),
    );
    await system.app.database.queue.drain('raise-review-tasks');
    const all = await system.em.fork().find(ReviewTask, { lawChange: law.id });
    expect(all.map(({ policy }) => policy).sort()).toEqual([ours.policy.id, theirs.policy.id].sort());
    expect(await tasksOf(manager, law.id)).toMatchObject([
      { policyId: ours.policy.id, policyTitle: 'Sickness absence', dueOn: inDays(90), can: ['finish'] },
    ]);
    expect(await tasksOf(other, law.id)).toMatchObject([{ policyId: theirs.policy.id }]);
    expect((await coordinator(TASKS)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await tasksOf(await system.as(world.people.trustee), law.id)).toEqual([]);
    expect(await tasksOf(await system.as(world.people.staff), law.id)).toHaveLength(1);
  });

  it('gives at least four weeks where the law is in force already', async () => {
    const law = await enter({ status: 'IN_FORCE', inForceOn: inDays(-30) });
    expect(await tasksOf(manager, law.id)).toMatchObject([{ dueOn: inDays(28) }]);
  });

  it('moves open reviews with its date, ends them when it is dropped, and brings them back', async () => {
    const law = await enter();
    const [mine] = await tasksOf(manager, law.id);
    await manager(FINISH, { id: mine.id, outcome: 'NO_CHANGE' });
    await change(law.id, { inForceOn: inDays(200) });
    expect(await tasksOf(manager, law.id)).toMatchObject([{ dueOn: inDays(90), outcome: 'NO_CHANGE' }]);
    expect(await tasksOf(other, law.id)).toMatchObject([{ dueOn: inDays(200), outcome: null }]);
    await change(law.id, { status: 'DROPPED' });
    expect(await tasksOf(other, law.id)).toMatchObject([{ outcome: 'DROPPED', can: [] }]);
    expect(await tasksOf(manager, law.id)).toMatchObject([{ outcome: 'NO_CHANGE' }]);
    await change(law.id, { status: 'CONFIRMED' });
    expect(await tasksOf(other, law.id)).toMatchObject([{ outcome: null, can: ['finish'] }]);
    await change(law.id, { templateIds: [leave.id] });
    const titles = (await tasksOf(other, law.id)).map(
      ({ policyTitle, outcome }: { policyTitle: string; outcome: string | null }) => [policyTitle, outcome],
    );
    expect(titles.sort()).toEqual([
      ['Annual leave', null],
      ['Sickness absence', 'DROPPED'],
    ]);
  });

  it('waits while it is planned', async () => {
    const law = await enter({ status: 'PLANNED', inForceOn: null });
    expect(await tasksOf(manager, law.id)).toEqual([]);
    await change(law.id, { status: 'CONFIRMED', inForceOn: inDays(60) });
    expect(await tasksOf(manager, law.id)).toHaveLength(1);
  });
});

describe('a policy that is adopted later', () => {
  it('gets a review where its text is older than the law, and none where it is newer', async () => {
    const { template, version: old } = arrangeTemplate(system.em, 'Redundancy');
    await system.em.flush();
    const law = await enter({ templateIds: [template.id], inForceOn: inDays(10) });
    const late = arrangePolicy(system.em, { organisation: world.member.id, template, title: 'Redundancy' });
    late.version.templateVersion = old.id;
    await system.em.flush();
    await system.app.database.queue.send(raiseReviewTasksJob, { policyId: late.policy.id });
    await system.app.database.queue.drain('raise-review-tasks');
    expect(await tasksOf(manager, law.id)).toMatchObject([{ outcome: null }]);
    old.retire(now(), null);
    await system.em.flush();
    const newer = system.em.create(TemplateVersion, {
      template: template.id,
      number: 2,
      status: 'PUBLISHED',
      text: '## Redundancy',
      sha256: 'd'.repeat(64),
      fields: [],
      legalAsOf: inDays(10),
      publishedAt: now(),
    });
    await system.em.flush();
    const second = await publishVersion(system.em, late.policy, late.version, { round: 2 });
    second.templateVersion = newer.id;
    await system.em.getConnection().execute('alter table policy_versions disable trigger keep_issued');
    await system.em.flush();
    await system.em.getConnection().execute('alter table policy_versions enable trigger keep_issued');
    await system.app.database.queue.send(raiseReviewTasksJob, { policyId: late.policy.id });
    await system.app.database.queue.drain('raise-review-tasks');
    expect(await tasksOf(manager, law.id)).toMatchObject([{ outcome: 'CHANGED', doneBy: null }]);
  });
});

describe('a review', () => {
  it('needs its owner until they say what came of it, once', async () => {
    const law = await enter({ title: 'Fit notes by post' });
    const owner = await system.as(world.people.staff);
    const needs = async (who: Call) =>
      (await who('{ deadlines { id sentence who } }')).data.deadlines.filter(
        ({ sentence }: { sentence: string }) => sentence.includes('Fit notes'),
      );
    expect(await needs(owner)).toMatchObject([{ who: 'Sickness absence' }]);
    expect(await needs(manager)).toEqual([]);
    expect(await needs(other)).toHaveLength(1);
    const [task] = await tasksOf(owner, law.id);
    const refused = await other(FINISH, { id: task.id, outcome: 'NO_CHANGE' });
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const dropped = await owner(FINISH, { id: task.id, outcome: 'DROPPED' });
    expect(Object.keys(dropped.errors?.[0]?.extensions.fields ?? {})).toEqual(['outcome']);
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        owner(FINISH, { id: task.id, outcome: 'NOT_CONCERNED', note: 'We pay from day one.' }),
      ),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(answers.find(({ errors }) => !errors)?.data.finishReviewTask).toMatchObject({
      outcome: 'NOT_CONCERNED',
      doneBy: { name: 'Stella Frost' },
      can: [],
    });
    expect(await needs(owner)).toEqual([]);
  });
});
