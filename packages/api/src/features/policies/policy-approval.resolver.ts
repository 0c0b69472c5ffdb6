import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { selectionOf } from '../../platform/graphql/selection.js';
import { write } from '../../platform/graphql/write.js';
import { findToApprove } from './find-policies.js';
import { PolicyApproval } from './policy.type.js';
import { decideApproval } from './send-for-approval.js';

@Resolver(() => PolicyApproval)
export class PolicyApprovalResolver {
  @Query(() => [PolicyApproval], { description: 'What waits for your yes or no, the oldest first.' })
  @Can('read', 'PolicyApproval')
  policiesToApprove(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo) {
    return findToApprove(context, selectionOf(info));
  }

  @Mutation(() => PolicyApproval, { description: 'CHANGED_MEANWHILE where it is not what you read.' })
  @Can('decide', 'PolicyApproval')
  approvePolicy(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('sha256', () => String) sha256: string,
    @Arg('comment', () => String, { nullable: true }) comment: string | null | undefined,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'PolicyApproval', idempotencyKey, input: { id, sha256, comment } };
    return write(context, info, request, (inside) =>
      decideApproval(inside, id, { decision: 'APPROVED', sha256, comment: comment ?? null }),
    );
  }

  @Mutation(() => PolicyApproval, { description: 'It goes back to a draft with your comment.' })
  @Can('decide', 'PolicyApproval')
  rejectPolicy(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('sha256', () => String) sha256: string,
    @Arg('comment', () => String, { nullable: true }) comment: string | null | undefined,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'PolicyApproval', idempotencyKey, input: { id, sha256, comment } };
    return write(context, info, request, (inside) =>
      decideApproval(inside, id, { decision: 'REJECTED', sha256, comment: comment ?? null }),
    );
  }
}
