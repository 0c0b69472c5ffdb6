import { Readable } from 'node:stream';

const BOUNDARY = 'a-boundary-that-no-file-holds';
const HEAD = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="Big.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n`;
const PIECE = Buffer.alloc(128 * 1024, 'x');

function* formOf(bytes: number): Iterable<Buffer> {
  yield Buffer.from(HEAD);
  for (let left = bytes - 9; left > 0; left -= PIECE.length)
    yield PIECE.subarray(0, Math.min(left, PIECE.length));
  yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
}

/** Uploads so many bytes that begin like a PDF, in pieces, over real HTTP. */
export async function sendBig(
  address: string,
  cookie: string,
  bytes: number,
  origin = address,
): Promise<{ status: number; id: string; bytes: number }> {
  const response = await fetch(`${address}/files`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: Readable.toWeb(Readable.from(formOf(bytes), { objectMode: false })) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  return { status: response.status, ...((await response.json()) as { id: string; bytes: number }) };
}
