import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillText, neededFields } from './fill-text.js';
import { type FactValues, MissingFacts, vocabularyOf } from './merge-fields.js';
import { fieldsOf, LONGEST_TEXT, parseText } from './parse-text.js';
import { contentsOf, toHtml, toPlainText } from './render-html.js';

const VOCABULARY = vocabularyOf([
  { key: 'organisation_name', kind: 'TEXT' },
  { key: 'registered_address', kind: 'LONG_TEXT' },
  { key: 'employee_count', kind: 'NUMBER' },
  { key: 'legal_as_of', kind: 'DATE' },
  { key: 'charity_number', kind: 'TEXT', optional: true },
  { key: 'has_drivers', kind: 'YES_NO' },
  { key: 'has_five_or_more', kind: 'YES_NO' },
  {
    key: 'sites',
    kind: 'LIST',
    rows: [
      { key: 'site_name', kind: 'TEXT' },
      { key: 'max_capacity', kind: 'NUMBER' },
      { key: 'has_lift', kind: 'YES_NO' },
    ],
  },
]);

const FACTS: FactValues = {
  organisation_name: 'Lantern Yard',
  registered_address: '1 High Street\nTown',
  employee_count: 12000,
  legal_as_of: '2026-11-23',
  has_drivers: true,
  has_five_or_more: false,
  sites: [
    { site_name: 'Hall', max_capacity: 80, has_lift: true },
    { site_name: 'Shop', max_capacity: 9, has_lift: false },
  ],
};

