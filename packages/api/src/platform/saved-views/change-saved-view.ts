import { getForChange } from '../crud.js';
import { Invalid } from '../errors.js';
import type { WriteContext } from '../graphql/context.js';
import { newId } from '../new-id.js';
import { SavedView } from './saved-view.entity.js';
import type { SaveViewInput } from './saved-view.type.js';

/** So many views of one list are more than somebody finds their way in. */
export const MOST_VIEWS = 50;
const LONGEST_FILTER = 4_000;
const LONGEST_NAME = 60;

/** Keeps the filters of a list; a view of the same name is replaced. */
export async function saveView(context: WriteContext, input: SaveViewInput): Promise<string> {
  if (JSON.stringify(input.filter).length > LONGEST_FILTER)
    throw new Invalid({ filter: 'These filters are too long to be kept. Take some away.' });
  const person = context.viewer.personId;
  const { list, filter } = input;
  const name = input.name.trim();
  const sort = { sortField: input.sortField ?? null, sortOrder: input.sortOrder ?? null };
  const before = await context.em.findOne(SavedView, { person, list, name });
  if (before) {
    Object.assign(before, { filter, ...sort });
    return before.id;
  }
  if ((await context.em.count(SavedView, { person, list })) >= MOST_VIEWS)
    throw new Invalid({ name: `You have ${MOST_VIEWS} views of this list. Remove one first.` });
  const id = newId();
  context.em.create(SavedView, { id, person, list, name, filter, ...sort });
  return id;
}

/** Gives a view another name, which no other view of the list has. */
export async function renameView(
  context: WriteContext,
  id: string,
  name: string,
  version: number,
): Promise<string> {
  const view = await getForChange(context, SavedView, id, 'rename', version);
  const wanted = name.trim();
  if (wanted === '' || wanted.length > LONGEST_NAME)
    throw new Invalid({ name: `Give the view a name of at most ${LONGEST_NAME} letters.` });
  const other = await context.em.findOne(SavedView, { person: view.person, list: view.list, name: wanted });
  if (other && other.id !== id)
    throw new Invalid({ name: 'Another view has this name. Choose a different one.' });
  view.name = wanted;
  return id;
}

/** Takes a view away for good: it is a person's own convenience, and nothing of it needs keeping. */
export async function removeView(context: WriteContext, id: string): Promise<string> {
  context.em.remove(await getForChange(context, SavedView, id, 'remove'));
  return id;
}
