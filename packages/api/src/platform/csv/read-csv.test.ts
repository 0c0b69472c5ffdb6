import { describe, expect, it } from '@jest/globals';
import { csvCell, csvText, looksLikeFormula, withoutGuard } from './csv-cell.js';
import { decodeText } from './decode-text.js';
import { readCsv } from './read-csv.js';

const LIMITS = { bytes: 1_000_000, rows: 1_000 };

async function* inPieces(bytes: Uint8Array, size = 7) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
const read = (content: string | Uint8Array, limits = LIMITS) =>
  readCsv(inPieces(Buffer.from(content as string)), limits);

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('Café £5 Łódź'), 'utf-8', 'Café £5 Łódź'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFCafé'), 'utf-8', 'Café'],
    ['UTF-16 with a mark', Buffer.from('\uFEFFCafé', 'utf16le'), 'utf-16le', 'Café'],
    ['UTF-16 without one', Buffer.from('Name,Kind', 'utf16le'), 'utf-16le', 'Name,Kind'],
    ['UTF-16 the other way round', utf16be('\uFEFFCafé'), 'utf-16be', 'Café'],
    [
      'Windows-1252',
      Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x80, 0x35, 0x92]),
      'windows-1252',
      'Café €5’',
    ],
  ])('%s is told', (_, bytes, encoding, text) => {
    expect(decodeText(bytes)).toEqual({ encoding, text });
  });
});

describe('a CSV file', () => {
  it.each([
    ['commas', 'a,b\r\n1,2\r\n'],
    ['semicolons', 'a;b\n1;2'],
    ['tabs', 'a\tb\n1\t2'],
    ['what its first line says', 'sep=|\na|b\n1|2'],
    ['old line ends', 'a,b\r1,2'],
  ])('is read with %s', async (_, text) => {
    const { header, rows } = await read(text);
    expect(header).toEqual(['a', 'b']);
    expect(rows.map((row) => row.cells)).toEqual([['1', '2']]);
  });

  it('counts lines as a spreadsheet does: empty ones too, and a cell with line ends as one', async () => {
    const { rows } = await read('a,b\n\n"two\nlines",x\n , \nlast,y\n');
    expect(rows).toEqual([
      { line: 3, cells: ['two\nlines', 'x'] },
      { line: 5, cells: ['last', 'y'] },
    ]);
  });

  it('keeps commas and quotation marks inside quotation marks', async () => {
    const { rows } = await read('a,b\n"Smith, ""Jo""",2');
    expect(rows[0]?.cells).toEqual(['Smith, "Jo"', '2']);
  });

  it.each([
    ['nothing', '', /empty/],
    ['empty lines only', '\n\n,,\n', /empty/],
    ['a quotation mark that never ends', 'a,b\n"x,2\n3,4', /line 2 .*never ends/],
    ['a quotation mark inside a cell', 'a,b\nx"y,2', /Line 2 .*quotation mark/],
  ])('of %s is refused with a sentence', async (_, text, words) => {
    await expect(read(text)).rejects.toThrow(words);
  });

  it('of too many rows is refused as soon as that is known', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 100_000;
        yield Buffer.from('x,y\n'.repeat(25_000));
      }
    }
    await expect(readCsv(endless(), LIMITS)).rejects.toThrow('The file is bigger than 1 MB');
    expect(given).toBeLessThan(1_200_000);
    await expect(read('x,y\n'.repeat(1_002))).rejects.toThrow('more than 1,000 rows');
  });
});

describe('a cell', () => {
  it.each([
    '=1+1',
    '+SUM(A1)',
    '-cmd|calc',
    '@SUM(1)',
    '\tx',
    '\rx',
    '  =1+A1',
    '＝1+1',
    '＋A1',
    '－A1',
    '＠A1',
    '"=A1',
  ])('%j is not run by a spreadsheet, and comes back as it was', (text) => {
    expect(looksLikeFormula(text)).toBe(true);
    const cell = csvCell(text);
    expect(cell.startsWith(`"'`)).toBe(true);
    expect(withoutGuard(cell.slice(1, -1).replaceAll('""', '"'))).toBe(text);
  });

  it.each(['-5.2', '+44 1632 960000', '-', '1,200', '12%', 'a=b', "O'Neill", "'quoted'"])(
    '%j stays as it is',
    (text) => {
      expect(csvCell(text)).toBe(`"${text}"`);
      expect(withoutGuard(text)).toBe(text);
    },
  );

  it('survives being written and read', async () => {
    const { header, rows } = await read(
      csvText([
        ['Name', 'Note'],
        ['Łódź "Café"', 'one\ntwo; three, four'],
      ]),
    );
    expect(header).toEqual(['Name', 'Note']);
    expect(rows[0]?.cells).toEqual(['Łódź "Café"', 'one\ntwo; three, four']);
  });
});
