import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** What a scanner says of a content. */
export type Verdict = 'CLEAN' | 'INFECTED' | 'UNKNOWN';

/** Looks for viruses. Whatever goes wrong is UNKNOWN, never CLEAN. */
export interface VirusScanner {
  scan(content: Readable): Promise<Verdict>;
}

/** A scanner that says nothing for so long is away. */
const PATIENCE_MS = 60_000;

/**
 * A clamd on another machine or in another container, by its own protocol INSTREAM: pieces with their length (4 bytes,
 * big-endian) before them, and a length of zero at the end.
 * @param url such as `tcp://clamd:3310`
 */
export function clamdAt(url: string): VirusScanner {
  const { hostname, port } = new URL(url);
  return { scan: (content) => scanAt(hostname, Number(port || 3310), content) };
}

function scanAt(host: string, port: number, content: Readable): Promise<Verdict> {
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port });
    let answer = '';
    const finish = (verdict: Verdict) => {
      socket.destroy();
      content.destroy();
      resolve(verdict);
    };
    socket.setTimeout(PATIENCE_MS, () => finish('UNKNOWN'));
    socket.on('error', () => finish('UNKNOWN'));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1').slice(0, 1_000);
      if (answer.includes('\0')) finish(verdictOf(answer));
    });
    socket.on('close', () => finish(verdictOf(answer)));
    socket.on('connect', () => {
      sendAll(socket, content).catch(() => finish('UNKNOWN'));
    });
  });
}

async function sendAll(socket: Socket, content: Readable): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of content) {
    const piece = Buffer.from(chunk as Buffer);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    if (!socket.write(Buffer.concat([length, piece]))) await once(socket, 'drain');
  }
  socket.write(Buffer.alloc(4));
}

function verdictOf(answer: string): Verdict {
  const said = answer.replace(/\0.*$/s, '').trim();
  if (/^stream: OK$/.test(said)) return 'CLEAN';
  return / FOUND$/.test(said) ? 'INFECTED' : 'UNKNOWN';
}
