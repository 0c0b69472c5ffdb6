import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../graphql/context.js';
import { Can, SignedIn } from '../graphql/gate.js';
import { createApiToken, findApiTokens, revokeApiToken } from './api-token.js';
import { ApiToken, CreateApiTokenInput, CreatedApiToken } from './api-token.type.js';

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  @Query(() => [ApiToken], { description: 'Your tokens for programs, the newest first.' })
  @SignedIn()
  apiTokens(@Ctx() context: ApiContext): Promise<ApiToken[]> {
    return findApiTokens(context);
  }

  @Mutation(() => CreatedApiToken, {
    description:
      'Makes a token for the acting organisation. It never may more than you may at the time of the call.',
  })
  @Can('create', 'ApiToken')
  createApiToken(
    @Ctx() context: ApiContext,
    @Arg('input', () => CreateApiTokenInput) input: CreateApiTokenInput,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ): Promise<CreatedApiToken> {
    return createApiToken(context, input, idempotencyKey);
  }

  @Mutation(() => Boolean, { description: 'Ends one of your tokens at once; one that has ended stays so.' })
  @SignedIn()
  async revokeApiToken(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<boolean> {
    await revokeApiToken(context, id);
    return true;
  }
}
