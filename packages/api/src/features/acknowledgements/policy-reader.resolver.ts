import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { write } from '../../platform/graphql/write.js';
import {
  archivePolicyReader,
  createPolicyReader,
  restorePolicyReader,
  updatePolicyReader,
} from './change-policy-reader.js';
import {
  CreatePolicyReaderInput,
  PolicyReader,
  PolicyReaderFilter,
  PolicyReaderPage,
  UpdatePolicyReaderInput,
} from './policy-reader.type.js';

@Resolver(() => PolicyReader)
export class PolicyReaderResolver {
  @Query(() => PolicyReaderPage, { description: 'Who reads policies without a sign-in, by name.' })
  @Can('read', 'PolicyReader')
  policyReaders(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('filter', () => PolicyReaderFilter, { nullable: true }) filter?: PolicyReaderFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'PolicyReader',
      where: readersWhere(filter ?? {}),
      sort: { field: 'name', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => PolicyReader, { nullable: true })
  @Can('read', 'PolicyReader')
  policyReader(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ) {
    return readOne(context, info, 'PolicyReader', id);
  }

  @Mutation(() => PolicyReader)
  @Can('create', 'PolicyReader')
  createPolicyReader(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreatePolicyReaderInput) input: CreatePolicyReaderInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'PolicyReader', idempotencyKey, input }, (inside) =>
      createPolicyReader(inside, input),
    );
  }

  @Mutation(() => PolicyReader)
  @Can('update', 'PolicyReader')
  updatePolicyReader(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdatePolicyReaderInput) input: UpdatePolicyReaderInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'PolicyReader', idempotencyKey, input: { id, input, version } },
      (inside) => updatePolicyReader(inside, id, input, version),
    );
  }

  @Mutation(() => PolicyReader, { description: 'They are asked no more; what they confirmed stays.' })
  @Can('archive', 'PolicyReader')
  archivePolicyReader(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'PolicyReader', idempotencyKey, input: { id, version } },
      (inside) => archivePolicyReader(inside, id, version),
    );
  }

  @Mutation(() => PolicyReader)
  @Can('restore', 'PolicyReader')
  restorePolicyReader(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'PolicyReader', idempotencyKey, input: { id, version } },
      (inside) => restorePolicyReader(inside, id, version),
    );
  }
}

const readersWhere = (filter: PolicyReaderFilter) => (row: Source, parameters: Parameters) => [
  filter.q ? containsSql([columnSql(row, 'name'), columnSql(row, 'email')], filter.q, parameters) : undefined,
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  `${columnSql(row, 'archivedAt')} is ${filter.archived ? 'not ' : ''}null`,
];
