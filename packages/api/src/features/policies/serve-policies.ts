import { pipeline } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashToken } from '../../platform/auth/secret-token.js';
import { now } from '../../platform/clock.js';
import { queryOn } from '../../platform/db/system-transaction.js';
import { toHtml } from '../../platform/documents/render-html.js';
import { RateLimit } from '../../platform/http/rate-limit.js';
import { isUuid } from '../../platform/is-uuid.js';
import type { Files } from '../../platform/storage/files.js';
import { type LinkedFile, readContent } from '../../platform/storage/open-file.js';
import { dayInWords, escapeHtml, page } from './public-page.js';
import { contentOf, readEdition, showContent } from './read-edition.js';

/** Readers share addresses; whoever guesses tokens asks far more often. */
const MOST_A_MINUTE = 120;

interface RegisterRow {
  organisation: string;
  name: string;
}

interface ShownRow {
  id: string;
  title: string;
  version: string;
  file: string | null;
  adoptedOn: string | null;
  nextReviewOn: string | null;
}

/**
 * What needs no sign-in: `/policies/<slug>`, the register of a member that wishes one, with its policies in force that it
 * shows; and `/packs/<token>`, a pack for whoever has the link. Everything else looks as if it never was.
 */
export function servePolicies(server: FastifyInstance, { files }: { files: Files }): void {
  const byAddress = new RateLimit(MOST_A_MINUTE);
  const query = queryOn(files.database.jobs);
  // With the route, not by the address as it was written: /%70acks is /packs too.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const seconds = byAddress.secondsToWait(request.ip);
    if (seconds !== null)
      return plain(
        reply.header('retry-after', seconds),
        429,
        `Too many requests. Ask again in ${seconds} seconds.`,
      );
  };
  const counted = { onRequest };

  server.get<{ Params: { slug: string } }>('/policies/:slug', counted, async (request, reply) => {
    const register = await findRegister(request.params.slug);
    if (!register) return nothing(reply);
    const { slug } = request.params;
    return html(fresh(reply), registerPage(register.name, slug, await findShown(register.organisation)));
  });

  server.get<{ Params: { slug: string; id: string } }>(
    '/policies/:slug/:id',
    counted,
    async (request, reply) => {
      const { slug, id } = request.params;
      const register = isUuid(id) ? await findRegister(slug) : null;
      const shown =
        register &&
        (await findShown(register.organisation)).find((one) => one.id === id && one.file === null);
      if (!register || !shown) return nothing(reply);
      const content = contentOf(await readEdition(query, shown.version));
      if (!content) return nothing(reply);
      const about = `<p>${escapeHtml(register.name)}. Adopted on ${dayInWords(shown.adoptedOn)}; next review on ${dayInWords(shown.nextReviewOn)}.</p>`;
      const back = `<p><a href="/policies/${escapeHtml(slug)}">All policies</a></p>`;
      return html(
        fresh(reply),
        page({ title: shown.title, body: about + toHtml(showContent(content)) + back }),
      );
    },
  );

  server.get<{ Params: { token: string } }>('/packs/:token', counted, async (request, reply) => {
    const [pack] = await query<{ name: string; titles: string[]; expires: string; ready: boolean }>(
      `select o.name, array(select q.title from policies q where q.id = any (k.policy_ids) order by q.title, q.id) as titles,
         to_char(k.expires_at at time zone 'Europe/London', 'YYYY-MM-DD') as expires, k.file_id is not null as ready
       from policy_packs k join organisations o on o.id = k.organisation_id where ${OPEN}`,
      [hashToken(request.params.token), now()],
    );
    if (!pack) return noPack(reply);
    const titles = pack.titles.map((title) => `<li>${escapeHtml(title)}</li>`).join('');
    const way = pack.ready
      ? `<p><a href="/packs/${escapeHtml(encodeURIComponent(request.params.token))}/policies.zip">Download all as one file (ZIP)</a></p>`
      : '<p>The files are being put together. Load this page again in a minute.</p>';
    const body = `<ul>${titles}</ul>${way}<p>This link works until ${dayInWords(pack.expires)}.</p>`;
    return html(hidden(reply), page({ title: `Policies of ${pack.name}`, body }));
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

  async function findRegister(slug: string): Promise<RegisterRow | null> {
    const [row] = await query<RegisterRow>(
      `select r.organisation_id as organisation, o.name from policy_registers r
       join organisations o on o.id = r.organisation_id and o.archived_at is null where r.slug = $1 and r.is_on`,
      [slug],
    );
    return row ?? null;
  }

  function findShown(organisation: string): Promise<ShownRow[]> {
    return query<ShownRow>(
      `select p.id, p.title, v.id as version, v.file_id as file, to_char(p.adopted_on, 'YYYY-MM-DD') as "adoptedOn",
         to_char(p.next_review_on, 'YYYY-MM-DD') as "nextReviewOn"
       from policies p join policy_versions v on v.policy_id = p.id and v.status = 'CURRENT'
       where p.organisation_id = $1 and p.status = 'CURRENT' and p.is_public order by p.title, p.id`,
      [organisation],
    );
  }
}

/** Over the row `k` of a pack: $1 is the hash of the token, $2 the instant. */
const OPEN = `k.token_hash = $1 and k.revoked_at is null and k.expires_at > $2
  and exists (select from organisations h where h.id = k.organisation_id and h.archived_at is null)`;

function registerPage(name: string, slug: string, shown: readonly ShownRow[]): string {
  const rows = shown.map(({ id, title, file, adoptedOn, nextReviewOn }) => {
    const named = escapeHtml(title);
    const words =
      file === null
        ? `<a href="/policies/${escapeHtml(slug)}/${id}">${named}</a>`
        : `${named}<br><small>Ask us for a copy</small>`;
    return `<tr><th scope="row">${words}</th><td data-label="Adopted">${dayInWords(adoptedOn)}</td><td data-label="Next review">${dayInWords(nextReviewOn)}</td></tr>`;
  });
  const list =
    rows.length === 0
      ? '<p>No policies are shown here at the moment.</p>'
      : `<table><thead><tr><th scope="col">Policy</th><th scope="col">Adopted</th><th scope="col">Next review</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return page({
    title: `Policies of ${name}`,
    body: `<p>The policies in force that ${escapeHtml(name)} makes public.</p>${list}`,
  });
}

const html = (reply: FastifyReply, text: string) => reply.type('text/html; charset=utf-8').send(text);

/** What is taken out of the register is out of it at once. */
const fresh = (reply: FastifyReply) => reply.header('cache-control', 'no-cache');

/** For whoever has the link, and for no search engine; the link is told to nobody by the browser. */
const hidden = (reply: FastifyReply) =>
  reply
    .header('x-robots-tag', 'noindex, nofollow')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'private, no-store');

const nothing = (reply: FastifyReply) => plain(hidden(reply), 404, 'There is nothing at this address.');

/** Of a link that ran out, was ended or never was: the same, so that nothing can be guessed from it. */
const noPack = (reply: FastifyReply) =>
  html(
    hidden(reply).code(404),
    page({
      title: 'This link does not work',
      body: '<p>It may have run out, or whoever sent it to you has ended it. Ask them for a new one.</p>',
    }),
  );

const plain = (reply: FastifyReply, status: number, words: string) =>
  reply.code(status).type('text/plain; charset=utf-8').send(words);
