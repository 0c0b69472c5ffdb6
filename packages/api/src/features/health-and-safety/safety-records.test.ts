import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Answer, type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';
import { Responsibility } from '../people/person.entity.js';
import { buildResponsibility } from './health-and-safety.factory.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;
let staff: Call;
let volunteer: Call;
let trustee: Call;
let lead: Call;
let otherManager: Call;
let coordinator: Call;

const NOW = new Date('2026-11-23T10:00:00Z');
const errorOf = ({ errors }: Answer) => errors?.[0]?.extensions;
const at = async <T>(instant: string, work: () => Promise<T>): Promise<T> => {
  freezeClock(new Date(instant));
  try {
    return await work();
  } finally {
    freezeClock(NOW);
  }
};

const ASSESSMENT = `id title status assessor { name } assessedOn nextReviewOn worstBand hazardCount openActionCount can version
  hazards { id hazard bandBefore bandAfter version can actions { id what owner { name } dueOn doneOn can version } }`;
const CREATE = `mutation ($input: CreateRiskAssessmentInput!) { r: createRiskAssessment(input: $input) { ${ASSESSMENT} } }`;
const READ = `query ($id: ID!) { r: riskAssessment(id: $id) { ${ASSESSMENT} } }`;
const LIST = `query ($filter: RiskAssessmentFilter) { r: riskAssessments(filter: $filter) { total items { id title } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateRiskAssessmentInput!, $version: Int!) { r: updateRiskAssessment(id: $id, input: $input, version: $version) { ${ASSESSMENT} } }`;
const verb = (name: string) => `mutation ($id: ID!) { r: ${name}(id: $id) { ${ASSESSMENT} } }`;
const REVIEW = `mutation ($id: ID!, $on: Date) { r: reviewRiskAssessment(id: $id, nextReviewOn: $on) { ${ASSESSMENT} } }`;
const ADD_HAZARD = `mutation ($id: ID!, $input: AddRiskHazardInput!) { r: addRiskHazard(assessmentId: $id, input: $input) { id bandBefore bandAfter version can } }`;
const UPDATE_HAZARD = `mutation ($id: ID!, $input: UpdateRiskHazardInput!, $version: Int!) { r: updateRiskHazard(id: $id, input: $input, version: $version) { id bandBefore bandAfter } }`;
const REMOVE_HAZARD = `mutation ($id: ID!) { r: removeRiskHazard(id: $id) { id } }`;
const ADD_ACTION = `mutation ($id: ID!, $input: AddRiskActionInput!) { r: addRiskAction(hazardId: $id, input: $input) { id what dueOn version } }`;
const FINISH = `mutation ($id: ID!, $on: Date) { r: finishRiskAction(id: $id, on: $on) { id doneOn can } }`;
const HISTORY = `query ($type: String!, $id: ID!) { r: history(type: $type, id: $id) { action about changes { field before after } } }`;

const kitchen = { title: 'Community kitchen', site: 'Main hall', activity: 'Cooking lunch' };
const oil = {
  hazard: 'Hot oil',
  whoAndHow: 'Cooks may be burnt',
  controls: 'Lids',
  likelihoodBefore: 4,
  severityBefore: 4,
};

const deadlinesOf = async (call: Call): Promise<{ id: string; sentence: string; who: string | null }[]> =>
  (await call('{ deadlines { id sentence who path dueAt } }')).data.deadlines;
const idsOf = async (call: Call) => (await deadlinesOf(call)).map(({ id }) => id);

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  const { people, member } = world;
  system.em.create(
    Responsibility,
    buildResponsibility({ person: people.bookingStaff.id, organisation: member.id }),
  );
  await system.em.flush();
  manager = await system.as(people.manager);
  staff = await system.as(people.staff);
  volunteer = await system.as(people.volunteer);
  trustee = await system.as(people.trustee);
  lead = await system.as(people.bookingStaff);
  otherManager = await system.as(people.otherManager);
  coordinator = await system.as(people.coordinator, 'consortium');
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

const create = async (call = manager, input: object = kitchen) => {
  const { data, errors } = await call(CREATE, { input });
  expect(errors).toBeUndefined();
  return data.r;
};

