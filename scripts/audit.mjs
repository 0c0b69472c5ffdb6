/** `npm run audit`: is the log of changes what it was when it was sealed? `-- HASH` also looks for a seal known before. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, findNode, install, root } from './install.mjs';

install({ tests: false });
const node = findNode();
build();
const program = join(root, 'packages', 'api', 'dist', 'src', 'audit-cli.js');
const { status } = spawnSync(node, ['--enable-source-maps', program, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
