import type { TypedDocumentNode } from '@apollo/client';
import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HttpError } from 'react-admin';
import { useLogoutIfAccessDenied } from 'react-admin';
import { run } from './graphql-client.ts';

/** Tries again once where that can help (no network, a busy server), never after a refusal. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 1 && isPassing(error),
      retryDelay: 800,
    },
  },
});

function isPassing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('status' in error)) return false;
  return error.status === 0 || error.status === 503;
}

function nameOf(document: TypedDocumentNode<unknown, never>): string {
  const operation = document.definitions.find((part) => part.kind === 'OperationDefinition');
  return operation?.name?.value ?? 'unnamed';
}

/** Reads one typed document for a screen. Signs the person out when their session has ended. */
export function useRead<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  options: { enabled?: boolean; keepPrevious?: boolean } = {},
) {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useQuery<Result, HttpError>({
    queryKey: ['read', nameOf(document), variables],
    queryFn: async () => {
      try {
        return await run(document, variables);
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
    enabled: options.enabled ?? true,
    placeholderData: options.keepPrevious ? keepPreviousData : undefined,
  });
}

/** The same, again and again: `every` says after how many milliseconds, by what is known so far; never behind another tab. */
export function usePolled<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  every: (known: Result | undefined) => number | false,
) {
  return useQuery<Result, HttpError>({
    queryKey: ['read', nameOf(document), variables],
    // Whose sign-in has ended hears of it at the next thing that they do themselves.
    queryFn: () => run(document, variables),
    refetchInterval: ({ state }) => every(state.data),
  });
}

interface ListAnswer<Row> {
  data: { total: number; items: Row[] };
}

/** More pages than this belong in a list, not on one screen. */
const MOST_PAGES = 20;

/** Reads every page of a typed list, for screens that show a whole stretch of time at once. */
export function useReadAll<Row, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<ListAnswer<Row>, Variables>,
  variables: Variables,
) {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useQuery<Row[], HttpError>({
    queryKey: ['read', nameOf(document), 'all', variables],
    queryFn: async () => {
      try {
        const rows: Row[] = [];
        for (let page = 1; page <= MOST_PAGES; page++) {
          const { data } = await run(document, { ...variables, page });
          rows.push(...data.items);
          if (rows.length >= data.total || data.items.length === 0) break;
        }
        return rows;
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
  });
}

/** Runs one verb of the API (`confirmBooking`, `setWeeklyHours`) and lets every screen read anew afterwards. */
export function useVerb<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
) {
  const cache = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useMutation<Result, HttpError, Variables>({
    mutationFn: async (variables) => {
      try {
        return await run(document, variables);
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
    onError: (error) => {
      // somebody was quicker: what is on screen is old
      if (error.status === 409)
        void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'auth' });
    },
    onSuccess: () => {
      // not awaited: the screen may go on while lists read anew
      void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'auth' });
    },
  });
}
