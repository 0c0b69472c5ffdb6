import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { FileKeyMissing, FileKeys, makeFileKey, openFileKeys, parseFileKeys } from './file-keys.js';
import { decryption, encryption, Tampered } from './stream-cipher.js';

const SEGMENT = 65_536 + 16;
const HEADER = 11;
const key = randomBytes(32);

/** A stream of uneven pieces, as networks and disks give them. */
function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const encrypt = (bytes: Buffer, size = 10_007) =>
  buffer(Readable.from(inPieces(bytes, size)).pipe(encryption(key)));
const decrypt = (bytes: Buffer, size = 9_973, by = key) =>
  buffer(Readable.from(inPieces(bytes, size)).compose(decryption(by)) as Readable);

describe('an encrypted stream', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_001])('of %d bytes comes back', async (length) => {
    const content = randomBytes(length);
    const stored = await encrypt(content);
    expect(stored.length).toBe(HEADER + length + 16 * Math.max(1, Math.ceil(length / 65_536)));
    expect((await decrypt(stored)).equals(content)).toBe(true);
    expect((await decrypt(stored, 200_000)).equals(content)).toBe(true);
  });

  it('is never the same twice', async () => {
    const content = Buffer.alloc(100);
    expect((await encrypt(content)).equals(await encrypt(content))).toBe(false);
  });

  it('does not open with a bit changed anywhere', async () => {
    const stored = await encrypt(randomBytes(140_000));
    const places = [0, 5, HEADER, HEADER + 17, SEGMENT + HEADER - 1, SEGMENT + HEADER + 3, stored.length - 1];
    for (const place of places) {
      const changed = Buffer.from(stored);
      changed[place] = (changed[place] ?? 0) ^ 1;
      await expect(decrypt(changed)).rejects.toThrow(Tampered);
    }
  });

  it('does not open when it was cut, at the end of a segment too', async () => {
    const stored = await encrypt(randomBytes(200_000));
    for (const length of [
      0,
      5,
      HEADER,
      HEADER + 8,
      HEADER + SEGMENT,
      HEADER + 2 * SEGMENT,
      stored.length - 1,
    ])
      await expect(decrypt(stored.subarray(0, length))).rejects.toThrow(Tampered);
    await expect(decrypt(Buffer.concat([stored, Buffer.from('more')]))).rejects.toThrow(Tampered);
  });

  it('does not open with segments in another order, doubled or from another file', async () => {
    const stored = await encrypt(randomBytes(3 * 65_536));
    const [header, a, b, c] = [
      stored.subarray(0, HEADER),
      stored.subarray(HEADER, HEADER + SEGMENT),
      stored.subarray(HEADER + SEGMENT, HEADER + 2 * SEGMENT),
      stored.subarray(HEADER + 2 * SEGMENT),
    ];
    const other = (await encrypt(randomBytes(3 * 65_536))).subarray(HEADER, HEADER + SEGMENT);
    for (const parts of [
      [header, b, a, c],
      [header, a, a, b, c],
      [header, a, c],
      [header, other, b, c],
    ])
      await expect(decrypt(Buffer.concat(parts))).rejects.toThrow(Tampered);
    await expect(decrypt(stored, 999, randomBytes(32))).rejects.toThrow(Tampered);
  });
});

describe('the keys of files', () => {
  it('are wrapped for one file, and open for no other', () => {
    const master = makeFileKey();
    const keys = new FileKeys(() => [master]);
    const wrapped = keys.wrap('file 1', key);
    expect(keys.unwrap('file 1', wrapped).equals(key)).toBe(true);
    expect(() => keys.unwrap('file 2', wrapped)).toThrow(/not the one/);
    expect(() => new FileKeys(() => [makeFileKey()]).unwrap('file 1', wrapped)).toThrow(FileKeyMissing);
    const samename = new FileKeys(() => [{ id: master.id, key: randomBytes(32) }]);
    expect(() => samename.unwrap('file 1', wrapped)).toThrow(/Look for the right one/);
  });

  it('are made in a file that its owner only may read, once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keys-'));
    try {
      const path = join(folder, 'new', 'file-keys');
      const { current } = openFileKeys(null, path);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(openFileKeys(null, path).current).toEqual(current);
      expect(parseFileKeys(readFileSync(path, 'utf8'))).toEqual([current]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are refused in words that hold nothing of a key', () => {
    const good = randomBytes(32).toString('base64');
    expect(parseFileKeys(`new:${good},old:${good}`).map(({ id }) => id)).toEqual(['new', 'old']);
    expect(() => parseFileKeys(`a:${good},a:${good}`)).toThrow('two keys have the same id');
    expect(() => parseFileKeys(`a:${good},b:secret-but-short`)).toThrow(/^key 2 is not of the form/);
    expect(() => parseFileKeys('b:secret-but-short')).not.toThrow(/secret/);
  });
});
