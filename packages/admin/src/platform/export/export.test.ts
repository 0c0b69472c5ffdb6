import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import Papa from 'papaparse';
import { csvCell, csvText, type Exported } from './cell.ts';
import { xlsxOf } from './xlsx.ts';

const ATTACKS = [
  '=1+1',
  '+SUM(A1)',
  '-cmd|calc',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '  =A1',
  '＝1+1',
  '＋A1',
  '＠A1',
];

/** The files of a zip archive by their names, read by its central directory. */
async function unzip(blob: Blob): Promise<Map<string, string>> {
  const bytes = Buffer.from(await blob.arrayBuffer());
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [size, name, extra, comment, start] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ];
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const content = bytes.subarray(data, data + size);
    const isPacked = bytes.readUInt16LE(at + 10) === 8;
    files.set(
      bytes.toString('utf8', at + 46, at + 46 + name),
      (isPacked ? inflateRawSync(content) : content).toString('utf8'),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}

const ROWS: Exported[][] = [
  ['Łódź "Café", £5', -5.2, { day: '2026-12-01' }, { instant: '2026-07-01T09:15:00.000Z' }],
  ...ATTACKS.map((attack): Exported[] => [attack, 0, { day: null }, { instant: null }]),
];
const HEADER = ['Name', 'Amount', 'Day', 'When'];

describe('a cell of a CSV file', () => {
  it.each(ATTACKS)('%j is shown, not run', (attack) => {
    expect(csvCell(attack)).toBe(`"'${attack}"`);
  });

  it.each<[Exported, string]>([
    [-5.2, '-5.2'],
    ['-5.2', '"-5.2"'],
    ['+44 1632 960000', '"+44 1632 960000"'],
    ['-', '"-"'],
    ['a=b', '"a=b"'],
    [null, '""'],
    [{ day: '2026-12-01' }, '"2026-12-01"'],
    [{ instant: '2026-07-01T09:15:00.000Z' }, '"2026-07-01 10:15"'],
  ])('%j stays as it is', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

describe('an exported list, read back', () => {
  it('is the same from CSV', () => {
    const text = csvText([HEADER, ...ROWS]);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const { data, errors } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data[0]).toEqual(HEADER);
    expect(data[1]).toEqual(['Łódź "Café", £5', '-5.2', '2026-12-01', '2026-07-01 10:15']);
    expect(data.slice(2).map(([name]) => name)).toEqual(ATTACKS.map((attack) => `'${attack}`));
  });

  it('is the same from Excel: texts as texts, numbers as numbers, dates as dates, and no formula', async () => {
    const files = await unzip(await xlsxOf('A name of more than thirty-one letters', HEADER, ROWS));
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).not.toMatch(/<f[ >]/);
    const strings = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(
      ([, text]) => text?.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    );
    for (const attack of ATTACKS.filter((one) => !one.includes('\r'))) expect(strings).toContain(attack);
    const second = /<row r="2"[^>]*>([\s\S]*?)<\/row>/.exec(sheet)?.[1] ?? '';
    const cells = [...second.matchAll(/<c r="[A-Z]+2"([^>]*)>[\s\S]*?<v>(.*?)<\/v>/g)].map(
      ([, type, value]) => ({
        isText: type?.includes('t="s"'),
        value,
      }),
    );
    expect(strings[Number(cells[0]?.value)]).toBe('Łódź "Café", £5');
    expect(cells[0]?.isText).toBe(true);
    // Excel counts days from 1900: 1 December 2026 is 46357, 1 July 2026 at 10:15 is 46204.427…
    expect(cells.slice(1).map(({ isText, value }) => [isText, Number(value).toFixed(3)])).toEqual([
      [false, '-5.200'],
      [false, '46357.000'],
      [false, '46204.427'],
    ]);
  });
});
