import { Ctx, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../graphql/context.js';
import { SignedIn } from '../graphql/gate.js';
import { demandsSecondFactor, readFactors } from './second-factor.js';
import { Passkey, SecondFactors } from './second-factor.type.js';

@Resolver(() => SecondFactors)
export class SecondFactorResolver {
  @Query(() => SecondFactors, { description: 'Your own.' })
  @SignedIn()
  async secondFactors(@Ctx() { database, viewer }: ApiContext): Promise<SecondFactors> {
    const [{ app, roles }, passkeys] = await Promise.all([
      readFactors(database.auth, viewer.personId),
      database.auth.query<Passkey>(
        `select id, name, "createdAt" from auth.passkey where "userId" = $1 order by "createdAt" desc, id`,
        [viewer.personId],
      ),
    ]);
    return { app, passkeys: passkeys.rows, demanded: demandsSecondFactor(roles) };
  }
}
