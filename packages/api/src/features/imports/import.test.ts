import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { upload as send } from '../../../test/upload.js';

let system: TestSystem;
let world: Consortium;
let coordinator: Call;
let manager: Call;
let otherManager: Call;

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  coordinator = await system.as(world.people.coordinator);
  manager = await system.as(world.people.manager);
  otherManager = await system.as(world.people.otherManager);
});

afterAll(() => system?.close());

/** Uploads a file as somebody, as the console does it. */
async function upload(person: { id: string }, content: string | Buffer, name = 'list.csv'): Promise<string> {
  const cookie = await system.cookieOf(person);
  const { status, body } = await send(system, cookie, name, Buffer.from(content), { purpose: 'Import' });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

const CHECK = `mutation ($kind: String!, $fileId: ID!) { checkImport(kind: $kind, fileId: $fileId) { id status fileName can version } }`;
const ONE = `query ($id: ID!) { import(id: $id) { id kind status refusal rows good bad odd made can version undoUntil undoneAt
  by { name } task { status message done total result } columns { header label } } }`;
const ROWS = `query ($id: ID!, $states: [ImportRowState!]) { importRows(importId: $id, perPage: 100, filter: { states: $states }) {
  total items { line state cells title madeId problems { column sentence isWarning } } } }`;
const RUN = 'mutation ($id: ID!) { runImport(id: $id) { id status version } }';
const UNDO = 'mutation ($id: ID!) { undoImport(id: $id) { id status } }';

const drain = () => system.app.database.queue.drain();

async function check(call: Call, kind: string, fileId: string) {
  const { data, errors } = await call(CHECK, { kind, fileId });
  if (errors) throw new Error(JSON.stringify(errors));
  await drain();
  return look(call, data.checkImport.id);
}

async function look(call: Call, id: string) {
  const { data, errors } = await call(ONE, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.import;
}

async function rowsOf(call: Call, id: string, ...states: string[]) {
  const { data, errors } = await call(ROWS, { id, states: states.length > 0 ? states : null });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.importRows.items;
}

async function run(call: Call, id: string) {
  const { errors } = await call(RUN, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  await drain();
  return look(call, id);
}

async function undo(call: Call, id: string) {
  const { errors } = await call(UNDO, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  await drain();
  return look(call, id);
}

const HEADER = 'Name,Part in the consortium,District,Charity number';
const organisations = (...names: string[]) =>
  [HEADER, ...names.map((name) => `${name},Member,Broxtowe,`)].join('\n');

describe('an import of organisations', () => {
  it('of 100 rows with 7 bad ones names the 7, takes in 93, and is undone again', async () => {
    const before = await asOwner(system.databaseUrl, 'select id from organisations order by 1');
    const bad: Record<number, string> = {
      5: ',Member,Broxtowe,',
      17: 'Bad kind,Friend,Broxtowe,',
      29: 'Bad district,Member,Atlantis,',
      41: 'Hillside Carers,Member,Broxtowe,',
      53: 'Charity 2,Member,Broxtowe,',
      65: 'Bad number,Member,Broxtowe,12',
      77: 'Double number,Member,Broxtowe,1000002',
    };
    const lines = Array.from(
      { length: 100 },
      (_, n) => bad[n + 2] ?? `Charity ${n + 2},Both,E07000172,${1_000_000 + n + 2}`,
    );
    const file = await upload(world.people.coordinator, [HEADER, ...lines].join('\r\n'), 'hundred.csv');

    const checked = await check(coordinator, 'organisations', file);
    expect(checked).toMatchObject({
      status: 'CHECKED',
      rows: 100,
      good: 93,
      bad: 7,
      made: 0,
      can: ['run'],
      refusal: null,
    });
    expect(checked.task).toMatchObject({ status: 'DONE', message: '93 rows can be imported, 7 cannot.' });
    const named = await rowsOf(coordinator, checked.id, 'BAD');
    expect(named.map((row: { line: number }) => row.line)).toEqual([5, 17, 29, 41, 53, 65, 77]);
    expect(named.map((row: { problems: { column: string }[] }) => row.problems[0]?.column)).toEqual([
      'Name',
      'Part in the consortium',
      'District',
      'Name',
      'Name',
      'Charity number',
      'Charity number',
    ]);
    expect(named[4].problems[0].sentence).toBe('Line 2 has this name too. Leave one of them out.');
    expect(await asOwner(system.databaseUrl, 'select id from organisations order by 1')).toEqual(before);

    const done = await run(coordinator, checked.id);
    expect(done).toMatchObject({
      status: 'DONE',
      made: 93,
      bad: 7,
      can: ['undo'],
      by: { name: world.people.coordinator.name },
    });
    expect(done.task).toMatchObject({ status: 'DONE', result: { made: 93, bad: 7 } });
    const { data } = await coordinator(
      '{ organisations(filter: { q: "Charity 33" }) { total items { name kind district { name } charityNumber } } }',
    );
    expect(data.organisations.items).toEqual([
      { name: 'Charity 33', kind: 'BOTH', district: { name: 'Broxtowe' }, charityNumber: '1000033' },
    ]);
    expect((await rowsOf(coordinator, done.id, 'MADE')).length).toBe(93);

    const undone = await undo(coordinator, done.id);
    expect(undone).toMatchObject({ status: 'UNDONE', can: [], refusal: null });
    expect(await asOwner(system.databaseUrl, 'select id from organisations order by 1')).toEqual(before);
    expect(await rowsOf(coordinator, done.id, 'MADE')).toEqual([]);
  });

  it('is undone whole or not at all: what is used or changed since is named', async () => {
    const done = await run(
      coordinator,
      (
        await check(
          coordinator,
          'organisations',
          await upload(world.people.coordinator, organisations('Kept A', 'Kept B', 'Kept C')),
        )
      ).id,
    );
    const rows = await rowsOf(coordinator, done.id, 'MADE');
    const [used, changed] = rows as { madeId: string }[];
    await coordinator(
      `mutation ($id: ID!) { createPerson(input: { name: "Una", email: "una@example.org", organisationId: $id, role: MANAGER }) { id } }`,
      { id: used?.madeId },
    );
    await coordinator(
      `mutation ($id: ID!) { updateOrganisation(id: $id, input: { headcount: 3 }, version: 1) { id } }`,
      {
        id: changed?.madeId,
      },
    );
    const refused = await undo(coordinator, done.id);
    expect(refused).toMatchObject({ status: 'DONE', made: 3, can: ['undo'] });
    expect(refused.refusal).toBe(
      '2 of the things that it made are in use or were changed since. Nothing was taken back.',
    );
    const named = await rowsOf(coordinator, done.id, 'IN_USE');
    expect(
      named.map((row: { title: string; problems: { sentence: string }[] }) => [
        row.title,
        row.problems[0]?.sentence,
      ]),
    ).toEqual([
      ['Kept A', 'This is in use: people.'],
      ['Kept B', 'Somebody has changed this since.'],
    ]);
    const left = await asOwner(system.databaseUrl, `select from organisations where name like 'Kept %'`);
    expect(left.length).toBe(3);
  });

  it('can be undone for 30 days', async () => {
    const done = await run(
      coordinator,
      (
        await check(
          coordinator,
          'organisations',
          await upload(world.people.coordinator, organisations('Long ago')),
        )
      ).id,
    );
    await asOwner(
      system.databaseUrl,
      `update imports set undo_until = undo_until - interval '31 days' where id = $1`,
      [done.id],
    );
    expect((await look(coordinator, done.id)).can).toEqual([]);
    const { errors } = await coordinator(UNDO, { id: done.id });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'CONFLICT', reason: 'WRONG_STATE' } });
    expect(errors?.[0]?.message).toContain('30 days');
  });

  it('that two people run of the same file at once makes each thing once', async () => {
    const file = organisations('Twin A', 'Twin B', 'Twin C');
    const first = await check(coordinator, 'organisations', await upload(world.people.coordinator, file));
    const second = await check(coordinator, 'organisations', await upload(world.people.coordinator, file));
    expect([first.good, second.good]).toEqual([3, 3]);
    await Promise.all([coordinator(RUN, { id: first.id }), coordinator(RUN, { id: second.id })]);
    await Promise.all([drain(), drain()]);
    const made = [(await look(coordinator, first.id)).made, (await look(coordinator, second.id)).made].sort();
    expect(made).toEqual([0, 3]);
    const there = await asOwner(system.databaseUrl, `select from organisations where name like 'Twin %'`);
    expect(there.length).toBe(3);
  });

  it('runs once, however often that is asked for at once', async () => {
    const checked = await check(
      coordinator,
      'organisations',
      await upload(world.people.coordinator, organisations('Only once')),
    );
    const answers = await Promise.all(Array.from({ length: 6 }, () => coordinator(RUN, { id: checked.id })));
    expect(answers.filter(({ errors }) => !errors).length).toBe(1);
    for (const { errors } of answers)
      if (errors) expect(errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'WRONG_STATE' });
    await drain();
    expect((await look(coordinator, checked.id)).made).toBe(1);
  });

  it('that breaks in the middle leaves nothing, and can be run again', async () => {
    const checked = await check(
      coordinator,
      'organisations',
      await upload(
        world.people.coordinator,
        organisations(...Array.from({ length: 700 }, (_, n) => `Broken ${n}`)),
      ),
    );
    // The second batch fails: somebody else holds a name of it that the check could not see.
    await asOwner(
      system.databaseUrl,
      `create function fail_late() returns trigger language plpgsql as $$ begin
         if new.name = 'Broken 650' then raise exception 'a disk that is full'; end if; return new; end $$;
       create trigger fail_late before insert on organisations for each row execute function fail_late()`,
    );
    await coordinator(RUN, { id: checked.id });
    await drain();
    expect(await asOwner(system.databaseUrl, `select from organisations where name like 'Broken %'`)).toEqual(
      [],
    );
    const waiting = await look(coordinator, checked.id);
    expect(waiting).toMatchObject({ status: 'RUNNING', made: 0, task: { status: 'WAITING' } });
    await asOwner(system.databaseUrl, 'drop trigger fail_late on organisations; drop function fail_late()');
    // The queue tries it again by itself; the test does not wait for that.
    await asOwner(system.databaseUrl, `update pgboss.job set start_after = now() where name = 'run-import'`);
    await drain();
    expect(await look(coordinator, checked.id)).toMatchObject({
      status: 'DONE',
      made: 700,
      task: { status: 'DONE' },
    });
  });

  it('is stopped by whoever asked for it, and nothing of it is kept', async () => {
    const checked = await check(
      coordinator,
      'organisations',
      await upload(world.people.coordinator, organisations('Stopped')),
    );
    const { data } = await coordinator('mutation ($id: ID!) { runImport(id: $id) { task { id can } } }', {
      id: checked.id,
    });
    const { task } = data.runImport;
    expect(task.can).toEqual(['cancel']);
    const stopped = await coordinator('mutation ($id: ID!) { cancelTask(id: $id) { status can } }', {
      id: task.id,
    });
    expect(stopped.data.cancelTask).toEqual({ status: 'CANCELLED', can: [] });
    await drain();
    expect(await look(coordinator, checked.id)).toMatchObject({
      status: 'CHECKED',
      made: 0,
      refusal: 'You stopped it.',
      can: ['run'],
    });
    expect(await asOwner(system.databaseUrl, `select from organisations where name = 'Stopped'`)).toEqual([]);
    expect(await run(coordinator, checked.id)).toMatchObject({ status: 'DONE', made: 1 });
  });
});

