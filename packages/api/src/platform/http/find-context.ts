import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Viewer } from '../access/viewer.js';
import { findViewer } from '../auth/find-viewer.js';
import { RateLimited } from '../errors.js';
import type { ApiContext, RequestContext, SystemContext } from '../graphql/context.js';
import { isDatabaseGone } from '../graphql/format-error.js';
import { RateLimit } from './rate-limit.js';

/** Calls by one API token. People have no such limit. */
const MOST_CALLS_A_MINUTE = 600;

/** What it takes to know who asks. */
interface Door {
  system: SystemContext;
  /** What signs the cookies. */
  secret: string;
  requireSecondFactor: boolean;
  /** The API as this person has it. */
  apiFor(viewer: Viewer): ApiContext;
}

/**
 * Finds out who makes a request, and for which organisation. Nobody at all is no error here: the gate decides.
 * The answer throws FORBIDDEN for an organisation that they do not belong to, RATE_LIMITED, or 503 while the database
 * is away.
 */
export function contextFinder(door: Door): (request: FastifyRequest) => Promise<RequestContext> {
  const { system, secret, requireSecondFactor } = door;
  const calls = new RateLimit(MOST_CALLS_A_MINUTE);
  return async (request) => {
    const { cookie, authorization, 'x-organisation': organisation } = request.headers;
    const found = await findViewer(
      system.database.auth,
      { secret, requireSecondFactor },
      { cookie, authorization, organisation: one(organisation) },
    ).catch(unavailable);
    if (found === 'no-place') throw noPlace();
    if (found?.token && calls.secondsToWait(found.signInId) !== null)
      throw new RateLimited(
        `This token has made ${MOST_CALLS_A_MINUTE} calls in a minute. Wait a minute, then go on.`,
      );
    return { api: found ? door.apiFor(found) : null, system, address: request.ip };
  };
}

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

const noPlace = () =>
  new GraphQLError('You do not belong to the organisation that X-Organisation names.', {
    extensions: { code: 'FORBIDDEN', http: { status: 403 } },
  });

function unavailable(error: unknown): never {
  if (!isDatabaseGone(error)) throw error;
  throw new GraphQLError('The system cannot reach its database for the moment. Try again in a minute.', {
    originalError: error instanceof Error ? error : null,
    extensions: { code: 'INTERNAL_SERVER_ERROR', http: { status: 503 } },
  });
}
