import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner } from '../../../test/database-role.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import { newId } from '../../platform/new-id.js';
import { provideUploads, type Upload } from './uploads.js';

let system: TestSystem;
let world: Consortium;
let coordinator: Call;
let manager: Call;
let otherManager: Call;

const uploads = new Map<string, { upload: Upload; person: string }>();

beforeAll(async () => {
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  provideUploads({
    async find({ viewer }, id) {
      const found = uploads.get(id);
      return found && found.person === viewer.personId ? found.upload : null;
    },
    keep: async () => undefined,
  });
  coordinator = await system.as(world.people.coordinator);
  manager = await system.as(world.people.manager);
  otherManager = await system.as(world.people.otherManager);
});

afterAll(() => system?.close());

/** Uploads a file for somebody. */
function upload(person: { id: string }, content: string | Buffer, name = 'list.csv'): string {
  const id = newId();
  const bytes = Buffer.from(content);
  async function* open() {
    yield bytes;
  }
  uploads.set(id, { upload: { name, bytes: bytes.length, open: async () => open() }, person: person.id });
  return id;
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
    const file = upload(world.people.coordinator, [HEADER, ...lines].join('\r\n'), 'hundred.csv');

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
});
