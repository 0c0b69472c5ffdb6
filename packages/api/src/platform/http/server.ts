import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Auth } from '../auth/auth.js';
import { serveAuth } from '../auth/serve-auth.js';
import type { RequestContext } from '../graphql/context.js';
import type { Files } from '../storage/files.js';
import { serveFiles } from '../storage/serve-files.js';
import { isForeignOrigin } from './origin.js';
import { serveConsole } from './serve-console.js';
import { type Health, serveHealth } from './serve-health.js';

/** What the HTTP server is made of. */
export interface HttpOptions {
  apollo: ApolloServer<RequestContext>;
  auth: Auth;
  contextOf(request: FastifyRequest): Promise<RequestContext>;
  files: Files;
  health: Health;
  publicUrl: string;
  trustedOrigins: readonly string[];
  /** Folder of the built console, where it is built. */
  consoleFolder: string | null;
  /** What the console's sign-in page may offer; empty on a real system. */
  demo: { password: string; people: readonly { email: string; label: string }[] } | null;
  metricsToken: string | null;
  /** Further addresses, each added by the part of the system that answers there. */
  routes: readonly ((server: FastifyInstance) => void)[];
  /** A load balancer on a private address stands in front. */
  behindProxy: boolean;
}

/** One port for the API, sign-in, the console and what operators ask. */
export async function createServer(options: HttpOptions): Promise<FastifyInstance> {
  const { health } = options;
  const server = Fastify({
    bodyLimit: 256 * 1024,
    forceCloseConnections: 'idle',
    logger: false,
    return503OnClosing: true,
    // Behind a proxy of our own the caller's address is the one that it names; nobody else may name one.
    trustProxy: options.behindProxy ? ['loopback', 'linklocal', 'uniquelocal'] : false,
  });
  server.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(reply);
    if (isForeignOrigin(request, options.trustedOrigins))
      return reply.code(403).send({ error: 'This request comes from another site.' });
  });
  server.addHook('onSend', async (_, reply) => {
    if (health.isStopping()) reply.header('connection', 'close');
  });
  serveHealth(server, health, options.metricsToken);
  await server.register(async (scope) => serveAuth(scope, options.auth, options.publicUrl));
  await server.register(async (scope) => serveFiles(scope, options.files, options.contextOf));
  server.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(options.apollo, { context: (request) => options.contextOf(request) }),
  });
  for (const add of options.routes) add(server);
  await serveConsole(server, options.consoleFolder, options.demo);
  return server;
}

function setSecurityHeaders(reply: { header(name: string, value: string): unknown }): void {
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'same-origin');
  reply.header('x-frame-options', 'DENY');
  reply.header(
    'content-security-policy',
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  );
}
