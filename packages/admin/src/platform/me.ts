import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { type PackRule, unpackRules } from '@casl/ability/extra';
import { useQuery } from '@tanstack/react-query';
import { graphql, type ResultOf } from './graphql.ts';
import { run } from './graphql-client.ts';

const MeDocument = graphql(`
  query Me {
    me {
      person { id name email }
      memberships { id role organisation { id name shortName } }
      actingFor { id name shortName kind }
      actsForConsortium
      roles
      secondFactorMissing
      permissions
    }
  }
`);

export type Me = NonNullable<ResultOf<typeof MeDocument>['me']>;
export type Role = Me['roles'][number];

let loading: Promise<Me | null> | undefined;

/** Who is signed in, for whom they act and what they may do; null when nobody is. One request per page load. */
export function loadMe(): Promise<Me | null> {
  loading ??= run(MeDocument, {}).then(
    (answer) => answer.me,
    (error) => {
      loading = undefined;
      if (error.status === 401) return null;
      throw error;
    },
  );
  return loading;
}

/** Call after sign-in, sign-out and a change of organisation. */
export function forgetMe(): void {
  loading = undefined;
}

/** The same for screens, with its failure. */
export function useMeQuery() {
  return useQuery({ queryKey: ['auth', 'me'], queryFn: loadMe, staleTime: Number.POSITIVE_INFINITY });
}

/** The signed-in person, for screens. Undefined for the moment before it is known. */
export function useMe(): Me | undefined {
  return useMeQuery().data ?? undefined;
}

/** The packed rules of the API as an ability that answers `can(action, 'Booking')`. */
export function abilityOf(me: Me): MongoAbility {
  const packed = me.permissions as PackRule<RawRuleOf<MongoAbility>>[];
  return createMongoAbility(unpackRules(packed));
}
