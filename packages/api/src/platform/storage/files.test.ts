import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { bookingIn, MONDAY } from '../../../test/book.js';
import { arrangeConsortium, type Consortium } from '../../../test/consortium.js';
import { asOwner, asRole, refusalOf } from '../../../test/database-role.js';
import { type Call, startTestSystem, type TestSystem } from '../../../test/harness.js';
import {
  CSV,
  docxParts,
  JPEG,
  openDocumentParts,
  pdf,
  png,
  WEBP,
  xlsxParts,
  zipOf,
} from '../../../test/sample-files.js';
import { download, filesOnDisk, OPEN, upload } from '../../../test/upload.js';
import { freezeClock, now } from '../clock.js';
import { finishErasures } from './erase-file.js';
import { FileKeys, makeFileKey } from './file-keys.js';
import { blobPath, type FileStore } from './file-store.js';
import type { Files } from './files.js';
import { keysInUse, rotateKeys } from './rotate-keys.js';
import { storeFile } from './store-file.js';
import { sweepFiles } from './sweep-files.js';

let system: TestSystem;
let world: Consortium;
let files: Files;
let manager: Call;
let cookie: string;

const { book } = bookingIn(() => world);

const FILE = 'query ($id: ID!) { file(id: $id) { id name mediaType bytes scan addedBy can } }';
const REMOVE = 'mutation ($id: ID!) { removeFile(id: $id) { id name } }';
const ADD =
  'mutation ($id: ID!, $fileIds: [ID!]!) { addBookingFiles(id: $id, fileIds: $fileIds) { id files { id name addedBy can } } }';
const FILES = 'query ($id: ID!) { booking(id: $id) { id files { id name } } }';

beforeAll(async () => {
  freezeClock(MONDAY);
  system = await startTestSystem();
  world = await arrangeConsortium(system.em);
  files = system.app.files;
  manager = await system.as(world.people.manager);
  cookie = await system.cookieOf(world.people.manager);
});

afterEach(() => freezeClock(MONDAY));

afterAll(async () => {
  freezeClock(null);
  await system?.close();
});

/** A store that does some things otherwise. */
const storeLike = (store: FileStore, other: Partial<FileStore>): FileStore => ({
  put: (key, content) => store.put(key, content),
  get: (key) => store.get(key),
  remove: (key) => store.remove(key),
  exists: (key) => store.exists(key),
  list: () => store.list(),
  tidy: () => store.tidy(),
  ...other,
});

const uploadPdf = async (as = cookie, content = pdf(), purpose = 'Booking') => {
  const { status, body } = await upload(system, as, 'Contract of work.pdf', content, { purpose });
  expect({ status, message: body.message }).toEqual({ status: 201, message: undefined });
  return body.id;
};

const rowOf = async (id: string) =>
  (
    await asOwner<Record<string, unknown>>(system.databaseUrl, 'select * from files where id = $1', [id])
  )[0] ?? {};

const blobOf = async (id: string) =>
  join(system.dataDir, 'files', blobPath(String((await rowOf(id)).blob_key)));

async function fetchAs(person: { id: string }, id: string) {
  const { data, errors } = await (await system.as(person))(OPEN, { id });
  if (errors) return errors[0]?.extensions.code;
  return (await download(system, await system.cookieOf(person), data.openFile.url)).content;
}

