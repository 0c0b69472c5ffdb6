import type { FastifyInstance } from 'fastify';
import { isDatabaseGone } from '../graphql/format-error.js';
import type { Auth } from './auth.js';
import { Turns } from './turns.js';

/** Hands `/api/auth/*` to better-auth, with the raw body and the address that we saw, not one that a caller claims. */
export function serveAuth(server: FastifyInstance, auth: Auth, publicUrl: string): void {
  const turns = new Turns();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 65_536 }, (_request, body, done) =>
    done(null, body),
  );
  server.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    async handler(request, reply) {
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers))
        if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(',') : value);
      headers.set('x-real-ip', request.ip);
      const body =
        request.method === 'POST' && Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : null;
      // As it is answered, not as it was written: /api/auth/x/../sign-in is a sign-in too.
      const url = new URL(request.url, publicUrl);
      const handle = () => auth.handler(new Request(url, { method: request.method, headers, body }));
      // Wrong passwords are counted after each try: a crowd of them at once must not slip in before the count.
      const account = url.pathname.startsWith('/api/auth/sign-in') ? accountOf(request.body) : null;
      const answer = await (account === null ? handle() : turns.take(account, handle)).catch(
        (error: unknown) => {
          if (isDatabaseGone(error)) return new Response(null, { status: 503 });
          throw error;
        },
      );
      reply.status(answer.status);
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
      const cookies = answer.headers.getSetCookie();
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : null);
    },
  });
}

function accountOf(body: unknown): string | null {
  try {
    const { email } = JSON.parse(String(body));
    return typeof email === 'string' ? email.trim().toLowerCase() : null;
  } catch {
    return null;
  }
}
