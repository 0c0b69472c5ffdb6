import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import { finishReviewTask } from './finish-review-task.js';
import { ReviewOutcome, ReviewTask, ReviewTaskFilter, ReviewTaskPage } from './law-change.type.js';
import type { ReviewOutcome as Outcome } from './law-change-status.js';

@Resolver(() => ReviewTask)
export class ReviewTaskResolver {
  @Query(() => ReviewTaskPage, { description: 'Policies to look at because the law changes, by date.' })
  @Can('read', 'ReviewTask')
  reviewTasks(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('filter', () => ReviewTaskFilter, { nullable: true }) filter?: ReviewTaskFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'ReviewTask',
      where: tasksWhere(filter ?? {}),
      sort: { field: 'dueOn', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => ReviewTask, { nullable: true })
  @Can('read', 'ReviewTask')
  reviewTask(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'ReviewTask', id);
  }

  @Mutation(() => ReviewTask, { description: 'Says what came of a review.' })
  @Can('finish', 'ReviewTask')
  finishReviewTask(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('outcome', () => ReviewOutcome) outcome: Outcome,
    @Arg('note', () => String, { nullable: true }) note: string | null | undefined,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'ReviewTask', idempotencyKey, input: { id, outcome, note, version } },
      (inside) => finishReviewTask(inside, id, outcome, note ?? null, version),
    );
  }
}

const tasksWhere =
  ({ ids, policyId, lawChangeId, open }: ReviewTaskFilter) =>
  (row: Source, parameters: Parameters) => [
    ids ? isOneOfSql(columnSql(row, 'id'), ids, parameters) : undefined,
    policyId ? isOneOfSql(columnSql(row, 'policy'), [policyId], parameters) : undefined,
    lawChangeId ? isOneOfSql(columnSql(row, 'lawChange'), [lawChangeId], parameters) : undefined,
    typeof open === 'boolean' ? `${columnSql(row, 'doneAt')} is ${open ? '' : 'not '}null` : undefined,
  ];