describe('a risk assessment', () => {
  it('begins as a draft, holds once it has a hazard, and says how bad the worst is', async () => {
    const { id, ...draft } = await create();
    expect(draft).toMatchObject({
      status: 'DRAFT',
      assessor: { name: 'Mandeep Gill' },
      assessedOn: '2026-11-23',
      nextReviewOn: '2027-11-23',
      worstBand: null,
      can: ['update', 'issue', 'archive'],
    });
    expect(errorOf(await manager(verb('issueRiskAssessment'), { id }))?.reason).toBe('NO_HAZARDS');
    const hazard = (await lead(ADD_HAZARD, { id, input: oil })).data.r;
    expect(hazard).toMatchObject({ bandBefore: 'HIGH', bandAfter: null });
    const issued = (await lead(verb('issueRiskAssessment'), { id })).data.r;
    expect(issued).toMatchObject({ status: 'CURRENT', worstBand: 'HIGH', hazardCount: 1 });
    expect(errorOf(await lead(verb('issueRiskAssessment'), { id }))?.reason).toBe('WRONG_STATE');
    const better = { likelihoodAfter: 1, severityAfter: 4, furtherControls: 'A thermostat' };
    const after = await lead(UPDATE_HAZARD, { id: hazard.id, input: better, version: hazard.version });
    expect(after.data.r).toMatchObject({ bandBefore: 'HIGH', bandAfter: 'LOW' });
    expect((await staff(READ, { id })).data.r).toMatchObject({ worstBand: 'LOW', can: [] });
    const told = await manager(HISTORY, { type: 'RiskAssessment', id });
    expect(told.errors).toBeUndefined();
    expect(told.data.r.map(({ action }: { action: string }) => action)).toEqual([
      'HAZARD_CHANGED',
      'ISSUED',
      'HAZARD_ADDED',
      'CREATED',
    ]);
  });

  it('is read by everybody of the organisation, written by its managers and the lead, and seen by no other', async () => {
    const { id, version } = await create();
    for (const call of [staff, volunteer, trustee, lead])
      expect((await call(READ, { id })).data.r.title).toBe('Community kitchen');
    for (const call of [staff, volunteer, trustee]) {
      expect(errorOf(await call(CREATE, { input: kitchen }))?.code).toBe('FORBIDDEN');
      expect(errorOf(await call(UPDATE, { id, version, input: { title: 'X' } }))?.code).toBe('FORBIDDEN');
      expect(errorOf(await call(ADD_HAZARD, { id, input: oil }))?.code).toBe('FORBIDDEN');
    }
    expect((await otherManager(READ, { id })).data.r).toBeNull();
    expect((await otherManager(LIST)).data.r.total).toBe(0);
    expect(errorOf(await otherManager(UPDATE, { id, version, input: { title: 'X' } }))?.code).toBe(
      'NOT_FOUND',
    );
    expect(errorOf(await otherManager(ADD_HAZARD, { id, input: oil }))?.code).toBe('NOT_FOUND');
    expect(errorOf(await coordinator(READ, { id }))?.code).toBe('FORBIDDEN');
    expect(errorOf(await coordinator(CREATE, { input: kitchen }))?.code).toBe('FORBIDDEN');
  });

  it('is changed from the version that was seen, and not once it is put away', async () => {
    const { id, version } = await create();
    expect((await manager(UPDATE, { id, version, input: { site: 'Hut' } })).errors).toBeUndefined();
    expect(errorOf(await manager(UPDATE, { id, version, input: { site: 'Shed' } }))?.reason).toBe(
      'STALE_VERSION',
    );
    expect((await manager(verb('archiveRiskAssessment'), { id })).data.r).toMatchObject({
      status: 'ARCHIVED',
      can: [],
    });
    const stale = { id, version: version + 2, input: { site: 'Shed' } };
    expect(errorOf(await manager(UPDATE, stale))?.reason).toBe('WRONG_STATE');
    expect(errorOf(await manager(ADD_HAZARD, { id, input: oil }))?.reason).toBe('WRONG_STATE');
    const found = async (filter: object) =>
      (await manager(LIST, { filter })).data.r.items.map((item: { id: string }) => item.id);
    expect(await found({})).not.toContain(id);
    expect(await found({ status: 'ARCHIVED' })).toContain(id);
    expect(await found({ ids: [id] })).toEqual([id]);
  });

  it('is on Today two weeks before its review, and is right for another year when somebody says so', async () => {
    const { id } = await create(manager, { ...kitchen, nextReviewOn: '2026-12-08' });
    await manager(ADD_HAZARD, { id, input: oil });
    await manager(verb('issueRiskAssessment'), { id });
    const key = `risk-assessment-${id}`;
    expect(await idsOf(manager)).not.toContain(key);
    await at('2026-11-24T10:00:00Z', async () => {
      for (const call of [manager, lead]) expect(await idsOf(call)).toContain(key);
      for (const call of [staff, trustee, otherManager]) expect(await idsOf(call)).not.toContain(key);
      expect(errorOf(await manager(REVIEW, { id, on: '2026-11-24' }))?.fields).toHaveProperty('nextReviewOn');
      expect((await lead(REVIEW, { id })).data.r).toMatchObject({
        assessedOn: '2026-11-24',
        nextReviewOn: '2027-11-24',
      });
      expect(await idsOf(manager)).not.toContain(key);
    });
  });

  it('has actions that their owners finish, and that are on the lists of managers once they are late', async () => {
    const { id } = await create();
    const hazard = (await manager(ADD_HAZARD, { id, input: oil })).data.r;
    const input = { what: 'Fit a thermostat', ownerId: world.people.staff.id, dueOn: '2026-11-25' };
    const action = (await manager(ADD_ACTION, { id: hazard.id, input })).data.r;
    const key = `risk-action-${action.id}`;
    expect(await idsOf(staff)).toContain(key);
    expect(await idsOf(manager)).not.toContain(key);
    await at('2026-11-26T10:00:00Z', async () => expect(await idsOf(manager)).toContain(key));
    for (const call of [volunteer, trustee])
      expect(errorOf(await call(FINISH, { id: action.id }))?.code).toBe('FORBIDDEN');
    expect(errorOf(await otherManager(FINISH, { id: action.id }))?.code).toBe('NOT_FOUND');
    expect(errorOf(await staff(FINISH, { id: action.id, on: '2026-11-24' }))?.fields).toHaveProperty('on');
    expect((await staff(FINISH, { id: action.id })).data.r).toMatchObject({ doneOn: '2026-11-23', can: [] });
    expect(errorOf(await staff(FINISH, { id: action.id }))?.reason).toBe('WRONG_STATE');
    expect((await manager(READ, { id })).data.r.openActionCount).toBe(0);
    expect((await manager(REMOVE_HAZARD, { id: hazard.id })).errors).toBeUndefined();
    expect((await manager(READ, { id })).data.r.hazards).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['no title', { title: ' ' }, 'title'],
    ['an assessment to come', { assessedOn: '2026-11-24' }, 'assessedOn'],
    ['a review before it', { assessedOn: '2026-11-01', nextReviewOn: '2026-11-01' }, 'nextReviewOn'],
    ['an assessor who is not of the organisation', { assessorId: 'OTHER' }, 'assessorId'],
  ])('is refused with %s, at the field', async (_, wrong, field) => {
    const other = 'assessorId' in wrong ? { assessorId: world.people.otherStaff.id } : {};
    const answer = await manager(CREATE, { input: { ...kitchen, ...wrong, ...other } });
    expect(errorOf(answer)?.fields).toHaveProperty(field);
  });

  it('refuses ratings outside 1 to 5, half a rating, and actions before the assessment or of a stranger', async () => {
    const { id } = await create();
    const hazard = (await manager(ADD_HAZARD, { id, input: oil })).data.r;
    const wrong = async (more: object) =>
      errorOf(await manager(ADD_HAZARD, { id, input: { ...oil, ...more } }))?.fields;
    expect(await wrong({ likelihoodBefore: 0 })).toHaveProperty('likelihoodBefore');
    expect(await wrong({ severityBefore: 6 })).toHaveProperty('severityBefore');
    expect(await wrong({ likelihoodAfter: 6, severityAfter: 1 })).toHaveProperty('likelihoodAfter');
    expect(await wrong({ likelihoodAfter: 1 })).toHaveProperty('severityAfter');
    expect(await wrong({ severityAfter: 1 })).toHaveProperty('likelihoodAfter');
    const action = async (more: object) =>
      errorOf(
        await manager(ADD_ACTION, {
          id: hazard.id,
          input: { what: 'Do it', ownerId: world.people.staff.id, dueOn: '2026-12-01', ...more },
        }),
      )?.fields;
    expect(await action({ dueOn: '2026-11-22' })).toHaveProperty('dueOn');
    expect(await action({ ownerId: world.people.otherStaff.id })).toHaveProperty('ownerId');
    expect(await action({ what: '' })).toHaveProperty('what');
  });
});