describe('a file', () => {
  const asCoordinator = async (content: string | Buffer) =>
    check(coordinator, 'organisations', await upload(world.people.coordinator, content));

  it('may have its columns in any order and case, under other names, and ones that nobody knows', async () => {
    const checked = await asCoordinator(
      '\uFEFFkind; DISTRICT_GSS_CODE ;covers;name;income\nboth;E07000172;district;Odd order;£48,200.00\n',
    );
    expect(checked).toMatchObject({ status: 'CHECKED', good: 1 });
    expect(checked.columns).toEqual([
      { header: 'kind', label: 'Part in the consortium' },
      { header: 'DISTRICT_GSS_CODE', label: 'District' },
      { header: 'covers', label: null },
      { header: 'name', label: 'Name' },
      { header: 'income', label: 'Annual income (£)' },
    ]);
    await run(coordinator, checked.id);
    const { data } = await coordinator(
      '{ organisations(filter: { q: "Odd order" }) { items { kind annualIncome } } }',
    );
    expect(data.organisations.items).toEqual([{ kind: 'BOTH', annualIncome: 48_200 }]);
  });

  it('is understood in Windows-1252 and in UTF-16', async () => {
    const windows = Buffer.concat([
      Buffer.from(`${HEADER}\nCaf`),
      Buffer.from([0xe9, 0x92]),
      Buffer.from(',Member,Broxtowe,'),
    ]);
    const first = await asCoordinator(windows);
    const second = await asCoordinator(Buffer.from(`\uFEFF${organisations('Łódź Friends')}`, 'utf16le'));
    await run(coordinator, first.id);
    await run(coordinator, second.id);
    const titles = [...(await rowsOf(coordinator, first.id)), ...(await rowsOf(coordinator, second.id))];
    expect(titles.map((row: { title: string }) => row.title)).toEqual(['Café’', 'Łódź Friends']);
  });

  it.each([
    ['the wrong header', 'first,second\n1,2', /missing: “Name”, “Part in the consortium”, “District”/],
    ['a header and no rows', HEADER, /no rows/],
    // A small file, by which every row would be looked at ninety thousand times.
    ['90,000 columns', `${'a,'.repeat(90_000)}${HEADER}\n${'x\n'.repeat(20_000)}`, /at most 200 are read/],
    ['100,000 rows', `${HEADER}\n${'A,Member,Broxtowe,\n'.repeat(100_000)}`, /more than 20,000 rows/],
    ['a quotation mark that never ends', `${HEADER}\n"A,Member,Broxtowe,\n`, /line 2 .*never ends/],
  ])('with %s is refused in a sentence, and nothing can be run', async (_, content, words) => {
    const refused = await asCoordinator(content);
    expect(refused).toMatchObject({ status: 'REFUSED', rows: 0, can: [] });
    expect(refused.refusal).toMatch(words);
    const { errors } = await coordinator(RUN, { id: refused.id });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'WRONG_STATE' });
  });

  it('of more than 10 MB is refused', async () => {
    const id = await upload(world.people.coordinator, `${HEADER}\n${'A,Member,Broxtowe,\n'.repeat(600_000)}`);
    const { errors } = await coordinator(CHECK, { kind: 'organisations', fileId: id });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { fileId: expect.stringContaining('10 MB') },
    });
  });

  it('with formulas keeps them as texts and says so; a telephone number is none', async () => {
    const checked = await asCoordinator(
      `Name,Part in the consortium,District,Contact,Contact phone\n"=HYPERLINK(""http://x"")",Member,Broxtowe,'@SUM(A1),+44 1632 960123\nPlain,Member,Broxtowe,Jo,-5.2`,
    );
    expect(checked).toMatchObject({ good: 2, bad: 0, odd: 1 });
    const [odd] = await rowsOf(coordinator, checked.id, 'ODD');
    expect(
      odd.problems.map((one: { column: string; isWarning: boolean }) => [one.column, one.isWarning]),
    ).toEqual([
      ['Name', true],
      ['Contact', true],
    ]);
    await run(coordinator, checked.id);
    const { data } = await coordinator(
      '{ organisations(filter: { q: "HYPERLINK" }) { items { name contactName contactPhone } } }',
    );
    expect(data.organisations.items).toEqual([
      { name: '=HYPERLINK("http://x")', contactName: '@SUM(A1)', contactPhone: '+44 1632 960123' },
    ]);
  });

  it('has each bad cell named with what to do about it', async () => {
    const checked = await asCoordinator(
      `Name,Part in the consortium,District,Annual income,Contact email,Company number\nBad\ufffename,Member,Broxtowe,,,\n${'x'.repeat(201)},Member,Broxtowe,,,\nA,Member,Broxtowe,lots,no-mail,1,7\nB,Member,Broxtowe,-1,,1234567`,
    );
    const named = (await rowsOf(coordinator, checked.id)).map(
      (row: { line: number; problems: { column: string | null; sentence: string }[] }) => [
        row.line,
        ...row.problems.map((one) => `${one.column}: ${one.sentence}`),
      ],
    );
    expect(named).toEqual([
      [2, 'Name: Take out the characters that cannot be shown.'],
      [3, 'Name: Use at most 200 letters.'],
      [
        4,
        'null: This row has 7 cells, the first line 6. Put texts with commas between quotation marks.',
        'Annual income (£): Enter the income in pounds as a whole number, 0 or more.',
        'Contact email: Enter an email address, such as name@example.org.',
        'Company number: Enter the number as Companies House has it: eight digits, or two letters and six.',
      ],
      [5, 'Annual income (£): Enter the income in pounds as a whole number, 0 or more.'],
    ]);
  });

  it('that is the template can be imported as it is', async () => {
    const { data } = await coordinator(
      '{ importKinds { id mostRows template columns { header required example help } } }',
    );
    expect(data.importKinds.map((kind: { id: string }) => kind.id)).toEqual(['organisations', 'people']);
    const checked = await asCoordinator(data.importKinds[0].template);
    expect(checked).toMatchObject({ status: 'CHECKED', good: 0, bad: 1 });
    expect((await rowsOf(coordinator, checked.id))[0].problems[0].sentence).toContain(
      'of this name is in the consortium already',
    );
  });

  it('that is the list of 2007 is understood', async () => {
    const lines =
      'name,short_name,district_gss_code,covers,kind,offers\nNewark Forum,,E07000175,district,member,\nPool Body,PB,E06000018,county,both,"training, and more"';
    expect(await asCoordinator(lines)).toMatchObject({ status: 'CHECKED', good: 2, bad: 0 });
  });
});

