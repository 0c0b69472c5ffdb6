import { GraphQLError } from 'graphql';

/** Nobody is signed in. */
export class Unauthenticated extends GraphQLError {
  constructor() {
    super('Sign in to do this.', { extensions: { code: 'UNAUTHENTICATED' } });
  }
}

/** The person sees the thing, yet may not do this with it. */
export class Forbidden extends GraphQLError {
  constructor(message = 'You are not allowed to do this. Ask a manager of your organisation.') {
    super(message, { extensions: { code: 'FORBIDDEN' } });
  }
}

/** Missing, or hidden from this person: both look the same. */
export class NotFound extends GraphQLError {
  constructor(what: string) {
    super(`There is no such ${what}, or you may not see it.`, { extensions: { code: 'NOT_FOUND' } });
  }
}

/** The input is wrong; `fields` maps a path of the input to a sentence that says how to put it right; `reason` is a stable word. */
export class Invalid extends GraphQLError {
  constructor(fields: Readonly<Record<string, string>>, reason?: string) {
    super(Object.values(fields)[0] ?? 'Check what you entered.', {
      extensions: { code: 'BAD_USER_INPUT', fields, ...(reason ? { reason } : {}) },
    });
  }
}

/** Too many tries in a short time; the answer has the HTTP status 429. */
export class RateLimited extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'RATE_LIMITED', http: { status: 429 } } });
  }
}

/**
 * The change is well formed but cannot be made as things stand now. `reason` is a stable word that clients rely on;
 * docs/api.md lists them.
 */
export class Conflict extends GraphQLError {
  constructor(reason: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { code: 'CONFLICT', reason, ...more } });
  }
}
