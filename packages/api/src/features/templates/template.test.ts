import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mammoth from 'mammoth';
import PizZip from 'pizzip';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { type Answer, type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { docxParts, zipOf } from '../../../test/sample-files.js';
import { download, upload } from '../../../test/upload.js';
import { freezeClock } from '../../platform/clock.js';
import { sweepFiles } from '../../platform/storage/sweep-files.js';
import { tellHolders } from './tell-holders.job.js';
import { TemplateCategory } from './template.entity.js';
import { buildTemplateCategory } from './template.factory.js';

let system: TestSystem;
let world: Consortium;
let coordinator: Call;
let adviser: Call;
let manager: Call;
let staff: Call;
let category: { id: string };

beforeAll(async () => {
  freezeClock(new Date('2026-11-23T10:00:00Z'));
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  category = system.em.create(TemplateCategory, buildTemplateCategory({ name: 'Leave and absence' }));
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
  categoryId: category.id,
  necessity: 'LAW',
  because: 'every employer must tell its staff',
  applies: { minHeadcount: 1 },
  summary: 'What to do when you are ill.',
  searchWords: ['fit note', 'unwell'],
  text: TEXT,
  ...more,
});

/** A template that the adviser wrote and the coordinator published. */
async function _published(more: object = {}): Promise<{ id: string; version: string }> {
  const made = await adviser(CREATE, { input: input(more) });
  expect(made.errors).toBeUndefined();
  const version = made.data.createTemplate.openVersion.id;
  expect((await adviser(SUBMIT, { id: version })).errors).toBeUndefined();
  expect((await coordinator(PUBLISH, { id: version })).errors).toBeUndefined();
  return { id: made.data.createTemplate.id, version };
}

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
    expect((await adviser(SUBMIT, { id: openVersion.id })).data.submitTemplateVersion.status).toBe(
      'IN_REVIEW',
    );
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
    expect(data.template.forUsBecause).toBe(
      'Required by law: every employer must tell its staff. You employ 4.',
    );
    expect(data.template.currentVersion.html).toContain('[organisation name]');
    expect(data.template.currentVersion.contents.map(({ text }: { text: string }) => text)).toContain(
      'When you are ill',
    );
  });

  it('may have problems as a draft, and not when it is sent for review', async () => {
    const text = 'Tell {sick_reprt_to}.\n\n{#has_volunteers}\n\nThey are welcome.\n';
    const made = await adviser(CREATE, { input: input({ title: 'Wrong', text }) });
    const { openVersion } = made.data.createTemplate;
    expect(openVersion.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          line: 1,
          column: 6,
          tag: '{sick_reprt_to}',
          message: expect.stringContaining('{sick_report_to}'),
        }),
        expect.objectContaining({ line: 3, tag: '{#has_volunteers}' }),
      ]),
    );
    const refused = await adviser(SUBMIT, { id: openVersion.id });
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'TEXT_PROBLEMS',
    });
    expect(refused.errors?.[0]?.extensions.fields?.text).toContain('Line 1');
  });
});

/** What the console needs to show the refusal of a call. */
const refusal = ({ errors }: Answer) => errors?.[0]?.extensions;

