import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimit } from './rate-limit.js';

/** An answer in plain words, for people without a sign-in and for their programs. */
export const answerInWords = (reply: FastifyReply, status: number, words: string): FastifyReply =>
  reply.code(status).type('text/plain; charset=utf-8').send(words);

/** For whoever has the link, and for no search engine; the browser tells nobody where it was. */
export const hidden = (reply: FastifyReply): FastifyReply =>
  reply
    .header('x-robots-tag', 'noindex, nofollow')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'private, no-store');

/** What was taken back, has run out or is not public looks as if it never was. */
export const nothingHere = (reply: FastifyReply): FastifyReply =>
  answerInWords(hidden(reply), 404, 'There is nothing at this address.');

/** @param seconds to wait */
export const tooMany = (reply: FastifyReply, seconds: number): FastifyReply =>
  answerInWords(
    reply.header('retry-after', seconds),
    429,
    `Too many requests. Ask again in ${seconds} seconds.`,
  );

/**
 * Options of routes without a sign-in that count requests by network address together. The limit goes with the route, not
 * with the address as it was written: /%70acks is /packs too.
 */
export function limitByAddress(mostAMinute: number) {
  const byAddress = new RateLimit(mostAMinute);
  return {
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      const seconds = byAddress.secondsToWait(request.ip);
      if (seconds !== null) return tooMany(reply, seconds);
    },
  };
}