const read = (text: string) => {
  const { document, problems } = parseText(text, VOCABULARY);
  expect(problems).toEqual([]);
  return document;
};
const filled = (text: string, facts: FactValues = {}) => fillText(read(text), { ...FACTS, ...facts });
const plain = (text: string, facts: FactValues = {}) => toPlainText(filled(text, facts));
const problems = (text: string) =>
  parseText(text, VOCABULARY).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('A text template is read', () => {
  it.each([
    [
      'a\n\nTo {organisation_nme}',
      '3:4 {organisation_nme} is not a known field. Did you mean {organisation_name}?',
    ],
    ['{#sites} and more', '1:1 {#sites} is opened here and never closed.'],
    ['{#sites}\n\nmore', '1:1 {#sites} is opened here and never closed.'],
    ['a {/sites}', '1:3 {/sites} closes nothing: there is no {#sites} before it.'],
    ['{#sites}{#has_drivers}a{/sites}{/has_drivers}', '1:24 {/sites} stands where {/has_drivers} is due'],
    ['- a\n{#has_drivers}\n- b\n\n{/has_drivers}', '2:1 {#has_drivers} is opened here and never closed.'],
    ['{#has_drivers}**a{/has_drivers}**', '1:1 {#has_drivers} is opened here and never closed.'],
    ['{has_drivers}', '1:1 {has_drivers} is a yes or no and cannot be printed.'],
    ['{sites}', '1:1 {sites} is a list and cannot be printed.'],
    ['{site_name}', '1:1 {site_name} is not a known field.'],
    ['{charity_number}', '1:1 {charity_number} may be missing.'],
    ['{^charity_number}{charity_number}{/charity_number}', '1:18 {charity_number} may be missing.'],
    ['{Organisation name}', '1:1 {Organisation name} is not a field.'],
    ['never { closed', '1:7 This brace opens a field that is not closed on its line.'],
    ['[a](https://x.example/{organisation_name})', '1:1 Links begin with https:// or mailto:'],
    ['[a](javascript:alert%281%29)', '1:1 Links begin with https:// or mailto:'],
    ['[a](http://x.example)', '1:1 Links begin with https:// or mailto:'],
    ['`{organisation_name}`', '1:1 Code is not used here.'],
    ['```\na\n```', '1:1 Blocks of code are not used here.'],
    ['a <b>b</b>', '1:3 HTML is not used here.'],
    ['<script>alert(1)</script>', '1:1 HTML is not used here.'],
    ['![a](https://x.example/a.png)', '1:1 Pictures are not used here.'],
    ['# Title', '1:1 Sections begin with ##.'],
    ['##### Deep', '1:1 Headings go down to ####.'],
    ['| a |\n| - |\n| b | {organisation_name} |', '3:7 {organisation_name} cannot stand here'],
    [
      `${'{#has_drivers}'.repeat(20)}a${'{/has_drivers}'.repeat(20)}`,
      'Sections stand too deep within each other',
    ],
    [
      Array.from({ length: 20 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
      'too deep within each other',
    ],
    ['> '.repeat(5000), '1:1 This line has too many marks of formatting in a row.'],
    ['a '.repeat(LONGEST_TEXT), 'The text is too long: at most 200,000 letters.'],
    ['a'.repeat(30_000), '1:1 This line is too long.'],
  ])('and what is wrong in it is told with its place (%#)', (text, said) => {
    expect(problems(text).join('\n')).toContain(said);
  });

  it('and every field is named once, in order, and a list for its rows', () => {
    const text =
      '{organisation_name} {#sites}{site_name}{/sites} {^has_drivers}{organisation_name}{/has_drivers}';
    expect(fieldsOf(read(text))).toEqual(['organisation_name', 'sites', 'has_drivers']);
  });

  it('in a time in proportion to its length, whatever it is made of', () => {
    const makers = [
      '*a ',
      '_a ',
      '*a **b ',
      '<a ',
      '![a](',
      '[a](b ',
      '`a``b',
      '{#sites}',
      '|a',
      '> - ',
      'a\n',
      '{',
      '\\',
    ];
    for (const part of makers) {
      const text = part.repeat(Math.floor(19_000 / part.length));
      const began = performance.now();
      parseText(text, VOCABULARY);
      expect({ part, quick: performance.now() - began < 2000 }).toEqual({ part, quick: true });
    }
  });

  it.each([
    ['marks on many lines of one paragraph', `${'**a'.repeat(90)}\n`.repeat(700)],
    ['links that never close', `${'[a]'.repeat(90)}\n`.repeat(700)],
    ['items without end', '- a\n'.repeat(49_000)],
    ['a wide table with many rows', `${'|a'.repeat(500)}|\n${'|-'.repeat(500)}|\n${'|x\n'.repeat(5_000)}`],
    [
      'a wide table whose rows have no marks',
      `${'|a'.repeat(500)}|\n${'|-'.repeat(500)}|\n${'x\n'.repeat(5_000)}`,
    ],
    ['many small tables', '|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n|x|\n\n'.repeat(4_400)],
    ['empty paragraphs', 'a\n\n'.repeat(60_000)],
  ])('and shown in a short time, whoever wrote it: %s', (_, text) => {
    const began = performance.now();
    const { document, problems: told } = parseText(text, VOCABULARY);
    toHtml(fillText(document, {}, { blank: true }));
    expect(told).not.toEqual([]);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('and a list within a list is told: it would be a document without end', () => {
    const text = `${'{#sites}'.repeat(6)}x${'{/sites}'.repeat(6)}`;
    expect(problems(text).join('\n')).toContain('1:9 {#sites} is a list within a list.');
    expect(problems('{#sites}\n\n{^sites}\n\nnone\n\n{/sites}\n\n{/sites}')).toEqual([]);
  });
});

describe('A text template is filled', () => {
  it('to a length that can be printed, and no further', () => {
    const document = read(`{#sites}\n\n${'{site_name}\n\n'.repeat(2_000)}{/sites}\n`);
    const sites = (name: string) =>
      Array.from({ length: 100 }, () => ({ site_name: name, max_capacity: 1, has_lift: false }));
    const fill = (name: string) => () => fillText(document, { ...FACTS, sites: sites(name) });
    expect(fill('a'.repeat(5_000))).toThrow('With these answers the document is too long.');
    expect(fill('a')).toThrow('With these answers the document is too long.');
    expect(() => fillText(document, { ...FACTS, sites: sites('a').slice(0, 3) })).not.toThrow();
  });

  it('with values as they are printed', () => {
    expect(plain('**{organisation_name}**s has {employee_count} people on {legal_as_of}. \\{kept}')).toBe(
      'Lantern Yards has 12,000 people on 23 November 2026. {kept}',
    );
    expect(toHtml(filled('{registered_address}'))).toBe('<p>1 High Street<br />\nTown</p>');
    expect(toHtml(filled('## At {registered_address}'))).toContain('>At 1 High Street Town</h2>');
  });

  it('with sections: blocks, words, items, rows; and what is empty then is gone', () => {
    const text = [
      '{#has_drivers}\n\n## Driving\n\n{#sites}\n\nAt {site_name}{#has_lift}, with a lift{/has_lift}.\n\n{/sites}\n\n{/has_drivers}',
      '{^has_drivers}\n\nNobody drives.\n\n{/has_drivers}',
      'We are {#has_five_or_more}many{/has_five_or_more} few{^charity_number} and no charity{/charity_number}.',
      '- {#has_five_or_more}gone{/has_five_or_more}\n- {#sites}{site_name}: {max_capacity}{/sites}\n- stays',
      '{#has_five_or_more}gone{/has_five_or_more}',
      '| Place | Room |\n| --- | --- |\n| {#sites}{site_name} | {max_capacity}{/sites} |\n| {#has_five_or_more}gone | gone{/has_five_or_more} |\n| | |',
      '| Gone |\n| --- |\n| {#has_five_or_more}gone{/has_five_or_more} |',
      '1. {#has_five_or_more}gone{/has_five_or_more}',
    ].join('\n\n');
    const document = filled(text);
    expect(toPlainText(document)).toBe(
      [
        ...['Driving', 'At Hall, with a lift.', 'At Shop.', 'We are few and no charity.'],
        ...['Hall: 80', 'Shop: 9', 'stays', 'Place Room', 'Hall 80', 'Shop 9'],
      ].join('\n'),
    );
    const [table, ...others] = document.children.filter((node) => node.type === 'table');
    expect(table?.children).toHaveLength(4);
    expect(others).toEqual([]);
    expect(document.children.filter((node) => node.type === 'list')).toHaveLength(1);
    expect(plain(text, { sites: [], has_drivers: false })).toBe(
      ['Nobody drives.', 'We are few and no charity.', 'stays', 'Place Room'].join('\n'),
    );
  });

  it('only if nothing is missing; what is under an open question is asked for once it is answered', () => {
    const document = read(
      '{#has_drivers}\n\n{registered_address}\n\n{/has_drivers}\n\n{organisation_name} {#charity_number}{charity_number}{/charity_number} {#sites}{site_name}{/sites}',
    );
    expect(neededFields(document, {})).toEqual(['has_drivers', 'organisation_name', 'sites']);
    expect(neededFields(document, { has_drivers: true })).toEqual([
      ...['registered_address', 'organisation_name', 'sites'],
    ]);
    const almost = { has_drivers: false, organisation_name: ' ', sites: [{ site_name: null }] };
    expect(neededFields(document, almost)).toEqual(['organisation_name', 'sites']);
    expect(() => fillText(document, almost)).toThrow(new MissingFacts(['organisation_name', 'sites']));
    expect(neededFields(document, { ...almost, organisation_name: 'A', sites: [] })).toEqual([]);
    expect(
      neededFields(read('{organisation_name}'), Object.create({ organisation_name: 'inherited' })),
    ).toEqual(['organisation_name']);
  });

  it('or is shown blank, with names of fields for values', () => {
    const document = read(
      '{organisation_name} {#charity_number}no. {charity_number}{/charity_number}{^charity_number}none{/charity_number}\n\n{#has_drivers}\n\nDrives.\n\n{/has_drivers}\n\n{^has_drivers}\n\nWalks.\n\n{/has_drivers}\n\n- {#sites}{site_name}{/sites}',
    );
    expect(toPlainText(fillText(document, {}, { blank: true }))).toBe(
      '[organisation name] no. [charity number]\nDrives.\nWalks.\n[site name]',
    );
    expect(toPlainText(fillText(document, { has_drivers: false }, { blank: true }))).not.toContain('Drives');
  });

  it('and whatever a value holds comes out as words, never as a tag, as Markdown or as HTML', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(...'{}#^/*_|<>&"\'`[]()\\!-+ \n\r\t\x00\x1b\ue000\ue100\u202e'),
        maxLength: 60,
      }),
      fc.constantFrom(
        '{organisation_name}',
        '{#sites}',
        '<img src=x onerror=alert(1)>',
        '[a](javascript:alert(1))',
      ),
      fc.constant('long '.repeat(2000)),
    );
    const document = read(
      '## H {organisation_name}\n\n{registered_address}\n\n| a |\n| - |\n| {organisation_name} |',
    );
    fc.assert(
      fc.property(hostile, hostile, (name, address) => {
        const facts = { organisation_name: `a${name}`, registered_address: `b${address}` };
        const html = toHtml(fillText(document, facts));
        const tags = [...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag);
        expect(tags.filter((tag) => tag !== 'br')).toEqual([
          ...['h2', 'h2', 'p', 'p', 'table', 'thead', 'tr', 'th', 'th', 'tr', 'thead'],
          ...['tbody', 'tr', 'td', 'td', 'tr', 'tbody', 'table'],
        ]);
        expect(html).not.toMatch(/[^\P{Cc}\n\t]|\u202e|&#x0|<script|<img/u);
      }),
      { numRuns: 300 },
    );
    expect(plain('{organisation_name}', { organisation_name: 'a{sites}\u0007 *b* & <c>' })).toBe(
      'a{sites} *b* & <c>',
    );
  });

  it('and no text that reads without a problem leaves a tag', () => {
    const piece = fc.constantFrom(
      ...['{organisation_name}', '{#has_drivers}', '{/has_drivers}', '{#sites}', '{/sites}', '{site_name}'],
      ...[
        '{^sites}',
        '\n\n',
        '- ',
        '| ',
        ' ',
        '**',
        'word',
        '## ',
        '{#has_lift}',
        '{/has_lift}',
        '\n| - | - |\n',
        '\\{',
        '`',
        '[',
      ],
    );
    let clean = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const result = parseText(pieces.join(''), VOCABULARY);
        if (result.problems.length > 0) return;
        clean++;
        const text = toPlainText(fillText(result.document, FACTS));
        expect(text).not.toMatch(/\{[#^/]?[a-z]+_?[a-z]*\}/);
        expect(text).not.toMatch(/[\ue000-\uf8ff]/);
      }),
      { numRuns: 2000 },
    );
    expect(clean).toBeGreaterThan(100);
  });
});

describe('A document is shown', () => {
  it('with headings that can be jumped to, in its contents as in its HTML', () => {
    const document = filled('## Location\n\n### Sick *pay*: who & what?\n\n## Location\n\n## £');
    const contents = contentsOf(document);
    expect(contents).toEqual([
      { level: 2, text: 'Location', id: 's-location' },
      { level: 3, text: 'Sick pay: who & what?', id: 's-sick-pay-who-what' },
      { level: 2, text: 'Location', id: 's-location--2' },
      { level: 2, text: '£', id: 's-' },
    ]);
    const html = toHtml(document);
    for (const { level, id } of contents) expect(html).toContain(`<h${level} id="${id}">`);
  });
});
