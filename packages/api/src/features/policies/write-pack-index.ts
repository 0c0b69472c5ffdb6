import { dayInWords, escapeHtml, page } from './public-page.js';
import type { Edition } from './read-edition.js';

/** The first page of a pack: what is in it, of which day, and when it is looked at next. */
export function writePackIndex(files: ReadonlyMap<string, Edition>): string {
  const [first] = files.values();
  const organisation = first?.organisationName ?? '';
  const rows = [...files].map(
    ([name, { title, number, adoptedOn, nextReviewOn }]) =>
      `<tr><th scope="row"><a href="${escapeHtml(encodeURIComponent(name))}">${escapeHtml(title)}</a></th><td data-label="Version">${number}</td><td data-label="Adopted">${dayInWords(adoptedOn)}</td><td data-label="Next review">${dayInWords(nextReviewOn)}</td></tr>`,
  );
  return page({
    title: `Policies of ${organisation}`,
    body: `<table><thead><tr><th scope="col">Policy</th><th scope="col">Version</th><th scope="col">Adopted</th><th scope="col">Next review</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  });
}
