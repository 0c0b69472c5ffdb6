import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { hidden, limitByAddress, nothingHere } from '../../platform/http/plain-answer.js';
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
  const counted = limitByAddress(MOST_A_MINUTE);
  server.get<{ Params: { token: string } }>('/reading/:token/document', counted, async (request, reply) => {
    const id = await documentOfLink(files.database.jobs, request.params.token);
    const content = id === null ? null : await storedContent(files, id);
    const stream = content && (await openStored(content));
    if (!content || !stream) return nothingHere(reply);
    return hidden(reply)
      .header('x-content-type-options', 'nosniff')
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
