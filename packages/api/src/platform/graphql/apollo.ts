import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { type DocumentNode, type GraphQLSchema, NoSchemaIntrospectionCustomRule, validate } from 'graphql';
import { Forbidden } from '../errors.js';
import { compilingGateway } from './compiled.js';
import type { RequestContext } from './context.js';
import { formatError, isDatabaseGone } from './format-error.js';

// GraphQL over HTTP lets a client that accepts application/json only have 200 for what it sent wrongly.
const legacyStatus: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, errors: thrown }) {
        const { body, http } = response;
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        if (thrown?.some(isDatabaseGone)) {
          http.status = 503;
          return;
        }
        if ((request.http?.headers.get('accept') ?? '').includes('application/graphql-response+json')) return;
        if (
          http.status === 400 &&
          typeof request.query === 'string' &&
          OF_THE_CLIENT.has(String(errors[0]?.extensions?.code))
        )
          http.status = 200;
      },
    };
  },
};

const OF_THE_CLIENT = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

const introspects = new WeakMap<DocumentNode, boolean>();

/** Where introspection is not open to all it needs the right to it: a schema is a map for whoever looks for a way in. */
const guardedIntrospection: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, contextValue }) {
        if (contextValue.api?.permissions.may('introspect', 'Api')) return;
        const asks =
          introspects.get(document) ??
          validate(schema, document, [NoSchemaIntrospectionCustomRule]).length > 0;
        introspects.set(document, asks);
        if (asks)
          throw new Forbidden(
            'Introspection needs the right to it. The schema is part of the documentation.',
          );
      },
    };
  },
};

/** Apollo Server without what we do not use, and with limits on what one operation may ask. */
export async function startApollo(
  schema: GraphQLSchema,
  openIntrospection: boolean,
): Promise<ApolloServer<RequestContext>> {
  const { plugins, ...limits } = new ApolloArmor({
    maxDepth: { n: 12 },
    costLimit: {
      maxCost: 6000,
      objectCost: 2,
      scalarCost: 1,
      depthCostFactor: 1.5,
      ignoreIntrospection: true,
    },
    maxAliases: { n: 30 },
    maxDirectives: { n: 20 },
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: true },
  }).protect();
  const server = new ApolloServer<RequestContext>({
    gateway: compilingGateway(schema),
    ...limits,
    parseOptions: { maxTokens: 2000 },
    maxRecursiveSelections: 1000,
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stringifyResult: async (value) => JSON.stringify(value),
    formatError,
    stopOnTerminationSignals: false,
    plugins: [
      // Its types come from the CommonJS half of Apollo, which TypeScript takes for another package.
      ...(plugins as unknown as ApolloServerPlugin<RequestContext>[]),
      legacyStatus,
      ...(openIntrospection ? [] : [guardedIntrospection]),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return server;
}
