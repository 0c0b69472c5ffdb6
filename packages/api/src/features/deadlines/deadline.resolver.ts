import { Ctx, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../../platform/graphql/context.js';
import { SignedInOrToken } from '../../platform/graphql/gate.js';
import { Deadline, type DeadlineSource } from './deadline.type.js';

const sources: DeadlineSource[] = [];

/** Adds a feature's deadlines to everybody's list; `app.ts` calls it, once a feature. */
export function addDeadlines(source: DeadlineSource): void {
  if (!sources.includes(source)) sources.push(source);
}

@Resolver(() => Deadline)
export class DeadlineResolver {
  @Query(() => [Deadline], { description: 'What needs you, most urgent first.' })
  @SignedInOrToken()
  async deadlines(@Ctx() context: ApiContext): Promise<Deadline[]> {
    const lists = await Promise.all(sources.map((source) => source(context)));
    return lists.flat().sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1));
  }
}
