import { HttpError } from 'react-admin';

const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  BAD_USER_INPUT: 422,
  RATE_LIMITED: 429,
};

interface ApiError {
  message: string;
  extensions?: {
    code?: string;
    reason?: string;
    fields?: Record<string, string>;
    correlationId?: string;
  };
}

interface ApolloFailure {
  message?: string;
  graphQLErrors?: readonly ApiError[];
  networkError?: { statusCode?: number; result?: unknown } | null;
}

function errorsIn(result: unknown): readonly ApiError[] {
  if (typeof result !== 'object' || result === null || !('errors' in result)) return [];
  return Array.isArray(result.errors) ? result.errors : [];
}

/** Field paths of the API come with or without the argument's name: `input.name` and `name` are the same field. */
function fieldErrors(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => [path.replace(/^input\./, ''), message]),
  );
}

/**
 * Turns every failure of a GraphQL call into one shape: `HttpError(message, status, { code, reason, errors })`.
 * `errors` maps a form field to its message, which react-admin shows at the field.
 */
export function toHttpError(failure: unknown): HttpError {
  if (failure instanceof HttpError) return failure;
  const error: ApolloFailure = typeof failure === 'object' && failure !== null ? failure : {};
  if (error.networkError?.statusCode === 503)
    return new HttpError('app.failed.busy', 503, { code: 'NETWORK' });
  const fromBody = errorsIn(error.networkError?.result);
  const first = error.graphQLErrors?.[0] ?? fromBody[0];
  if (first) {
    const { code = 'INTERNAL_SERVER_ERROR', reason, fields, correlationId } = first.extensions ?? {};
    const status = STATUS[code] ?? 500;
    return new HttpError(status === 500 ? 'app.failed.server' : first.message, status, {
      code,
      reason,
      correlationId,
      ...(fields ? { errors: fieldErrors(fields) } : {}),
    });
  }
  if (error.networkError) {
    return new HttpError('app.failed.network', error.networkError.statusCode ?? 0, { code: 'NETWORK' });
  }
  return new HttpError(error.message ?? 'app.failed.server', 500, { code: 'UNKNOWN' });
}

/** The stable word of a refusal, such as `SLOT_TAKEN` or `STALE_VERSION`. */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof HttpError)) return undefined;
  const reason: unknown = error.body?.reason;
  return typeof reason === 'string' ? reason : undefined;
}

/** The messages at the fields, empty when the refusal is about the whole. */
export function fieldsOf(error: unknown): Record<string, string> {
  if (!(error instanceof HttpError)) return {};
  return error.body?.errors ?? {};
}
