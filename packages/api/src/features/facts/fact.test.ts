import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Answer, type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { JPEG, pdf, png } from '../../../test/sample-files.js';
import { upload } from '../../../test/upload.js';
import { freezeClock } from '../../platform/clock.js';
import { queryOn } from '../../platform/db/system-transaction.js';
import { keepStarterLibrary } from '../templates/keep-starter-library.js';
import { readStarterLibrary } from '../templates/read-starter-library.js';
import { askable } from './ask-facts.js';
import { completeAnswers } from './fact.factory.js';
import { FACTS } from './fact-vocabulary.js';
import { factsOf, withAnswers } from './find-facts.js';

let system: TestSystem;
let world: Consortium;
let manager: Call;
let staff: Call;
let other: Call;
let coordinator: Call;

beforeAll(async () => {
  freezeClock(new Date('2026-11-23T10:00:00Z'));
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  const { people } = world;
  manager = await system.as(people.manager);
  staff = await system.as(people.staff);
  other = await system.as(people.otherManager);
  coordinator = await system.as(people.coordinator);
});

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

const REMEMBER = `mutation ($answers: JSON!, $key: String) { rememberFacts(answers: $answers, idempotencyKey: $key) { key value } }`;
const ASK = `{ factQuestions { key kind group label help optional suggestion value source rows { key label kind } } }`;
const refusal = ({ errors }: Answer) => errors?.[0]?.extensions;
const answerTo = async (call: Call, key: string) =>
  (await call(ASK)).data.factQuestions.find((fact: { key: string }) => fact.key === key)?.value;

describe('answers', () => {
  it('are kept by a manager for everybody of the organisation, and for nobody else', async () => {
    const sites = [
      {
        site_name: 'Hall',
        site_address: '1 Lane',
        fire_responsible_person: 'Manager',
        assembly_point: 'gate',
        fire_alarm: 'bell',
        first_aider_roles: 'Cook',
        first_aid_kit: 'wall',
        max_capacity: 40,
      },
    ];
    const { data, errors } = await manager(REMEMBER, {
      answers: { head_role: ' Kitchen manager ', has_lone_workers: false, sites, equipment: [] },
    });
    expect(errors).toBeUndefined();
    expect(data.rememberFacts).toEqual(
      expect.arrayContaining([
        { key: 'head_role', value: 'Kitchen manager' },
        { key: 'has_lone_workers', value: false },
        { key: 'sites', value: sites },
        { key: 'equipment', value: [] },
      ]),
    );
    expect(await answerTo(staff, 'head_role')).toBe('Kitchen manager');
    expect(await answerTo(other, 'head_role')).toBeNull();
    expect(await answerTo(coordinator, 'head_role')).toBeNull();
    expect(refusal(await staff(REMEMBER, { answers: { head_role: 'Me' } }))?.code).toBe('FORBIDDEN');
    await manager(REMEMBER, { answers: { head_role: null, has_lone_workers: true } });
    expect(await answerTo(staff, 'head_role')).toBeNull();
    expect(await answerTo(staff, 'has_lone_workers')).toBe(true);
  });

  it.each([
    ['head_role', 'x'.repeat(501), 'at most 500'],
    ['head_role', 'two\nlines', 'one line'],
    ['head_role', 7, 'a text'],
    ['head_role', 'bell\u0007', 'cannot be shown'],
    ['head_role', 'half \ud800', 'cannot be shown'],
    ['purpose', 'x'.repeat(5_001), 'at most 5,000'],
    ['holiday_days', '25', 'a number'],
    ['holiday_days', -1, 'a number'],
    ['holiday_days', 1e300, 'a number'],
    ['has_drivers', 'yes', 'yes or no'],
    ['el_policy_expiry', '2027-02-30', 'date that exists'],
    ['sites', 'none', 'rows'],
    ['sites.0.site_address', [{ site_name: 'Hall' }], 'Fill this in'],
    ['sites.0.colour', [{ colour: 'red' }], 'no such column'],
    ['organisation_name', 'Other', 'not answered here'],
    ['ssp_weekly_rate', '£1', 'not answered here'],
    ['made_up', 'x', 'do not ask'],
    ['__proto__x', 'x', 'do not ask'],
  ])('are refused at %s (%#)', async (path, value, words) => {
    const [key = ''] = path.split('.');
    const refused = refusal(await manager(REMEMBER, { answers: { [key]: value, dsl_role: 'Kept?' } }));
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(refused?.fields?.[`answers.${path}`]).toContain(words);
    expect(await answerTo(manager, 'dsl_role')).toBeNull();
  });

  it.each([[[]], ['text'], [7], [null]])('are refused where they are no answers: %j', async (answers) => {
    expect(refusal(await manager(REMEMBER, { answers }))?.code).toBe('BAD_USER_INPUT');
  });

  it('are asked for in full, with help and rows', async () => {
    const { data } = await manager(ASK);
    expect(data.factQuestions).toHaveLength(FACTS.filter(({ source }) => source === 'MEMBER').length);
    const sites = data.factQuestions.find((fact: { key: string }) => fact.key === 'sites');
    expect(sites).toMatchObject({ kind: 'LIST', group: 'PREMISES', source: 'MEMBER' });
    expect(sites.rows).toHaveLength(8);
  });
});

