import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Answer, type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;
let otherManager: Call;
let coordinator: Call;

const NOW = new Date('2026-11-23T10:00:00Z');
const errorOf = ({ errors }: Answer) => errors?.[0]?.extensions;

const FIELDS = `id what tellBy decision decisionReason icoToldAt controllersToldAt closedAt affectedOrganisations { name } can version`;
const CREATE = `mutation ($input: CreateIncidentInput!) { r: createIncident(input: $input) { ${FIELDS} } }`;
const DECIDE = `mutation ($id: ID!, $decision: IncidentAnswer!, $reason: String!) { r: decideIncident(id: $id, decision: $decision, reason: $reason) { ${FIELDS} } }`;
const TOLD = `mutation ($id: ID!, $at: DateTime) { r: noteIcoTold(id: $id, at: $at, reference: "IC-1") { ${FIELDS} } }`;
const TELL = `mutation ($id: ID!) { r: tellControllers(id: $id) { ${FIELDS} } }`;
const CLOSE = `mutation ($id: ID!) { r: closeIncident(id: $id) { ${FIELDS} } }`;
const READ = `query ($id: ID!) { r: incident(id: $id) { ${FIELDS} } }`;
const ADOPT = `mutation ($starter: ID!) { r: adoptStarterActivity(starter: $starter) { id name nextReviewOn owner { name } version can } }`;
const STARTERS = `{ starterActivities { id adopted } }`;
const ACTIVITIES = `{ processingActivities { total items { id name } } }`;

const incident = {
  discoveredAt: '2026-11-21T22:30:00Z',
  what: 'A lost laptop',
  affected: 'Names of volunteers',
};

