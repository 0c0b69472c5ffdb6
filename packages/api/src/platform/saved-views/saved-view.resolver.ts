import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { columnSql, type Parameters, type Source } from '../db/condition-sql.js';
import type { ApiContext } from '../graphql/context.js';
import { Can } from '../graphql/gate.js';
import { type Page, readPage } from '../graphql/read.js';
import { write } from '../graphql/write.js';
import { MOST_VIEWS, removeView, renameView, saveView } from './change-saved-view.js';
import { SavedView, SavedViewPage, SaveViewInput } from './saved-view.type.js';

@Resolver(() => SavedView)
export class SavedViewResolver {
  @Query(() => SavedViewPage, { description: 'Your views of one list, by name.' })
  @Can('read', 'SavedView')
  savedViews(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('list', () => String) list: string,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: MOST_VIEWS }) perPage: number,
  ): Promise<Page> {
    const where = (row: Source, parameters: Parameters) => [
      `${columnSql(row, 'list')} = ${parameters.add(list)}`,
    ];
    return readPage(context, info, {
      of: 'SavedView',
      where,
      sort: { field: 'name', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Mutation(() => SavedView, { description: 'Keeps the filters and the order of a list under a name.' })
  @Can('save', 'SavedView')
  saveView(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => SaveViewInput) input: SaveViewInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'SavedView', idempotencyKey, input }, (inside) =>
      saveView(inside, input),
    );
  }

  @Mutation(() => SavedView)
  @Can('rename', 'SavedView')
  renameView(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('name', () => String) name: string,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'SavedView', idempotencyKey, input: { id, name, version } },
      (inside) => renameView(inside, id, name, version),
    );
  }

  @Mutation(() => SavedView, { description: 'Takes a view away; only its id is left to tell.' })
  @Can('remove', 'SavedView')
  removeView(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'SavedView', idempotencyKey, input: { id } }, (inside) =>
      removeView(inside, id),
    );
  }
}
