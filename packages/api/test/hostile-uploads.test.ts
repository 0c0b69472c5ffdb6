import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../src/platform/config.js';
import { clamdAt } from '../src/platform/storage/virus-scanner.js';
import { arrangeConsortium } from './consortium.js';
import { asOwner } from './database-role.js';
import { startTestSystem, type TestSystem } from './harness.js';
import { CSV, docxParts, openDocumentParts, type Parts, pdf, png, xlsxParts, zipOf } from './sample-files.js';
import { ORIGIN } from './second-app.js';
import { download, filesOnDisk, formOf, OPEN, upload } from './upload.js';

let system: TestSystem;
let cookie: string;
let port: number;
let manager: Awaited<ReturnType<TestSystem['as']>>;

const MEGABYTE = 1024 * 1024;

beforeAll(async () => {
  system = await startTestSystem({ FILE_QUOTA_MB: '2000' });
  const world = await arrangeConsortium(system.em);
  cookie = await system.cookieOf(world.people.manager);
  manager = await system.as(world.people.manager);
  await system.app.server.listen({ port: 0, host: '127.0.0.1' });
  port = (system.app.server.server.address() as AddressInfo).port;
});

afterAll(() => system?.close());

const rows = () =>
  asOwner<{ id: string; bytes: string }>(system.databaseUrl, 'select id, bytes from files order by id');

/** What of an upload could be left: rows, blobs, files that wait, and files without a name that are still open. */
async function leftovers() {
  return { rows: await rows(), disk: await filesOnDisk(system), open: openUploads() };
}

const openUploads = (): string[] =>
  readdirSync('/proc/self/fd')
    .map((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        return '';
      }
    })
    .filter((path) => path.startsWith(system.dataDir));

const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
const EXE = Buffer.concat([Buffer.from('MZ'), randomBytes(400)]);

/** The same letters over and over: a small archive that unpacks to a big one. */
const bomb = (megabytes: number) =>
  zipOf({ ...docxParts(), 'word/media/big.xml': Buffer.alloc(megabytes * MEGABYTE, 97) });

/** A part whose name yazl would not write: the name is put in afterwards, as long as the first. */
async function withName(parts: Parts, from: string, to: string): Promise<Buffer> {
  const bytes = await zipOf(parts);
  let text = bytes.toString('latin1');
  text = text.replaceAll(from, to);
  return Buffer.from(text, 'latin1');
}

const docxWith = (more: Parts) => zipOf({ ...docxParts(), ...more }, { compress: false });

const HOSTILE: [name: string, filename: string, content: () => Buffer | Promise<Buffer>, reason: string][] = [
  ['a page named .pdf', 'invoice.pdf', () => HTML, 'FILE_TYPE'],
  ['a page behind a PDF’s first letters', 'invoice.csv', () => Buffer.from('%PDF-1.4 <html>'), 'FILE_TYPE'],
  ['an SVG', 'logo.svg', () => SVG, 'FILE_TYPE'],
  ['an SVG named .png', 'logo.png', () => SVG, 'FILE_TYPE'],
  ['a page named .csv', 'people.csv', () => HTML, 'FILE_TYPE'],
  [
    'a page in UTF-16 named .csv',
    'people.csv',
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(HTML.toString(), 'utf16le')]),
    'FILE_TYPE',
  ],
  ['half a letter of UTF-16', 'people.csv', () => Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x42]), 'FILE_TYPE'],
  ['a PNG named .pdf', 'scan.pdf', png, 'FILE_TYPE'],
  ['a program', 'setup.exe', () => EXE, 'FILE_TYPE'],
  ['a program named .txt', 'setup.txt', () => EXE, 'FILE_TYPE'],
  ['two endings', 'invoice.exe.pdf', () => pdf(), 'FILE_NAME'],
  ['a path', '../../../etc/cron.d/a.pdf', () => pdf(), 'FILE_NAME'],
  ['a path of Windows', '..%5C..%5Ca.pdf'.replaceAll('%5C', '\\\\'), () => pdf(), 'FILE_NAME'],
  ['a NUL', 'a.exe\0.pdf', () => pdf(), 'FILE_NAME'],
  ['a turned reading direction', 'invoice\u202efdp.exe.pdf', () => pdf(), 'FILE_NAME'],
  ['an empty file', 'empty.pdf', () => Buffer.alloc(0), 'FILE_EMPTY'],
  ['a bomb of 299 MB', 'bomb.docx', () => bomb(299), 'FILE_UNSAFE'],
  ['a bomb of 310 MB', 'bomb.docx', () => bomb(310), 'FILE_UNSAFE'],
  [
    'a part that climbs out',
    'slip.docx',
    () => withName({ ...docxParts(), 'aaaaaaaaaaa/b.xml': 'x' }, 'aaaaaaaaaaa/b.xml', '../../../../b.xml'),
    'FILE_UNSAFE',
  ],
  [
    'a part with an absolute name',
    'slip.docx',
    () => withName({ ...docxParts(), 'aaaa/b.xml': 'x' }, 'aaaa/b.xml', '/etc/b.xml'),
    'FILE_UNSAFE',
  ],
  ['macros', 'macro.docx', () => docxWith({ 'word/vbaProject.bin': 'x' }), 'FILE_MACROS'],
  [
    'macros of OpenDocument',
    'macro.odt',
    () => zipOf({ ...openDocumentParts('text'), 'Basic/Standard/Module1.xml': 'x' }),
    'FILE_MACROS',
  ],
  [
    'a macro type named .docx',
    'macro.docx',
    () =>
      zipOf({
        ...docxParts(),
        '[Content_Types].xml': 'application/vnd.ms-word.document.macroEnabled.main+xml',
      }),
    'FILE_MACROS',
  ],
  [
    'a billion laughs',
    'laughs.xlsx',
    () =>
      zipOf({
        ...xlsxParts(),
        'xl/styles.xml': '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>',
      }),
    'FILE_UNSAFE',
  ],
  [
    'two parts of one name',
    'twice.docx',
    () => withName({ ...docxParts(), 'word/documenX.xml': 'x' }, 'word/documenX.xml', 'word/document.xml'),
    'FILE_UNSAFE',
  ],
  ['a sheet named .docx', 'sheet.docx', () => zipOf(xlsxParts()), 'FILE_TYPE'],
  ['any archive named .docx', 'archive.docx', () => zipOf({ 'a.txt': 'a' }), 'FILE_TYPE'],
  ['an archive', 'archive.zip', () => zipOf({ 'a.txt': 'a' }), 'FILE_TYPE'],
  [
    '5,001 parts',
    'many.docx',
    () => docxWith(Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`p/${n}.bin`, 'x']))),
    'FILE_UNSAFE',
  ],
  ['101 MB', 'big.pdf', () => Buffer.concat([pdf(), Buffer.alloc(101 * MEGABYTE)]), 'FILE_TOO_LARGE'],
];

