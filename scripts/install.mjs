/**
 * Installs what is missing, from the lock file, before any other script goes on. Plain Node 20 with nothing installed runs
 * this, and it needs neither npm's install scripts nor a usable HOME.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const binaries = join(root, 'node_modules', '.bin');

/** Installs what the lock file asks for and node_modules lacks; `tests` adds what only tests and benchmarks need. */
export function install({ tests }) {
  const missing = findMissing(tests);
  if (missing.length === 0) return;
  console.log(`Installing ${missing.length} packages from the lock file …`);
  const extent = tests ? '--include=dev' : '--omit=dev';
  const args = ['ci', extent, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm must not run on the very Node that it is about to replace, so it gets the one that called us
  const npm = process.env.npm_execpath
    ? [process.env.npm_node_execpath ?? 'node', process.env.npm_execpath]
    : ['npm'];
  const env = { ...process.env, ...npmCache(), PATH: withoutOurs(process.env.PATH) };
  const { status, error } = spawnSync(npm[0], [...npm.slice(1), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) {
    fail(
      `npm could not install the packages${error ? ` (${error.message})` : ''}. See what it says above; is the npm registry reachable?`,
    );
  }
}

/** Packages of the lock file that npm's own list of what it installed does not have. An install cut short leaves no list. */
function findMissing(tests) {
  const wanted =
    readPackages(join(root, 'package-lock.json')) ??
    fail('package-lock.json is missing: clone the project again.');
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json')) ?? {};
  return Object.entries(wanted).filter(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.optional) return false;
    if ((entry.dev || entry.devOptional) && !tests) return false;
    return installed[path] === undefined || installed[path].version !== entry.version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm keeps its cache under HOME; where that cannot be written, under `.cache` of the project. */
function npmCache() {
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: join(root, '.cache', 'npm') };
  }
}

function withoutOurs(path = '') {
  return path
    .split(delimiter)
    .filter((folder) => folder !== binaries)
    .join(delimiter);
}

/** The Node that runs the programs themselves: the one from npm, else the host's if it is new enough. */
export function findNode() {
  for (const node of [join(binaries, 'node'), process.execPath, 'node']) {
    const [major = 0, minor = 0] = versionOf(node);
    if (major > 22 || (major === 22 && minor >= 17)) return node;
  }
  return fail(
    `This needs Node.js 22.17 or later (you have ${process.versions.node}), and npm brings none that runs on ` +
      `${process.platform}-${process.arch}. Install it from https://nodejs.org and start again.`,
  );
}

function versionOf(node) {
  try {
    return execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8', stdio: 'pipe' })
      .split('.')
      .map(Number);
  } catch {
    return [];
  }
}

/** The environment of the tools we start: our programs first, and nobody is told that they run. */
export function toolEnvironment() {
  return {
    ...process.env,
    ...npmCache(),
    PATH: `${binaries}${delimiter}${process.env.PATH}`,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
  };
}

export const buildCommand = [
  'turbo',
  'run',
  'build',
  '--output-logs=errors-only',
  '--log-order=grouped',
  '--no-update-notifier',
];

/** Builds the packages that changed since their last build; says something only when that fails. */
export function build() {
  const [program, ...args] = buildCommand;
  const { status, error, stdout } = spawnSync(program, args, {
    cwd: root,
    env: toolEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) return;
  console.error(String(stdout ?? ''));
  fail(`The build failed${error ? `: ${error.message}` : '; see above'}.`);
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}