describe('an import of people', () => {
  const people = (...lines: string[]) => ['Name,Email,Role,May book support', ...lines].join('\n');

  it('brings a manager’s own people, without a sign-in, and is undone again', async () => {
    const before = await asOwner(system.databaseUrl, 'select id from people order by 1');
    const checked = await check(
      manager,
      'people',
      await upload(
        world.people.manager,
        people(
          'Ann,Ann@Example.org,Staff,yes',
          'Bob,bob@example.org,volunteer,',
          'Eve,eve@example.org,Adviser,',
        ),
      ),
    );
    expect(checked).toMatchObject({ good: 2, bad: 1 });
    const done = await run(manager, checked.id);
    const { data } = await manager(
      '{ people(filter: { q: "example.org" }) { items { name email memberships { role mayBook organisation { id } } } } }',
    );
    const ann = data.people.items.find((one: { name: string }) => one.name === 'Ann');
    expect(ann).toEqual({
      name: 'Ann',
      email: 'ann@example.org',
      memberships: [{ role: 'STAFF', mayBook: true, organisation: { id: world.member.id } }],
    });
    expect(await undo(manager, done.id)).toMatchObject({ status: 'UNDONE' });
    expect(await asOwner(system.databaseUrl, 'select id from people order by 1')).toEqual(before);
  });

  it('says of an address elsewhere what it says of a new one, and of a colleague’s that it is there', async () => {
    const addressOf = async (person: { id: string }) =>
      (
        await asOwner<{ email: string }>(
          system.databaseUrl,
          'select email from person_contacts where person_id = $1',
          [person.id],
        )
      )[0]?.email;
    const elsewhere = await addressOf(world.people.otherManager);
    const colleague = await addressOf(world.people.staff);
    const checked = await check(
      manager,
      'people',
      await upload(
        world.people.manager,
        people(
          `Known elsewhere,${elsewhere},Staff,`,
          `Colleague,${colleague},Staff,`,
          'New,new@example.org,Staff,',
        ),
      ),
    );
    const rows = await rowsOf(manager, checked.id);
    expect(rows.map((row: { line: number }) => row.line)).toEqual([3]);
    const done = await run(manager, checked.id);
    expect(done).toMatchObject({ made: 2, bad: 1 });
    expect((await rowsOf(manager, done.id, 'MADE')).map((row: { title: string }) => row.title)).toEqual([
      'Known elsewhere',
      'New',
    ]);
    expect(await addressOf(world.people.otherManager)).toBe(elsewhere);
    const theirs = await otherManager('{ people { items { name } } }');
    expect(JSON.stringify(theirs.data)).not.toContain('Known elsewhere');
    await undo(manager, done.id);
    expect(await addressOf(world.people.otherManager)).toBe(elsewhere);
  });

  it('puts nobody into another organisation, and nobody over the consortium', async () => {
    const file =
      'Name,Email,Role,Organisation\nA,a@example.org,Staff,Hillside Carers\nB,b@example.org,Coordinator,\nC,c@example.org,Staff,Riverbank Pantry';
    const checked = await check(manager, 'people', await upload(world.people.manager, file));
    expect(checked).toMatchObject({ good: 1, bad: 2 });
    const rows = await rowsOf(manager, checked.id, 'BAD');
    expect(rows[0].problems[0].sentence).toContain('your own organisation only');
  });

  it('lets the coordinator say in the file who belongs where', async () => {
    const without = await check(
      coordinator,
      'people',
      await upload(world.people.coordinator, people('A,a@example.org,Staff,')),
    );
    expect(without.refusal).toContain('“Organisation”');
    const file =
      'Name,Email,Role,Organisation\nA,a@example.org,Staff,hillside  carers\nB,b@example.org,Trustee,Nowhere';
    const checked = await check(coordinator, 'people', await upload(world.people.coordinator, file));
    expect(checked).toMatchObject({ good: 1, bad: 1 });
    const done = await run(coordinator, checked.id);
    const { data } = await otherManager('{ people(filter: { q: "a@example.org" }) { total } }');
    expect(data.people.total).toBe(1);
    await undo(coordinator, done.id);
  });

  it('keeps whoever can sign in by now', async () => {
    const done = await run(
      manager,
      (
        await check(
          manager,
          'people',
          await upload(world.people.manager, people('Joined,joined@example.org,Staff,')),
        )
      ).id,
    );
    const [row] = await rowsOf(manager, done.id, 'MADE');
    await system.cookieOf({ id: row.madeId });
    const refused = await undo(manager, done.id);
    expect(refused.status).toBe('DONE');
    expect((await rowsOf(manager, done.id, 'IN_USE'))[0].problems[0].sentence).toBe(
      'This can sign in by now.',
    );
  });
});

