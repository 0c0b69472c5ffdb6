import type { Query } from '../../platform/db/read-as.js';
import { toPlainText } from '../../platform/documents/render-html.js';
import { blankText } from './read-edition.js';

interface Row {
  text: string | null;
  is_published: boolean;
}

/**
 * Writes what a template is found by: of its published edition, title before summary and search words before text. While
 * nothing is published it is not found at all.
 */
export async function indexTemplate({ query }: { query: Query }, id: string): Promise<void> {
  const [row] = await query<Row>(
    `select v.text, v.id is not null as is_published from templates t
     left join template_versions v on v.template_id = t.id and v.status = 'PUBLISHED' where t.id = $1`,
    [id],
  );
  if (!row?.is_published) {
    await query(
      `update templates set search = null, search_head = null, plain = null, words = '' where id = $1`,
      [id],
    );
    return;
  }
  const plain = row.text === null ? '' : toPlainText(blankText(row.text)).slice(0, LONGEST_PLAIN);
  await query(
    `update templates t set search = app.template_head(t.title, t.summary, t.search_words) || setweight(to_tsvector('english', $2::text), 'C'),
       search_head = app.template_head(t.title, t.summary, t.search_words), plain = $2,
       words = lower(concat_ws(' ', t.title, t.summary, array_to_string(t.search_words, ' ')))
     where t.id = $1`,
    [id, plain],
  );
}

/** A tsvector holds a megabyte; the longest text that may be written comes nowhere near that. */
const LONGEST_PLAIN = 200_000;
