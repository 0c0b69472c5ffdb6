import { execFile, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  childEnvironment,
  EmbeddedPostgresError,
  idsOf,
  ignore,
  makeOpenFolder,
  messageOf,
  type OsUser,
  type PostgresBinaries,
} from './postgres-binaries.js';
import { clearTheWay } from './postgres-process.js';

const execFileAsync = promisify(execFile);

/** Root's cluster belongs to another user, who may not be able to reach DATA_DIR; so it lies here. */
const ROOT_CLUSTERS = '/var/lib/shared-back-office';
/** The random id of the system in this DATA_DIR, made when missing. */
export async function readSystemId(dataDir: string): Promise<string> {
  const file = join(dataDir, 'system-id');
  await writeFile(file, `${randomUUID()}\n`, { flag: 'wx', mode: 0o600 }).catch(ignore('EEXIST'));
  const id = (await readFile(file, 'utf8')).trim();
  if (/^[A-Za-z0-9-]{8,64}$/.test(id)) return id;
  throw new EmbeddedPostgresError(
    `${file} does not hold the id of a system. Put it back from your copy of that folder.`,
  );
}

export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await readSystemId(dataDir);
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(
      `DATA_DIR cannot be used: ${messageOf(error)}. Set DATA_DIR to a folder in which you may write.`,
    );
  }
}

export async function clusterDirOf(dataDir: string): Promise<string> {
  return process.getuid?.() === 0 ? join(ROOT_CLUSTERS, await readSystemId(dataDir)) : join(dataDir, 'pg');
}

export function passwordFileOf(dataDir: string): string {
  return join(dataDir, 'postgres-password');
}

/** Makes the cluster at the first start, clears up after a crash at every other; answers the superuser's password. */
export async function prepareCluster(
  dataDir: string,
  clusterDir: string,
  binaries: PostgresBinaries,
  user: OsUser,
): Promise<string> {
  const passwordFile = passwordFileOf(dataDir);
  const known = await readFile(passwordFile, 'utf8').catch(() => undefined);
  const made = await readFile(join(clusterDir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (made === undefined && known !== undefined) {
    throw new EmbeddedPostgresError(
      `The database of ${dataDir} is missing: it was in ${clusterDir}, or wherever another user started it. ` +
        'Put that folder back, or restore a backup into a new DATA_DIR.',
    );
  }
  if (made !== undefined && made.trim() !== String(binaries.major)) {
    throw new EmbeddedPostgresError(
      `The database in ${clusterDir} was made by PostgreSQL ${made.trim()}, and this release brings ${binaries.major}. ` +
        'Make a backup with the release that you had, then restore it with this one into a new DATA_DIR.',
    );
  }
  if (made !== undefined) await clearTheWay(clusterDir);
  if (made !== undefined && known !== undefined) return known;

  const password = randomBytes(24).toString('hex');
  if (made === undefined) await initialise(clusterDir, password, binaries, user);
  else await replacePassword(clusterDir, password, binaries, user);
  await writeFile(passwordFile, password, { mode: 0o600 });
  return password;
}

/** Under another name first, so that a cluster that was cut short is never taken for a whole one. */
async function initialise(
  clusterDir: string,
  password: string,
  { initdb }: PostgresBinaries,
  user: OsUser,
): Promise<void> {
  const unfinished = `${clusterDir}.new-${process.pid}`;
  const passwordFile = `${unfinished}.password`;
  const flags = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
  ];
  flags.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions');
  try {
    if (user.name) await makeOpenFolder(ROOT_CLUSTERS);
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    for (const path of [unfinished, passwordFile]) await giveTo(user, path);
    await execFileAsync(initdb, ['-D', unfinished, ...flags], {
      ...idsOf(user),
      cwd: unfinished,
      env: childEnvironment,
    });
    await rename(unfinished, clusterDir);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The database could not be made in ${clusterDir}: ${messageOf(error).trim()}. ` +
        'See that there is room on the disk and the right to write there, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function giveTo({ uid, gid }: OsUser, path: string): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  await chown(path, uid, gid);
  await chmod(path, path.endsWith('.password') ? 0o400 : 0o700);
}

/** When somebody deleted the password file: PostgreSQL's single-user mode asks for none. */
async function replacePassword(
  clusterDir: string,
  password: string,
  { postgres }: PostgresBinaries,
  user: OsUser,
): Promise<void> {
  const child = spawn(postgres, ['--single', '-D', clusterDir, 'postgres'], {
    ...idsOf(user),
    cwd: clusterDir,
    env: childEnvironment,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.end(`alter role postgres password '${password}';\n`);
  const code = await new Promise((settle) => child.once('exit', settle).once('error', settle));
  if (code !== 0)
    throw new EmbeddedPostgresError(`The database in ${clusterDir} could not be given a new password.`);
}

/** Deletes a cluster with its password, so that the next start makes a new one. */
export async function discardCluster(dataDir: string, clusterDir: string): Promise<void> {
  await rm(clusterDir, { recursive: true, force: true });
  await rm(passwordFileOf(dataDir), { force: true });
}
