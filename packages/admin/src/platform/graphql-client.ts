import {
  ApolloClient,
  ApolloLink,
  type DocumentNode,
  HttpLink,
  InMemoryCache,
  type TypedDocumentNode,
} from '@apollo/client';
import { actingFor } from './acting-for.ts';
import { toHttpError } from './http-error.ts';

const organisationHeader = new ApolloLink((operation, forward) => {
  const organisation = actingFor();
  if (organisation) {
    operation.setContext(({ headers = {} }: { headers?: Record<string, string> }) => ({
      headers: { ...headers, 'X-Organisation': organisation },
    }));
  }
  return forward(operation);
});

/** react-query is the cache; Apollo only carries. */
export const client = new ApolloClient({
  link: ApolloLink.from([organisationHeader, new HttpLink({ uri: '/graphql', credentials: 'same-origin' })]),
  cache: new InMemoryCache(),
  defaultOptions: { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } },
});

const isMutation = (document: DocumentNode) =>
  document.definitions.some((part) => part.kind === 'OperationDefinition' && part.operation === 'mutation');

/** Runs one typed document. Throws HttpError (see `http-error.ts`), never anything else. */
export async function run<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  try {
    const answer = isMutation(document)
      ? await client.mutate({ mutation: document, variables })
      : await client.query({ query: document, variables });
    return answer.data as Result;
  } catch (failure) {
    throw toHttpError(failure);
  }
}