describe('an upload', () => {
  it('of every kind that may come in is told what it is', async () => {
    const kinds: [string, Buffer, string][] = [
      ['Minutes.pdf', pdf(), 'application/pdf'],
      [
        'Policy.docx',
        await zipOf(docxParts()),
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ],
      [
        'Budget.XLSX',
        await zipOf(xlsxParts()),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ],
      ['Letter.odt', await zipOf(openDocumentParts('text')), 'application/vnd.oasis.opendocument.text'],
      [
        'Sums.ods',
        await zipOf(openDocumentParts('spreadsheet')),
        'application/vnd.oasis.opendocument.spreadsheet',
      ],
      ['Members 23.11.2026.csv', CSV, 'text/csv'],
      ['From Excel.csv', Buffer.from('Name;Größe £\r\n', 'latin1'), 'text/csv'],
      ['Note.txt', Buffer.from('\ufeffPlease call back ☎'), 'text/plain'],
      ['Logo.png', png(), 'image/png'],
      ['Photo.jpeg', JPEG, 'image/jpeg'],
      ['Poster v2.webp', WEBP, 'image/webp'],
    ];
    for (const [name, content, mediaType] of kinds) {
      const { status, body } = await upload(system, cookie, name, content);
      expect({ status, body }).toEqual({
        status: 201,
        body: { id: body.id, name, mediaType, bytes: content.length, scanned: false },
      });
      expect((await manager(FILE, { id: body.id })).data.file).toMatchObject({
        name,
        scan: 'NOT_SCANNED',
        addedBy: 'Mandeep Gill',
        can: ['remove'],
      });
    }
  });

  it('keeps a name in any script, and gives it back', async () => {
    const name = "Größe £100 “Ελλάδα” 日本, 100% 'sure'.pdf";
    const { body } = await upload(system, cookie, name, pdf());
    expect(body.name).toBe(name);
    const { data } = await manager(OPEN, { id: body.id });
    const { headers } = await download(system, cookie, data.openFile.url);
    const disposition = String(headers['content-disposition']);
    expect(decodeURIComponent(disposition.split("filename*=UTF-8''")[1] ?? '')).toBe(name);
    expect(disposition).toMatch(/^attachment; filename="Gr__e _100 [\x20-\x7e]+"; filename\*=/);
  });

  it('is for who is signed in, from our own pages', async () => {
    expect((await upload(system, '', 'a.pdf', pdf())).status).toBe(401);
    expect((await upload(system, '', 'a.pdf', pdf())).body.code).toBe('UNAUTHENTICATED');
    const elsewhere = await upload(system, cookie, 'a.pdf', pdf(), {
      headers: { origin: 'https://evil.example' },
    });
    expect(elsewhere.status).toBe(403);
    const without = await system.app.server.inject({ method: 'POST', url: '/files', headers: { cookie } });
    expect(without.statusCode).toBe(403);
    const acting = await upload(system, cookie, 'a.pdf', pdf(), {
      headers: { 'x-organisation': world.other.id },
    });
    expect(acting).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('that is no form, or for nothing we know, is told how to do it right', async () => {
    const origin = 'http://127.0.0.1:4000';
    const plain = await system.app.server.inject({
      method: 'POST',
      url: '/files',
      headers: { cookie, origin, 'content-type': 'application/json' },
      payload: '{}',
    });
    expect([plain.statusCode, plain.json().reason]).toEqual([422, 'FILE_MISSING']);
    const strange = await upload(system, cookie, 'a.pdf', pdf(), { purpose: 'Spaceship' });
    expect([strange.status, strange.body.code]).toEqual([422, 'BAD_USER_INPUT']);
  });

  it('is encrypted in the store, each time anew', async () => {
    const content = pdf('secret words of a grievance\n');
    const [one, two] = [await uploadPdf(cookie, content), await uploadPdf(cookie, content)];
    const [first, second] = [await readFile(await blobOf(one)), await readFile(await blobOf(two))];
    expect(first.includes('secret words')).toBe(false);
    expect(first.equals(second)).toBe(false);
    expect((await rowOf(one)).sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(await fetchAs(world.people.manager, one)).toEqual(content);
  });
});

describe('a file', () => {
  it('that is attached to nothing is its uploader’s alone', async () => {
    const id = await uploadPdf();
    const { people } = world;
    for (const person of [people.staff, people.otherManager, people.adviser, people.coordinator]) {
      const call = await system.as(person);
      expect((await call(FILE, { id })).data.file).toBeNull();
      expect((await call(OPEN, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await call(REMOVE, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    expect((await system.anybody(OPEN, { id })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await manager(FILE, { id: 'no-id' })).data.file).toBeNull();
  });

  it('of a booking is for exactly those who may read its details', async () => {
    const id = await uploadPdf();
    const { people } = world;
    const booking = await book(manager, {
      fileIds: [id],
      sharedWith: [people.trustee.id],
      adviserId: people.adviser.id,
    });
    for (const person of [people.manager, people.trustee, people.adviser]) {
      expect(await fetchAs(person, id)).toEqual(pdf());
      expect((await (await system.as(person))(FILES, { id: booking.id })).data.booking.files).toHaveLength(1);
    }
    for (const person of [
      people.staff,
      people.bookingStaff,
      people.providerManager,
      people.secondAdviser,
      people.otherManager,
      people.coordinator,
    ]) {
      expect(await fetchAs(person, id)).toBe('NOT_FOUND');
      expect((await (await system.as(person))(FILE, { id })).data.file).toBeNull();
      expect(
        (await (await system.as(person))(FILES, { id: booking.id })).data.booking?.files ?? null,
      ).toBeNull();
    }
  });

  it('is added by the adviser too, and by nobody who only reads', async () => {
    const { people } = world;
    const booking = await book(manager, { sharedWith: [people.trustee.id], adviserId: people.adviser.id });
    const id = await uploadPdf(await system.cookieOf(people.adviser));
    const { data, errors } = await (await system.as(people.adviser))(ADD, { id: booking.id, fileIds: [id] });
    expect(errors).toBeUndefined();
    expect(data.addBookingFiles.files).toEqual([
      { id, name: 'Contract of work.pdf', addedBy: 'Aisha Rahman', can: ['remove'] },
    ]);
    expect(await fetchAs(people.manager, id)).toEqual(pdf());
    const trustees = await uploadPdf(await system.cookieOf(people.trustee));
    const trustee = await system.as(people.trustee);
    expect((await trustee(ADD, { id: booking.id, fileIds: [trustees] })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    const other = await system.as(people.otherManager);
    expect((await other(ADD, { id: booking.id, fileIds: [trustees] })).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect((await manager(REMOVE, { id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is attached once, by its uploader, and not when it is somebody else’s', async () => {
    const id = await uploadPdf();
    const others = await uploadPdf(await system.cookieOf(world.people.bookingStaff));
    const booking = await book(manager);
    const add = (fileIds: string[]) => manager(ADD, { id: booking.id, fileIds });
    expect((await add([others])).errors?.[0]?.extensions.fields).toHaveProperty('fileIds');
    expect((await add([booking.id])).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const at_once = await Promise.all([1, 2, 3, 4].map(() => add([id])));
    expect(at_once.filter(({ errors }) => !errors)).toHaveLength(1);
    expect((await manager(FILES, { id: booking.id })).data.booking.files).toHaveLength(1);
  });

  it('is out of reach of other organisations in the database too', async () => {
    const id = await uploadPdf();
    const count = (organisation: string) =>
      asRole(
        system.databaseUrl,
        'app',
        organisation,
        async (sql) => (await sql('select from files where id = $1', [id])).length,
      );
    expect(await count(world.member.id)).toBe(1);
    expect(await count(world.other.id)).toBe(0);
    expect(
      await refusalOf(
        asRole(system.databaseUrl, 'app', world.member.id, (sql) => sql('select from file_links')),
      ),
    ).toBe('42501');
  });
});

describe('a link', () => {
  it('comes with headers that keep the browser from showing, guessing and keeping', async () => {
    const { data } = await manager(OPEN, { id: await uploadPdf() });
    const { status, headers } = await download(system, cookie, data.openFile.url);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Contract of work.pdf"; filename*=UTF-8''Contract%20of%20work.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-length': String(pdf().length),
    });
  });

  it('works once, however many try it at once', async () => {
    const { data } = await manager(OPEN, { id: await uploadPdf() });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => download(system, cookie, data.openFile.url)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(404)]);
  });

  it('that is used, expired, somebody else’s or made up leads nowhere, with the same words', async () => {
    const id = await uploadPdf();
    const open = async () => (await manager(OPEN, { id })).data.openFile.url as string;
    const used = await open();
    await download(system, cookie, used);
    const foreign = await open();
    const expired = await open();
    const colleague = await system.cookieOf(world.people.bookingStaff);
    const answers = [
      await download(system, cookie, used),
      await download(system, colleague, foreign),
      await download(system, cookie, '/files/made-up'),
      await download(system, cookie, `/files/${'A'.repeat(43)}`),
    ];
    freezeClock(new Date(MONDAY.getTime() + 10 * 60_000));
    answers.push(await download(system, cookie, expired));
    for (const { status, content } of answers)
      expect({ status, ...JSON.parse(content.toString()) }).toEqual({
        status: 404,
        code: 'NOT_FOUND',
        message: 'This link has been used, has run out, or is not yours. Open the file again.',
      });
    expect((await download(system, '', expired)).status).toBe(401);
    freezeClock(MONDAY);
    // Somebody else's try has not used it up.
    expect((await download(system, cookie, foreign)).status).toBe(200);
  });

  it('to something that was tampered with breaks off, and not one changed byte comes out', async () => {
    const content = Buffer.concat([pdf(), Buffer.alloc(500_000, 'a')]);
    const id = await uploadPdf(cookie, content);
    const path = await blobOf(id);
    const stored = await readFile(path);
    stored[300_000] = (stored[300_000] ?? 0) ^ 1;
    await writeFile(path, stored);
    await expect(fetchAs(world.people.manager, id)).rejects.toThrow();
    await writeFile(path, stored.subarray(0, 100_000));
    await expect(fetchAs(world.people.manager, id)).rejects.toThrow();
  });

  it('to a file whose key or blob is missing says so in words', async () => {
    const id = await uploadPdf();
    const kept = files.keys;
    files.keys = new FileKeys(() => [makeFileKey()]);
    const { data } = await manager(OPEN, { id });
    const answer = await download(system, cookie, data.openFile.url);
    files.keys = kept;
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.content.toString())).toMatchObject({ reason: 'FILE_UNREADABLE' });
  });
});

describe('what an organisation stores', () => {
  const store = (organisation: { id: string }, content = 'The same for many') =>
    storeFile(files, {
      organisation: organisation.id,
      madeFor: null,
      name: 'Template.txt',
      mediaType: 'text/plain',
      stream: Readable.from([Buffer.from(content)]),
      encrypted: false,
    });

  it('is stored once when it is not encrypted, and never together with another organisation’s', async () => {
    const [a, b] = await Promise.all([store(world.member), store(world.member)]);
    const c = await store(world.other);
    const [one, two, foreign] = [await blobOf(a), await blobOf(b), await blobOf(c)];
    expect(one).toBe(two);
    expect(foreign).not.toBe(one);
    const erase = async (id: string) => {
      await system.app.database.jobs.query(
        "update files set created_at = created_at - interval '2 days', stored_at = stored_at - interval '2 days' where id = $1",
        [id],
      );
      await sweepFiles(files);
    };
    await erase(a);
    expect((await readFile(one)).toString()).toBe('The same for many');
    await erase(b);
    expect(await filesOnDisk(system)).not.toContain(one);
    expect(await filesOnDisk(system)).toContain(foreign);
  });

  it('ends at the quota, also when many upload at once', async () => {
    const before = await filesOnDisk(system);
    const colleague = await system.cookieOf(world.people.otherStaff);
    const [used] = await asOwner<{ bytes: string }>(
      system.databaseUrl,
      'select coalesce(sum(bytes), 0) as bytes from files where organisation_id = $1',
      [world.other.id],
    );
    const kept = files.quotaBytes;
    files.quotaBytes = Number(used?.bytes) + 3 * pdf().length;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => upload(system, colleague, 'a.pdf', pdf())),
    );
    files.quotaBytes = kept;
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'CONFLICT',
      reason: 'QUOTA_FULL',
      message: expect.stringContaining('Remove files'),
    });
    expect((await filesOnDisk(system)).length).toBe(before.length + 3);
  });

  it('meets a full disk with a clear word, and leaves nothing', async () => {
    const before = [
      await filesOnDisk(system),
      await asOwner(system.databaseUrl, 'select id from files order by 1'),
    ];
    const { freeShare, store: kept } = files;
    files.freeShare = async () => 0.09;
    const early = await upload(system, cookie, 'a.pdf', pdf());
    files.freeShare = freeShare;
    files.store = storeLike(kept, {
      put: async (key: string, content: Readable) => {
        const full = async function* () {
          for await (const chunk of content) {
            yield chunk;
            throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
          }
        };
        await kept.put(key, Readable.from(full()));
      },
    });
    const late = await upload(system, cookie, 'a.pdf', pdf());
    files.store = kept;
    for (const { status, body } of [early, late])
      expect({ status, body }).toMatchObject({
        status: 507,
        body: {
          code: 'CONFLICT',
          reason: 'DISK_FULL',
          message: expect.stringContaining('Nothing was stored'),
        },
      });
    expect([
      await filesOnDisk(system),
      await asOwner(system.databaseUrl, 'select id from files order by 1'),
    ]).toEqual(before);
  });
});

describe('erasing', () => {
  it('takes a file out of database and disk, and proves it', async () => {
    const id = await uploadPdf();
    const booking = await book(manager, { fileIds: [id] });
    const path = await blobOf(id);
    const { sha256 } = await rowOf(id);
    const link = (await manager(OPEN, { id })).data.openFile.url;
    expect((await manager(REMOVE, { id })).data.removeFile).toEqual({ id, name: null });
    expect(await filesOnDisk(system)).not.toContain(path);
    expect(await rowOf(id)).toMatchObject({
      name: '',
      sha256: null,
      blob_key: null,
      wrapped_key: null,
      erased_at: MONDAY,
    });
    expect(
      await asOwner(system.databaseUrl, 'select * from file_erasures where file_id = $1', [id]),
    ).toMatchObject([
      {
        sha256,
        reason: 'REMOVED',
        erased_by_id: world.people.manager.id,
        erased_at: MONDAY,
        proven_at: MONDAY,
        blob_key: null,
      },
    ]);
    expect((await manager(FILES, { id: booking.id })).data.booking.files).toEqual([]);
    expect((await manager(FILE, { id })).data.file).toBeNull();
    expect((await download(system, cookie, link)).status).toBe(404);
    expect((await manager(REMOVE, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is not proven while the store still has it, and is tried again', async () => {
    const id = await uploadPdf();
    const path = await blobOf(id);
    const kept = files.store;
    files.store = storeLike(kept, { remove: async () => undefined });
    await manager(REMOVE, { id });
    const proof = () =>
      asOwner<{ proven_at: Date | null }>(
        system.databaseUrl,
        'select proven_at from file_erasures where file_id = $1',
        [id],
      );
    expect(await proof()).toEqual([{ proven_at: null }]);
    expect(await filesOnDisk(system)).toContain(path);
    files.store = kept;
    expect(await finishErasures(files)).toBe(1);
    expect(await proof()).toEqual([{ proven_at: now() }]);
    expect(await filesOnDisk(system)).not.toContain(path);
  });

  it('happens by itself to uploads that nothing used for a day, and to nothing else', async () => {
    await sweepFiles(files);
    const unused = await uploadPdf();
    const used = await uploadPdf();
    await book(manager, { fileIds: [used] });
    const [unusedPath, usedPath] = [await blobOf(unused), await blobOf(used)];
    freezeClock(new Date(MONDAY.getTime() + 23 * 3_600_000));
    await sweepFiles(files);
    expect(await filesOnDisk(system)).toContain(unusedPath);
    freezeClock(new Date(MONDAY.getTime() + 25 * 3_600_000));
    await Promise.all([sweepFiles(files), sweepFiles(files)]);
    expect(await filesOnDisk(system)).not.toContain(unusedPath);
    expect(await filesOnDisk(system)).toContain(usedPath);
    expect(
      await asOwner(system.databaseUrl, 'select reason from file_erasures where file_id = $1', [unused]),
    ).toEqual([{ reason: 'UNUSED' }]);
  });

  it('of what a crash left in the middle happens too', async () => {
    const id = await uploadPdf();
    const path = await blobOf(id);
    await asOwner(system.databaseUrl, 'update files set stored_at = null where id = $1', [id]);
    freezeClock(new Date(MONDAY.getTime() + 25 * 3_600_000));
    await sweepFiles(files);
    expect(await rowOf(id)).toEqual({});
    expect(await filesOnDisk(system)).not.toContain(path);
  });
});

describe('a rotation of the master keys', () => {
  it('over 1,000 files leaves the old key without use, and every file opens', async () => {
    const kept = files.keys;
    const [old, fresh] = [makeFileKey(), makeFileKey()];
    files.keys = new FileKeys(() => [old]);
    const ids: string[] = [];
    for (let n = 0; n < 1_000; n += 10)
      ids.push(
        ...(await Promise.all(
          Array.from({ length: 10 }, (_, more) =>
            storeFile(files, {
              organisation: world.provider.id,
              madeFor: world.people.adviser.id,
              name: `${n + more}.txt`,
              mediaType: 'text/plain',
              stream: Readable.from([Buffer.from(`file ${n + more}`)]),
              encrypted: true,
            }),
          ),
        )),
      );
    const owner = new pg.Pool({ connectionString: system.databaseUrl, max: 1 });
    try {
      const theOthers = kept.all;
      expect(await rotateKeys(owner, new FileKeys(() => [fresh, old, ...theOthers]))).toBeGreaterThanOrEqual(
        1_000,
      );
      expect(await keysInUse(owner)).toEqual([fresh.id]);
      expect(await rotateKeys(owner, new FileKeys(() => [fresh]))).toBe(0);
    } finally {
      await owner.end();
    }
    files.keys = new FileKeys(() => [fresh]);
    for (const n of [0, 1, 499, 999])
      expect(await fetchAs(world.people.adviser, ids[n] ?? '')).toEqual(Buffer.from(`file ${n}`));
    files.keys = new FileKeys(() => [old]);
    const { data } = await (await system.as(world.people.adviser))(OPEN, { id: ids[0] });
    const answer = await download(system, await system.cookieOf(world.people.adviser), data.openFile.url);
    expect(answer.status).toBe(409);
    files.keys = new FileKeys(() => [fresh]);
  }, 60_000);
});
