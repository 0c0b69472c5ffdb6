import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../../platform/db/database.js';
import { takeContent } from './person-export-content.js';

/**
 * Gives a ZIP to whoever had it made, by a link that works once. Anything else is not there.
 * @param personOf who sends the request; null where nobody is signed in
 */
export function servePersonExports(
  server: FastifyInstance,
  database: Database,
  personOf: (request: FastifyRequest) => Promise<string | null>,
): void {
  server.get<{ Params: { token: string } }>('/person-exports/:token', async (request, reply) => {
    const person = await personOf(request).catch(() => null);
    const content = person && (await takeContent(database, person, request.params.token));
    reply.header('cache-control', 'private, no-store');
    if (!content) return reply.code(404).type('text/plain').send('This link has been used, or is too old.');
    return reply
      .header('content-disposition', 'attachment; filename="personal-data.zip"')
      .header('content-security-policy', 'sandbox')
      .type('application/zip')
      .send(content);
  });
}