const CHECK = `id kind title site every unit nextOn lastDoneOn owner { name } deputy { name } openProblemCount archivedAt can version`;
const CREATE_CHECK = `mutation ($input: CreateSafetyCheckInput!) { r: createSafetyCheck(input: $input) { ${CHECK} } }`;
const UPDATE_CHECK = `mutation ($id: ID!, $input: UpdateSafetyCheckInput!, $version: Int!) { r: updateSafetyCheck(id: $id, input: $input, version: $version) { ${CHECK} } }`;
const READ_CHECK = `query ($id: ID!) { r: safetyCheck(id: $id) { ${CHECK} } }`;
const CHECKS = `query ($filter: SafetyCheckFilter) { r: safetyChecks(filter: $filter, perPage: 100) { total items { id kind nextOn site } } }`;
const ENTER = `mutation ($id: ID!, $input: EnterSafetyCheckInput!) { r: enterSafetyCheck(checkId: $id, input: $input) { id doneOn result note action actionOwner { name } actionDueOn check { nextOn } can } }`;
const ENTRIES = `query ($id: ID!) { r: safetyCheckEntries(checkId: $id) { total items { id doneOn result by { name } } } }`;
const PUT_RIGHT = `mutation ($id: ID!) { r: finishSafetyCheckAction(id: $id) { id actionDoneOn } }`;
const USUAL = `mutation ($site: String) { r: addUsualChecks(site: $site) }`;
const ARCHIVE_CHECK = `mutation ($id: ID!) { r: archiveSafetyCheck(id: $id) { archivedAt can } }`;

