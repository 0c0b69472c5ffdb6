import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../demo/demo-sign-ins.js';
import { clientOf, signIn } from './faults/http-client.js';
import { dataFolders, freePort, type SystemProcess, startSystemProcess } from './faults/system-process.js';
import { sendBig } from './send-big.js';
import { OPEN } from './upload.js';

const MEGABYTE = 1024 * 1024;
const folders = dataFolders();
let system: SystemProcess;

beforeAll(async () => {
  system = await startSystemProcess(await folders.make(), await freePort());
}, 60_000);

afterAll(async () => {
  system?.child.kill('SIGTERM');
  await system?.ended;
  await folders.clear();
});

/** Memory of the process in MB: as much as it holds now, or as much as it ever held. */
const memory = (what: 'VmRSS' | 'VmHWM'): number =>
  Number(
    new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${system.child.pid}/status`, 'utf8'))?.[1],
  ) / 1024;

describe('a file of 100 MB', () => {
  it('goes in and out in little memory', async () => {
    const cookie = await signIn(system.address, 'manager@demo.test', DEMO_PASSWORD);
    const call = clientOf(system.address, { origin: system.address, cookie });
    const size = 99 * MEGABYTE;
    const there = async (bytesToSend: number) => {
      const sent = await sendBig(system.address, cookie, bytesToSend);
      expect({ status: sent.status, bytes: sent.bytes }).toEqual({ status: 201, bytes: bytesToSend });
      const { data } = await call(OPEN, { id: sent.id });
      const got = await fetch(`${system.address}${data.openFile.url}`, { headers: { cookie } });
      let received = 0;
      for await (const chunk of got.body ?? []) received += chunk.length;
      expect(received).toBe(bytesToSend);
    };
    // Once for what the first file of any size brings into memory: what counts is that five times as much needs no more.
    await there(20 * MEGABYTE);
    // From here on Linux counts the peak anew: the start has one of its own.
    writeFileSync(`/proc/${system.child.pid}/clear_refs`, '5');
    const before = memory('VmRSS');
    await there(size);
    const grown = memory('VmHWM') - before;
    expect(grown).toBeLessThan(60);
  }, 60_000);
});
