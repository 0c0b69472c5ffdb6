import { describe, expect, it } from '@jest/globals';
import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PizZip from 'pizzip';
import { png } from '../../../test/sample-files.js';
import { type DocumentFrame, logoSize } from './document-frame.js';
import { fillText } from './fill-text.js';
import { makeDocument } from './make-document.js';
import { type FactValues, vocabularyOf } from './merge-fields.js';
import { parseText } from './parse-text.js';
import { toDocx } from './render-docx.js';
import { toPdf } from './render-pdf.js';

const VOCABULARY = vocabularyOf([
  { key: 'organisation_name', kind: 'TEXT' },
  { key: 'registered_address', kind: 'LONG_TEXT' },
  { key: 'sites', kind: 'LIST', rows: [{ key: 'site_name', kind: 'TEXT' }] },
]);

const TEXT = `## Sickness at {organisation_name}

Tell **your *manager*** by 9am. See [ACAS](https://www.acas.org.uk/) – “soon”: £5 ☐ ✓. Ask at {registered_address}

### Steps

1. Ring.
2. Write:
   - by post
   - by email

   and keep a copy.

4. Come back.

> Get well soon.

| Place | Signed |
| --- | ---: |
| {#sites}{site_name} | {/sites} |

---

#### Forms

7. Seven
8. Eight

Signed: ____________________
`;

const HOSTILE = 'Lantern {Yard} <b>&amp; *Co* | \u0007"\'';
const FACTS: FactValues = {
  organisation_name: HOSTILE,
  registered_address: '1 High Street\nTown',
  sites: [{ site_name: 'Hall' }, { site_name: 'Shop '.repeat(40) }],
};
const PRINTED = 'Lantern {Yard} <b>&amp; *Co* | "\'';

const FRAME: DocumentFrame = {
  title: 'Sickness absence policy',
  organisationName: 'Lantern Yard & Co',
  logo: { bytes: png(), mediaType: 'image/png' },
  version: '2.1',
  date: '2026-11-23',
  checksum: 'a1b2c3',
  legalAsOf: '2026-11-01',
  note: 'General guidance, not legal advice.',
  stamp: 'Draft, not adopted by Lantern Yard & Co',
};

const filled = (text = TEXT, facts = FACTS) => {
  const { document, problems } = parseText(text, VOCABULARY);
  expect(problems).toEqual([]);
  return fillText(document, facts);
};

/** Every part of a package that is XML, parsed; broken XML fails. */
async function xmlOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = new PizZip(bytes);
  const parts = new Map<string, string>();
  for (const [name, file] of Object.entries(zip.files))
    if (/\.(xml|rels)$/.test(name)) parts.set(name, file.asText());
  return parts;
}

describe('A document as a Word file', () => {
  it('is read by another program without a warning, with its headings, lists and tables', async () => {
    const { value, messages } = await mammoth.convertToHtml({ buffer: await toDocx(filled(), FRAME) });
    expect(messages).toEqual([]);
    const name = PRINTED.replace('&', '&amp;')
      .replace('<', '&lt;')
      .replace('>', '&gt;')
      .replaceAll('"', '&quot;');
    expect(value).toContain('<h1>Sickness absence policy</h1>');
    expect(value.replaceAll('&#39;', "'")).toContain(
      `<h2>Sickness at ${name}</h2>`.replaceAll('&quot;', '"'),
    );
    expect(value).toContain(
      '<h3>Steps</h3><ol><li>Ring.</li><li>Write:<ul><li>by post</li><li>by email</li></ul></li></ol>',
    );
    expect(value).toContain('<strong>your <em>manager</em></strong>');
    expect(value).toContain('href="https://www.acas.org.uk/"');
    expect(value).toContain('1 High Street<br />Town');
    expect(value).toContain('<thead><tr><th>');
    expect(value).toContain('<td><p>Hall</p></td>');
    expect(value).toContain('<strong>Draft, not adopted by Lantern Yard &amp; Co</strong>');
  });

  it('has language, title, alternative text, repeated header rows, and its frame on every page', async () => {
    const parts = await xmlOf(await toDocx(filled(), FRAME));
    const [body = '', styles, core, header, footer, numbering] = [
      ...[
        'word/document.xml',
        'word/styles.xml',
        'docProps/core.xml',
        'word/header1.xml',
        'word/footer1.xml',
      ],
      'word/numbering.xml',
    ].map((name) => parts.get(name));
    expect(styles).toContain('w:val="en-GB"');
    expect(core).toContain('<dc:title>Sickness absence policy</dc:title>');
    expect(core).toContain('2026-11-23T00:00:00Z');
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body).not.toMatch(/[^\P{Cc}\n]|\{#|\{\/|undefined|NaN/u);
    expect(header).toContain('Lantern Yard &amp; Co');
    expect(header).toContain('descr="Logo of Lantern Yard &amp; Co"');
    expect(header).toContain('Draft, not adopted');
    expect(footer).toContain('Version 2.1 · 23 November 2026 · Checksum a1b2c3');
    expect(footer).toMatch(/PAGE[\s\S]*NUMPAGES/);
    expect(numbering).toContain('<w:start w:val="7"/>');
  });

  it('has the same bytes for the same document', async () => {
    const [one, other] = [await toDocx(filled(), FRAME), await toDocx(filled(), FRAME)];
    expect(one.equals(other)).toBe(true);
    expect(one.equals(await toDocx(filled(), { ...FRAME, version: '2.2' }))).toBe(false);
  });
});

interface Tag {
  role?: string;
  children?: Tag[];
}

async function readPdf(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const { items } = await page.getTextContent();
      const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      return { words, tags: (await page.getStructTree()) as Tag, fonts: page };
    }),
  );
  const { info } = await pdf.getMetadata();
  return {
    pdf,
    pages,
    info: info as Record<string, unknown>,
    mark: await pdf.getMarkInfo(),
    outline: await pdf.getOutline(),
  };
}

