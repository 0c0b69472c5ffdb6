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
  archiveRiskAssessment,
  createRiskAssessment,
  issueRiskAssessment,
  reviewRiskAssessment,
  updateRiskAssessment,
} from './change-risk-assessment.js';
import { type RiskBand as Band, bandOf } from './hazard-rating.js';
import {
  CreateRiskAssessmentInput,
  RiskAssessment,
  RiskAssessmentFilter,
  RiskAssessmentPage,
  RiskAssessmentSort,
  RiskBand,
  UpdateRiskAssessmentInput,
} from './risk-assessment.type.js';

@Resolver(() => RiskAssessment)
export class RiskAssessmentResolver {
  @Query(() => RiskAssessmentPage, { description: 'Risk assessments, the next review first.' })
  @Can('read', 'RiskAssessment')
  riskAssessments(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => RiskAssessmentSort, { nullable: true }) sort?: RiskAssessmentSort,
    @Arg('filter', () => RiskAssessmentFilter, { nullable: true }) filter?: RiskAssessmentFilter,
  ): Promise<Page> {
    return readPage(context, info, {
      of: 'RiskAssessment',
      where: riskAssessmentsWhere(filter ?? {}),
      sort: sort ?? { field: 'nextReviewOn', order: 'ASC' },
      page,
      perPage,
    });
  }

  @Query(() => RiskAssessment, { nullable: true })
  @Can('read', 'RiskAssessment')
  riskAssessment(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ) {
    return readOne(context, info, 'RiskAssessment', id);
  }

  @FieldResolver(() => RiskBand, {
    nullable: true,
    description: 'Of the worst hazard, as it is rated now; null without hazards.',
  })
  @Extensions({ needs: ['worstScore'] })
  worstBand(@Root() { worstScore }: { worstScore: number | null }): Band | null {
    return bandOf(worstScore);
  }

  @Mutation(() => RiskAssessment, { description: 'Begins a draft.' })
  @Can('create', 'RiskAssessment')
  createRiskAssessment(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateRiskAssessmentInput) input: CreateRiskAssessmentInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'RiskAssessment', idempotencyKey, input }, (inside) =>
      createRiskAssessment(inside, input),
    );
  }

  @Mutation(() => RiskAssessment)
  @Can('update', 'RiskAssessment')
  updateRiskAssessment(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateRiskAssessmentInput) input: UpdateRiskAssessmentInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'RiskAssessment', idempotencyKey, input: { id, input, version } },
      (inside) => updateRiskAssessment(inside, id, input, version),
    );
  }

  @Mutation(() => RiskAssessment, { description: 'The draft holds from now on.' })
  @Can('issue', 'RiskAssessment')
  issueRiskAssessment(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'RiskAssessment', idempotencyKey, input: { id, version } },
      (inside) => issueRiskAssessment(inside, id, version),
    );
  }

  @Mutation(() => RiskAssessment, {
    description:
      'Somebody looked at it and it is still right. Without a day the next review is in twelve months.',
  })
  @Can('review', 'RiskAssessment')
  reviewRiskAssessment(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('nextReviewOn', () => DateScalar, { nullable: true }) nextReviewOn: string | null | undefined,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'RiskAssessment', idempotencyKey, input: { id, nextReviewOn, version } },
      (inside) => reviewRiskAssessment(inside, id, nextReviewOn ?? null, version),
    );
  }

  @Mutation(() => RiskAssessment, { description: 'Puts it away; it can still be read.' })
  @Can('archive', 'RiskAssessment')
  archiveRiskAssessment(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'RiskAssessment', idempotencyKey, input: { id, version } },
      (inside) => archiveRiskAssessment(inside, id, version),
    );
  }
}

const riskAssessmentsWhere =
  (filter: RiskAssessmentFilter) =>
  (row: Source, parameters: Parameters): (string | undefined)[] => [
    filter.q
      ? containsSql(
          ['title', 'site', 'activity'].map((name) => columnSql(row, name)),
          filter.q,
          parameters,
        )
      : undefined,
    filter.ids ? isOneOfSql(columnSql(row, 'id'), filter.ids, parameters) : undefined,
    filter.status
      ? `${columnSql(row, 'status')} = ${parameters.add(filter.status)}`
      : filter.ids
        ? undefined
        : `${columnSql(row, 'status')} <> 'ARCHIVED'`,
    filter.late
      ? `${columnSql(row, 'status')} = 'CURRENT' and ${columnSql(row, 'nextReviewOn')} < ${parameters.add(londonDate(now().getTime()))}::date`
      : undefined,
  ];