describe('who imports', () => {
  it('organisations is the coordinator, and nobody else', async () => {
    const file = await upload(world.people.manager, organisations('Smuggled'));
    const { errors } = await manager(CHECK, { kind: 'organisations', fileId: file });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const staff = await system.as(world.people.staff);
    const refused = await staff(CHECK, { kind: 'people', fileId: file });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { data } = await manager('{ importKinds { id } }');
    expect(data.importKinds).toEqual([{ id: 'people' }]);
    const missing = await manager(CHECK, { kind: 'planets', fileId: file });
    expect(missing.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('uses no file of somebody else', async () => {
    const file = await upload(world.people.otherManager, 'Name,Email,Role\nX,x@example.org,Staff');
    const { errors } = await manager(CHECK, { kind: 'people', fileId: file });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { fileId: expect.any(String) },
    });
  });

  it('keeps it within the organisation', async () => {
    const file = await upload(
      world.people.manager,
      'Name,Email,Role\nSecret,secret@example.org,Staff\nBad,bad,Staff',
    );
    const checked = await check(manager, 'people', file);
    for (const call of [otherManager, coordinator]) {
      expect((await call(ONE, { id: checked.id })).data.import).toBeNull();
      expect((await call(ROWS, { id: checked.id })).data.importRows.total).toBe(0);
      expect((await call('{ imports { items { id } } }')).data.imports.items).not.toContainEqual({
        id: checked.id,
      });
      for (const verb of [RUN, UNDO])
        expect((await call(verb, { id: checked.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    const { data } = await manager('{ imports { total items { id fileName } } }');
    expect(data.imports.items).toContainEqual({ id: checked.id, fileName: 'list.csv' });
  });

  it('is asked again when it runs: who lost their role meanwhile imports nothing', async () => {
    const checked = await check(
      manager,
      'people',
      await upload(world.people.manager, 'Name,Email,Role\nLate,late@example.org,Staff'),
    );
    await manager(RUN, { id: checked.id });
    await asOwner(system.databaseUrl, `update memberships set role = 'VOLUNTEER' where person_id = $1`, [
      world.people.manager.id,
    ]);
    await drain();
    await asOwner(system.databaseUrl, `update memberships set role = 'MANAGER' where person_id = $1`, [
      world.people.manager.id,
    ]);
    expect(await look(manager, checked.id)).toMatchObject({ status: 'CHECKED', made: 0 });
    expect(
      await asOwner(system.databaseUrl, `select from person_contacts where email = 'late@example.org'`),
    ).toEqual([]);
  });
});
