import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestSystem } from './harness.js';
import { ORIGIN } from './second-app.js';

/** What `POST /files` answers. */
export interface UploadAnswer {
  status: number;
  body: {
    id: string;
    name: string;
    mediaType: string;
    bytes: number;
    scanned: boolean;
    code?: string;
    reason?: string;
    message?: string;
  };
}

/** A form with one file, as a browser sends it. */
export function formOf(
  filename: string,
  content: Buffer,
): { headers: Record<string, string>; payload: Buffer } {
  const boundary = `----${randomBytes(12).toString('hex')}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

/** Uploads one file with a sign-in. */
export async function upload(
  system: TestSystem,
  cookie: string,
  filename: string,
  content: Buffer,
  more: { purpose?: string; headers?: Record<string, string> } = {},
): Promise<UploadAnswer> {
  const form = formOf(filename, content);
  const response = await system.app.server.inject({
    method: 'POST',
    url: more.purpose ? `/files?for=${more.purpose}` : '/files',
    headers: { ...form.headers, origin: ORIGIN, ...(cookie ? { cookie } : {}), ...more.headers },
    payload: form.payload,
  });
  return { status: response.statusCode, body: response.json() };
}

/** Follows a link. */
export async function download(system: TestSystem, cookie: string, url: string) {
  const response = await system.app.server.inject({ method: 'GET', url, headers: cookie ? { cookie } : {} });
  return { status: response.statusCode, headers: response.headers, content: response.rawPayload };
}

/** All that the store on disk and the place of uploads hold, by path. */
export async function filesOnDisk({ dataDir }: TestSystem): Promise<string[]> {
  const found: string[] = [];
  for (const folder of ['files', 'uploads'])
    for (const entry of await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    ))
      if (entry.isFile()) found.push(join(entry.parentPath, entry.name));
  return found.sort();
}

export const OPEN = 'mutation ($id: ID!) { openFile(id: $id) { url expiresAt } }';
