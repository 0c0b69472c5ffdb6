import type { TypedDocumentNode } from '@apollo/client';
import buildGraphQLProvider, { type BuildQuery } from 'ra-data-graphql';
import { type DataProvider, HttpError, type RaRecord } from 'react-admin';
import { client } from './graphql-client.ts';
import { toHttpError } from './http-error.ts';

type Input = Record<string, unknown>;
// The documents of one feature differ in their variables, which is what TypeScript cannot say of a map of them.
// biome-ignore lint/suspicious/noExplicitAny: see above; each document is typed where it is written
type Document = TypedDocumentNode<any, any>;

/** What a feature tells the data provider. Each document answers under the alias `data`. */
export interface ResourceOperations {
  list: Document;
  one: Document;
  /** Fields by which the API sorts; any other order is left to the API. */
  sorts?: readonly string[];
  /** What the list's filters, a tab among them, mean to the API. */
  toFilter?: (filter: Input) => Input;
  create?: Document;
  update?: Document;
  /** A record of the API as the form holds it: ids beside objects, so that errors find their field. */
  toRecord?: (row: RaRecord) => RaRecord;
  /** The form's values as the input type takes them. */
  toInput?: (values: RaRecord) => Input;
  toCreateInput?: (values: Input) => Input;
  /** The variables of an update that is no plain `update…(id, input, version)`. */
  toUpdateVariables?: (id: string, input: Input, version: number) => Input;
}

const emptyAsNull = (input: Input): Input =>
  Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, value === '' ? null : value]),
  );

const withoutNulls = (input: Input): Input =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));

function changes(next: Input, previous: Input): Input {
  return Object.fromEntries(
    Object.entries(next).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(previous[key])),
  );
}

const fetched: Record<string, ResourceOperations> = {};

/** Operations of features whose pages are fetched when they are first opened come with those pages. */
export function addOperations(features: Record<string, ResourceOperations>): void {
  Object.assign(fetched, features);
}

function buildQueryFor(features: Record<string, ResourceOperations>): BuildQuery {
  return (method, resource, params) => {
    const operations = features[resource] ?? fetched[resource];
    if (!operations) throw new Error(`No feature stands behind "${resource}"`);
    const toRecord = operations.toRecord ?? ((row: RaRecord) => row);
    const toInput = operations.toInput ?? ((values: RaRecord) => values);
    const toFilter = operations.toFilter ?? ((filter: Input) => filter);
    const needs = (document: Document | undefined) => {
      if (!document) throw new Error(`"${resource}" cannot do ${method}`);
      return document;
    };
    const list = (filter: Input, paging: { page: number; perPage: number }) => ({
      query: operations.list,
      variables: {
        ...paging,
        ...(operations.sorts?.includes(params.sort?.field) ? { sort: params.sort } : {}),
        filter: withoutNulls(emptyAsNull(toFilter(filter))),
      },
      // biome-ignore lint/suspicious/noExplicitAny: the page type of whichever feature this is
      parseResponse: ({ data }: { data: any }) => ({
        data: data.data.items.map(toRecord),
        total: data.data.total,
      }),
    });
    const one = (query: Document, variables: Input) => ({
      query,
      variables,
      // biome-ignore lint/suspicious/noExplicitAny: the record type of whichever feature this is
      parseResponse: ({ data }: { data: any }) => {
        if (!data.data) throw new HttpError('app.missing.sentence', 404, { code: 'NOT_FOUND' });
        return { data: toRecord(data.data) };
      },
    });

    switch (method) {
      case 'GET_LIST':
        return list(params.filter ?? {}, params.pagination);
      case 'GET_MANY':
        return list({ ids: params.ids }, { page: 1, perPage: Math.min(params.ids.length, 100) });
      case 'GET_MANY_REFERENCE':
        return list({ ...params.filter, [params.target]: params.id }, params.pagination);
      case 'GET_ONE':
        return one(operations.one, { id: params.id });
      case 'CREATE': {
        const toCreateInput = operations.toCreateInput ?? toInput;
        return one(needs(operations.create), {
          input: withoutNulls(emptyAsNull(toCreateInput(params.data))),
        });
      }
      case 'UPDATE': {
        const input = changes(emptyAsNull(toInput(params.data)), emptyAsNull(toInput(params.previousData)));
        const { version } = params.previousData;
        const variables = operations.toUpdateVariables?.(params.id, input, version) ?? {
          id: params.id,
          input,
          version,
        };
        return one(needs(operations.update), variables);
      }
      default:
        throw new Error(`The console does not use ${method}`);
    }
  };
}

// ra-data-graphql wraps each error in another HttpError: the one that it holds is ours
function unwrap(error: unknown): HttpError {
  if (error instanceof HttpError && error.body instanceof HttpError) return error.body;
  return toHttpError(error);
}

/** react-admin's data provider over the features' typed documents. No introspection takes place. */
export function makeDataProvider(features: Record<string, ResourceOperations>): DataProvider {
  const query = client.query.bind(client);
  const mutate = client.mutate.bind(client);
  const throwing = Object.create(client, {
    query: {
      value: (options: Parameters<typeof query>[0]) =>
        query(options).catch((error) => Promise.reject(toHttpError(error))),
    },
    mutate: {
      value: (options: Parameters<typeof mutate>[0]) =>
        mutate(options).catch((error) => Promise.reject(toHttpError(error))),
    },
  });
  const base = buildGraphQLProvider({
    client: throwing,
    introspection: false,
    buildQuery: () => buildQueryFor(features),
    query: () => ({ fetchPolicy: 'no-cache' }),
    mutation: () => ({ fetchPolicy: 'no-cache' }),
  });
  return new Proxy(base, {
    get(target, name: string) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) =>
        Promise.resolve(method.apply(target, args)).catch((error) => Promise.reject(unwrap(error)));
    },
  });
}
