import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../graphql/context.js';
import { SignedIn } from '../graphql/gate.js';
import { SignIn } from './sign-in.type.js';

@Resolver(() => SignIn)
export class SignInResolver {
  @Query(() => [SignIn], { description: 'Where you are signed in, the newest first.' })
  @SignedIn()
  async signIns(@Ctx() { database, viewer }: ApiContext) {
    const { rows } = await database.auth.query<Omit<SignIn, 'current'>>(
      `select id, "createdAt", "expiresAt", "ipAddress", "userAgent" from auth.session
       where "userId" = $1 and "expiresAt" > now() order by "createdAt" desc, id`,
      [viewer.personId],
    );
    return rows.map((row) => ({ ...row, current: row.id === viewer.signInId }));
  }

  @Mutation(() => Boolean, { description: 'Ends one of your sign-ins at once; one that has ended stays so.' })
  @SignedIn()
  async revokeSignIn(
    @Ctx() { database, viewer }: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<boolean> {
    await database.auth.query(`delete from auth.session where id = $1 and "userId" = $2`, [
      id,
      viewer.personId,
    ]);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Ends all your sign-ins but this one.' })
  @SignedIn()
  async revokeOtherSignIns(
    @Ctx() { database, viewer }: ApiContext,
    @Arg('idempotencyKey', () => String, { nullable: true }) _idempotencyKey?: string,
  ): Promise<boolean> {
    await database.auth.query(`delete from auth.session where "userId" = $1 and id <> $2`, [
      viewer.personId,
      viewer.signInId,
    ]);
    return true;
  }
}
