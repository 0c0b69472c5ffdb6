import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import S3rver from 's3rver';
import { backUp } from '../src/platform/backup/back-up.js';
import { DiskStore } from '../src/platform/storage/disk-store.js';
import { BlobMissing, type FileStore } from '../src/platform/storage/file-store.js';
import { S3Store } from '../src/platform/storage/s3-store.js';
import { arrangeConsortium, type Consortium } from './consortium.js';
import { startTestSystem, type TestSystem } from './harness.js';
import { pdf } from './sample-files.js';
import { download, filesOnDisk, OPEN, upload } from './upload.js';

const BUCKET = 'files-of-the-test';
const KEYS = `k1:${randomBytes(32).toString('base64')}`;

let folder: string;
let s3: { run(): Promise<AddressInfo>; close(): Promise<void> };
let endpoint: string;
let system: TestSystem;
let world: Consortium;
const options = () => ({
  endpoint,
  region: 'us-east-1',
  bucket: BUCKET,
  accessKeyId: 'S3RVER',
  secretAccessKey: 'S3RVER',
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stores-'));
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  const { port } = await s3.run();
  endpoint = `http://127.0.0.1:${port}`;
  system = await startTestSystem({
    S3_ENDPOINT: endpoint,
    S3_BUCKET: BUCKET,
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
    FILE_KEYS: KEYS,
  });
  world = await arrangeConsortium(system.em);
}, 30_000);

afterAll(async () => {
  await system?.close();
  await s3?.close();
  await rm(folder, { recursive: true, force: true });
});

const keyOf = (text: string) => createHash('sha256').update(text).digest('hex');

async function keysIn(store: FileStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list()) keys.push(key);
  return keys.sort();
}

describe.each([
  ['disk', () => new DiskStore(join(folder, 'disk'))],
  ['S3', () => new S3Store(options())],
])('the store on %s', (_, open) => {
  it('gives back what was put, lists it, and loses it when told to', async () => {
    const store = open();
    const contents = [Buffer.alloc(0), randomBytes(100), randomBytes(12_000_000)];
    for (const [n, content] of contents.entries()) await store.put(keyOf(`${n}`), Readable.from([content]));
    for (const [n, content] of contents.entries())
      expect((await buffer(await store.get(keyOf(`${n}`)))).equals(content)).toBe(true);
    expect(await keysIn(store)).toEqual(contents.map((_one, n) => keyOf(`${n}`)).sort());
    for (const [n] of contents.entries()) await store.remove(keyOf(`${n}`));
    expect(await keysIn(store)).toEqual([]);
    expect(await store.exists(keyOf('0'))).toBe(false);
    await expect(store.get(keyOf('0'))).rejects.toThrow(BlobMissing);
    await store.remove(keyOf('0'));
  }, 20_000);

  it('keeps nothing of what broke off', async () => {
    const store = open();
    const breaking = async function* () {
      for (let n = 0; n < 12; n += 1) yield randomBytes(1_000_000);
      throw new Error('broke off');
    };
    await expect(store.put(keyOf('broken'), Readable.from(breaking()))).rejects.toThrow('broke off');
    expect(await store.exists(keyOf('broken'))).toBe(false);
    expect(await keysIn(store)).toEqual([]);
    await store.tidy();
  }, 20_000);

  it('takes keys only, never a path', async () => {
    for (const key of ['../../etc/passwd', 'short', `${'a'.repeat(63)}/`, ''])
      await expect(open().put(key, Readable.from(['x']))).rejects.toThrow('64 hexadecimal digits');
  });
});

describe('a system whose files are on S3', () => {
  it('stores, opens, backs up and erases there, and nothing on its own disk', async () => {
    const cookie = await system.cookieOf(world.people.manager);
    const manager = await system.as(world.people.manager);
    const content = Buffer.concat([pdf(), randomBytes(7_000_000)]);
    const { status, body } = await upload(system, cookie, 'Scan.pdf', content);
    expect(status).toBe(201);
    expect(await filesOnDisk(system)).toEqual([]);
    const store = new S3Store(options());
    const [key = ''] = await keysIn(store);
    expect((await buffer(await store.get(key))).includes(content.subarray(200, 400))).toBe(false);
    const { data } = await manager(OPEN, { id: body.id });
    expect((await download(system, cookie, data.openFile.url)).content.equals(content)).toBe(true);

    const archive = join(folder, 'backup.tar.gz');
    const { files } = await backUp(system.databaseUrl, store, archive);
    expect(Object.keys(files)).toEqual([`${key.slice(0, 2)}/${key}`]);
    await manager('mutation ($id: ID!) { removeFile(id: $id) { id } }', { id: body.id });
    expect(await keysIn(store)).toEqual([]);
    expect((await backUp(system.databaseUrl, store, archive)).files).toEqual({});
    expect(await readFile(`${archive}.erasures`, 'utf8')).toContain(body.id);
  }, 30_000);

  it('that cannot be reached takes no file, and says so', async () => {
    const kept = system.app.files.store;
    system.app.files.store = new S3Store({ ...options(), endpoint: 'http://127.0.0.1:9' });
    const cookie = await system.cookieOf(world.people.manager);
    const { status, body } = await upload(system, cookie, 'a.pdf', pdf());
    system.app.files.store = kept;
    expect({ status, code: body.code }).toEqual({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
    expect(await keysIn(kept)).toEqual([]);
  }, 30_000);
});