describe('who may do what', () => {
  it('keeps members from writing and publishing, and drafts from their eyes', async () => {
    for (const call of [manager, staff])
      expect(refusal(await call(CREATE, { input: input() }))?.code).toBe('FORBIDDEN');
    const made = await coordinator(CREATE, { input: input({ title: 'Secret draft' }) });
    const { id, openVersion } = made.data.createTemplate;
    await coordinator(SUBMIT, { id: openVersion.id });
    expect(refusal(await manager(PUBLISH, { id: openVersion.id }))?.code).toBe('FORBIDDEN');
    expect(
      (await manager(`query ($id: ID!) { templateVersion(id: $id) { id } }`, { id: openVersion.id })).data
        .templateVersion,
    ).toBeNull();
    const list = await manager(
      `{ templates(filter: { status: IN_REVIEW }) { total items { title } } templateFacets { total } }`,
    );
    expect(list.data.templates.total).toBe(0);
    const found = await staff(
      `{ searchLibrary(q: "secret draft") { templates { title } } templates(filter: { q: "secret" }) { total } }`,
    );
    expect(found.data.templates.total).toBe(0);
    expect(
      (await manager(`mutation ($id: ID!) { archiveTemplate(id: $id) { id } }`, { id })).errors?.[0]
        ?.extensions.code,
    ).toBe('FORBIDDEN');
    expect(refusal(await manager(`{ previewText(text: "Hello") { html } }`))?.code).toBe('FORBIDDEN');
    expect(
      refusal(await (await system.as(world.people.providerManager))(CREATE, { input: input() }))?.code,
    ).toBe('FORBIDDEN');
  });

  it('lets the coordinator alone add categories', async () => {
    const add = `mutation { createTemplateCategory(input: { name: "Premises" }) { id name can } }`;
    expect(refusal(await adviser(add))?.code).toBe('FORBIDDEN');
    expect((await coordinator(add)).data.createTemplateCategory).toMatchObject({
      name: 'Premises',
      can: ['update'],
    });
    expect(refusal(await coordinator(add))?.fields?.name).toContain('already');
  });
});

const DRAFT = `mutation ($id: ID!) { draftTemplateVersion(templateId: $id) { id version number text change } }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: UpdateTemplateVersionInput!) { updateTemplateVersion(id: $id, version: $version, input: $input) { id version status sha256 fields } }`;

