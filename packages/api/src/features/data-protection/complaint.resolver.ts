import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { now } from '../../platform/clock.js';
import { columnSql, type Parameters, rowsSql, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext, RequestContext } from '../../platform/graphql/context.js';
import { Anybody, Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { write } from '../../platform/graphql/write.js';
import { londonDate } from '../../platform/local-time.js';
import { acknowledgeComplaint, closeComplaint, createComplaint } from './change-complaint.js';
import { complain, findAddressee } from './complain.js';
import {
  ComplainInput,
  Complaint,
  ComplaintAddressee,
  ComplaintFilter,
  ComplaintPage,
  ComplaintSort,
  CreateComplaintInput,
} from './complaint.type.js';

@Resolver(() => Complaint)
export class ComplaintResolver {
  @Query(() => ComplaintPage, { description: 'Complaints about the use of data, the newest first.' })
  @Can('read', 'Complaint')
  complaints(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => ComplaintSort, { nullable: true }) sort?: ComplaintSort,
    @Arg('filter', () => ComplaintFilter, { nullable: true }) filter?: ComplaintFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'Complaint',
      where: complaintsWhere(context, filter ?? {}),
      sort: sort ?? { field: 'receivedOn', order: 'DESC' },
      page,
      perPage,
    });
  }

  @Query(() => Complaint, { nullable: true })
  @Can('read', 'Complaint')
  complaint(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Complaint', id);
  }

  @Query(() => ComplaintAddressee, {
    nullable: true,
    description: 'Whom a complaint form is for; for anybody who was given its address.',
  })
  @Anybody()
  complaintAddressee(
    @Ctx() { system }: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ComplaintAddressee | null> {
    return findAddressee(system.database, id);
  }

  @Mutation(() => Boolean, {
    description:
      'Complains about how one’s data are used. Anybody may, signed in or not; too many at once answer HTTP 429.',
  })
  @Anybody()
  async complain(
    @Ctx() { api, system, address }: RequestContext,
    @Arg('input', () => ComplainInput) input: ComplainInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ): Promise<boolean> {
    await complain(
      { database: system.database, address },
      api?.viewer ?? null,
      input,
      idempotencyKey ?? null,
    );
    return true;
  }

  @Mutation(() => Complaint, {
    description: 'Notes a complaint that came by letter, telephone or word of mouth.',
  })
  @Can('create', 'Complaint')
  createComplaint(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateComplaintInput) input: CreateComplaintInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Complaint', idempotencyKey, input }, (inside) =>
      createComplaint(inside, input),
    );
  }

  @Mutation(() => Complaint, { description: 'Notes that the person was told that you have it.' })
  @Can('acknowledge', 'Complaint')
  acknowledgeComplaint(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Default: today.' }) on:
      | string
      | null
      | undefined,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Complaint', idempotencyKey, input: { id, on, version } },
      (inside) => acknowledgeComplaint(inside, id, on ?? null, version),
    );
  }

  @Mutation(() => Complaint, {
    description: 'Closes it with what came of it; the person is told where they gave an address.',
  })
  @Can('close', 'Complaint')
  closeComplaint(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('outcome', () => String) outcome: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Complaint', idempotencyKey, input: { id, outcome, version } },
      (inside) => closeComplaint(inside, id, outcome, version),
    );
  }
}

const complaintsWhere =
  ({ viewer, permissions }: ApiContext, filter: ComplaintFilter) =>
  (row: Source, parameters: Parameters) => [
    // What may not be read does not find a complaint either.
    filter.q
      ? `(${rowsSql(row, permissions.field('Complaint', 'what'), parameters) ?? 'true'} and ${containsSql([columnSql(row, 'name'), columnSql(row, 'what')], filter.q, parameters)})`
      : undefined,
    filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
    typeof filter.open === 'boolean'
      ? `${columnSql(row, 'closedOn')} is ${filter.open ? '' : 'not '}null`
      : undefined,
    filter.late
      ? `${columnSql(row, 'acknowledgedOn')} is null and ${columnSql(row, 'acknowledgeBy')} < ${parameters.add(londonDate(now().getTime()))}::date`
      : undefined,
    filter.mine ? `${columnSql(row, 'person')} = ${parameters.add(viewer.personId)}` : undefined,
  ];
