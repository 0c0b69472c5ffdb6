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
  addRiskAction,
  addRiskHazard,
  archiveRiskAssessment,
  createRiskAssessment,
  finishRiskAction,
  issueRiskAssessment,
  removeRiskHazard,
  reviewRiskAssessment,
  updateRiskAction,
  updateRiskAssessment,
  updateRiskHazard,
} from './change-risk-assessment.js';
import { type RiskBand as Band, bandOf, scoreOf } from './hazard-rating.js';
import {
  AddRiskActionInput,
  AddRiskHazardInput,
  CreateRiskAssessmentInput,
  RiskAction,
  RiskAssessment,
  RiskAssessmentFilter,
  RiskAssessmentPage,
  RiskAssessmentSort,
  RiskBand,
  RiskHazard,
  UpdateRiskActionInput,
  UpdateRiskAssessmentInput,
  UpdateRiskHazardInput,
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

@Resolver(() => RiskHazard)
export class RiskHazardResolver {
  @FieldResolver(() => RiskBand, { nullable: true, description: 'How bad it is with what is done already.' })
  @Extensions({ needs: ['likelihoodBefore', 'severityBefore'] })
  bandBefore(@Root() row: RatedBefore): Band | null {
    return bandOf(scoreOf(row.likelihoodBefore, row.severityBefore));
  }

  @FieldResolver(() => RiskBand, {
    nullable: true,
    description: 'How bad it is, or will be, after what else is done; null where nothing else is.',
  })
  @Extensions({ needs: ['likelihoodAfter', 'severityAfter'] })
  bandAfter(@Root() row: RatedAfter): Band | null {
    return bandOf(scoreOf(row.likelihoodAfter, row.severityAfter));
  }

  @Mutation(() => RiskHazard, { description: 'Adds one more thing that can hurt somebody.' })
  @Can('update', 'RiskAssessment')
  addRiskHazard(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('assessmentId', () => ID) assessmentId: string,
    @Arg('input', () => AddRiskHazardInput) input: AddRiskHazardInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'RiskHazard', idempotencyKey, input: { assessmentId, input } },
      (inside) => addRiskHazard(inside, assessmentId, input),
    );
  }

  @Mutation(() => RiskHazard)
  @Can('update', 'RiskHazard')
  updateRiskHazard(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateRiskHazardInput) input: UpdateRiskHazardInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'RiskHazard', idempotencyKey, input: { id, input, version } },
      (inside) => updateRiskHazard(inside, id, input, version),
    );
  }

  @Mutation(() => RiskHazard, { description: 'Takes a hazard out that is none any more.' })
  @Can('remove', 'RiskHazard')
  removeRiskHazard(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'RiskHazard', idempotencyKey, input: { id, version } }, (inside) =>
      removeRiskHazard(inside, id, version),
    );
  }

  @Mutation(() => RiskAction, { description: 'Somebody does something about a hazard by a day.' })
  @Can('update', 'RiskHazard')
  addRiskAction(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('hazardId', () => ID) hazardId: string,
    @Arg('input', () => AddRiskActionInput) input: AddRiskActionInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'RiskAction', idempotencyKey, input: { hazardId, input } },
      (inside) => addRiskAction(inside, hazardId, input),
    );
  }

  @Mutation(() => RiskAction)
  @Can('update', 'RiskAction')
  updateRiskAction(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateRiskActionInput) input: UpdateRiskActionInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'RiskAction', idempotencyKey, input: { id, input, version } },
      (inside) => updateRiskAction(inside, id, input, version),
    );
  }

  @Mutation(() => RiskAction, { description: 'It is done; without a day, today.' })
  @Can('finish', 'RiskAction')
  finishRiskAction(
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
      { answers: 'RiskAction', idempotencyKey, input: { id, on, version } },
      (inside) => finishRiskAction(inside, id, on ?? null, version),
    );
  }
}

interface RatedBefore {
  likelihoodBefore: number;
  severityBefore: number;
}
interface RatedAfter {
  likelihoodAfter: number | null;
  severityAfter: number | null;
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