describe('hostile uploads', () => {
  it.each(HOSTILE)(
    '%s: refused in words, and nothing is left',
    async (_, filename, content, reason) => {
      const before = await leftovers();
      const { status, body } = await upload(system, cookie, filename, await content());
      expect({ status, ...body }).toMatchObject({
        status: reason === 'FILE_TOO_LARGE' ? 413 : 422,
        code: 'BAD_USER_INPUT',
        reason,
        message: expect.stringMatching(/^[A-Z].+\.$/),
      });
      expect(await leftovers()).toEqual(before);
    },
    30_000,
  );

  it('from another site, or with a form that lies, come to nothing', async () => {
    const before = await leftovers();
    const { status } = await upload(system, cookie, 'a.pdf', pdf(), {
      headers: { origin: 'https://evil.example' },
    });
    expect(status).toBe(403);
    const form = formOf('a.pdf', pdf());
    for (const payload of [
      form.payload.subarray(0, 40),
      form.payload.subarray(0, -30),
      Buffer.from('nothing'),
    ]) {
      const answer = await system.app.server.inject({
        method: 'POST',
        url: '/files',
        payload,
        headers: { ...form.headers, cookie, origin: ORIGIN },
      });
      expect({ status: answer.statusCode, body: answer.json() }).toMatchObject({ status: 422 });
    }
    expect(await leftovers()).toEqual(before);
  });

  it('that stop in the middle leave nothing', async () => {
    const before = await leftovers();
    for (const share of [0.1, 0.5, 0.99]) {
      const { headers, payload } = formOf('a.pdf', Buffer.concat([pdf(), Buffer.alloc(3 * MEGABYTE)]));
      const sending = request({
        port,
        method: 'POST',
        path: '/files',
        headers: { ...headers, cookie, origin: ORIGIN, 'content-length': payload.length },
      });
      sending.on('error', () => undefined);
      sending.write(payload.subarray(0, Math.floor(payload.length * share)));
      await sleep(60);
      sending.destroy();
    }
    for (let n = 0; n < 50 && openUploads().length > 0; n += 1) await sleep(20);
    expect(await leftovers()).toEqual(before);
  });
});