const rolesOf = (tag: Tag): string[] => [
  ...(tag.role ? [tag.role] : []),
  ...(tag.children ?? []).flatMap(rolesOf),
];

describe('A document as a PDF', () => {
  it('is read by another program in its order, tagged, with title, language and bookmarks', async () => {
    const { pages, info, mark, outline } = await readPdf(await toPdf(filled(), FRAME));
    expect(info).toMatchObject({ Title: FRAME.title, Language: 'en-GB', Author: FRAME.organisationName });
    expect((mark as unknown as Map<string, boolean>).get('Marked')).toBe(true);
    expect(outline?.map(({ title }) => title)).toEqual([FRAME.title]);
    expect(outline?.[0]?.items.map(({ title }) => title)).toEqual([`Sickness at ${PRINTED}`]);
    const { words = '', tags = {} } = pages[0] ?? {};
    const order = [
      ...['Sickness absence policy', 'Draft, not adopted', 'The law as of 1 November 2026. General guidance'],
      ...[
        `Sickness at ${PRINTED}`,
        'Tell your manager by 9am. See ACAS – “soon”: £5 ☐ ✓. Ask at 1 High Street',
        'Town',
      ],
      ...['Steps', '1. Ring.', '2. Write:', '• by post', '• by email', 'and keep a copy.', '3. Come back.'],
      ...[
        'Get well soon.',
        'Place',
        'Signed',
        'Hall',
        'Forms',
        '7. Seven',
        '8. Eight',
        '____',
        'Version 2.1',
        'Page 1 of 1',
      ],
    ];
    let at = -1;
    const text = words.replace(/\s+/g, ' ');
    for (const part of order) {
      const next = text.indexOf(part, at + 1);
      expect({ part, found: next > at }).toEqual({ part, found: true });
      at = next;
    }
    const roles = rolesOf(tags);
    for (const role of [
      'H1',
      'H2',
      'H3',
      'H4',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'BlockQuote',
      'Table',
      'THead',
      'TBody',
      'TR',
      'TH',
      'TD',
      'Link',
    ])
      expect(roles).toContain(role);
    expect(roles.filter((role) => role === 'TH')).toHaveLength(2);
    expect(roles.filter((role) => role === 'TR')).toHaveLength(3);
  });

  it('calls itself PDF/UA, embeds its fonts, and has the same bytes for the same document', async () => {
    const bytes = await toPdf(filled(), FRAME);
    const raw = bytes.toString('latin1');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).toContain('/DisplayDocTitle true');
    expect(raw).not.toMatch(/\/BaseFont \/(?:Helvetica|Times|Courier)/);
    expect(raw.match(/\/FontFile2/g)?.length).toBeGreaterThan(1);
    expect(bytes.equals(await toPdf(filled(), FRAME))).toBe(true);
  });

  it('goes over pages with long words, long rows and long tables, and every page says which document it is', async () => {
    const text = [
      '{organisation_name} {registered_address}',
      `| A | B |\n| --- | --- |\n${'| {registered_address} | b |\n'.repeat(2)}${'| row | |\n'.repeat(90)}`,
    ].join('\n\n');
    const facts = {
      organisation_name: 'W'.repeat(10_000),
      registered_address: 'many words '.repeat(1500),
      sites: [],
    };
    const { pages } = await readPdf(
      await toPdf(filled(text, facts), { ...FRAME, stamp: 'Draft, '.repeat(40) }),
    );
    expect(pages.length).toBeGreaterThan(8);
    for (const [index, { words }] of pages.entries()) {
      expect(words).toContain(FRAME.organisationName);
      expect(words).toContain('Draft,');
      expect(words).toContain(`Page ${index + 1} of ${pages.length}`);
    }
    const all = pages.map(({ words }) => words).join('');
    expect(all.match(/W/g)).toHaveLength(10_000);
    expect(all.match(/many/g)).toHaveLength(4500);
    expect(all.match(/row/g)).toHaveLength(90);
  });
});

describe('Documents are made', () => {
  it('beside the thread that answers, without it being held up', async () => {
    await makeDocument({ format: 'DOCX', filled: filled(), frame: FRAME });
    const document = filled();
    const before = process.threadCpuUsage();
    const [docx, pdf] = await Promise.all([
      makeDocument({ format: 'DOCX', filled: document, frame: FRAME }),
      makeDocument({ format: 'PDF', filled: document, frame: FRAME }),
    ]);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(30);
    expect(docx.equals(await toDocx(filled(), FRAME))).toBe(true);
    expect(pdf.equals(await toPdf(filled(), FRAME))).toBe(true);
  });

  it('with a logo only if it can be printed', async () => {
    const huge = png();
    huge.writeUInt32BE(40_000, 16);
    const broken = Buffer.from('\x89PNG\r\n\x1a\nnothing of the kind that follows it', 'latin1');
    for (const bytes of [huge, broken, Buffer.alloc(0)]) {
      const logo = { bytes, mediaType: 'image/png' as const };
      expect(logoSize(logo)).toBeUndefined();
      expect((await toPdf(filled(), { ...FRAME, logo })).length).toBeGreaterThan(1000);
      expect((await toDocx(filled(), { ...FRAME, logo })).length).toBeGreaterThan(1000);
    }
    expect(logoSize({ bytes: png(), mediaType: 'image/png' })).toEqual({ width: 1, height: 1 });
    expect(logoSize({ bytes: png(), mediaType: 'image/jpeg' })).toBeUndefined();
  });
});
