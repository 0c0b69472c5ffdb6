import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { RateLimit } from '../../platform/http/rate-limit.js';
import { FileKeyMissing } from '../../platform/storage/file-keys.js';
import { BlobMissing } from '../../platform/storage/file-store.js';
import type { Files } from '../../platform/storage/files.js';
import { type StoredContent, storedContent } from '../../platform/storage/stored-content.js';
import { documentOfLink } from './acknowledge-by-link.js';

/** Readers share addresses; whoever guesses tokens asks far more often. */
const MOST_A_MINUTE = 60;

/**
 * `/reading/<token>/document`: the organisation's own document for a reader without a sign-in, as long as their link works.
 * Everything else looks as if it never was.
 */
export function serveDocuments(server: FastifyInstance, { files }: { files: Files }): void {
  const byAddress = new RateLimit(MOST_A_MINUTE);
  server.get<{ Params: { token: string } }>('/reading/:token/document', async (request, reply) => {
    const seconds = byAddress.secondsToWait(request.ip);
    if (seconds !== null)
      return plain(
        reply.header('retry-after', seconds),
        429,
        `Too many requests. Ask again in ${seconds} seconds.`,
      );
    const id = await documentOfLink(files.database.jobs, request.params.token);
    const content = id === null ? null : await storedContent(files, id);
    const stream = content && (await openStored(content));
    if (!content || !stream) return plain(hidden(reply), 404, 'There is nothing at this address.');
    return hidden(reply)
      .type(content.mediaType)
      .header('content-length', String(content.bytes))
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(content.name)}`)
      .send(stream);
  });
}

async function openStored(content: StoredContent): Promise<Readable | null> {
  try {
    return await content.open();
  } catch (error) {
    if (error instanceof BlobMissing || error instanceof FileKeyMissing) return null;
    throw error;
  }
}

/** For whoever has the link, and for no search engine; the link is told to nobody by the browser. */
const hidden = (reply: FastifyReply) =>
  reply
    .header('x-robots-tag', 'noindex, nofollow')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff');

const plain = (reply: FastifyReply, status: number, words: string) =>
  reply.code(status).type('text/plain; charset=utf-8').send(words);
