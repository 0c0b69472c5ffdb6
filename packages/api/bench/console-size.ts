import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { type Finding, finding } from './report.js';

const CONSOLE = fileURLToPath(new URL('../../../admin/dist', import.meta.url));
const STATIC = /(?:\bimport|\bfrom)\s*["']\.\/([^"']+\.js)["']/g;
const LAZY = /\bimport\(\s*["'`]\.\/([^"'`]+\.js)["'`]/g;
const IN_PAGE = /(?:src|href)="[^"]*assets\/([^"]+\.js)"/g;

/** What the built console makes a browser load, in bytes as they are sent; nothing where it is not built. */
export function measureConsole(): Finding[] {
  const page = join(CONSOLE, 'index.html');
  if (!existsSync(page)) return [];
  const folder = join(CONSOLE, 'assets');
  const files = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  const first = reachable(namesIn(readFileSync(page, 'utf8'), IN_PAGE), files, new Set());
  const entries = new Set([...files.values()].flatMap((text) => namesIn(text, LAZY)));
  const further = [...entries]
    .filter((entry) => !first.has(entry))
    .map((entry) => bytesOf(reachable([entry], files, first), folder, files));
  return [
    finding(
      'console: script of the first load',
      bytesOf(first, folder, files) / 1_000,
      { atMost: 380 },
      ' kB',
    ),
    finding('console: biggest further screen', Math.max(0, ...further) / 1_000, { atMost: 100 }, ' kB'),
  ];
}

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name ?? '');

/** The files that loading these ones loads too, without those that are there already. */
function reachable(
  names: readonly string[],
  files: ReadonlyMap<string, string>,
  loaded: ReadonlySet<string>,
): Set<string> {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name) || loaded.has(name)) continue;
    found.add(name);
    waiting.push(...namesIn(files.get(name) ?? '', STATIC));
  }
  return found;
}

function bytesOf(names: ReadonlySet<string>, folder: string, files: ReadonlyMap<string, string>): number {
  let bytes = 0;
  for (const name of names) {
    const sent = join(folder, `${name}.br`);
    bytes += existsSync(sent) ? readFileSync(sent).length : brotliCompressSync(files.get(name) ?? '').length;
  }
  return bytes;
}
