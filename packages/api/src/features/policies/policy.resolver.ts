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
import { type Page, readOne, readPage } from '../../platform/graphql/read.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { selectionOf } from '../../platform/graphql/selection.js';
import { write } from '../../platform/graphql/write.js';
import { londonDate } from '../../platform/local-time.js';
import { Person } from '../people/person.type.js';
import { addOwnPolicy } from './add-own-policy.js';
import { adoptTemplate } from './adopt-template.js';
import { askAdviser, keepOurWording, takeTemplateVersion } from './answer-edition.js';
import { reviewPolicy, updatePolicy, withdrawPolicy } from './change-policy.js';
import { countAdoptions } from './count-adoptions.js';
import { findHealth } from './find-health.js';
import { findApproverChoices, policiesWhere } from './find-policies.js';
import {
  AddOwnPolicyInput,
  AdoptTemplateInput,
  PolicyFilter,
  PolicySort,
  UpdatePolicyInput,
} from './policy.input.js';
import { Policy, PolicyGroup, PolicyHealth, PolicyPage, TemplateAdoption } from './policy.type.js';
import { type HealthRow, healthOf } from './policy-health.js';
import type { PolicyHealth as Health } from './policy-status.js';

@Resolver(() => Policy)
export class PolicyResolver {
  @Query(() => PolicyPage)
  @Can('read', 'Policy')
  policies(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('page', () => Int, { defaultValue: 1 }) page: number,
    @Arg('perPage', () => Int, { defaultValue: 25 }) perPage: number,
    @Arg('sort', () => PolicySort, { nullable: true }) sort?: PolicySort,
    @Arg('filter', () => PolicyFilter, { nullable: true }) filter?: PolicyFilter,
  ): Promise<Page> {
    const order = sort ?? { field: 'title', order: 'ASC' };
    return readPage(context, info, {
      of: 'Policy',
      where: policiesWhere(filter ?? {}),
      sort: order,
      page,
      perPage,
    });
  }

  @Query(() => Policy, { nullable: true })
  @Can('read', 'Policy')
  policy(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readOne(context, info, 'Policy', id);
  }

  @Query(() => [PolicyGroup], {
    description: 'How your organisation stands with what the law, funders and its own choice ask for.',
  })
  @Can('overview', 'Policy')
  policyHealth(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo): Promise<PolicyGroup[]> {
    return findHealth(context, selectionOf(info));
  }

  @Query(() => [TemplateAdoption], { description: 'A number per template, for the coordinator.' })
  @Can('countAdopters', 'Policy')
  templateAdoptions(@Ctx() context: ApiContext): Promise<TemplateAdoption[]> {
    return countAdoptions(context);
  }

  @Query(() => [Person], { description: 'Whom a draft can be put to: the people of your organisation.' })
  @Can('changeWording', 'Policy')
  approverChoices(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo) {
    return findApproverChoices(context, selectionOf(info));
  }

  @FieldResolver(() => PolicyHealth, { nullable: true, description: 'How it stands today.' })
  @Extensions({ needs: ['status', 'nextReviewOn'] })
  health(@Root() row: HealthRow): Health {
    return healthOf(row, londonDate(now().getTime()));
  }

  @Mutation(() => Policy, {
    description:
      'Begins a policy on a published edition, which it follows word for word until you change its wording.',
  })
  @Can('create', 'Policy')
  adoptTemplate(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AdoptTemplateInput) input: AdoptTemplateInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Policy', idempotencyKey, input: { input } };
    return write(context, info, request, (inside) => adoptTemplate(inside, input));
  }

  @Mutation(() => Policy, { description: 'A policy that you have already, as a file.' })
  @Can('create', 'Policy')
  addOwnPolicy(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AddOwnPolicyInput) input: AddOwnPolicyInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Policy', idempotencyKey, input: { input } };
    return write(context, info, request, (inside) => addOwnPolicy(inside, input));
  }

  @Mutation(() => Policy)
  @Can('update', 'Policy')
  updatePolicy(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdatePolicyInput) input: UpdatePolicyInput,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Policy', idempotencyKey, input: { id, input, version } };
    return write(context, info, request, (inside) => updatePolicy(inside, id, input, version));
  }

  @Mutation(() => Policy, {
    description:
      'You read it and it is right as it is. Without a day the next review follows from its months.',
  })
  @Can('review', 'Policy')
  reviewPolicy(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('nextReviewOn', () => DateScalar, { nullable: true }) nextReviewOn: string | null | undefined,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Policy', idempotencyKey, input: { id, nextReviewOn, version } };
    return write(context, info, request, (inside) => reviewPolicy(inside, id, nextReviewOn ?? null, version));
  }

  @Mutation(() => Policy)
  @Can('withdraw', 'Policy')
  withdrawPolicy(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('version', () => Int, { nullable: true }) version?: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Policy', idempotencyKey, input: { id, reason, version } };
    return write(context, info, request, (inside) => withdrawPolicy(inside, id, reason, version));
  }

  @Mutation(() => Policy, {
    description:
      'The draft has the new edition: word for word, or merged with your own wording. It is approved like any other.',
  })
  @Can('decideOnNewVersion', 'Policy')
  takeTemplateVersion(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('policyId', () => ID) policyId: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Policy', idempotencyKey, input: { policyId } };
    return write(context, info, request, (inside) => takeTemplateVersion(inside, policyId));
  }

  @Mutation(() => Policy, {
    description: 'Declines the new edition for good; the next one is offered again.',
  })
  @Can('decideOnNewVersion', 'Policy')
  keepOurWording(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('policyId', () => ID) policyId: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Policy', idempotencyKey, input: { policyId } };
    return write(context, info, request, (inside) => keepOurWording(inside, policyId));
  }

  @Mutation(() => Policy, {
    description: 'Notes that you ask an adviser first; adviserService is where to book.',
  })
  @Can('decideOnNewVersion', 'Policy')
  askAdviserAboutPolicy(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('policyId', () => ID) policyId: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Policy', idempotencyKey, input: { policyId } };
    return write(context, info, request, (inside) => askAdviser(inside, policyId));
  }
}