const alarm = { kind: 'FIRE_ALARM', title: 'Test the fire alarm', every: 1, unit: 'WEEKS' };

const createCheck = async (more: object = {}) => {
  const { data, errors } = await manager(CREATE_CHECK, { input: { ...alarm, ...more } });
  expect(errors).toBeUndefined();
  return data.r;
};

describe('a safety check', () => {
  it('is entered by its owner or deputy, and the next date counts from the day on which it was done', async () => {
    const { people } = world;
    const { id } = await createCheck({
      ownerId: people.staff.id,
      deputyId: people.volunteer.id,
      nextOn: '2026-11-20',
    });
    expect((await staff(READ_CHECK, { id })).data.r.can).toEqual(['enter']);
    const entered = await staff(ENTER, { id, input: { result: 'FINE' } });
    expect(entered.data.r).toMatchObject({ doneOn: '2026-11-23', check: { nextOn: '2026-11-30' } });
    const late = await volunteer(ENTER, { id, input: { result: 'FINE', doneOn: '2026-11-16' } });
    expect(late.data.r.check.nextOn).toBe('2026-11-30');
    expect((await trustee(ENTRIES, { id })).data.r).toMatchObject({
      total: 2,
      items: [{ doneOn: '2026-11-23', by: { name: 'Stella Frost' } }, { doneOn: '2026-11-16' }],
    });
    expect((await lead(ENTER, { id, input: { result: 'FINE' } })).errors).toBeUndefined();
    expect(errorOf(await trustee(ENTER, { id, input: { result: 'FINE' } }))?.code).toBe('FORBIDDEN');
    expect(errorOf(await otherManager(ENTER, { id, input: { result: 'FINE' } }))?.code).toBe('NOT_FOUND');
    expect((await otherManager(ENTRIES, { id })).data.r.total).toBe(0);
    expect((await otherManager(READ_CHECK, { id })).data.r).toBeNull();
    expect(errorOf(await coordinator(READ_CHECK, { id }))?.code).toBe('FORBIDDEN');
    expect((await lead(READ_CHECK, { id })).data.r.lastDoneOn).toBe('2026-11-23');
  });

  it('raises an action where there is a problem, with an owner and a day', async () => {
    const { people } = world;
    const { id } = await createCheck({ ownerId: people.staff.id });
    const problem = { result: 'PROBLEM', note: 'Bell 3 is silent' };
    expect(errorOf(await staff(ENTER, { id, input: { result: 'PROBLEM' } }))?.fields).toHaveProperty('note');
    const act = { ...problem, action: 'Call the engineer' };
    expect(errorOf(await staff(ENTER, { id, input: act }))?.fields).toHaveProperty('actionDueOn');
    const early = { ...act, actionDueOn: '2026-11-22' };
    expect(errorOf(await staff(ENTER, { id, input: early }))?.fields).toHaveProperty('actionDueOn');
    const stranger = { ...act, actionDueOn: '2026-11-25', actionOwnerId: people.otherStaff.id };
    expect(errorOf(await staff(ENTER, { id, input: stranger }))?.fields).toHaveProperty('actionOwnerId');
    const fine = { ...act, result: 'FINE', actionDueOn: '2026-11-25' };
    expect(errorOf(await staff(ENTER, { id, input: fine }))?.fields).toHaveProperty('action');
    const right = { ...act, actionDueOn: '2026-11-25', actionOwnerId: people.volunteer.id };
    const entry = (await staff(ENTER, { id, input: right })).data.r;
    expect(entry).toMatchObject({ actionOwner: { name: 'Vera Lund' }, actionDueOn: '2026-11-25', can: [] });
    expect((await manager(READ_CHECK, { id })).data.r.openProblemCount).toBe(1);
    expect(await idsOf(volunteer)).toContain(`safety-check-problem-${entry.id}`);
    expect(errorOf(await staff(PUT_RIGHT, { id: entry.id }))?.code).toBe('FORBIDDEN');
    expect((await volunteer(PUT_RIGHT, { id: entry.id })).data.r.actionDoneOn).toBe('2026-11-23');
    expect(errorOf(await volunteer(PUT_RIGHT, { id: entry.id }))?.reason).toBe('WRONG_STATE');
    expect((await manager(READ_CHECK, { id })).data.r.openProblemCount).toBe(0);
  });

  it('is on the list of its owner when it is due, and of the managers when it is late or nobody’s', async () => {
    const mine = await createCheck({ ownerId: world.people.staff.id, nextOn: '2026-11-24' });
    const nobodys = await createCheck({ nextOn: '2026-11-24' });
    expect(await idsOf(staff)).toContain(`safety-check-${mine.id}`);
    const managers = await idsOf(manager);
    expect(managers).toContain(`safety-check-${nobodys.id}`);
    expect(managers).not.toContain(`safety-check-${mine.id}`);
    await at('2026-11-25T10:00:00Z', async () => {
      expect(await idsOf(manager)).toContain(`safety-check-${mine.id}`);
      const late = (await manager(CHECKS, { filter: { late: true } })).data.r.items;
      expect(late.map((item: { id: string }) => item.id)).toEqual(
        expect.arrayContaining([mine.id, nobodys.id]),
      );
    });
    const own = (await staff(CHECKS, { filter: { mine: true } })).data.r.items;
    expect(own.map((item: { id: string }) => item.id)).not.toContain(nobodys.id);
  });

  it('comes as a set of the usual ones with one click, once for each place, also when pressed twice', async () => {
    const calls = await Promise.all([manager(USUAL, { site: 'Annexe' }), manager(USUAL, { site: 'Annexe' })]);
    expect(calls.map(({ data }) => data.r).sort()).toEqual([0, 8]);
    const { items } = (await manager(CHECKS)).data.r;
    expect(items.filter(({ site }: { site: string }) => site === 'Annexe')).toHaveLength(8);
    expect(errorOf(await staff(USUAL, {}))?.code).toBe('FORBIDDEN');
  });

  it('is changed by its version, and is not made any more once it is archived', async () => {
    const { id, version } = await createCheck();
    const changed = await lead(UPDATE_CHECK, { id, version, input: { every: 2 } });
    expect(changed.data.r.every).toBe(2);
    expect(errorOf(await lead(UPDATE_CHECK, { id, version, input: { every: 3 } }))?.reason).toBe(
      'STALE_VERSION',
    );
    expect(errorOf(await staff(UPDATE_CHECK, { id, version, input: { every: 3 } }))?.code).toBe('FORBIDDEN');
    expect((await manager(ARCHIVE_CHECK, { id })).data.r.can).toEqual([]);
    expect(errorOf(await manager(ENTER, { id, input: { result: 'FINE' } }))?.reason).toBe('WRONG_STATE');
    const told = await manager(HISTORY, { type: 'SafetyCheck', id });
    expect(told.data.r.map(({ action }: { action: string }) => action)).toEqual([
      'ARCHIVED',
      'CHANGED',
      'CREATED',
    ]);
  });

  it.each<[string, object, string]>([
    ['every 0 days', { every: 0, unit: 'DAYS' }, 'every'],
    ['every 1,000 months', { every: 1_000 }, 'every'],
    ['no title', { title: '' }, 'title'],
    ['an owner who stands in for themselves', { ownerId: 'STAFF', deputyId: 'STAFF' }, 'deputyId'],
    ['an owner of another organisation', { ownerId: 'OTHER' }, 'ownerId'],
  ])('is refused with %s, at the field', async (_, wrong, field) => {
    const { staff: us, otherStaff } = world.people;
    const input = Object.fromEntries(
      Object.entries({ ...alarm, ...wrong }).map(([name, value]) => [
        name,
        value === 'STAFF' ? us.id : value === 'OTHER' ? otherStaff.id : value,
      ]),
    );
    expect(errorOf(await manager(CREATE_CHECK, { input }))?.fields).toHaveProperty(field);
  });

  it('refuses a day to come', async () => {
    const { id } = await createCheck();
    const input = { result: 'FINE', doneOn: '2026-11-24' };
    expect(errorOf(await manager(ENTER, { id, input }))?.fields).toHaveProperty('doneOn');
  });
});

