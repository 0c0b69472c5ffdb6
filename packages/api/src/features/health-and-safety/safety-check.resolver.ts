import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { now } from '../../platform/clock.js';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { write } from '../../platform/graphql/write.js';
import { londonDate } from '../../platform/local-time.js';
import {
  addUsualChecks,
  archiveSafetyCheck,
  createSafetyCheck,
  enterSafetyCheck,
  finishSafetyCheckAction,
  updateSafetyCheck,
} from './change-safety-check.js';
import {
  CreateSafetyCheckInput,
  EnterSafetyCheckInput,
  SafetyCheck,
  SafetyCheckEntry,
  SafetyCheckEntryPage,
  SafetyCheckFilter,
  SafetyCheckPage,
  SafetyCheckSort,
  UpdateSafetyCheckInput,
} from './safety-check.type.js';

@Resolver(() => SafetyCheck)
export class SafetyCheckResolver {
  @Query(() => SafetyCheckPage, { description: 'Checks that are made again and again, the next one first.' })
  @Can('read', 'SafetyCheck')
  safetyChecks(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => SafetyCheckSort, { nullable: true }) sort?: SafetyCheckSort,
    @Arg('filter', () => SafetyCheckFilter, { nullable: true }) filter?: SafetyCheckFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'SafetyCheck',
      where: safetyChecksWhere(context, filter ?? {}),
      sort: sort ?? { field: 'nextOn', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => SafetyCheck, { nullable: true })
  @Can('read', 'SafetyCheck')
  safetyCheck(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'SafetyCheck', id);
  }

  @Query(() => SafetyCheckEntryPage, { description: 'A check as it was done, the newest first.' })
  @Can('read', 'SafetyCheckEntry')
  safetyCheckEntries(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('checkId', () => ID) checkId: string,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'SafetyCheckEntry',
      where: (row, parameters) => [isOneOfSql(columnSql(row, 'check'), [checkId], parameters)],
      sort: { field: 'doneOn', order: 'DESC' },
      page,
      perPage,
    });
  }

  @Mutation(() => SafetyCheck)
  @Can('create', 'SafetyCheck')
  createSafetyCheck(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateSafetyCheckInput) input: CreateSafetyCheckInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'SafetyCheck', idempotencyKey, input }, (inside) =>
      createSafetyCheck(inside, input),
    );
  }

  @Mutation(() => SafetyCheck)
  @Can('update', 'SafetyCheck')
  updateSafetyCheck(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateSafetyCheckInput) input: UpdateSafetyCheckInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'SafetyCheck', idempotencyKey, input: { id, input, version } },
      (inside) => updateSafetyCheck(inside, id, input, version),
    );
  }

  @Mutation(() => SafetyCheck, { description: 'It is not made any more; what was entered stays.' })
  @Can('archive', 'SafetyCheck')
  archiveSafetyCheck(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'SafetyCheck', idempotencyKey, input: { id, version } },
      (inside) => archiveSafetyCheck(inside, id, version),
    );
  }

  @Mutation(() => Int, {
    description:
      'Adds those of the usual checks that the organisation does not make yet at this place. Answers how many.',
  })
  @Can('create', 'SafetyCheck')
  addUsualChecks(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('site', () => String, { nullable: true }) site: string | null | undefined,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: async (_, made) => Number(made), idempotencyKey, input: { site } },
      (inside) => addUsualChecks(inside, site ?? null),
    );
  }

  @Mutation(() => SafetyCheckEntry, { description: 'Somebody looked. The next date counts from that day.' })
  @Can('enter', 'SafetyCheck')
  enterSafetyCheck(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('checkId', () => ID) checkId: string,
    @Arg('input', () => EnterSafetyCheckInput) input: EnterSafetyCheckInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'SafetyCheckEntry', idempotencyKey, input: { checkId, input } },
      (inside) => enterSafetyCheck(inside, checkId, input),
    );
  }

  @Mutation(() => SafetyCheckEntry, {
    description: 'What was wrong has been put right; without a day, today.',
  })
  @Can('finishAction', 'SafetyCheckEntry')
  finishSafetyCheckAction(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => DateScalar, { nullable: true }) on: string | null | undefined,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'SafetyCheckEntry', idempotencyKey, input: { id, on, version } },
      (inside) => finishSafetyCheckAction(inside, id, on ?? null, version),
    );
  }
}

const safetyChecksWhere =
  ({ viewer }: ApiContext, filter: SafetyCheckFilter) =>
  (row: Source, parameters: Parameters): (string | undefined)[] => {
    const column = (name: string) => columnSql(row, name);
    const isAsked = filter.ids || typeof filter.archived === 'boolean';
    return [
      filter.q ? containsSql([column('title'), column('site')], filter.q, parameters) : undefined,
      filter.ids ? isOneOfSql(column('id'), filter.ids, parameters) : undefined,
      filter.kind ? `${column('kind')} = ${parameters.add(filter.kind)}` : undefined,
      isAsked ? undefined : `${column('archivedAt')} is null`,
      typeof filter.archived === 'boolean'
        ? `${column('archivedAt')} is ${filter.archived ? 'not ' : ''}null`
        : undefined,
      filter.late
        ? `${column('archivedAt')} is null and ${column('nextOn')} < ${parameters.add(londonDate(now().getTime()))}::date`
        : undefined,
      filter.mine
        ? `${parameters.add(viewer.personId)}::uuid in (${column('owner')}, ${column('deputy')})`
        : undefined,
    ];
  };
