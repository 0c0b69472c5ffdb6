import { useQueryClient } from '@tanstack/react-query';
import { forgetMe } from '../../platform/me.ts';
import { useRead } from '../../platform/operations.ts';
import { SecondFactorsDocument } from './account.graphql.ts';

/** One's second factors; call `changed` after one was set up or removed, since what one may do can hang on it. */
export function useSecondFactors() {
  const cache = useQueryClient();
  const { data, error, isPending, refetch } = useRead(SecondFactorsDocument, {});
  const changed = () => {
    forgetMe();
    void cache.invalidateQueries();
  };
  return { factors: data?.data, error, isPending, refetch, changed };
}
