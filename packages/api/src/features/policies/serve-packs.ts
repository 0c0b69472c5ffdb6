import { pipeline } from 'node:stream';
import type { FastifyInstance, FastifyReply, RouteShorthandOptions } from 'fastify';
import { hashToken } from '../../platform/auth/secret-token.js';
import { now } from '../../platform/clock.js';
import { queryOn } from '../../platform/db/system-transaction.js';
import { escapeHtml } from '../../platform/escape-html.js';
import { hidden } from '../../platform/http/plain-answer.js';
import { dateInWords } from '../../platform/local-time.js';
import type { Files } from '../../platform/storage/files.js';
import { type LinkedFile, readContent } from '../../platform/storage/open-file.js';
import { page, sendPage } from './public-page.js';

interface PackRow {
  name: string;
  titles: string[];
  /** YYYY-MM-DD, London. */
  expires: string;
  ready: boolean;
}

/** Over the row `k` of a pack: $1 is the hash of the token, $2 the instant. */
const OPEN = `k.token_hash = $1 and k.revoked_at is null and k.expires_at > $2
  and exists (select from organisations h where h.id = k.organisation_id and h.archived_at is null)`;

/** `/packs/<token>`: a funder's pack for whoever has its link, and below it the ZIP itself. */
export function servePacks(server: FastifyInstance, counted: RouteShorthandOptions, files: Files): void {
  const query = queryOn(files.database.jobs);

  server.get<{ Params: { token: string } }>('/packs/:token', counted, async (request, reply) => {
    const { token } = request.params;
    const [pack] = await query<PackRow>(
      `select o.name, array(select q.title from policies q where q.id = any (k.policy_ids) order by q.title, q.id) as titles,
         to_char(k.expires_at at time zone 'Europe/London', 'YYYY-MM-DD') as expires, k.file_id is not null as ready
       from policy_packs k join organisations o on o.id = k.organisation_id where ${OPEN}`,
      [hashToken(token), now()],
    );
    return pack ? sendPage(hidden(reply), packPage(pack, token)) : noPack(reply);
  });

  server.get<{ Params: { token: string } }>('/packs/:token/policies.zip', counted, async (request, reply) => {
    const [file] = await query<LinkedFile>(
      `update policy_packs k set opened = k.opened + 1, last_opened_at = $2
       from files f where ${OPEN} and f.id = k.file_id and f.stored_at is not null and f.erased_at is null
       returning f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes, f.blob_key as "blobKey",
         f.wrapped_key as "wrappedKey", f.key_id as "keyId"`,
      [hashToken(request.params.token), now()],
    );
    if (!file) return noPack(reply);
    const content = await readContent(files, file);
    return hidden(reply)
      .type('application/zip')
      .header('content-length', String(file.bytes))
      .header('content-disposition', 'attachment; filename="policies.zip"')
      .send(
        pipeline(
          content,
          async function* (source) {
            yield* source;
          },
          () => undefined,
        ),
      );
  });
}

function packPage({ name, titles, expires, ready }: PackRow, token: string): string {
  const list = titles.map((title) => `<li>${escapeHtml(title)}</li>`).join('');
  const way = ready
    ? `<p><a href="/packs/${escapeHtml(encodeURIComponent(token))}/policies.zip">Download all as one file (ZIP)</a></p>`
    : '<p>The files are being put together. Load this page again in a minute.</p>';
  return page({
    title: `Policies of ${name}`,
    body: `<ul>${list}</ul>${way}<p>This link works until ${dateInWords(expires)}.</p>`,
  });
}

/** Of a link that ran out, was ended or never was: the same, so that nothing can be guessed from it. */
const noPack = (reply: FastifyReply): FastifyReply =>
  sendPage(
    hidden(reply).code(404),
    page({
      title: 'This link does not work',
      body: '<p>It may have run out, or whoever sent it to you has ended it. Ask them for a new one.</p>',
    }),
  );