describe('facts', () => {
  const query = () => queryOn(system.app.database.jobs);

  it('come from the record, the answers, what follows from them, and the rates of the day', async () => {
    await manager(REMEMBER, { answers: { works_with_children: false, works_with_adults: true } });
    const facts = await factsOf({ query: query() }, world.member.id, '2026-11-23');
    expect(facts).toMatchObject({
      organisation_name: 'Riverbank Pantry',
      employee_count: 4,
      has_employees: true,
      has_five_or_more: false,
      works_with_children_or_adults: true,
      national_living_wage: '£12.71',
    });
    expect(
      (await factsOf({ query: query() }, world.member.id, '2026-03-31')).national_living_wage,
    ).toBeUndefined();
    const others = await factsOf({ query: query() }, world.other.id, '2026-11-23');
    expect(others.works_with_children_or_adults).toBeUndefined();
    expect(others).not.toHaveProperty('has_lone_workers');
    expect(await factsOf({ query: query() }, null, '2026-11-23')).toEqual(
      expect.objectContaining({ national_living_wage: '£12.71' }),
    );
  });

  it('follow from what is answered for one document too, and are asked for by their questions', () => {
    const missing = ['head_role', 'works_with_children_or_adults', 'works_with_adults'];
    expect(askable(missing, {})).toEqual(['head_role', 'works_with_children', 'works_with_adults']);
    expect(askable(missing, { works_with_adults: false })).toEqual([
      'head_role',
      'works_with_children',
      'works_with_adults',
    ]);
    expect(askable(['works_with_children_or_adults'], { works_with_adults: false })).toEqual([
      'works_with_children',
    ]);
    const known = { works_with_adults: false };
    expect(withAnswers(known, {}).works_with_children_or_adults).toBeUndefined();
    expect(withAnswers(known, { works_with_children: null }).works_with_children_or_adults).toBeUndefined();
    expect(withAnswers(known, { works_with_children: true }).works_with_children_or_adults).toBe(true);
    expect(withAnswers(known, { works_with_children: false }).works_with_children_or_adults).toBe(false);
  });

  it('are all told to those who write, without anybody’s answers', async () => {
    const { data, errors } = await coordinator('{ factVocabulary { key source value rows { key } } }');
    expect(errors).toBeUndefined();
    expect(data.factVocabulary.map(({ key }: { key: string }) => key)).toEqual(FACTS.map(({ key }) => key));
    expect(data.factVocabulary.every(({ value }: { value: unknown }) => value === null)).toBe(true);
  });

  it('of a rate change from the day on which a new one holds', async () => {
    const add = `mutation ($input: StatutoryRateInput!) { addStatutoryRate(input: $input) { id label value from version } }`;
    const input = {
      key: 'national_living_wage',
      value: '£13.50',
      from: '2027-04-01',
      source: 'https://www.gov.uk/national-minimum-wage-rates',
    };
    expect(refusal(await manager(add, { input }))?.code).toBe('FORBIDDEN');
    expect(refusal(await (await system.as(world.people.adviser))(add, { input }))?.code).toBe('FORBIDDEN');
    const made = await coordinator(add, { input });
    expect(made.data.addStatutoryRate).toMatchObject({
      label: 'National Living Wage an hour (21 and over)',
      from: '2027-04-01',
    });
    expect(refusal(await coordinator(add, { input }))?.fields?.from).toContain('already');
    expect(
      refusal(await coordinator(add, { input: { ...input, key: 'head_role' } }))?.fields?.key,
    ).toBeDefined();
    expect(
      refusal(
        await coordinator(add, { input: { ...input, from: '2027-04-02', source: 'javascript:alert(1)' } }),
      )?.fields?.source,
    ).toBeDefined();
    expect((await factsOf({ query: query() }, world.member.id, '2027-03-31')).national_living_wage).toBe(
      '£12.71',
    );
    expect((await factsOf({ query: query() }, world.member.id, '2027-04-01')).national_living_wage).toBe(
      '£13.50',
    );
    const { id, version } = made.data.addStatutoryRate;
    const update = `mutation ($id: ID!, $version: Int!, $input: StatutoryRateInput!) { updateStatutoryRate(id: $id, version: $version, input: $input) { value version } }`;
    expect(
      (await coordinator(update, { id, version, input: { ...input, value: '£13.51' } })).data
        .updateStatutoryRate.value,
    ).toBe('£13.51');
    expect(refusal(await coordinator(update, { id, version, input }))?.reason).toBe('STALE_VERSION');
    expect(
      (await staff('{ statutoryRates { key value from source can } }')).data.statutoryRates,
    ).toHaveLength(7);
  });

  it('are everything that a complete member needs for every document', async () => {
    const [first] = readStarterLibrary();
    if (!first) throw new Error('The starter library is empty');
    await keepStarterLibrary(system.databaseUrl, [first]);
    await manager(REMEMBER, { answers: completeAnswers() });
    const { data } = await staff(`{ templates { items { slug currentVersion { id } } } }`);
    const id = data.templates.items[0].currentVersion.id;
    const preview = await staff(
      `query ($id: ID!) { previewDocument(templateVersionId: $id) { missing { key } } factQuestions(templateVersionId: $id) { key source } }`,
      { id },
    );
    expect(preview.data.previewDocument.missing).toEqual([]);
    expect(preview.data.factQuestions.map(({ key }: { key: string }) => key)).toContain('organisation_name');
  });
});

