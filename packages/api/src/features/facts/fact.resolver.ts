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
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { readAll } from '../../platform/graphql/read.js';
import { JsonScalar } from '../../platform/graphql/scalars.js';
import { write } from '../../platform/graphql/write.js';
import { londonDate } from '../../platform/local-time.js';
import { memberQuestions } from './ask-facts.js';
import { addStatutoryRate, updateStatutoryRate } from './change-statutory-rate.js';
import { FactQuestion, StatutoryRate, StatutoryRateInput } from './fact.type.js';
import { FACT_BY_KEY } from './fact-vocabulary.js';
import { findQuestions } from './find-questions.js';
import { readFacts } from './read-facts.js';
import { rememberFacts } from './remember-facts.js';

@Resolver(() => FactQuestion)
export class FactResolver {
  @Query(() => [FactQuestion], {
    description:
      'All that your organisation can answer, with its answers; or the facts that an edition of a template names.',
  })
  @Can('read', 'FactQuestion')
  factQuestions(
    @Ctx() context: ApiContext,
    @Arg('templateVersionId', () => ID, { nullable: true }) templateVersionId?: string,
  ): Promise<FactQuestion[]> {
    return findQuestions(context, templateVersionId ?? null);
  }

  @Mutation(() => [FactQuestion], {
    description:
      'Keeps answers for every document: key to value, null forgets. A wrong one is refused at answers.<key>.',
  })
  @Can('remember', 'FactQuestion')
  rememberFacts(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('answers', () => JsonScalar) answers: unknown,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const { organisationId } = context.viewer;
    return write(
      context,
      info,
      {
        answers: async (inside) => memberQuestions(await readFacts(inside, londonDate(now().getTime()))),
        idempotencyKey,
        input: { answers },
      },
      async (inside) => {
        await rememberFacts(inside, answers);
        return organisationId ?? '';
      },
    );
  }
}

@Resolver(() => StatutoryRate)
export class StatutoryRateResolver {
  @Query(() => [StatutoryRate], { description: 'What the law sets, by the day from which it holds.' })
  @Can('read', 'StatutoryRate')
  statutoryRates(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo) {
    return readAll(context, info, 'StatutoryRate', 'from');
  }

  @FieldResolver(() => String, { nullable: true })
  @Extensions({ needs: ['key'] })
  label(@Root() { key }: { key: string }): string | null {
    return FACT_BY_KEY.get(key)?.label ?? null;
  }

  @Mutation(() => StatutoryRate)
  @Can('create', 'StatutoryRate')
  addStatutoryRate(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => StatutoryRateInput) input: StatutoryRateInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(context, info, { answers: 'StatutoryRate', idempotencyKey, input }, (inside) =>
      addStatutoryRate(inside, input),
    );
  }

  @Mutation(() => StatutoryRate)
  @Can('update', 'StatutoryRate')
  updateStatutoryRate(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => StatutoryRateInput) input: StatutoryRateInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    return write(
      context,
      info,
      { answers: 'StatutoryRate', idempotencyKey, input: { id, input, version } },
      (inside) => updateStatutoryRate(inside, id, input, version),
    );
  }
}
