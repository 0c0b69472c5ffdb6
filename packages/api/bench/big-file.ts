import { sendBig } from '../test/send-big.js';
import type { Asker } from './contestants.js';
import { askOnce } from './measure.js';
import { type Finding, finding } from './report.js';
import type { ServerProcess } from './server-process.js';

const MEGABYTE = 1024 * 1024;
const SMALL = 20 * MEGABYTE;
const BIG = 99 * MEGABYTE;
const ORIGIN = 'http://bench.example.org';
const OPEN = 'mutation ($id: ID!) { openFile(id: $id) { url } }';

/** What a file five times as big needs beyond the smaller one, going in and out: nothing to speak of. */
export async function measureBigFile(server: ServerProcess, asker: Asker): Promise<Finding[]> {
  await there(server, asker, SMALL);
  const before = (await server.usage()).residentBytes;
  let most = before;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, (await server.usage()).residentBytes);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const begun = performance.now();
  await there(server, asker, BIG);
  const seconds = (performance.now() - begun) / 1_000;
  isOver = true;
  await watching;
  return [
    finding(
      '100 MB in and out: memory beyond that of 20 MB',
      (most - before) / MEGABYTE,
      { atMost: 60 },
      ' MB',
    ),
    finding('100 MB in and out: MB/s', (2 * BIG) / MEGABYTE / seconds, { atLeast: 20 }, ' MB/s'),
  ];
}

/** Uploads a file of so many bytes and downloads it again. */
async function there(server: ServerProcess, { cookie }: Asker, bytes: number): Promise<void> {
  const { status, id } = await sendBig(server.url, cookie, bytes, ORIGIN);
  if (status !== 201) throw new Error(`The upload answers ${status}`);
  const headers = { cookie, origin: ORIGIN };
  const { data } = (await askOnce(server, { headers, body: { query: OPEN, variables: { id } } })) as {
    data: { openFile: { url: string } };
  };
  const got = await fetch(`${server.url}${new URL(data.openFile.url, server.url).pathname}`, { headers });
  let received = 0;
  for await (const chunk of got.body ?? []) received += chunk.length;
  if (received !== bytes) throw new Error(`${received} of ${bytes} bytes came back`);
}
