import type { FastifyRequest } from 'fastify';

/**
 * Is this a request that another site made a browser send? Anything but reading must come from our own origin when it
 * carries a cookie; programs without cookies need no origin, but a foreign one is refused always.
 */
export function isForeignOrigin(request: FastifyRequest, trusted: readonly string[]): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const { origin, cookie } = request.headers;
  // By the route that answers: /%67raphql is /graphql too.
  const route = request.routeOptions.url ?? '';
  if (origin === undefined) return cookie !== undefined && /^\/(graphql|files)\b/.test(route);
  return !trusted.includes(origin);
}
