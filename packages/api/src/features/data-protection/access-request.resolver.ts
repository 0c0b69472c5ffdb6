import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { now } from '../../platform/clock.js';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { inTransaction, write } from '../../platform/graphql/write.js';
import { londonDate } from '../../platform/local-time.js';
import {
  AccessRequest,
  AccessRequestFilter,
  AccessRequestPage,
  AccessRequestSort,
  AskForMyDataInput,
  CreateAccessRequestInput,
  PauseReason,
  PersonExportLink,
} from './access-request.type.js';
import type { PauseReason as PauseReasonName } from './access-request-status.js';
import { askForMyData, createAccessRequest } from './ask-for-data.js';
import {
  answerAccessRequest,
  extendAccessRequest,
  pauseAccessRequest,
  refuseAccessRequest,
  resumeAccessRequest,
} from './change-access-request.js';
import { exportPersonData } from './export-person-data.js';
import { openPersonExport } from './open-person-export.js';

@Resolver(() => AccessRequest)
export class AccessRequestResolver {
  @Query(() => AccessRequestPage, {
    description: 'Requests of people about their data, the most urgent first.',
  })
  @Can('read', 'AccessRequest')
  accessRequests(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => AccessRequestSort, { nullable: true }) sort?: AccessRequestSort,
    @Arg('filter', () => AccessRequestFilter, { nullable: true }) filter?: AccessRequestFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'AccessRequest',
      where: requestsWhere(filter ?? {}, context.viewer.personId),
      sort: sort ?? { field: 'dueOn', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => AccessRequest, { nullable: true })
  @Can('read', 'AccessRequest')
  accessRequest(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ) {
    return readOne(context, info, 'AccessRequest', id);
  }

  @Mutation(() => AccessRequest, {
    description: 'Uses a right about your own data, of the organisation you act for.',
  })
  @Can('ask', 'AccessRequest')
  askForMyData(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AskForMyDataInput) input: AskForMyDataInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'AccessRequest', idempotencyKey, input }, (inside) =>
      askForMyData(inside, input),
    );
  }

  @Mutation(() => AccessRequest, {
    description: 'Notes a request that came by letter, mail or word of mouth.',
  })
  @Can('create', 'AccessRequest')
  createAccessRequest(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateAccessRequestInput) input: CreateAccessRequestInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'AccessRequest', idempotencyKey, input }, (inside) =>
      createAccessRequest(inside, input),
    );
  }

  @Mutation(() => AccessRequest, { description: 'Stops the clock while you wait for an answer.' })
  @Can('pause', 'AccessRequest')
  pauseAccessRequest(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => PauseReason) reason: PauseReasonName,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'AccessRequest', idempotencyKey, input: { id, reason, version } },
      (inside) => pauseAccessRequest(inside, id, reason, version),
    );
  }

  @Mutation(() => AccessRequest, {
    description: 'Lets the clock go on; the due date moves by the days of the pause.',
  })
  @Can('resume', 'AccessRequest')
  resumeAccessRequest(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => DateScalar, {
      nullable: true,
      description: 'The day on which the answer came; default: today.',
    })
    on: string | null | undefined,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'AccessRequest', idempotencyKey, input: { id, on, version } },
      (inside) => resumeAccessRequest(inside, id, on ?? null, version),
    );
  }

  @Mutation(() => AccessRequest, {
    description: 'Two months more for what is complex; within the first month only.',
  })
  @Can('extend', 'AccessRequest')
  extendAccessRequest(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'What the person is told.' }) reason: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'AccessRequest', idempotencyKey, input: { id, reason, version } },
      (inside) => extendAccessRequest(inside, id, reason, version),
    );
  }

  @Mutation(() => AccessRequest, { description: 'Notes that it was answered, and how.' })
  @Can('answer', 'AccessRequest')
  answerAccessRequest(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('answer', () => String) answer: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'AccessRequest', idempotencyKey, input: { id, answer, version } },
      (inside) => answerAccessRequest(inside, id, answer, version),
    );
  }

  @Mutation(() => AccessRequest, { description: 'Refuses it, with the reason that the person is told.' })
  @Can('refuse', 'AccessRequest')
  refuseAccessRequest(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'AccessRequest', idempotencyKey, input: { id, reason, version } },
      (inside) => refuseAccessRequest(inside, id, reason, version),
    );
  }

  @Mutation(() => AccessRequest, {
    description: 'Has all that the organisation holds about the person collected as a ZIP, for you.',
  })
  @Can('export', 'AccessRequest')
  exportPersonData(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'AccessRequest', idempotencyKey, input: { id, version } },
      (inside) => exportPersonData(inside, id, version),
    );
  }

  @Mutation(() => PersonExportLink, { description: 'A link to a ZIP that works once, within ten minutes.' })
  @Can('open', 'PersonExport')
  openPersonExport(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<PersonExportLink> {
    return inTransaction(context, (inside) => openPersonExport(inside, id));
  }
}

const requestsWhere =
  (filter: AccessRequestFilter, personId: string) => (row: Source, parameters: Parameters) => {
    const column = (name: string) => columnSql(row, name);
    const isOpen = `${column('closedOn')} is null`;
    return [
      filter.q
        ? containsSql([column('name'), `coalesce(${column('details')}, '')`], filter.q, parameters)
        : undefined,
      filter.ids ? isOneOfSql(column('id'), filter.ids, parameters) : undefined,
      filter.status ? `${column('status')} = any(${parameters.add(filter.status)}::text[])` : undefined,
      typeof filter.open === 'boolean' ? `${filter.open ? '' : 'not '}(${isOpen})` : undefined,
      filter.late
        ? `${isOpen} and ${column('status')} <> 'WAITING' and ${column('dueOn')} < ${parameters.add(londonDate(now().getTime()))}::date`
        : undefined,
      filter.mine ? `${column('person')} = ${parameters.add(personId)}` : undefined,
    ];
  };
