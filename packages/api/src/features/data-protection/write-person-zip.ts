import type { Readable } from 'node:stream';
import yazl from 'yazl';
import { escapeHtml } from '../../platform/escape-html.js';
import { dateInWords } from '../../platform/local-time.js';
import type { PersonalDataSection, PersonalValue } from './personal-data.js';

/** What the ZIP says about itself. */
export interface PersonZip {
  /** The person. */
  name: string;
  /** The controller. */
  organisation: string;
  /** The day on which it was made, YYYY-MM-DD. */
  madeOn: string;
  /** False: for somebody other than the person, without what is confidential. */
  complete: boolean;
  sections: readonly PersonalDataSection[];
}

/** A ZIP with `data.json` for programs and `index.html` for people, as a stream. */
export function writePersonZip(zip: PersonZip): Readable {
  const file = new yazl.ZipFile();
  const mtime = new Date(`${zip.madeOn}T12:00:00Z`);
  file.addBuffer(Buffer.from(JSON.stringify(toJson(zip), null, 2)), 'data.json', { mtime });
  file.addBuffer(Buffer.from(toHtml(zip)), 'index.html', { mtime });
  file.end();
  return file.outputStream as Readable;
}

const toJson = ({ name, organisation, madeOn, complete, sections }: PersonZip) => ({
  person: name,
  controller: organisation,
  madeOn,
  complete,
  sections,
});

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}' +
  'dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;border-top:1px solid #767676;padding-top:.75rem}' +
  'dt{font-weight:600}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}@media(max-width:30rem){dl{grid-template-columns:1fr}}';

/** One page without scripts, which reads well aloud, in print and on a telephone. */
function toHtml({ name, organisation, madeOn, complete, sections }: PersonZip): string {
  const title = `Data about ${name} at ${organisation}`;
  const note = complete
    ? 'It was made for you. Other people are told by their part, not by name.'
    : 'It was made for the organisation that answers the request. Read it before you hand it over: words that people typed themselves may name others. What is confidential between the person and an adviser is left out; the person is given it when they ask in their own profile.';
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${escapeHtml(title)}</h1>
<p>Collected on ${dateInWords(madeOn)}. ${note}</p>
<p>Why ${escapeHtml(organisation)} uses these data, with whom it shares them and how long it keeps them, stands in its record of processing. You may ask for corrections or erasure, and complain to the organisation or to the Information Commissioner’s Office: ico.org.uk/make-a-complaint.</p>
${sections.map(sectionHtml).join('\n')}
</main></body></html>
`;
}

const sectionHtml = ({ title, about, rows }: PersonalDataSection): string =>
  `<section><h2>${escapeHtml(title)}</h2><p>${escapeHtml(about)}</p>${rows.length === 0 ? '<p>Nothing.</p>' : rows.map(rowHtml).join('\n')}</section>`;

const rowHtml = (row: Readonly<Record<string, PersonalValue>>): string =>
  `<dl>${Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(valueWords(value))}</dd>`)
    .join('')}</dl>`;

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

function valueWords(value: unknown): string {
  if (value instanceof Date) return MOMENT.format(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const text = String(value);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? dateInWords(text) : text;
}
