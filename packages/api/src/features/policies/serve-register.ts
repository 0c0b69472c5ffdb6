import type { FastifyInstance, FastifyReply, RouteShorthandOptions } from 'fastify';
import type { Query } from '../../platform/db/read-as.js';
import { queryOn } from '../../platform/db/system-transaction.js';
import { escapeHtml } from '../../platform/escape-html.js';
import { nothingHere } from '../../platform/http/plain-answer.js';
import { isUuid } from '../../platform/is-uuid.js';
import type { Files } from '../../platform/storage/files.js';
import { dayOrNothing, page, sendPage, table } from './public-page.js';
import { readEdition } from './read-edition.js';
import { showEdition } from './show-edition.js';

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

/** `/policies/<slug>`: the register of a member that wishes one, and below it each policy in force that it shows. */
export function serveRegister(server: FastifyInstance, counted: RouteShorthandOptions, files: Files): void {
  const query = queryOn(files.database.jobs);

  server.get<{ Params: { slug: string } }>('/policies/:slug', counted, async (request, reply) => {
    const { slug } = request.params;
    const register = await findRegister(query, slug);
    if (!register) return nothingHere(reply);
    return sendPage(
      fresh(reply),
      registerPage(register.name, slug, await findShown(query, register.organisation)),
    );
  });

  server.get<{ Params: { slug: string; id: string } }>(
    '/policies/:slug/:id',
    counted,
    async (request, reply) => {
      const { slug, id } = request.params;
      const register = isUuid(id) ? await findRegister(query, slug) : null;
      const shown = register && (await findShown(query, register.organisation)).find((one) => one.id === id);
      if (!register || !shown || shown.file !== null) return nothingHere(reply);
      const text = await showEdition(files, await readEdition(query, shown.version));
      if (text === null) return nothingHere(reply);
      return sendPage(fresh(reply), policyPage(register.name, slug, shown, text));
    },
  );
}

async function findRegister(query: Query, slug: string): Promise<RegisterRow | null> {
  const [row] = await query<RegisterRow>(
    `select r.organisation_id as organisation, o.name from policy_registers r
     join organisations o on o.id = r.organisation_id and o.archived_at is null where r.slug = $1 and r.is_on`,
    [slug],
  );
  return row ?? null;
}

const findShown = (query: Query, organisation: string): Promise<ShownRow[]> =>
  query<ShownRow>(
    `select p.id, p.title, v.id as version, v.file_id as file, to_char(p.adopted_on, 'YYYY-MM-DD') as "adoptedOn",
       to_char(p.next_review_on, 'YYYY-MM-DD') as "nextReviewOn"
     from policies p join policy_versions v on v.policy_id = p.id and v.status = 'CURRENT'
     where p.organisation_id = $1 and p.status = 'CURRENT' and p.is_public order by p.title, p.id`,
    [organisation],
  );

function registerPage(name: string, slug: string, shown: readonly ShownRow[]): string {
  const rows = shown.map(({ id, title, file, adoptedOn, nextReviewOn }) => {
    const words = escapeHtml(title);
    const linked = file === null ? `<a href="${addressOf(slug)}/${id}">${words}</a>` : words;
    return [linked, dayOrNothing(adoptedOn), dayOrNothing(nextReviewOn)];
  });
  const list =
    rows.length === 0
      ? '<p>No policies are shown here at the moment.</p>'
      : table(['Policy', 'Adopted', 'Next review'], rows);
  return page({
    title: `Policies of ${name}`,
    body: `<p>The policies in force that ${escapeHtml(name)} makes public.</p>${list}`,
  });
}

function policyPage(name: string, slug: string, { title, adoptedOn, nextReviewOn }: ShownRow, text: string) {
  const back = `<nav aria-label="Register"><a href="${addressOf(slug)}">All policies of ${escapeHtml(name)}</a></nav>`;
  const about = `<p>Adopted on ${dayOrNothing(adoptedOn)}; next review on ${dayOrNothing(nextReviewOn)}.</p>`;
  return page({ title, of: name, before: back, body: about + text });
}

const addressOf = (slug: string): string => `/policies/${escapeHtml(encodeURIComponent(slug))}`;

/** What is taken out of the register is out of it at once. */
const fresh = (reply: FastifyReply) => reply.header('cache-control', 'no-cache');
