import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { columnSql, type Parameters, type Source } from '../../platform/db/condition-sql.js';
import { containsSql, isOneOfSql } from '../../platform/db/filter-sql.js';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { write } from '../../platform/graphql/write.js';
import {
  Accident,
  AccidentFigure,
  AccidentFilter,
  AccidentPage,
  AccidentSeverity,
  AccidentSort,
  ReportAccidentInput,
  RiddorClock,
  UpdateAccidentInput,
} from './accident.type.js';
import { closeAccident, noteAccidentReport, reportAccident, updateAccident } from './change-accident.js';
import { findAccidentFigures } from './find-accident-figures.js';
import {
  type ClockFacts,
  proposedSeverity,
  riddorClock,
  type AccidentSeverity as Severity,
} from './riddor-clock.js';

@Resolver(() => Accident)
export class AccidentResolver {
  @Query(() => AccidentPage, { description: 'Accidents that you may read, the newest first.' })
  @Can('read', 'Accident')
  accidents(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => AccidentSort, { nullable: true }) sort?: AccidentSort,
    @Arg('filter', () => AccidentFilter, { nullable: true }) filter?: AccidentFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'Accident',
      where: accidentsWhere(filter ?? {}),
      sort: sort ?? { field: 'happenedOn', order: 'DESC' },
      page,
      perPage,
    });
  }

  @Query(() => Accident, { nullable: true })
  @Can('read', 'Accident')
  accident(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Accident', id);
  }

  @Query(() => [AccidentFigure], {
    description:
      'How many of each kind in each month between two days, the newest month first. No names, no words.',
  })
  @Can('read', 'AccidentFigure')
  accidentFigures(
    @Ctx() context: ApiContext,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
  ): Promise<AccidentFigure[]> {
    return findAccidentFigures(context, from, to);
  }

  @FieldResolver(() => RiddorClock, {
    nullable: true,
    description: 'What the law asks for, by when and why (RIDDOR 2013).',
  })
  @Extensions({ needs: ['severity', 'hurtAs', 'happenedOn'] })
  clock(@Root() row: ClockFacts): RiddorClock {
    return riddorClock(row);
  }

  @FieldResolver(() => AccidentSeverity, {
    nullable: true,
    description: 'What the days off so far say that it was, where that is worse than what stands there.',
  })
  @Extensions({ needs: ['severity', 'daysOff'] })
  proposedSeverity(@Root() row: { severity: Severity; daysOff: number }): Severity | null {
    return proposedSeverity(row.severity, row.daysOff);
  }

  @Mutation(() => Accident, {
    description: 'Anybody of an organisation reports what happened. The health and safety lead is told.',
  })
  @Can('create', 'Accident')
  reportAccident(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ReportAccidentInput) input: ReportAccidentInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Accident', idempotencyKey, input }, (inside) =>
      reportAccident(inside, input),
    );
  }

  @Mutation(() => Accident)
  @Can('update', 'Accident')
  updateAccident(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateAccidentInput) input: UpdateAccidentInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Accident', idempotencyKey, input: { id, input, version } },
      (inside) => updateAccident(inside, id, input, version),
    );
  }

  @Mutation(() => Accident, {
    description: 'The Health and Safety Executive was told; without a day, today.',
  })
  @Can('noteReport', 'Accident')
  noteAccidentReport(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => DateScalar, { nullable: true }) on: string | null | undefined,
    @Arg('reference', () => String) reference: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'Accident', idempotencyKey, input: { id, on, reference, version } },
      (inside) => noteAccidentReport(inside, id, on ?? null, reference, version),
    );
  }

  @Mutation(() => Accident, { description: 'Everything that has to be done is done.' })
  @Can('close', 'Accident')
  closeAccident(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'Accident', idempotencyKey, input: { id, version } }, (inside) =>
      closeAccident(inside, id, version),
    );
  }
}

const accidentsWhere =
  (filter: AccidentFilter) =>
  (row: Source, parameters: Parameters): (string | undefined)[] => [
    filter.q
      ? containsSql(
          ['what', 'place', 'hurtName'].map((name) => columnSql(row, name)),
          filter.q,
          parameters,
        )
      : undefined,
    filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
    filter.kind ? `${columnSql(row, 'kind')} = ${parameters.add(filter.kind)}` : undefined,
    typeof filter.open === 'boolean'
      ? `${columnSql(row, 'closedOn')} is ${filter.open ? '' : 'not '}null`
      : undefined,
  ];
