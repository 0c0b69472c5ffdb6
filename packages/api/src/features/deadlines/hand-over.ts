import { Conflict, Invalid } from '../../platform/errors.js';
import type { ApiContext, WriteContext } from '../../platform/graphql/context.js';
import type { HandoverInput, Leaving, OpenThing, OpenThingSource } from './open-thing.type.js';

const sources: OpenThingSource[] = [];

/** Adds what a feature says is open for a person; `app.ts` calls it. What is added first is handed over first. */
export function addOpenThings(source: OpenThingSource): void {
  if (!sources.includes(source)) sources.push(source);
}

/** Everything that needs somebody else before a person leaves an organisation, from any part of the system. */
export async function findOpenThings(context: ApiContext, leaving: Leaving): Promise<OpenThing[]> {
  const lists = [];
  for (const source of sources) lists.push(await source.find(context, leaving));
  return lists.flat();
}

/**
 * Hands over everything that is open for somebody who leaves, as was chosen, or nothing.
 * @throws Conflict OPEN_THINGS with what nobody was chosen for; Invalid with a sentence for each that cannot be done so
 */
export async function handOverAll(
  context: WriteContext,
  leaving: Leaving,
  handovers: readonly HandoverInput[],
): Promise<void> {
  const chosen = new Map(handovers.map(({ thingId, toPersonId }) => [thingId, toPersonId ?? null]));
  const found = [];
  for (const source of sources) found.push({ source, things: await source.find(context, leaving) });
  checkChosen(
    found.flatMap(({ things }) => things),
    chosen,
  );
  for (const { source, things } of found)
    for (const thing of things) await source.handOver(context, leaving, thing, chosen.get(thing.id) ?? null);
  await context.em.flush();
}

function checkChosen(things: readonly OpenThing[], chosen: ReadonlyMap<string, string | null>): void {
  const left = things.filter(({ id }) => !chosen.has(id));
  if (left.length > 0)
    throw new Conflict(
      'OPEN_THINGS',
      left.length === 1
        ? 'One thing still hangs on this person. Say who takes it.'
        : `${left.length} things still hang on this person. Say who takes each of them.`,
      { open: left.map(({ id, sentence }) => ({ id, sentence })) },
    );
  const problems = things.flatMap((thing) => {
    const problem = whyNot(thing, chosen.get(thing.id) ?? null);
    return problem ? [[`handovers.${thing.id}`, problem] as const] : [];
  });
  if (problems.length > 0) throw new Invalid(Object.fromEntries(problems));
}

function whyNot(thing: OpenThing, to: string | null): string | null {
  if (to === null) return thing.ending === null ? `Say who takes this: ${thing.sentence}.` : null;
  const candidate = thing.candidates.find(({ id }) => id === to);
  if (!candidate) return `Choose one of those who can take this: ${thing.sentence}.`;
  return candidate.whyNot === null
    ? null
    : `${candidate.name} ${candidate.whyNot}: choose somebody else for ${thing.sentence}.`;
}
