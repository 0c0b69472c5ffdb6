import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { inTransaction, write } from '../../platform/graphql/write.js';
import { createLegalHold, releaseLegalHold } from './change-legal-hold.js';
import { findRetentionRules } from './find-retention-rules.js';
import { keepLonger } from './keep-longer.js';
import {
  CreateLegalHoldInput,
  KeepLongerInput,
  LegalHold,
  LegalHoldFilter,
  LegalHoldPage,
  LegalHoldSort,
  RetentionRule,
} from './retention.type.js';

@Resolver(() => RetentionRule)
export class RetentionResolver {
  @Query(() => [RetentionRule], { description: 'How long things are kept, and why.' })
  @Can('read', 'RetentionRule')
  retentionRules(@Ctx() context: ApiContext): Promise<RetentionRule[]> {
    return findRetentionRules(context);
  }

  @Mutation(() => [RetentionRule], {
    description: 'Keeps a kind of record longer than the rule says, or as it says again; answers all rules.',
  })
  @Can('keepLonger', 'RetentionRule')
  async keepLonger(
    @Ctx() context: ApiContext,
    @Arg('input', () => KeepLongerInput) input: KeepLongerInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<RetentionRule[]> {
    return inTransaction(context, async (inside) => {
      await keepLonger(inside, input);
      return findRetentionRules(inside);
    });
  }

  @Query(() => LegalHoldPage, { description: 'What is kept for a dispute or an inquiry, the newest first.' })
  @Can('read', 'LegalHold')
  legalHolds(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => LegalHoldSort, { nullable: true }) sort?: LegalHoldSort,
    @Arg('filter', () => LegalHoldFilter, { nullable: true }) filter?: LegalHoldFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'LegalHold',
      where: holdsWhere(filter ?? {}),
      sort: sort ?? { field: 'createdAt', order: 'DESC' },
      page,
      perPage,
    });
  }

  @Query(() => LegalHold, { nullable: true })
  @Can('read', 'LegalHold')
  legalHold(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'LegalHold', id);
  }

  @Mutation(() => LegalHold, { description: 'Keeps something from being erased.' })
  @Can('create', 'LegalHold')
  createLegalHold(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateLegalHoldInput) input: CreateLegalHoldInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'LegalHold', idempotencyKey, input }, (inside) =>
      createLegalHold(inside, input),
    );
  }

  @Mutation(() => LegalHold, { description: 'Lets it be erased again when its time has come.' })
  @Can('release', 'LegalHold')
  releaseLegalHold(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'LegalHold', idempotencyKey, input: { id, version } }, (inside) =>
      releaseLegalHold(inside, id, version),
    );
  }
}

const holdsWhere = (filter: LegalHoldFilter) => (row: Source, parameters: Parameters) => [
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  typeof filter.inForce === 'boolean'
    ? `${columnSql(row, 'releasedAt')} is ${filter.inForce ? '' : 'not '}null`
    : undefined,
];
