import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clusterDirOf } from '../../src/platform/db/postgres-cluster.js';
import { findPostmaster } from '../../src/platform/db/postgres-process.js';

const BUILT = fileURLToPath(new URL('../../dist/src/', import.meta.url));

/** How a process ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** What it said on both channels. */
  said: string;
}

/** The built system in a process of its own. */
export interface SystemProcess {
  address: string;
  child: ChildProcess;
  ended: Promise<Ending>;
}

/** Starts the built system and waits until it is ready. @throws with its last words where it ends instead */
export async function startSystemProcess(
  dataDir: string,
  port: number,
  environment: Record<string, string> = {},
): Promise<SystemProcess> {
  const { child, ended } = launch('main.js', [], { DATA_DIR: dataDir, PORT: String(port), ...environment });
  const address = `http://127.0.0.1:${port}`;
  let ending: Ending | undefined;
  ended.then((how) => {
    ending = how;
  });
  while ((await statusOf(`${address}/readyz`)) !== 200) {
    if (ending) throw new Error(`The system ended with code ${ending.code}: ${ending.said}`);
    await sleep(25);
  }
  return { address, child, ended };
}

/** Runs `backup` or `restore` to its end. */
export const runBackupCli = (
  verb: 'backup' | 'restore',
  file: string,
  environment: Record<string, string>,
): Promise<Ending> => launch('backup-cli.js', [verb, file], environment).ended;

function launch(program: string, args: readonly string[], environment: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(BUILT, program), ...args], {
    env: { PATH, HOME, LOG_LEVEL: 'fatal', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const channel of [child.stdout, child.stderr])
    channel.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-10_000);
    });
  const ended = new Promise<Ending>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, said })),
  );
  return { child, ended };
}

/** The status that an address answers within three seconds; 0 where nothing answers. */
export async function statusOf(url: string): Promise<number> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  await response?.arrayBuffer().catch(() => null);
  return response?.status ?? 0;
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Is nobody listening on the port any more? */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Folders for systems of one test, which `clear` deletes with their databases. */
export function dataFolders(): { make(): Promise<string>; clear(): Promise<void> } {
  const made: string[] = [];
  return {
    async make() {
      const folder = await mkdtemp(join(tmpdir(), 'back-office-system-'));
      made.push(folder);
      return folder;
    },
    async clear() {
      for (const folder of made) {
        await rm(await clusterDirOf(folder), { recursive: true, force: true });
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The pid of the PostgreSQL that serves a data folder. @throws where there is none */
export async function postmasterOf(dataDir: string): Promise<number> {
  const found = await findPostmaster(await clusterDirOf(dataDir));
  if (!found) throw new Error(`No PostgreSQL serves ${dataDir}`);
  return found.pid;
}
