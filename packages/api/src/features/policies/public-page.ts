const LETTERS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text within HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => LETTERS[letter] ?? letter);

const FULL_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A date as people write it, such as 23 November 2026; empty where there is none. */
export const dayInWords = (date: string | null): string =>
  date === null ? '' : FULL_DAY.format(new Date(`${date}T12:00:00Z`));

const STYLE =
  'body{font:1rem/1.6 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}' +
  'table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #767676;overflow-wrap:anywhere}' +
  'a{color:#0b57a4}a:focus-visible{outline:3px solid #0b57a4;outline-offset:2px}h1{line-height:1.25}' +
  '@media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#16181b}a{color:#8ec5ff}a:focus-visible{outline-color:#8ec5ff}}' +
  '@media(max-width:30rem){table,thead,tbody,tr,th,td{display:block}thead{position:absolute;left:-9999px}tr{border-bottom:1px solid #767676;padding:.5rem 0}th,td{border:0;padding:.1rem 0}td[data-label]::before{content:attr(data-label) ": "}}';

/** A page without scripts for readers without a sign-in. `body` is HTML. */
export const page = ({ title, body }: { title: string; body: string }): string => `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>
`;
