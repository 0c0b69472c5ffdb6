import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { write } from '../../platform/graphql/write.js';
import {
  adoptStarterActivity,
  archiveProcessingActivity,
  createProcessingActivity,
  findStarterActivities,
  reviewProcessingActivity,
  updateProcessingActivity,
} from './change-processing-activity.js';
import {
  CreateProcessingActivityInput,
  ProcessingActivity,
  ProcessingActivityFilter,
  ProcessingActivityPage,
  ProcessingActivitySort,
  StarterActivity,
  UpdateProcessingActivityInput,
} from './processing-activity.type.js';

@Resolver(() => ProcessingActivity)
export class ProcessingActivityResolver {
  @Query(() => ProcessingActivityPage, { description: 'The record of processing.' })
  @Can('read', 'ProcessingActivity')
  processingActivities(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => ProcessingActivitySort, { nullable: true }) sort?: ProcessingActivitySort,
    @Arg('filter', () => ProcessingActivityFilter, { nullable: true }) filter?: ProcessingActivityFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'ProcessingActivity',
      where: activitiesWhere(filter ?? {}),
      sort: sort ?? { field: 'name', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => ProcessingActivity, { nullable: true })
  @Can('read', 'ProcessingActivity')
  processingActivity(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ) {
    return readOne(context, info, 'ProcessingActivity', id);
  }

  @Query(() => [StarterActivity], { description: 'Lines that this platform suggests for your record.' })
  @Can('read', 'StarterActivity')
  starterActivities(@Ctx() context: ApiContext): Promise<StarterActivity[]> {
    return findStarterActivities(context);
  }

  @Mutation(() => ProcessingActivity, {
    description: 'Takes a suggested line into your record, to be changed as you need.',
  })
  @Can('create', 'ProcessingActivity')
  adoptStarterActivity(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('starter', () => ID) starter: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'ProcessingActivity', idempotencyKey, input: { starter } },
      (inside) => adoptStarterActivity(inside, starter),
    );
  }

  @Mutation(() => ProcessingActivity)
  @Can('create', 'ProcessingActivity')
  createProcessingActivity(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateProcessingActivityInput) input: CreateProcessingActivityInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'ProcessingActivity', idempotencyKey, input }, (inside) =>
      createProcessingActivity(inside, input),
    );
  }

  @Mutation(() => ProcessingActivity)
  @Can('update', 'ProcessingActivity')
  updateProcessingActivity(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateProcessingActivityInput) input: UpdateProcessingActivityInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'ProcessingActivity', idempotencyKey, input: { id, input, version } },
      (inside) => updateProcessingActivity(inside, id, input, version),
    );
  }

  @Mutation(() => ProcessingActivity, { description: 'Says that it was looked at today and is right.' })
  @Can('review', 'ProcessingActivity')
  reviewProcessingActivity(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('nextReviewOn', () => DateScalar, { nullable: true, description: 'Default: in a year.' })
    nextReviewOn: string | null | undefined,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'ProcessingActivity', idempotencyKey, input: { id, nextReviewOn, version } },
      (inside) => reviewProcessingActivity(inside, id, nextReviewOn ?? null, version),
    );
  }

  @Mutation(() => ProcessingActivity, { description: 'For what is no longer done; the line is kept.' })
  @Can('archive', 'ProcessingActivity')
  archiveProcessingActivity(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'ProcessingActivity', idempotencyKey, input: { id, version } },
      (inside) => archiveProcessingActivity(inside, id, version),
    );
  }
}

const activitiesWhere = (filter: ProcessingActivityFilter) => (row: Source, parameters: Parameters) => [
  filter.q
    ? containsSql(
        ['name', 'purpose', 'whose', 'what'].map((name) => columnSql(row, name)),
        filter.q,
        parameters,
      )
    : undefined,
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  `${columnSql(row, 'archivedAt')} is ${filter.archived ? 'not ' : ''}null`,
];
