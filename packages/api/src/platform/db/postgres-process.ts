import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, parentOf } from './os-process.js';
import {
  childEnvironment,
  EmbeddedPostgresError,
  idsOf,
  messageOf,
  type OsUser,
} from './postgres-binaries.js';

/** Crash recovery of a big database may take minutes; it goes on as long as the process lives. */
const LONGEST_RECOVERY_MS = 10 * 60_000;
const LONGEST_STOP_MS = 60_000;
const LOG_LIMIT_BYTES = 5_000_000;
const NO_SUCH_PID = 2_147_483_647;

/**
 * Runs PostgreSQL under a shell that reads our pipe. When we end, however we end (kill -9 included), the pipe closes and
 * the shell asks PostgreSQL to stop. `$@` is the command.
 */
const WATCHDOG = `exec 3<&0
"$@" </dev/null 3<&- &
postgres=$!
trap 'kill -INT $postgres' INT TERM
(cat <&3 >/dev/null; kill -INT $postgres 2>/dev/null) &
watch=$!
wait $postgres; code=$?
while kill -0 $postgres 2>/dev/null; do wait $postgres; code=$?; done
kill $watch 2>/dev/null
exit $code`;

export type Postmaster = { pid: number; port: number; status: string };

/** The PostgreSQL that works on this cluster now, whoever started it. */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const lines = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n').map((line) => line.trim()),
    () => [],
  );
  const pid = Number(lines[0]);
  const command = pid > 0 ? await commandOf(pid) : '';
  const isOurs = command.includes(`/postgres -D ${clusterDir} `) && !command.startsWith('/bin/sh');
  if (!isOurs) return undefined; // the pid of a dead server, which may since belong to any other program
  return { pid, port: Number(lines[3]), status: lines[7] ?? '' };
}

/**
 * Makes the way free for a start: stops a PostgreSQL that lost its parent, and disarms the traces of one that was killed.
 * Throws when another copy of this program is using the cluster.
 */
export async function clearTheWay(clusterDir: string, graceMs = 5_000): Promise<void> {
  const deadline = performance.now() + graceMs;
  for (let found = await findPostmaster(clusterDir); found; found = await findPostmaster(clusterDir)) {
    if (!(await hasWatchdog(found.pid))) return stopPostmaster(clusterDir, found.pid);
    if (found.status !== 'stopping' && performance.now() > deadline) {
      throw new EmbeddedPostgresError(
        `The database in ${clusterDir} is in use by another copy of this program (PostgreSQL is process ${found.pid}). ` +
          'Stop that one first, or set DATA_DIR to another folder for a second system.',
      );
    }
    await sleep(50);
  }
  await disarmStaleFiles(clusterDir);
}

async function hasWatchdog(postmaster: number): Promise<boolean> {
  const parent = await parentOf(postmaster);
  return parent !== undefined && parent > 1 && (await commandOf(parent)).includes('exec 3<&0');
}

async function stopPostmaster(clusterDir: string, pid: number): Promise<void> {
  const deadline = performance.now() + LONGEST_STOP_MS;
  process.kill(pid, 'SIGINT');
  while (await findPostmaster(clusterDir)) {
    if (performance.now() > deadline) {
      throw new EmbeddedPostgresError(
        `A PostgreSQL left over from an earlier run (process ${pid}) does not stop. End it with "kill -QUIT ${pid}" and start again.`,
      );
    }
    await sleep(20);
  }
  await disarmStaleFiles(clusterDir);
}

/**
 * PostgreSQL refuses to start when the pid in a stale file meanwhile belongs to some other program of the same user. Only the
 * pid is replaced: the file also names the shared memory by which PostgreSQL notices surviving children of the dead server.
 */
async function disarmStaleFiles(clusterDir: string): Promise<void> {
  const pidFile = join(clusterDir, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (text !== undefined) await writeFile(pidFile, text.replace(/^.*/, String(NO_SUCH_PID)));
  for (const file of await readdir(clusterDir)) {
    if (file.startsWith('.s.PGSQL.')) await rm(join(clusterDir, file), { force: true });
  }
}

export type ServerCommand = {
  postgres: string;
  user: OsUser;
  clusterDir: string;
  port: number;
  settings: Record<string, string>;
  logFile: string;
};

/**
 * Starts PostgreSQL and waits until it takes connections. What it says goes to `logFile`; when it gives up, the error
 * carries its last words.
 */
export async function launchPostgres(command: ServerCommand): Promise<ChildProcess> {
  const { postgres, user, clusterDir, port, settings, logFile } = command;
  const args = ['-D', clusterDir, '-p', String(port)];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);

  const logStart = await sizeOfLog(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn('/bin/sh', ['-c', WATCHDOG, 'postgres-watchdog', postgres, ...args], {
    ...idsOf(user),
    cwd: clusterDir,
    env: childEnvironment,
    detached: true, // Ctrl-C in a terminal is for us: PostgreSQL stops when we have finished with it
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  child.stdin?.on('error', () => undefined);

  const deadline = performance.now() + LONGEST_RECOVERY_MS;
  while (!(await isReady(clusterDir, child))) {
    if (failure || hasEnded(child)) {
      const lastWords = failure ? messageOf(failure) : await tailOf(logFile, logStart);
      throw new EmbeddedPostgresError(`PostgreSQL did not start: ${lastWords}`);
    }
    if (performance.now() > deadline) {
      child.stdin?.end();
      throw new EmbeddedPostgresError(
        `PostgreSQL is not ready after ten minutes; what it says is in ${logFile}.`,
      );
    }
    await sleep(15);
  }
  return child;
}

async function isReady(clusterDir: string, watchdog: ChildProcess): Promise<boolean> {
  const found = await findPostmaster(clusterDir);
  return found?.status === 'ready' && (await parentOf(found.pid)) === watchdog.pid;
}

/** Ends it in good order: sessions are ended, everything is on disk, the process is gone. */
export async function endPostgres(child: ChildProcess, clusterDir: string): Promise<void> {
  if (hasEnded(child)) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stdin?.end();
  const insist = setTimeout(() => {
    findPostmaster(clusterDir).then((found) => found && process.kill(found.pid, 'SIGQUIT'));
  }, LONGEST_STOP_MS);
  await gone;
  clearTimeout(insist);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function sizeOfLog(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= LOG_LIMIT_BYTES) return size;
  await truncate(logFile);
  return 0;
}

async function tailOf(logFile: string, start: number): Promise<string> {
  const said = (await readFile(logFile)).subarray(start).toString('utf8').trim();
  return said.slice(-1_500) || `it said nothing; see ${logFile}`;
}
