/**
 * Completes package-lock.json after a change of dependencies. Packages such as SWC list one binary for each platform, at their own
 * version; where the registry that wrote the lock file serves only some of them, npm leaves the others out, and `npm ci` refuses
 * the file everywhere. With `--check` it only says whether something is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

const missing = Object.entries(packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !isLocked(path, name))
    .map(([name, range]) => [`node_modules/${name}`, placeholder(name, range, entry.dev)]),
);

const stale = ['', 'packages/api', 'packages/admin'].filter((folder) => !isInStep(folder));

if (process.argv.includes('--check')) {
  const wrong = [
    ...missing.map(([path]) => `lacks ${path}`),
    ...stale.map((folder) => `differs from ${folder && `${folder}/`}package.json`),
  ];
  for (const words of wrong) console.log(`package-lock.json ${words}: run "npm run lock".`);
  process.exit(wrong.length === 0 ? 0 : 1);
}
if (missing.length === 0) process.exit(0);
console.log(`Added ${missing.length} packages of other platforms to package-lock.json.`);
for (const [path, entry] of missing) packages[path] = entry;
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);

function isInStep(folder) {
  const wanted = JSON.parse(
    readFileSync(new URL(`../${folder && `${folder}/`}package.json`, import.meta.url), 'utf8'),
  );
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
  const told = (manifest) => kinds.map((kind) => Object.entries(manifest?.[kind] ?? {}).sort());
  return JSON.stringify(told(wanted)) === JSON.stringify(told(packages[folder]));
}

/** Looks where Node would: beside the package, then in every folder above. */
function isLocked(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

function placeholder(name, range, dev) {
  const os =
    ['darwin', 'freebsd', 'openharmony', 'android', 'linux'].find((word) => name.includes(word)) ??
    (/win(32|dows)/.test(name) ? 'win32' : undefined);
  const cpu =
    ['arm64', 'x64', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64'].find((word) => name.includes(word)) ??
    (/-arm-/.test(name) ? 'arm' : /-64$/.test(name) ? 'x64' : undefined);
  const libc = name.includes('musl') ? 'musl' : name.includes('gnu') ? 'glibc' : undefined;
  return {
    version: range.replace(/^[~^]/, ''),
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}