beforeAll(async () => {
  freezeClock(NOW);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  manager = await system.as(world.people.manager);
  otherManager = await system.as(world.people.otherManager);
  coordinator = await system.as(world.people.coordinator, 'consortium');
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

describe('an incident', () => {
  it('gives 72 hours of the clock, weekend or not, and is on Today until it is decided and told', async () => {
    const { id, tellBy } = (await manager(CREATE, { input: incident })).data.r;
    expect(tellBy).toBe('2026-11-24T22:30:00.000Z');
    const due = async () =>
      (await manager('{ deadlines { id dueAt } }')).data.deadlines.filter(
        (deadline: { id: string }) => deadline.id === `incident-${id}`,
      );
    expect(await due()).toEqual([{ id: `incident-${id}`, dueAt: tellBy }]);
    expect(errorOf(await manager(CLOSE, { id }))).toMatchObject({ reason: 'WRONG_STATE' });
    expect(errorOf(await manager(TOLD, { id }))).toMatchObject({ reason: 'WRONG_STATE' });
    expect(errorOf(await manager(DECIDE, { id, decision: 'TELL', reason: ' ' }))?.fields).toHaveProperty(
      'reason',
    );
    await manager(DECIDE, { id, decision: 'TELL', reason: 'It was not encrypted.' });
    expect(await due()).toHaveLength(1);
    expect(errorOf(await manager(TOLD, { id, at: '2026-11-20T00:00:00Z' }))?.fields).toHaveProperty('at');
    expect((await manager(TOLD, { id })).data.r).toMatchObject({ icoToldAt: NOW.toISOString() });
    expect(await due()).toEqual([]);
    expect((await manager(CLOSE, { id })).data.r).toMatchObject({ closedAt: NOW.toISOString(), can: [] });
    expect(errorOf(await manager(CLOSE, { id }))).toMatchObject({ reason: 'WRONG_STATE' });
  });

  it('is for the managers of the organisation alone', async () => {
    const { id } = (await manager(CREATE, { input: incident })).data.r;
    for (const call of [otherManager, coordinator]) {
      expect((await call(READ, { id })).data.r).toBeNull();
      expect(errorOf(await call(CLOSE, { id }))?.code).toBe('NOT_FOUND');
    }
    expect(errorOf(await manager(TELL, { id }))?.code).toBe('FORBIDDEN');
    const staff = await system.as(world.people.staff);
    expect(errorOf(await staff(READ, { id }))?.code).toBe('FORBIDDEN');
  });

  it('of the consortium is told to the managers of the members whose people are affected, once', async () => {
    const { id } = (
      await coordinator(CREATE, { input: { ...incident, affectedOrganisationIds: [world.member.id] } })
    ).data.r;
    expect((await coordinator(TELL, { id })).data.r.controllersToldAt).toBe(NOW.toISOString());
    expect(errorOf(await coordinator(TELL, { id }))).toMatchObject({ reason: 'WRONG_STATE' });
    const told = await asOwner<{ person_id: string; subject: string; text: string }>(
      system.databaseUrl,
      `select person_id, subject, text from mails where kind = 'incident-notice'`,
    );
    expect(told.map(({ person_id }) => person_id)).toEqual([world.people.manager.id]);
    expect(told[0]?.text).toContain('A lost laptop');
    expect(told[0]?.subject).not.toMatch(/laptop/);
  });

  it('says at the field what is wrong', async () => {
    const wrong = async (input: object) =>
      errorOf(await manager(CREATE, { input: { ...incident, ...input } }))?.fields;
    expect(await wrong({ discoveredAt: '2026-11-23T10:00:01Z' })).toHaveProperty('discoveredAt');
    expect(await wrong({ what: ' ' })).toHaveProperty('what');
    expect(await wrong({ affectedCount: -1 })).toHaveProperty('affectedCount');
    expect(await wrong({ affectedOrganisationIds: ['nobody'] })).toHaveProperty('affectedOrganisationIds');
  });
});

describe('the record of processing', () => {
  it('takes suggested lines with one click, once each, and reviews them a year later', async () => {
    const starters = (await manager(STARTERS)).data.starterActivities;
    expect(starters.map(({ id }: { id: string }) => id)).toContain('bookings');
    expect(starters.map(({ id }: { id: string }) => id)).not.toContain('hosting');
    const adopted = (await manager(ADOPT, { starter: 'bookings' })).data.r;
    expect(adopted).toMatchObject({ nextReviewOn: '2027-11-23', owner: { name: 'Mandeep Gill' } });
    expect(errorOf(await manager(ADOPT, { starter: 'bookings' }))).toMatchObject({
      reason: 'ALREADY_EXISTS',
    });
    expect(errorOf(await manager(ADOPT, { starter: 'hosting' }))?.code).toBe('NOT_FOUND');
    expect((await manager(STARTERS)).data.starterActivities).toContainEqual({
      id: 'bookings',
      adopted: true,
    });
    expect((await otherManager(STARTERS)).data.starterActivities).toContainEqual({
      id: 'bookings',
      adopted: false,
    });
    expect((await coordinator(ADOPT, { starter: 'hosting' })).errors).toBeUndefined();
    expect((await otherManager(ACTIVITIES)).data.processingActivities.total).toBe(0);
    expect((await manager(ACTIVITIES)).data.processingActivities.total).toBe(1);
    freezeClock(new Date('2027-11-10T10:00:00Z'));
    const { data } = await manager('{ deadlines { id path } }');
    expect(data.deadlines.map(({ id }: { id: string }) => id)).toContain(`processing-activity-${adopted.id}`);
    const review = await manager(
      `mutation ($id: ID!) { r: reviewProcessingActivity(id: $id) { reviewedOn nextReviewOn } }`,
      { id: adopted.id },
    );
    expect(review.data.r).toEqual({ reviewedOn: '2027-11-10', nextReviewOn: '2028-11-10' });
    freezeClock(NOW);
  });

  it('is kept by hand too: made, changed by its version, archived', async () => {
    const input = {
      name: 'Newsletter',
      purpose: 'To tell friends what we do',
      whose: 'Friends',
      what: 'Names and addresses',
      security: 'A list that two people can open',
      keptFor: 'Until they say no',
      lawfulBasis: 'CONSENT',
      role: 'CONTROLLER',
    };
    const create = `mutation ($input: CreateProcessingActivityInput!) { r: createProcessingActivity(input: $input) { id version } }`;
    const update = `mutation ($id: ID!, $input: UpdateProcessingActivityInput!, $version: Int!) { r: updateProcessingActivity(id: $id, input: $input, version: $version) { keptFor version } }`;
    const archive = `mutation ($id: ID!) { r: archiveProcessingActivity(id: $id) { archivedAt can } }`;
    const { id, version } = (await manager(create, { input })).data.r;
    const changed = await manager(update, { id, version, input: { keptFor: 'Two years' } });
    expect(changed.data.r.keptFor).toBe('Two years');
    expect(errorOf(await manager(update, { id, version, input: { keptFor: 'Three' } }))).toMatchObject({
      reason: 'STALE_VERSION',
    });
    const wrong = async (more: object) =>
      errorOf(await manager(create, { input: { ...input, ...more } }))?.fields;
    expect(await wrong({ purpose: ' ' })).toHaveProperty('purpose');
    expect(await wrong({ ownerId: world.people.otherStaff.id })).toHaveProperty('ownerId');
    expect(await wrong({ retentionKind: 'for-ever' })).toHaveProperty('retentionKind');
    expect((await manager(archive, { id })).data.r).toMatchObject({ archivedAt: NOW.toISOString(), can: [] });
    expect((await manager(ACTIVITIES)).data.processingActivities.items).not.toContainEqual({
      id,
      name: 'Newsletter',
    });
    expect(errorOf(await otherManager(archive, { id }))?.code).toBe('NOT_FOUND');
  });
});
