import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseGone } from '../graphql/format-error.js';
import { answerInWords, tooMany } from '../http/plain-answer.js';
import { RateLimit } from '../http/rate-limit.js';
import { logger } from '../log.js';
import type { FeedLinks, NamedFeed } from './feed-links.js';

/** A feed that may be read now. */
export interface OpenFeed {
  /** Differs as soon as the text does. */
  tag: string;
  changedAt: Date;
  /** The calendar itself; only asked for where the caller does not have it yet. */
  write(): Promise<string>;
}

/** Finds the feed that an address names; null where it was renewed, ended, or is nobody's any more. */
export type OpenFeedOf = (feed: NamedFeed) => Promise<OpenFeed | null>;

/** Calendars ask a few times an hour; the servers of large providers ask for many people. */
const MOST_A_MINUTE = { feed: 60, address: 600 };

/**
 * `/calendar/<token>.ics`: feeds for calendar programs. Everything that is wrong with an address looks like an address
 * that never was; the token is written nowhere.
 */
export function serveFeeds(server: FastifyInstance, links: FeedLinks, openFeed: OpenFeedOf): void {
  const byAddress = new RateLimit(MOST_A_MINUTE.address);
  const byFeed = new RateLimit(MOST_A_MINUTE.feed);
  server.get('/calendar/:file', async (request: FastifyRequest<{ Params: { file: string } }>, reply) => {
    const tooMany = byAddress.secondsToWait(request.ip);
    if (tooMany !== null) return wait(reply, tooMany);
    const named = links.read(request.params.file.replace(/\.ics$/, ''));
    if (!named || !request.params.file.endsWith('.ics')) return nothing(reply);
    const tooOften = byFeed.secondsToWait(named.id);
    if (tooOften !== null) return wait(reply, tooOften);
    try {
      const feed = await openFeed(named);
      return feed ? await send(request, reply, feed) : nothing(reply);
    } catch (error) {
      return failed(reply, error);
    }
  });
}

async function send(request: FastifyRequest, reply: FastifyReply, feed: OpenFeed): Promise<FastifyReply> {
  const tag = `"${feed.tag}"`;
  reply
    .header('cache-control', 'private, no-cache')
    .header('etag', tag)
    .header('last-modified', feed.changedAt.toUTCString());
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', 'inline; filename="calendar.ics"')
    .send(await feed.write());
}

// RFC 9110, 13.1.2: a list of tags, weak ones as good as strong ones, or * for any.
const isKnown = (tags: string | undefined, tag: string): boolean =>
  tags !== undefined &&
  (tags.trim() === '*' || tags.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));

const nothing = (reply: FastifyReply) =>
  plain(reply, 404, 'There is no calendar at this address. Copy the address from your profile again.');

const wait = (reply: FastifyReply, seconds: number) =>
  tooMany(reply.header('cache-control', 'no-store'), seconds);

function failed(reply: FastifyReply, error: unknown): FastifyReply {
  const isAway = isDatabaseGone(error);
  if (!isAway) logger().error({ err: error }, 'a calendar feed failed');
  const words = 'The calendar cannot be read for the moment. Try again in a minute.';
  return plain(reply.header('retry-after', 60), isAway ? 503 : 500, words);
}

const plain = (reply: FastifyReply, status: number, words: string) =>
  answerInWords(reply.header('cache-control', 'no-store'), status, words);
