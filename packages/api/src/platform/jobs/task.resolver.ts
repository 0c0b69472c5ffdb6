import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { now } from '../clock.js';
import { getForChange } from '../crud.js';
import { columnSql, type Parameters, type Source } from '../db/condition-sql.js';
import { isOneOfSql } from '../db/filter-sql.js';
import { Conflict } from '../errors.js';
import type { ApiContext } from '../graphql/context.js';
import { Can } from '../graphql/gate.js';
import { type Page, readOne, readPage } from '../graphql/read.js';
import { write } from '../graphql/write.js';
import { Task as TaskEntity } from './task.entity.js';
import { Task, TaskFilter, TaskPage } from './task.type.js';

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => TaskPage, { description: 'Your long work, the newest first.' })
  @Can('read', 'Task')
  tasks(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('filter', () => TaskFilter, { nullable: true }) filter?: TaskFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'Task',
      where: tasksWhere(filter ?? {}),
      sort: { field: 'createdAt', order: 'DESC' },
      page,
      perPage,
    });
  }

  @Query(() => Task, { nullable: true })
  @Can('read', 'Task')
  task(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Task', id);
  }

  @Mutation(() => Task, { description: 'Stops it where that is possible; nothing of it is kept.' })
  @Can('cancel', 'Task')
  cancelTask(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Task', idempotencyKey, input: { id } }, async (inside) => {
      const task = await getForChange(inside, TaskEntity, id, 'cancel');
      if (task.status !== 'WAITING' && task.status !== 'RUNNING')
        throw new Conflict('WRONG_STATE', 'This has ended already.');
      if (!task.canBeCancelled)
        throw new Conflict('WRONG_STATE', 'This cannot be stopped once it is asked for.');
      task.status = 'CANCELLED';
      task.finishedAt = now();
      return id;
    });
  }
}

const tasksWhere = (filter: TaskFilter) => (row: Source, parameters: Parameters) => [
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  typeof filter.open === 'boolean'
    ? `${columnSql(row, 'status')} ${filter.open ? '' : 'not '}in ('WAITING', 'RUNNING')`
    : undefined,
];