describe('the starter library', () => {
  const TEXT = 'We are {organisation_name}.\n';
  const document = {
    ...(readStarterLibrary()[1] as ReturnType<typeof readStarterLibrary>[number]),
    slug: 'kept',
    title: 'Kept',
    text: TEXT,
  };
  const keep = (more: object = {}) => keepStarterLibrary(system.databaseUrl, [{ ...document, ...more }]);
  const versions = async () =>
    (
      await coordinator(
        `{ templates(filter: { q: "Kept" }) { items { id version title versions { number status text author { id } } } } }`,
      )
    ).data.templates.items[0];

  it('is published where it is new, drafted where it changed, and never writes over what people here wrote', async () => {
    expect(await keep()).toEqual({ added: 1, drafted: 0 });
    expect(await keep()).toEqual({ added: 0, drafted: 0 });
    expect((await versions()).versions).toEqual([
      { number: 1, status: 'PUBLISHED', text: TEXT, author: null },
    ]);
    expect(await keep({ text: `${TEXT}More.\n`, title: 'Kept well' })).toEqual({ added: 0, drafted: 1 });
    expect(await keep({ text: `${TEXT}More.\n`, title: 'Kept well' })).toEqual({ added: 0, drafted: 0 });
    const now = await versions();
    expect(now).toMatchObject({
      title: 'Kept well',
      versions: [{ status: 'PUBLISHED' }, { number: 2, status: 'DRAFT', author: null }],
    });
    // Somebody here goes on from the draft: from then on it is theirs.
    const draft = await coordinator(`query ($id: ID!) { template(id: $id) { openVersion { id version } } }`, {
      id: now.id,
    });
    const { openVersion } = draft.data.template;
    const update = `mutation ($id: ID!, $version: Int!, $text: String!) { updateTemplateVersion(id: $id, version: $version, input: { text: $text, changeSummary: "Ours" }) { id } }`;
    expect(
      (await coordinator(update, { id: openVersion.id, version: openVersion.version, text: 'Our own.' }))
        .errors,
    ).toBeUndefined();
    await coordinator(`mutation ($id: ID!) { submitTemplateVersion(id: $id) { id } }`, {
      id: openVersion.id,
    });
    await (await system.as(world.people.adviser))(
      `mutation ($id: ID!) { publishTemplateVersion(id: $id) { id } }`,
      { id: openVersion.id },
    );
    expect(await keep({ text: `${TEXT}Yet more.\n` })).toEqual({ added: 0, drafted: 0 });
    expect((await versions()).versions.map(({ text }: { text: string }) => text)).toEqual([TEXT, 'Our own.']);
  });

  it('comes about once when several copies of the program start at once', async () => {
    const slug = { slug: 'at-once', title: 'At once' };
    const kept = await Promise.all([keep(slug), keep(slug), keep(slug)]);
    expect(kept.reduce((sum, { added }) => sum + added, 0)).toBe(1);
  });
});