/** A small generator of the same numbers each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutated(bytes: Buffer, random: (below: number) => number): Buffer {
  const changed = Buffer.from(bytes);
  for (let n = 0; n <= random(8); n += 1) {
    const at = random(changed.length);
    const how = random(4);
    if (how === 0) changed[at] = random(256);
    else if (how === 1) changed.fill(random(256), at, Math.min(changed.length, at + random(40)));
    else if (how === 2) changed.copy(changed, random(changed.length), at, at + random(100));
    else return changed.subarray(0, Math.max(1, at));
  }
  return changed;
}

describe('1,000 mutated files', () => {
  it('are refused or harmless: no error of ours, no leftovers, and what was kept comes back as it was sent', async () => {
    const random = numbers(20_261_123);
    const originals: [string, Buffer][] = [
      ['a.pdf', pdf()],
      ['a.docx', await zipOf(docxParts())],
      ['a.xlsx', await zipOf(xlsxParts(), { compress: false })],
      ['a.png', png()],
      ['a.csv', CSV],
    ];
    const before = await rows();
    const kept: string[] = [];
    const seen = new Map<string, number>();
    for (let n = 0; n < 1_000; n += 10)
      await Promise.all(
        Array.from({ length: 10 }, async () => {
          const [name, original] = originals[random(originals.length)] ?? ['a.pdf', pdf()];
          const sent = mutated(original, random);
          const { status, body } = await upload(system, cookie, name, sent);
          const verdict = status === 201 ? 'kept' : String(body.reason);
          seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
          if (status !== 201) return expect([422]).toContain(status);
          kept.push(body.id);
          if (kept.length % 10 > 0) return undefined;
          const { data } = await manager(OPEN, { id: body.id });
          const got = await download(system, cookie, data.openFile.url);
          expect(got.content.equals(sent)).toBe(true);
          return expect(got.headers['content-disposition']).toMatch(/^attachment/);
        }),
      );
    expect([...seen.values()].reduce((sum, one) => sum + one, 0)).toBe(1_000);
    expect(seen.get('kept')).toBeGreaterThan(100);
    expect(seen.get('FILE_UNSAFE')).toBeGreaterThan(50);
    const after = await rows();
    expect(after.length).toBe(before.length + kept.length);
    expect((await filesOnDisk(system)).length).toBe(after.length);
    expect(openUploads()).toEqual([]);
  }, 120_000);
});

const EICAR = Buffer.from(String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`);

/** Speaks INSTREAM as clamd does, and finds the EICAR test file. */
function startClamd(answer?: string): Promise<{ server: Server; url: string; seen: Buffer[] }> {
  const seen: Buffer[] = [];
  const server = createServer((socket: Socket) => {
    let held = Buffer.alloc(0);
    const content: Buffer[] = [];
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk]);
      if (content.length === 0 && held.subarray(0, 10).toString() === 'zINSTREAM\0') {
        held = held.subarray(10);
        content.push(Buffer.alloc(0));
      }
      while (content.length > 0 && held.length >= 4) {
        const length = held.readUInt32BE(0);
        if (length === 0) {
          const all = Buffer.concat(content);
          seen.push(all);
          const found = all.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
          socket.end(`${answer ?? found}\0`);
          return;
        }
        if (held.length < 4 + length) return;
        content.push(held.subarray(4, 4 + length));
        held = held.subarray(4 + length);
      }
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port: at } = server.address() as AddressInfo;
      resolve({ server, url: `tcp://127.0.0.1:${at}`, seen });
    });
  });
}

describe('a virus scanner', () => {
  afterEach(() => {
    system.app.files.scanner = null;
  });

  it('sees every byte, lets through what is clean, and says so', async () => {
    const { server, url, seen } = await startClamd();
    system.app.files.scanner = clamdAt(url);
    const content = Buffer.concat([pdf(), randomBytes(400_000)]);
    const { status, body } = await upload(system, cookie, 'a.pdf', content);
    server.close();
    expect({ status, scanned: body.scanned }).toEqual({ status: 201, scanned: true });
    expect([seen.length, seen[0]?.length]).toEqual([1, content.length]);
    expect(seen[0]?.equals(content)).toBe(true);
    const { data } = await manager('query ($id: ID!) { file(id: $id) { scan } }', { id: body.id });
    expect(data.file).toEqual({ scan: 'CLEAN' });
  });

  it('keeps out what is infected', async () => {
    const before = await leftovers();
    const { server, url } = await startClamd();
    system.app.files.scanner = clamdAt(url);
    const { status, body } = await upload(system, cookie, 'test.txt', EICAR);
    server.close();
    expect({ status, reason: body.reason }).toEqual({ status: 422, reason: 'FILE_INFECTED' });
    expect(await leftovers()).toEqual(before);
  });

  it('that is away, broken off or full lets nothing through', async () => {
    const before = await leftovers();
    const { server, url } = await startClamd('INSTREAM size limit exceeded. ERROR');
    const silent = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const addresses = [url, `tcp://127.0.0.1:${(silent.address() as AddressInfo).port}`, 'tcp://127.0.0.1:1'];
    for (const address of addresses) {
      system.app.files.scanner = clamdAt(address);
      const { status, body } = await upload(system, cookie, 'a.pdf', pdf());
      expect({ status, reason: body.reason }).toEqual({ status: 503, reason: 'SCANNER_AWAY' });
      expect(body.message).toMatch(/cannot be checked for viruses now/);
    }
    server.close();
    silent.close();
    expect(await leftovers()).toEqual(before);
  });

  it('needs an address that can be one', () => {
    expect(() => readConfig({ CLAMD_URL: 'http://example.org' })).toThrow(/CLAMD_URL: must be like tcp/);
  });
});
