import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrangeConsortium } from '../../../test/consortium.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';

let system: TestSystem;
let staff: Call;
let colleague: Call;

beforeAll(async () => {
  system = await startTestSystem();
  const { people } = await arrangeConsortium(system.em);
  staff = await system.as(people.staff);
  colleague = await system.as(people.manager);
});

afterAll(() => system?.close());

const SAVE = `mutation ($input: SaveViewInput!) { saveView(input: $input) { id name filter sortField sortOrder version } }`;
const save = async (call: Call, name: string, more: object = {}) =>
  call(SAVE, { input: { list: 'bookings', name, filter: { status: 'CONFIRMED' }, ...more } });
const viewsOf = async (call: Call, list = 'bookings') =>
  (
    await call('query ($list: String!) { savedViews(list: $list) { items { id name filter version } } }', {
      list,
    })
  ).data.savedViews.items;

describe('a saved view', () => {
  it('keeps the filters and the order of one list under a name; the same name replaces it', async () => {
    const { data } = await save(staff, ' Coming ', { sortField: 'startsAt', sortOrder: 'DESC' });
    expect(data.saveView).toMatchObject({
      name: 'Coming',
      filter: { status: 'CONFIRMED' },
      sortField: 'startsAt',
      sortOrder: 'DESC',
    });
    const again = await save(staff, 'Coming', { filter: { q: 'pay' } });
    expect(again.data.saveView).toMatchObject({
      id: data.saveView.id,
      filter: { q: 'pay' },
      sortField: null,
      version: 2,
    });
    await save(staff, 'Another');
    expect((await viewsOf(staff)).map((view: { name: string }) => view.name)).toEqual(['Another', 'Coming']);
    expect(await viewsOf(staff, 'people')).toEqual([]);
  });

  it('is renamed, though not to a name that is taken, and removed', async () => {
    const [another, coming] = await viewsOf(staff);
    const rename = (id: string, name: string, version: number) =>
      staff(
        'mutation ($id: ID!, $name: String!, $version: Int!) { renameView(id: $id, name: $name, version: $version) { name } }',
        { id, name, version },
      );
    expect((await rename(another.id, 'Mine', another.version)).data.renameView.name).toBe('Mine');
    expect((await rename(another.id, 'Stale', another.version)).errors?.[0]?.extensions.reason).toBe(
      'STALE_VERSION',
    );
    expect((await rename(coming.id, 'Mine', coming.version)).errors?.[0]?.extensions.fields).toHaveProperty(
      'name',
    );
    expect((await rename(coming.id, '  ', coming.version)).errors?.[0]?.extensions.fields).toHaveProperty(
      'name',
    );
    const removed = await staff('mutation ($id: ID!) { removeView(id: $id) { id } }', { id: another.id });
    expect(removed.data.removeView.id).toBe(another.id);
    expect((await viewsOf(staff)).length).toBe(1);
  });

  it('is a person’s own', async () => {
    const [view] = await viewsOf(staff);
    expect(await viewsOf(colleague)).toEqual([]);
    for (const verb of ['removeView(id: $id)', 'renameView(id: $id, name: "Theirs", version: 1)']) {
      const { errors } = await colleague(`mutation ($id: ID!) { ${verb} { id } }`, { id: view.id });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it.each([
    ['no name', { name: ' ' }],
    ['a list for filters', { filter: [1, 2] }],
    ['a text for filters', { filter: 'status' }],
    ['filters without end', { filter: { q: 'x'.repeat(5_000) } }],
  ])('with %s is refused', async (_, more) => {
    const { errors } = await save(staff, 'Bad', more);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is one of at most fifty of a list', async () => {
    for (let n = (await viewsOf(staff)).length; n < 50; n += 1) await save(staff, `View ${n}`);
    expect((await save(staff, 'One too many')).errors?.[0]?.extensions.fields).toHaveProperty('name');
    expect((await save(staff, 'View 7')).errors).toBeUndefined();
  });
});
