import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { OptimisticLockError } from '@mikro-orm/core';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { Conflict, Invalid } from '../errors.js';
import { logger } from '../log.js';

const MEANT: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  CONFLICT: 'CONFLICT',
  RATE_LIMITED: 'RATE_LIMITED',
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  // Apollo's own words for what our contract has fewer words for.
  OPERATION_RESOLUTION_FAILURE: 'GRAPHQL_VALIDATION_FAILED',
  BAD_REQUEST: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};

/**
 * The only place where errors are caught. What was meant for the caller passes, without a stack; anything else is
 * logged and becomes a number to ask about.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  const meant = toDomainError(original);
  if (meant) return { ...formatted, message: meant.message, extensions: withoutStack(meant.extensions) };
  const code = MEANT[String(formatted.extensions?.code)];
  if (code) return { ...formatted, extensions: { ...withoutStack(formatted.extensions ?? {}), code } };
  const correlationId = randomUUID();
  logger().error({ err: original, correlationId }, 'request failed');
  return {
    message: isDatabaseGone(original)
      ? 'The system cannot reach its database for the moment. Try again in a minute.'
      : `Something went wrong on our side. Try again; if it goes on, tell us the number ${correlationId}.`,
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: {
      code: 'INTERNAL_SERVER_ERROR',
      correlationId,
    },
  };
}

function toDomainError(error: unknown): GraphQLError | null {
  if (error instanceof ArgumentValidationError)
    return new Invalid(fieldsOf(error.extensions.validationErrors));
  if (error instanceof OptimisticLockError)
    return new Conflict(
      'STALE_VERSION',
      'Somebody else changed this meanwhile. Look at both versions and choose.',
    );
  switch (sqlCode(error)) {
    case '23505':
      return new Conflict('ALREADY_EXISTS', 'This exists already. Look for it in the list.');
    case '23502':
      return new Invalid({ [fieldOf(error)]: 'This cannot be empty.' });
    case '23503':
      return new Invalid({ input: 'Something that this refers to does not exist. Choose one that does.' });
    case '22P02':
      return new Invalid({ input: 'One of the ids is not an id.' });
    case '22021':
    case '22P05':
      return new Invalid({ input: 'Take out the characters that cannot be shown.' });
    case '22008':
    case '22003':
      return new Invalid({ input: 'One of the numbers or dates is out of range.' });
    default:
      return null;
  }
}

// The column of a not-null violation, by the name that the API has for it.
function fieldOf(error: unknown): string {
  const column = error instanceof Error && 'column' in error ? String(error.column) : 'input';
  return column.replace(/_id$/, 'Id').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

interface FieldError {
  property: string;
  constraints?: Record<string, string>;
  children?: FieldError[];
}

/** class-validator's tree as paths of the input: `{ durations: 'Offer at least one length.' }`. */
function fieldsOf(errors: readonly FieldError[] | undefined, prefix = ''): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const error of errors ?? []) {
    const message = Object.values(error.constraints ?? {})[0];
    if (message) fields[prefix + error.property] = message;
    Object.assign(fields, fieldsOf(error.children, `${prefix}${error.property}.`));
  }
  return fields;
}

function withoutStack(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { stacktrace: _, http: __, ...kept } = extensions;
  return kept;
}

const sqlCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const GONE = /^(57014|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|08\w{3}|57P0[123]|53300)$/;
const GONE_WORDS =
  /connection terminated|terminating connection|timeout exceeded when trying to connect|connection ended|query read timeout/i;

/** Is this PostgreSQL not answering, rather than answering with an error? */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (GONE.test(sqlCode(error) ?? '') || GONE_WORDS.test(error.message)) return true;
  const inner = 'originalError' in error ? error.originalError : undefined;
  return isDatabaseGone(error.cause) || isDatabaseGone(inner);
}
