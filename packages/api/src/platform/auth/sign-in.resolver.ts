import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { NotFound } from '../errors.js';
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

  @Mutation(() => Boolean, { description: 'Ends one sign-in at once.' })
  @SignedIn()
  async revokeSignIn(
    @Ctx() { database, viewer }: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<boolean> {
    const { rowCount } = await database.auth.query(
      `delete from auth.session where id = $1 and "userId" = $2`,
      [id, viewer.personId],
    );
    if (rowCount === 0) throw new NotFound('sign-in');
    return true;
  }

  @Mutation(() => Boolean, { description: 'Ends all sign-ins but this one.' })
  @SignedIn()
  async revokeOtherSignIns(@Ctx() { database, viewer }: ApiContext): Promise<boolean> {
    await database.auth.query(`delete from auth.session where "userId" = $1 and id <> $2`, [
      viewer.personId,
      viewer.signInId,
    ]);
    return true;
  }
}
