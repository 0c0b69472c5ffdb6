import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../../platform/graphql/context.js';
import { Can } from '../../platform/graphql/gate.js';
import { readAll } from '../../platform/graphql/read.js';
import { inTransaction, write } from '../../platform/graphql/write.js';
import { Task } from '../../platform/jobs/task.type.js';
import { FileLink } from '../../platform/storage/file.type.js';
import { createPackLink, makeFundersPack, openPack, revokePack } from './make-pack.js';
import { PackLink, PolicyPack, PublicRegister } from './policy-pack.type.js';
import { readRegister, setRegister } from './set-public-register.js';

@Resolver(() => PolicyPack)
export class PolicyPackResolver {
  @Query(() => [PolicyPack], { description: 'The packs that your organisation made for funders.' })
  @Can('read', 'PolicyPack')
  policyPacks(@Ctx() context: ApiContext, @Info() info: GraphQLResolveInfo) {
    return readAll(context, info, 'PolicyPack', 'createdAt');
  }

  @Mutation(() => Task, { description: 'One ZIP of policies in force, with an index. openPack fetches it.' })
  @Can('handOut', 'Policy')
  makeFundersPack(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('policyIds', () => [ID]) policyIds: string[],
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'Task', idempotencyKey, input: { policyIds } };
    return write(context, info, request, async (inside) => (await makeFundersPack(inside, policyIds)).task);
  }

  @Mutation(() => PackLink, {
    description:
      'The same with a link that works without a sign-in until it runs out. Every call makes a new one, also with the same idempotencyKey.',
  })
  @Can('handOut', 'Policy')
  createPackLink(
    @Ctx() context: ApiContext,
    @Arg('policyIds', () => [ID]) policyIds: string[],
    @Arg('days', () => Int, { description: 'From 1 to 90.' }) days: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<PackLink> {
    return inTransaction(context, (inside) => createPackLink(inside, policyIds, days));
  }

  @Mutation(() => PolicyPack, { description: 'The link works no more.' })
  @Can('revoke', 'PolicyPack')
  revokePackLink(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = { answers: 'PolicyPack', idempotencyKey, input: { id } };
    return write(context, info, request, (inside) => revokePack(inside, id));
  }

  @Mutation(() => FileLink, { description: 'A way to the ZIP. Every call makes a new one.' })
  @Can('open', 'PolicyPack')
  openPack(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<FileLink> {
    return inTransaction(context, (inside) => openPack(inside, id));
  }
}

@Resolver(() => PublicRegister)
export class PublicRegisterResolver {
  @Query(() => PublicRegister, { description: 'Whether the public sees your policies in force, and where.' })
  @Can('read', 'PublicRegister')
  publicRegister(@Ctx() context: ApiContext): Promise<PublicRegister> {
    return readRegister(context);
  }

  @Mutation(() => PublicRegister, {
    description: 'Policies are shown one by one, by isPublic. Before it was ever on its version is 0.',
  })
  @Can('set', 'PublicRegister')
  setPublicRegister(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('on', () => Boolean) on: boolean,
    @Arg('version', () => Int) version: number,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey?: string,
  ) {
    const request = {
      answers: (inside: ApiContext) => readRegister(inside),
      idempotencyKey,
      input: { on, version },
    };
    return write(context, info, request, (inside) => setRegister(inside, on, version));
  }
}