describe('what somebody looks after', () => {
  it('is handed over when they leave, or waits for a manager', async () => {
    const { people, member } = world;
    const leaver = people.volunteer.id;
    const check = await createCheck({ ownerId: leaver, deputyId: people.staff.id, nextOn: '2026-12-20' });
    const left = await createCheck({ ownerId: leaver, nextOn: '2026-11-24' });
    const { id } = await create();
    const hazard = (await manager(ADD_HAZARD, { id, input: oil })).data.r;
    const input = { what: 'Fit a lid', ownerId: leaver, dueOn: '2026-11-25' };
    const action = (await manager(ADD_ACTION, { id: hazard.id, input })).data.r;
    const find = `query ($id: ID!) { openThings(personId: $id) { id sentence candidates { id whyNot } } }`;
    const things: { id: string; candidates: { id: string; whyNot: string | null }[] }[] = (
      await manager(find, { id: leaver })
    ).data.openThings;
    const ids = things.map((thing) => thing.id);
    expect(ids).toEqual(
      expect.arrayContaining([
        `safety-check-${check.id}`,
        `safety-check-${left.id}`,
        `risk-action-${action.id}`,
      ]),
    );
    const taken = things.find((thing) => thing.id === `safety-check-${check.id}`);
    expect(taken?.candidates).toContainEqual({ id: people.staff.id, whyNot: 'has a part in it already' });
    const remove = `mutation ($id: ID!, $handovers: [HandoverInput!]) { removePerson(id: $id, handovers: $handovers) { id } }`;
    const handovers = ids.map((thingId) => ({
      thingId,
      toPersonId:
        thingId === `safety-check-${left.id}` || thingId.startsWith('safety-check-deputy')
          ? null
          : people.manager.id,
    }));
    expect((await manager(remove, { id: leaver, handovers })).errors).toBeUndefined();
    expect((await manager(READ_CHECK, { id: check.id })).data.r.owner).toEqual({ name: 'Mandeep Gill' });
    expect((await manager(READ_CHECK, { id: left.id })).data.r.owner).toBeNull();
    expect(await idsOf(manager)).toEqual(
      expect.arrayContaining([`safety-check-${left.id}`, `risk-action-${action.id}`]),
    );
    await asOwner(
      system.databaseUrl,
      'update memberships set archived_at = null where person_id = $1 and organisation_id = $2',
      [leaver, member.id],
    );
  });
});
