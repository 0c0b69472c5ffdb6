import type { ApolloServerOptions } from '@apollo/server';
import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { RequestContext } from './context.js';

type Gateway = NonNullable<ApolloServerOptions<RequestContext>['gateway']>;
type Executor = Awaited<ReturnType<Gateway['load']>>['executor'];

/** Answers to a question before it is worth compiling: a client that never asks the same twice shall not cost more. */
const ANSWERS_BEFORE = 2;

/** In place of what the compiler does not take. */
const NEVER = 'never';

interface Known {
  answers: number;
  compiled: CompiledQuery | typeof NEVER | null;
}

/**
 * Executes queries as JavaScript that is made from them, once they were asked often enough: for a list that is a fifth
 * of the processor time of a request. Changes, and variables that do not fit, go through the reference implementation,
 * so that what clients are told about their mistakes does not depend on how often they made them. Apollo takes another
 * executor through its interface for gateways only.
 */
export function compilingGateway(schema: GraphQLSchema): Gateway {
  return {
    load: async () => ({ executor: compilingExecutor(schema) }),
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

function compilingExecutor(schema: GraphQLSchema): Executor {
  // Apollo gives the same document for the same text, as long as it keeps it.
  const documents = new WeakMap<DocumentNode, Map<string | null, Known>>();

  const compiledFor = (document: DocumentNode, operationName: string | null): CompiledQuery | null => {
    const ofDocument = documents.get(document) ?? new Map<string | null, Known>();
    documents.set(document, ofDocument);
    const known = ofDocument.get(operationName) ?? { answers: 0, compiled: null };
    ofDocument.set(operationName, known);
    known.answers += 1;
    if (known.answers > ANSWERS_BEFORE) known.compiled ??= compile(schema, document, operationName);
    return known.compiled === NEVER ? null : known.compiled;
  };

  return async ({ document, operation, context, request }) => {
    const operationName = request.operationName ?? null;
    const variableValues = request.variables ?? {};
    const compiled = operation.operation === 'query' ? compiledFor(document, operationName) : null;
    if (compiled) {
      const result = await compiled.query(undefined, context, variableValues);
      // Without data nothing was executed: the variables do not fit.
      if ('data' in result) return withOurErrors(result);
    }
    return execute({ schema, document, contextValue: context, variableValues, operationName });
  };
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): CompiledQuery | typeof NEVER {
  const made = compileQuery(schema, document, operationName ?? undefined);
  return isCompiledQuery(made) ? made : NEVER;
}

/** The compiler's errors only look like those of GraphQL: they cannot be written as JSON, nor always be asked for their code. */
function withOurErrors({ data, errors }: ExecutionResult): ExecutionResult {
  if (!errors) return { data: data ?? null };
  return {
    data: data ?? null,
    errors: errors.map(({ message, path, locations, originalError }) =>
      Object.assign(new GraphQLError(message, { path, originalError }), { locations }),
    ),
  };
}
