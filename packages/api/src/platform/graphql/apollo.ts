import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from './context.js';
import { formatError } from './format-error.js';

// GraphQL over HTTP lets a client that accepts application/json only have 200 for what it sent wrongly.
const legacyStatus: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const { body, http } = response;
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        if (errors.some((error) => error.extensions?.unavailable === true)) {
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

/** Apollo Server without what we do not use, and with limits on what one operation may ask. */
export async function startApollo(
  schema: GraphQLSchema,
  introspection: boolean,
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
    schema,
    ...limits,
    parseOptions: { maxTokens: 2000 },
    maxRecursiveSelections: 1000,
    introspection,
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
