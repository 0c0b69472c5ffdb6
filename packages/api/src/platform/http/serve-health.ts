import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';

/** What load balancers and operators ask. */
export interface Health {
  /** Does the database answer? Never throws. */
  isReady(): Promise<boolean>;
  isStopping(): boolean;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** `/livez`: the process is up. `/readyz`: the database answers and nothing is stopping. `/metrics`: for Prometheus. */
export function serveHealth(server: FastifyInstance, health: Health, metricsToken: string | null): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  server.get('/livez', async () => 'ok');
  server.get('/readyz', async (_, reply) => {
    const ready = !health.isStopping() && (await health.isReady());
    return reply.code(ready ? 200 : 503).send(ready ? 'ready' : 'not ready');
  });
  server.get('/metrics', async (request, reply) => {
    if (!mayRead(request, metricsToken)) return reply.code(404).send();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return request.headers.authorization === `Bearer ${token}`;
  return LOOPBACK.has(request.ip) && request.headers['x-forwarded-for'] === undefined;
}
