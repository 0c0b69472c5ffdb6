import { escapeHtml } from '../../platform/escape-html.js';
import { dayOrNothing, page, table } from './public-page.js';
import type { Edition } from './read-edition.js';

/** The first page of a pack: what is in it, of which day, and when it is looked at next. */
export function writePackIndex(files: ReadonlyMap<string, Edition>): string {
  const [first] = files.values();
  const rows = [...files].map(([name, { title, number, adoptedOn, nextReviewOn }]) => [
    `<a href="${escapeHtml(encodeURIComponent(name))}">${escapeHtml(title)}</a>`,
    String(number),
    dayOrNothing(adoptedOn),
    dayOrNothing(nextReviewOn),
  ]);
  return page({
    title: `Policies of ${first?.organisationName ?? ''}`,
    body: table(['Policy', 'Version', 'Adopted', 'Next review'], rows),
  });
}
