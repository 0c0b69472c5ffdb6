import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { HttpOptions } from './server.js';

const A_YEAR = 365 * 24 * 3_600_000;

/** The console under /app: files with a hash in their name are kept for ever, the page itself is always asked for. */
export async function serveConsole(
  server: FastifyInstance,
  { consoleFolder: folder, demo, oidcName }: Pick<HttpOptions, 'consoleFolder' | 'demo' | 'oidcName'>,
): Promise<void> {
  server.get('/', async (_, reply) => reply.redirect('/app/'));
  server.get('/app', async (_, reply) => reply.redirect('/app/'));
  server.get('/app/config.json', async (_, reply) =>
    reply
      .header('cache-control', 'no-store')
      .send({ oidcName, ...(demo ? { demo: true, ...demo } : { demo: false, people: [] }) }),
  );
  if (!folder) return;
  await server.register(fastifyStatic, {
    root: folder,
    prefix: '/app/',
    preCompressed: true,
    cacheControl: false,
    wildcard: false,
    setHeaders(reply, path) {
      const isHashed = /\/assets\/[^/]+$/.test(path);
      reply.header('cache-control', isHashed ? `public, max-age=${A_YEAR / 1000}, immutable` : 'no-cache');
    },
  });
  // Every other address under /app is a screen of the console, which finds its own way.
  server.get('/app/*', async (request, reply) => {
    if (/\.\w+$/.test(request.url.split('?')[0] ?? '')) return reply.code(404).send();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
