import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { factsFor, planFor, readChanges, readHistory } from '../../platform/audit/read-history.js';
import { previewVersion, restoreVersion } from '../../platform/audit/restore-version.js';
import { Turns } from '../../platform/auth/turns.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { write } from '../../platform/graphql/write.js';
import { ChangeFilter, HistoryChange, HistoryEntry, HistoryPage, RestoredVersion } from './history.type.js';

// Reading the log is dear: thirty of it in one request would leave nobody else a connection.
const turns = new Turns();

@Resolver(() => HistoryEntry)
export class HistoryResolver {
  @Query(() => [HistoryEntry], {
    description: 'What happened to a record of yours, newest first; at most 500 changes.',
  })
  @Can('read', 'HistoryEntry')
  history(
    @Ctx() context: ApiContext,
    @Arg('type', () => String, { description: 'Such as Service.' }) type: string,
    @Arg('id', () => ID) id: string,
  ) {
    return turns.take(context.viewer.personId, () => readHistory(context, type, id));
  }

  @Query(() => HistoryPage, { description: 'All changes of your organisation’s records, newest first.' })
  @Can('list', 'HistoryEntry')
  changes(
    @Ctx() context: ApiContext,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('filter', () => ChangeFilter, { nullable: true }) filter?: ChangeFilter,
  ) {
    return turns.take(context.viewer.personId, () => readChanges(context, { ...filter, page, perPage }));
  }

  @Query(() => [HistoryChange], {
    description: 'What would change if the record went back to how it was after an entry of its history.',
  })
  @Can('restore', 'HistoryEntry')
  previewVersion(
    @Ctx() context: ApiContext,
    @Arg('type', () => String) type: string,
    @Arg('id', () => ID) id: string,
    @Arg('entryId', () => ID) entryId: string,
  ) {
    return turns.take(context.viewer.personId, () => previewVersion(context, type, id, entryId));
  }

  @Mutation(() => RestoredVersion, {
    description: 'Brings back how a record was after an entry of its history, as a new version.',
  })
  @Can('restore', 'HistoryEntry')
  restoreVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('type', () => String) type: string,
    @Arg('id', () => ID) id: string,
    @Arg('entryId', () => ID) entryId: string,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const answers = async (inside: ApiContext) => ({
      id,
      type,
      version: (await factsFor(inside, planFor(inside, type), id)).version,
    });
    return write(
      context,
      info,
      { answers, idempotencyKey, input: { type, id, entryId, version } },
      (inside) => restoreVersion(inside, type, id, entryId, version),
    );
  }
}
