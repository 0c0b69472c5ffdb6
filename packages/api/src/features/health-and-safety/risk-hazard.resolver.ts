import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, FieldResolver, ID, Info, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { write } from '../../platform/graphql/write.js';
import {
  addRiskAction,
  addRiskHazard,
  finishRiskAction,
  removeRiskHazard,
  updateRiskAction,
  updateRiskHazard,
} from './change-risk-assessment.js';
import { type RiskBand as Band, bandOf, scoreOf } from './hazard-rating.js';
import {
  AddRiskActionInput,
  AddRiskHazardInput,
  RiskAction,
  RiskBand,
  RiskHazard,
  UpdateRiskActionInput,
  UpdateRiskHazardInput,
} from './risk-assessment.type.js';

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