describe('the logo of an organisation', () => {
  const CHANGE = `mutation ($id: ID!, $fileId: ID) { changeOrganisationLogo(id: $id, fileId: $fileId) { id logo { id name } } }`;
  const send = async (name: string, bytes: Buffer) =>
    (
      await upload(system, await system.cookieOf(world.people.manager), name, bytes, {
        purpose: 'Organisation',
      })
    ).body.id;
  const change = async (fileId: string | null, call = manager) =>
    call(CHANGE, { id: world.member.id, fileId });

  it('is a small picture that its manager sets, replaces and takes away', async () => {
    const first = await send('logo.png', png());
    expect((await change(first)).data.changeOrganisationLogo.logo).toMatchObject({ id: first });
    const second = await send('logo.jpg', JPEG);
    expect((await change(second)).data.changeOrganisationLogo.logo).toMatchObject({ id: second });
    expect((await manager(`query ($id: ID!) { file(id: $id) { id } }`, { id: first })).data.file).toBeNull();
    expect(
      (
        await staff(
          `query ($id: ID!) { organisation(id: $id) { logo { name } } file(id: "${second}") { name } }`,
          { id: world.member.id },
        )
      ).data,
    ).toEqual({ organisation: { logo: { name: 'logo.jpg' } }, file: { name: 'logo.jpg' } });
    expect(
      (await other(`query ($id: ID!) { organisation(id: $id) { logo { name } } }`, { id: world.member.id }))
        .data.organisation.logo,
    ).toBeNull();
    expect((await change(null)).data.changeOrganisationLogo.logo).toBeNull();
  });

  it('is refused for what is no picture, for a big one, and from anybody else', async () => {
    expect(refusal(await change(await send('paper.pdf', pdf())))?.fields?.fileId).toContain('PNG');
    const big = Buffer.concat([png(), Buffer.alloc(1024 * 1024)]);
    expect(refusal(await change(await send('big.png', big)))?.fields?.fileId).toContain('1 MB');
    expect(refusal(await change(null, staff))?.code).toBe('FORBIDDEN');
    expect(refusal(await change(null, other))?.code).toBe('FORBIDDEN');
  });
});
