import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { freezeClock } from '../../platform/clock.js';
import { TemplateCategory } from './template.entity.js';
import { buildTemplateCategory } from './template.factory.js';

let system: TestSystem;
let world: Consortium;
let coordinator: Call;
let adviser: Call;
let manager: Call;
let staff: Call;
let shelf: { id: string };

beforeAll(async () => {
  freezeClock(new Date('2026-11-23T10:00:00Z'));
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  shelf = system.em.create(TemplateCategory, buildTemplateCategory({ name: 'Leave and absence' }));
  await system.em.flush();
  const { people } = world;
  coordinator = await system.as(people.coordinator);
  adviser = await system.as(people.adviser);
  manager = await system.as(people.manager);
  staff = await system.as(people.staff);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

const CREATE = `mutation ($input: CreateTemplateInput!) { createTemplate(input: $input) { id openVersion { id version status problems { line column message tag } } } }`;
const SUBMIT = `mutation ($id: ID!) { submitTemplateVersion(id: $id) { id status version } }`;
const PUBLISH = `mutation ($id: ID!) { publishTemplateVersion(id: $id) { id status sha256 number approvedBy { name } } }`;

const TEXT = `## When you are ill

Tell {sick_report_to} {sick_report_by}.

{#sick_pay_scheme}

## Company sick pay

{sick_pay_scheme}

{/sick_pay_scheme}

We are {organisation_name}.
`;

const input = (more: object = {}) => ({
  title: 'Sickness absence',
  kind: 'HR_POLICY',
  source: 'TEXT',
  categoryId: shelf.id,
  necessity: 'LAW',
  because: 'every employer must tell its staff',
  applies: { minHeadcount: 1 },
  summary: 'What to do when you are ill.',
  searchWords: ['fit note', 'unwell'],
  text: TEXT,
  ...more,
});

/** A template that the adviser wrote and the coordinator published. */
async function published(more: object = {}): Promise<{ id: string; version: string }> {
  const made = await adviser(CREATE, { input: input(more) });
  expect(made.errors).toBeUndefined();
  const version = made.data.createTemplate.openVersion.id;
  expect((await adviser(SUBMIT, { id: version })).errors).toBeUndefined();
  expect((await coordinator(PUBLISH, { id: version })).errors).toBeUndefined();
  return { id: made.data.createTemplate.id, version };
}

describe('a template', () => {
  it('goes from draft to the library by two people, and is then found and read by members', async () => {
    const made = await adviser(CREATE, { input: input({ title: 'Holidays' }) });
    expect(made.errors).toBeUndefined();
    const { id, openVersion } = made.data.createTemplate;
    expect(openVersion).toMatchObject({ status: 'DRAFT', problems: [] });
    const one = `query ($id: ID!) { template(id: $id) { title currentVersion { id number html contents { text } text approvedBy { id } author { name } problems { message } downloads file { id } } openVersion { id } versions { number } forUs forUsBecause can } }`;
    expect((await manager(one, { id })).data.template).toBeNull();
    expect((await adviser(SUBMIT, { id: openVersion.id })).data.submitTemplateVersion.status).toBe('IN_REVIEW');
    expect((await adviser(PUBLISH, { id: openVersion.id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const done = await coordinator(PUBLISH, { id: openVersion.id });
    expect(done.data.publishTemplateVersion).toMatchObject({ status: 'PUBLISHED', number: 1 });
    const { data, errors } = await staff(one, { id });
    expect(errors).toBeUndefined();
    expect(data.template).toMatchObject({
      title: 'Holidays',
      openVersion: null,
      versions: [{ number: 1 }],
      forUs: 'REQUIRED',
      can: [],
      currentVersion: { number: 1, problems: null, downloads: null, file: null },
    });
    expect(data.template.forUsBecause).toBe('Required by law: every employer must tell its staff. You employ 4.');
    expect(data.template.currentVersion.html).toContain('[organisation name]');
    expect(data.template.currentVersion.contents.map(({ text }: { text: string }) => text)).toContain('When you are ill');
  });

  it('may have problems as a draft, and not when it is sent for review', async () => {
    const text = 'Tell {sick_reprt_to}.\n\n{#has_volunteers}\n\nThey are welcome.\n';
    const made = await adviser(CREATE, { input: input({ title: 'Wrong', text }) });
    const { openVersion } = made.data.createTemplate;
    expect(openVersion.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ line: 1, column: 6, tag: '{sick_reprt_to}', message: expect.stringContaining('{sick_report_to}') }),
        expect.objectContaining({ line: 3, tag: '{#has_volunteers}' }),
      ]),
    );
    const refused = await adviser(SUBMIT, { id: openVersion.id });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'TEXT_PROBLEMS' });
    expect(refused.errors?.[0]?.extensions.fields?.text).toContain('Line 1');
  });
});
