import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { write } from '../../platform/graphql/write.js';
import {
  closeIncident,
  createIncident,
  decideIncident,
  noteIcoTold,
  tellControllers,
  updateIncident,
} from './change-incident.js';
import {
  CreateIncidentInput,
  Incident,
  IncidentAnswer,
  IncidentFilter,
  IncidentPage,
  IncidentSort,
  UpdateIncidentInput,
} from './incident.type.js';

@Resolver(() => Incident)
export class IncidentResolver {
  @Query(() => IncidentPage, { description: 'What went wrong with personal data, the newest first.' })
  @Can('read', 'Incident')
  incidents(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => IncidentSort, { nullable: true }) sort?: IncidentSort,
    @Arg('filter', () => IncidentFilter, { nullable: true }) filter?: IncidentFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'Incident',
      where: incidentsWhere(filter ?? {}),
      sort: sort ?? { field: 'discoveredAt', order: 'DESC' },
      page,
      perPage,
    });
  }

  @Query(() => Incident, { nullable: true })
  @Can('read', 'Incident')
  incident(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Incident', id);
  }

  @Mutation(() => Incident)
  @Can('create', 'Incident')
  createIncident(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateIncidentInput) input: CreateIncidentInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Incident', idempotencyKey, input }, (inside) =>
      createIncident(inside, input),
    );
  }

  @Mutation(() => Incident)
  @Can('update', 'Incident')
  updateIncident(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateIncidentInput) input: UpdateIncidentInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Incident', idempotencyKey, input: { id, input, version } },
      (inside) => updateIncident(inside, id, input, version),
    );
  }

  @Mutation(() => Incident, { description: 'Decides whether the regulator is told, and why.' })
  @Can('decide', 'Incident')
  decideIncident(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('decision', () => IncidentAnswer) decision: 'TELL' | 'NO_NEED',
    @Arg('reason', () => String) reason: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Incident', idempotencyKey, input: { id, decision, reason, version } },
      (inside) => decideIncident(inside, id, decision, reason, version),
    );
  }

  @Mutation(() => Incident, {
    description: 'Notes that the regulator was told. The system does not do it for you.',
  })
  @Can('noteIcoTold', 'Incident')
  noteIcoTold(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('at', () => DateTimeScalar, { nullable: true, description: 'Default: now.' }) at:
      | Date
      | null
      | undefined,
    @Arg('reference', () => String, { nullable: true, description: 'What the regulator answered.' })
    reference: string | null | undefined,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Incident', idempotencyKey, input: { id, at, reference, version } },
      (inside) => noteIcoTold(inside, id, at ?? null, reference ?? null, version),
    );
  }

  @Mutation(() => Incident, {
    description: 'Writes to the managers of all members whose people are affected.',
  })
  @Can('tellControllers', 'Incident')
  tellControllers(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Incident', idempotencyKey, input: { id, version } }, (inside) =>
      tellControllers(inside, id, version),
    );
  }

  @Mutation(() => Incident)
  @Can('close', 'Incident')
  closeIncident(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Incident', idempotencyKey, input: { id, version } }, (inside) =>
      closeIncident(inside, id, version),
    );
  }
}

const incidentsWhere = (filter: IncidentFilter) => (row: Source, parameters: Parameters) => [
  filter.q
    ? containsSql([columnSql(row, 'what'), columnSql(row, 'affected')], filter.q, parameters)
    : undefined,
  filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
  typeof filter.open === 'boolean'
    ? `${columnSql(row, 'closedAt')} is ${filter.open ? '' : 'not '}null`
    : undefined,
];
