import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Conflict, Invalid, Unauthenticated } from '../errors.js';
import type { ApiContext, RequestContext } from '../graphql/context.js';
import { formatError, isDatabaseGone } from '../graphql/format-error.js';
import { logger } from '../log.js';
import { codeOf } from '../system-error.js';
import { FileKeyMissing } from './file-keys.js';
import { BlobMissing } from './file-store.js';
import type { Files } from './files.js';
import { readContent, useLink } from './open-file.js';
import { receiveUpload, tooLarge } from './receive-upload.js';

/** What the form around a file may weigh. */
const FORM_BYTES = 64 * 1024;

/** HTTP status by the code, or the finer reason, of a refusal. */
const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  BAD_USER_INPUT: 422,
  RATE_LIMITED: 429,
  FILE_TOO_LARGE: 413,
  SCANNER_AWAY: 503,
  DISK_FULL: 507,
};

/** `POST /files`: one file comes in. `GET /files/<token>`: one file goes out, to whom the link was made for. */
export async function serveFiles(
  server: FastifyInstance,
  files: Files,
  contextOf: (request: FastifyRequest) => Promise<RequestContext>,
): Promise<void> {
  await server.register(multipart, {
    preservePath: true,
    throwFileSizeLimit: false,
    limits: { files: 1, fields: 5, parts: 6, fieldSize: 1_000, headerPairs: 50, fileSize: files.mostBytes },
  });
  server.setErrorHandler((error, request, reply) => {
    // What is still coming of an upload that was refused is let past, so that the caller gets to read why.
    request.raw.resume();
    return refuse(reply, error);
  });
  server.post<{ Querystring: { for?: string } }>(
    '/files',
    { bodyLimit: files.mostBytes + FORM_BYTES },
    async (request, reply) => {
      const context = await signedIn(request, contextOf);
      if (Number(request.headers['content-length'] ?? 0) > files.mostBytes + FORM_BYTES)
        throw tooLarge(files.mostBytes);
      if (!request.isMultipart()) throw noFile();
      const part = await request.file();
      if (!part) throw noFile();
      const { filename, file: content } = part;
      const purpose = request.query.for;
      return reply
        .code(201)
        .send(await receiveUpload(files, context, { filename: named(filename), content, purpose }));
    },
  );
  server.get<{ Params: { token: string } }>('/files/:token', async (request, reply) => {
    const { viewer } = await signedIn(request, contextOf);
    const file = await useLink(files, viewer.personId, request.params.token);
    if (!file) return reply.code(404).send(NO_LINK);
    try {
      const content = await readContent(files, file);
      // The head is sent by now: what was tampered with can only be cut off, and told to whoever reads the log.
      content.on('error', (error) => logger().error({ err: error, file: file.id }, 'a file broke off'));
      return reply.headers(headersOf(file)).send(content);
    } catch (error) {
      if (!(error instanceof BlobMissing || error instanceof FileKeyMissing)) throw error;
      logger().error({ err: error, file: file.id }, 'a file cannot be read');
      throw new Conflict('FILE_UNREADABLE', 'This file cannot be read at the moment. Tell your coordinator.');
    }
  });
}

const NO_LINK = {
  code: 'NOT_FOUND',
  message: 'This link has been used, has run out, or is not yours. Open the file again.',
};

const noFile = () => new Invalid({ file: 'Send one file as multipart/form-data.' }, 'FILE_MISSING');

async function signedIn(
  request: FastifyRequest,
  contextOf: (request: FastifyRequest) => Promise<RequestContext>,
): Promise<ApiContext> {
  const { api } = await contextOf(request);
  if (!api) throw new Unauthenticated();
  return api;
}

const named = (filename: string | undefined): string => filename ?? '';

/**
 * A browser must not show the file in our name, nor guess what it is, nor keep it. The name goes as RFC 5987 wants it,
 * with a plain one for programs that know no better.
 */
function headersOf(file: { name: string; mediaType: string; bytes: number }): Record<string, string> {
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': file.mediaType,
    'content-length': String(file.bytes),
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${exact}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  };
}

function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  const known = toRefusal(error);
  const meant = known instanceof GraphQLError ? { extensions: known.extensions } : {};
  const formatted = formatError({ message: known.message, ...meant }, known);
  const { code = 'INTERNAL_SERVER_ERROR', reason, fields, correlationId } = formatted.extensions ?? {};
  const status = isDatabaseGone(error) ? 503 : (STATUS[String(reason)] ?? STATUS[String(code)] ?? 500);
  return reply.code(status).send({ code, message: formatted.message, reason, fields, correlationId });
}

/** What Fastify and the reader of forms say, in our words. */
function toRefusal(error: unknown): Error {
  if (error instanceof GraphQLError) return error;
  const code = codeOf(error) ?? '';
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Invalid({ file: 'This file is too big. Choose a smaller one.' }, 'FILE_TOO_LARGE');
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (/^FST_/.test(code) || (status >= 400 && status < 500)) return noFile();
  return error instanceof Error ? error : new Error(String(error));
}
