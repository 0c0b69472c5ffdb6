/** `npm run bench`: the side-by-side benchmarks, with what they compare against installed. `-- --quick` takes two minutes. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, findNode, install, root } from './install.mjs';

install({ tests: true });
const node = findNode();
build();
const bench = join(root, 'packages', 'api', 'dist', 'bench', 'main.js');
const { status } = spawnSync(node, ['--enable-source-maps', bench, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