describe('a new edition', () => {
  it('says what changed, takes the place of the one before, which never changes by a byte', async () => {
    const { id, version } = await published({ title: 'Notice periods' });
    const before = (
      await staff(`query ($id: ID!) { templateVersion(id: $id) { text sha256 } }`, { id: version })
    ).data.templateVersion;
    const draft = (await adviser(DRAFT, { id })).data.draftTemplateVersion;
    expect(draft).toMatchObject({ number: 2, text: TEXT, change: 'MATERIAL' });
    expect(refusal(await coordinator(DRAFT, { id }))?.reason).toBe('WRONG_STATE');
    const text = `${TEXT}\nOne more rule.\n`;
    const changed = await adviser(UPDATE, { id: draft.id, version: draft.version, input: { text } });
    expect(changed.errors).toBeUndefined();
    expect(
      refusal(await adviser(UPDATE, { id: draft.id, version: draft.version, input: { text: 'x' } }))?.reason,
    ).toBe('STALE_VERSION');
    expect(refusal(await adviser(SUBMIT, { id: draft.id }))?.fields?.changeSummary).toBeDefined();
    const said = await adviser(UPDATE, {
      id: draft.id,
      version: changed.data.updateTemplateVersion.version,
      input: { change: 'MINOR', changeSummary: 'One more rule.' },
    });
    expect(said.errors).toBeUndefined();
    await adviser(SUBMIT, { id: draft.id });
    await system.app.database.queue.drain();
    const asked = await coordinator(`{ mails(filter: { q: "Notice periods" }) { items { subject } } }`);
    expect(asked.data.mails.items).toContainEqual({ subject: 'A text for the library waits to be read' });
    const sentBack = await coordinator(
      `mutation ($id: ID!) { sendBackTemplateVersion(id: $id, reason: "A typo in line 3.") { status } }`,
      { id: draft.id },
    );
    expect(sentBack.data.sendBackTemplateVersion.status).toBe('DRAFT');
    await system.app.database.queue.drain();
    const mails = await adviser(`{ mails(perPage: 5) { items { subject text } } }`);
    expect(mails.data.mails.items[0]).toMatchObject({
      subject: 'A text for the library came back to you',
      text: expect.stringContaining('A typo in line 3.'),
    });
    await adviser(SUBMIT, { id: draft.id });
    expect((await coordinator(PUBLISH, { id: draft.id })).errors).toBeUndefined();
    const after = await staff(
      `query ($id: ID!, $before: ID!, $after: ID!) { template(id: $id) { currentVersion { number changeSummary } versions { number status retiredBecause } } templateVersion(id: $before) { text sha256 status } compareTemplateVersions(beforeId: $before, afterId: $after) { added removed changed blocks { kind section parts { kind text } } } }`,
      { id, before: version, after: draft.id },
    );
    expect(after.data.templateVersion).toEqual({ ...before, status: 'RETIRED' });
    expect(after.data.template.currentVersion).toEqual({ number: 2, changeSummary: 'One more rule.' });
    expect(after.data.compareTemplateVersions).toMatchObject({ added: 1, removed: 0, changed: 0 });
    // Not even the owner of the database changes it by mistake.
    await expect(
      system.em.execute(`update template_versions set text = 'other' where id = ?`, [version]),
    ).rejects.toThrow('never changes');
    expect(
      refusal(await coordinator(UPDATE, { id: version, version: 1, input: { text: 'other' } })),
    ).toMatchObject({ code: 'CONFLICT' });
  });

  it('is published once when two people press the button at once', async () => {
    const made = await adviser(CREATE, { input: input({ title: 'Race' }) });
    const { openVersion, id } = made.data.createTemplate;
    await adviser(SUBMIT, { id: openVersion.id });
    const second = await system.as(world.people.secondAdviser);
    const answers = await Promise.all([
      coordinator(PUBLISH, { id: openVersion.id }),
      second(PUBLISH, { id: openVersion.id }),
    ]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(answers.flatMap((answer) => refusal(answer)?.reason ?? [])).toEqual(['WRONG_STATE']);
    const { data } = await staff(`query ($id: ID!) { template(id: $id) { versions { status } } }`, { id });
    expect(data.template.versions).toEqual([{ status: 'PUBLISHED' }]);
  });

  it('is withdrawn with a reason, of which each manager of a holder hears once and nobody learns who fetched it', async () => {
    const { version } = await published({ title: 'Gone for good' });
    const fetched = await staff(DOWNLOAD, { id: version, blank: true });
    expect(fetched.errors).toBeUndefined();
    await staff(DOWNLOAD, { id: version, blank: true });
    const retire = `mutation ($id: ID!, $reason: String!) { retireTemplateVersion(id: $id, reason: $reason) { status retiredBecause downloads } }`;
    expect(refusal(await coordinator(retire, { id: version, reason: ' ' }))?.fields?.reason).toBeDefined();
    const done = await coordinator(retire, { id: version, reason: 'The law behind it has gone.' });
    expect(done.data.retireTemplateVersion).toEqual({
      status: 'RETIRED',
      retiredBecause: 'The law behind it has gone.',
      downloads: 2,
    });
    await system.app.database.queue.drain();
    await system.app.database.queue.send(tellHolders, { versionId: version });
    await system.app.database.queue.drain();
    const told = await system.em.execute<{ person_id: string; text: string }[]>(
      `select person_id, text from mails where kind = 'template-withdrawn' and text like '%Gone for good%'`,
    );
    expect(told.map(({ person_id }) => person_id)).toEqual([world.people.manager.id]);
    expect(told[0]?.text).toContain('The law behind it has gone.');
    expect(told[0]?.text).not.toContain(world.people.staff.name);
    expect((await staff(DOWNLOAD, { id: version, blank: true })).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
  });
});

const DOWNLOAD = `mutation ($id: ID!, $format: DocumentFormat = DOCX, $blank: Boolean, $answers: JSON, $remember: Boolean) {
  downloadDocument(templateVersionId: $id, format: $format, blank: $blank, answers: $answers, remember: $remember) { url name } }`;

const ANSWERS = { sick_report_to: 'Manager <b>{x}', sick_report_by: '9am' };

describe('a document', () => {
  it('names what is missing and issues nothing', async () => {
    const { version } = await published({ title: 'Missing facts' });
    const count = async () =>
      (
        await system.em.execute<{ files: number; downloads: number }[]>(
          `select (select count(*)::int from files) as files, (select count(*)::int from template_downloads) as downloads`,
        )
      )[0];
    const before = await count();
    const preview = await staff(
      `query ($id: ID!) { previewDocument(templateVersionId: $id) { html missing { key label group } } }`,
      { id: version },
    );
    expect(preview.data.previewDocument.missing.map(({ key }: { key: string }) => key)).toEqual([
      'sick_report_to',
      'sick_report_by',
    ]);
    expect(preview.data.previewDocument.html).toContain('Riverbank Pantry');
    const refused = refusal(await staff(DOWNLOAD, { id: version }));
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'FACTS_MISSING' });
    expect(Object.keys(refused?.fields ?? {})).toEqual(['answers.sick_report_to', 'answers.sick_report_by']);
    expect(await count()).toEqual(before);
    const wrong = refusal(
      await staff(DOWNLOAD, { id: version, answers: { sick_report_by: 'nine\u0007', head_rol: 'x' } }),
    );
    expect(Object.keys(wrong?.fields ?? {}).sort()).toEqual(['answers.head_rol', 'answers.sick_report_by']);
  });

  it('is filled in with answers for this once, opens in another program, and is stamped while it is not adopted', async () => {
    const { version } = await published({ title: 'Being ill: what to do' });
    const made = await staff(DOWNLOAD, { id: version, answers: ANSWERS });
    expect(made.errors).toBeUndefined();
    expect(made.data.downloadDocument.name).toBe('Being ill what to do.docx');
    const cookie = await system.cookieOf(world.people.staff);
    const got = await download(system, cookie, made.data.downloadDocument.url);
    expect(got.status).toBe(200);
    const { value, messages } = await mammoth.extractRawText({ buffer: got.content });
    expect(messages).toEqual([]);
    expect(value).toContain('Tell Manager <b>{x} 9am.');
    expect(value).toContain('We are Riverbank Pantry.');
    expect(value).toContain('Draft, not adopted by Riverbank Pantry');
    // Once, and by whom it was made for.
    expect((await download(system, cookie, made.data.downloadDocument.url)).status).toBe(404);
    const another = await staff(DOWNLOAD, { id: version, answers: ANSWERS, format: 'PDF' });
    const colleague = await system.cookieOf(world.people.manager);
    expect((await download(system, colleague, another.data.downloadDocument.url)).status).toBe(404);
    const pdf = await download(system, cookie, another.data.downloadDocument.url);
    expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
    // Nothing was remembered, and staff may not ask for it.
    expect(refusal(await staff(DOWNLOAD, { id: version, answers: ANSWERS, remember: true }))?.code).toBe(
      'FORBIDDEN',
    );
    expect(refusal(await staff(DOWNLOAD, { id: version }))?.reason).toBe('FACTS_MISSING');
  });

  it('says to no manager who fetched what', async () => {
    const { version } = await published({ title: 'Whistleblowing' });
    const { data } = await staff(DOWNLOAD, { id: version, blank: true });
    expect(data.downloadDocument.url).toMatch(/^\/files\//);
    const recorded = await system.em.execute<{ n: number }[]>(
      `select count(*)::int as n from audit.changes c where c.table_name in ('files', 'file_links', 'template_downloads')
         and c.person_id = ?`,
      [world.people.staff.id],
    );
    expect(recorded[0]?.n).toBe(0);
    const [file] = await system.em.execute<{ id: string; organisation_id: null; uploaded_by_id: null }[]>(
      `select id, organisation_id, uploaded_by_id from files order by id desc limit 1`,
    );
    expect(file).toMatchObject({ organisation_id: null, uploaded_by_id: null });
    for (const call of [manager, coordinator])
      expect(
        (await call(`query ($id: ID!) { file(id: $id) { id } }`, { id: file?.id })).data.file,
      ).toBeNull();
    const changes = await manager(`{ changes(perPage: 100) { items { type recordId by { name } } } }`);
    expect(JSON.stringify(changes.data ?? {})).not.toContain(world.people.staff.name);
    // Within a day it is gone.
    const day = new Date('2026-11-24T11:00:00Z');
    freezeClock(day);
    try {
      await sweepFiles(system.app.files);
    } finally {
      freezeClock(new Date('2026-11-23T10:00:00Z'));
    }
    const left = await system.em.execute<{ n: number }[]>(
      `select count(*)::int as n from files where attached_to_type = 'MadeDocument' and erased_at is null`,
    );
    expect(left[0]?.n).toBe(0);
  });

  it('comes with others as a zip, what is missing said in it', async () => {
    const one = await published({ title: 'First of two', text: 'We are {organisation_name}.\n' });
    const two = await published({ title: 'Second of two' });
    const start = `mutation ($ids: [ID!]!) { downloadLibrary(templateVersionIds: $ids, format: DOCX) { id status } }`;
    expect(refusal(await staff(start, { ids: [] }))?.fields?.templateVersionIds).toBeDefined();
    const { data, errors } = await staff(start, { ids: [one.version, two.version] });
    expect(errors).toBeUndefined();
    const open = `mutation ($id: ID!) { openLibraryDownload(taskId: $id) { url name } }`;
    expect(refusal(await staff(open, { id: data.downloadLibrary.id }))?.code).toBe('NOT_FOUND');
    await system.app.database.queue.drain();
    const task = await staff(`query ($id: ID!) { task(id: $id) { status message result } }`, {
      id: data.downloadLibrary.id,
    });
    expect(task.data.task).toMatchObject({ status: 'DONE', result: { documents: 1, leftOut: 1 } });
    expect(refusal(await manager(open, { id: data.downloadLibrary.id }))?.code).toBe('NOT_FOUND');
    const link = await staff(open, { id: data.downloadLibrary.id });
    const got = await download(
      system,
      await system.cookieOf(world.people.staff),
      link.data.openLibraryDownload.url,
    );
    const zip = new PizZip(got.content);
    expect(Object.keys(zip.files).sort()).toEqual(['First of two.docx', 'Left out.txt']);
    expect(zip.file('Left out.txt')?.asText()).toContain('Second of two');
  });
});

describe('a form', () => {
  const form = async (name: string, bytes: Buffer) => {
    const cookie = await system.cookieOf(world.people.coordinator);
    return upload(system, cookie, name, bytes, {
      purpose: 'TemplateVersion',
      headers: { 'x-organisation': 'consortium' },
    });
  };
  const docx = (text: string) =>
    zipOf({
      '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    });
  const create = (fileId: string) =>
    coordinator(CREATE, {
      input: {
        ...input({ title: 'Claim form', kind: 'FORM', necessity: 'OPTIONAL', source: 'FILE', fileId }),
        text: null,
      },
    });
  const filesLeft = async () =>
    (
      await system.em.execute<{ n: number }[]>(`select count(*)::int as n from files where erased_at is null`)
    )[0]?.n;

  it('is uploaded, filled in as it is, and replaced whole', async () => {
    const { body } = await form('claim.docx', await docx('Claim of {organisation_name} to {treasurer_role}'));
    const made = await create(body.id);
    expect(made.errors).toBeUndefined();
    const { openVersion } = made.data.createTemplate;
    await coordinator(SUBMIT, { id: openVersion.id });
    expect((await adviser(PUBLISH, { id: openVersion.id })).errors).toBeUndefined();
    expect(refusal(await staff(DOWNLOAD, { id: openVersion.id }))?.fields?.format).toBeDefined();
    expect(
      Object.keys(refusal(await staff(DOWNLOAD, { id: openVersion.id, format: 'ORIGINAL' }))?.fields ?? {}),
    ).toEqual(['answers.treasurer_role']);
    const link = await staff(DOWNLOAD, {
      id: openVersion.id,
      format: 'ORIGINAL',
      answers: { treasurer_role: 'Treasurer & <friend>' },
    });
    expect(link.errors).toBeUndefined();
    const got = await download(
      system,
      await system.cookieOf(world.people.staff),
      link.data.downloadDocument.url,
    );
    expect((await mammoth.extractRawText({ buffer: got.content })).value.trim()).toBe(
      'Claim of Riverbank Pantry to Treasurer & <friend>',
    );
    const shown = await staff(`query ($id: ID!) { templateVersion(id: $id) { html file { id } fields } }`, {
      id: openVersion.id,
    });
    expect(shown.data.templateVersion).toMatchObject({
      file: null,
      fields: ['organisation_name', 'treasurer_role'],
      html: expect.stringContaining('Claim of'),
    });
    expect(
      (await staff(`mutation ($id: ID!) { openFile(id: $id) { url } }`, { id: body.id })).errors?.[0]
        ?.extensions.code,
    ).toBe('NOT_FOUND');
  });

  it.each([
    ['an unknown field', 'Dear {organistion_name}', /\{organistion_name\}/],
    ['a tag that is never closed', 'Dear {organisation_name and more', /organisation_name/],
    ['a section that is never closed', 'Dear {#sites} all', /sites/],
  ])('is refused for %s, with its place, and nothing of it is kept', async (_, text, named) => {
    const before = await filesLeft();
    const { body } = await form('form.docx', await docx(text));
    const refused = refusal(await create(body.id));
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'FORM_PROBLEMS' });
    expect(refused?.fields?.fileId).toMatch(named);
    expect(await filesLeft()).toBe(before);
  });

  it('is refused at the door where it is a page, a bomb or has macros', async () => {
    const before = await filesLeft();
    expect(
      (await form('page.docx', Buffer.from('<!doctype html><script>alert(1)</script>'))).body.reason,
    ).toBe('FILE_TYPE');
    expect(
      (await form('bomb.docx', await zipOf({ ...docxParts(), 'word/media/x.xml': Buffer.alloc(20_000_000) })))
        .body.reason,
    ).toBe('FILE_UNSAFE');
    expect(
      (await form('macro.docx', await zipOf({ ...docxParts(), 'word/vbaProject.bin': 'x' }))).body.reason,
    ).toBe('FILE_MACROS');
    expect(await filesLeft()).toBe(before);
    const { body } = await form('list.csv', Buffer.from('a,b\r\n1,2\r\n'));
    expect(refusal(await create(body.id))?.fields?.fileId).toContain('.docx');
    expect(await filesLeft()).toBe(before);
    expect(refusal(await create('not an id'))?.fields?.fileId).toBeDefined();
  });

  it('in Word becomes a text, with what was lost', async () => {
    const { body } = await form('old.docx', await docx('We care about people.'));
    const { data, errors } = await coordinator(
      `mutation ($id: ID!) { importText(fileId: $id) { text lost } }`,
      { id: body.id },
    );
    expect(errors).toBeUndefined();
    expect(data.importText.text.trim()).toBe('We care about people.');
    expect(
      refusal(await manager(`mutation ($id: ID!) { importText(fileId: $id) { text } }`, { id: body.id }))
        ?.code,
    ).toBe('FORBIDDEN');
  });
});

describe('searching', () => {
  it('finds by words, beginnings and near misses, and shows passages', async () => {
    const { id } = await published({
      title: 'Lone working',
      summary: 'How we look after people who work alone.',
      searchWords: ['home visits'],
      text: 'Text yourself in and out. Buddies answer the telephone until midnight.\n',
    });
    const find = async (q: string) =>
      (
        await staff(`query ($q: String!) { templates(filter: { q: $q }) { total items { id highlight } } }`, {
          q,
        })
      ).data.templates;
    for (const q of ['lone working', 'lone wor', 'buddies', 'home visit', '"work alone"', 'lone -sickness'])
      expect({ q, ids: (await find(q)).items.map((item: { id: string }) => item.id) }).toEqual({
        q,
        ids: expect.arrayContaining([id]),
      });
    expect((await find('lone working')).items[0].id).toBe(id);
    expect((await find('midnight')).items[0].highlight).toContain('«midnight»');
    expect((await find('loan wroking')).items.map((item: { id: string }) => item.id)).toContain(id);
    expect((await find('xylophone')).total).toBe(0);
    expect((await find('the')).total).toBe(0);
    for (const q of [`'`, '"', '((', '!&|', ':*', '\\', '<->', '%', 'a'.repeat(200)])
      expect(await find(q)).toMatchObject({ total: expect.any(Number) });
  });

  it('counts what other choices would give', async () => {
    await published({
      title: 'Accident form',
      kind: 'FORM',
      audience: ['ALL_STAFF', 'VOLUNTEERS'],
      applies: { minHeadcount: 5 },
    });
    const facets = `query ($filter: TemplateFilter) { templateFacets(filter: $filter) { total appliesToUs notAdopted kinds { name count } categories { id count } audiences { name count } } templates(filter: $filter) { total } }`;
    const all = (await manager(facets)).data;
    expect(all.templateFacets.total).toBe(all.templates.total);
    expect(all.templateFacets.appliesToUs).toBeLessThan(all.templateFacets.total);
    const forms = (await manager(facets, { filter: { kind: 'FORM' } })).data;
    expect(forms.templateFacets.total).toBe(forms.templates.total);
    expect(forms.templateFacets.kinds).toEqual(all.templateFacets.kinds);
    const ours = (await manager(facets, { filter: { appliesToUs: true } })).data;
    expect(ours.templates.total).toBe(all.templateFacets.appliesToUs);
    const notOurs = (await manager(facets, { filter: { appliesToUs: false, notAdopted: true } })).data;
    expect(notOurs.templates.total + ours.templates.total).toBe(all.templates.total);
  });

  it('tells staff where to go: forms, whom to ring, templates', async () => {
    await published({ title: 'Grievance procedure', summary: 'How to raise a grievance.' });
    await published({ title: 'Grievance form', kind: 'FORM', summary: 'To write a grievance down.' });
    const { data, errors } = await staff(
      `{ searchLibrary(q: "grievance") { policies { id } forms { title kind line } whomToRing { name providerName } templates { title kind line highlight } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.searchLibrary).toMatchObject({
      policies: [],
      forms: [{ title: 'Grievance form', kind: 'FORM' }],
      templates: [
        { title: 'Grievance procedure', line: 'Required by law: every employer must tell its staff' },
      ],
    });
    expect(data.searchLibrary.whomToRing[0]).toMatchObject({ providerName: 'Trent People Advice' });
  });

  it('says what is required at five employees, with its basis', async () => {
    const { id } = await published({
      title: 'Health and safety policy',
      kind: 'HEALTH_AND_SAFETY',
      applies: { minHeadcount: 5 },
      because: 'employers of five or more must write it down',
    });
    const one = `query ($id: ID!) { template(id: $id) { forUs forUsBecause } templates(filter: { appliesToUs: true, ids: [$id] }) { total } }`;
    expect((await manager(one, { id })).data).toEqual({
      template: {
        forUs: 'NOT_APPLICABLE',
        forUsBecause: 'Not for you: it is for employers of 5 or more. You employ 4.',
      },
      templates: { total: 0 },
    });
    const { data } = await manager(`{ me { actingFor { id version } } }`);
    await manager(
      `mutation ($id: ID!, $version: Int!) { updateOrganisation(id: $id, version: $version, input: { headcount: 5 }) { id } }`,
      data.me.actingFor,
    );
    expect((await manager(one, { id })).data).toEqual({
      template: {
        forUs: 'REQUIRED',
        forUsBecause: 'Required by law: employers of five or more must write it down. You employ 5.',
      },
      templates: { total: 1 },
    });
  });
});
