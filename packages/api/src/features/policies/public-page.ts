import type { FastifyReply } from 'fastify';
import { escapeHtml } from '../../platform/escape-html.js';
import { dateInWords } from '../../platform/local-time.js';

/** A date in a cell, such as 23 November 2026; empty where there is none. */
export const dayOrNothing = (date: string | null): string => (date === null ? '' : dateInWords(date));

const STYLE =
  ':root{color-scheme:light dark}' +
  'body{font:1rem/1.6 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}' +
  'table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #767676}' +
  'a{color:#0b57a4}a:focus-visible{outline:3px solid #0b57a4;outline-offset:2px}h1{line-height:1.25}' +
  '@media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#16181b}a{color:#8ec5ff}a:focus-visible{outline-color:#8ec5ff}}' +
  // On a phone each row is a block of its own, and each cell says what it is.
  '@media(max-width:30rem){.rows,.rows tbody,.rows tr,.rows th,.rows td{display:block}.rows thead{position:absolute;left:-9999px}.rows tr{border-bottom:1px solid #767676;padding:.5rem 0}.rows th,.rows td{border:0;padding:.1rem 0}.rows td::before{content:attr(data-label) ": "}}';

/** A page for readers without a sign-in, and without scripts. */
export interface PublicPage {
  title: string;
  /** Whose it is, for the title of the window where the heading does not say it. */
  of?: string;
  /** HTML above the heading, such as the way back. */
  before?: string;
  /** HTML. */
  body: string;
}

/** The page as HTML. */
export const page = ({ title, of, before = '', body }: PublicPage): string => `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(of ? `${title} – ${of}` : title)}</title><style>${STYLE}</style></head>
<body>${before}<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>
`;

/**
 * A table whose rows are named by their first cell.
 * @param rows of HTML
 */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const body = rows.map(([name = '', ...cells]) => {
    const told = cells.map((cell, at) => `<td data-label="${escapeHtml(heads[at + 1] ?? '')}">${cell}</td>`);
    return `<tr><th scope="row">${name}</th>${told.join('')}</tr>`;
  });
  return `<table class="rows"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** Sends a page. */
export const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(html);
