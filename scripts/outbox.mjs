/** `npm run outbox -- ADDRESS`: what a system without a mail server kept for an address. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, findNode, install, root } from './install.mjs';

install({ tests: false });
const node = findNode();
build();
const program = join(root, 'packages', 'api', 'dist', 'src', 'outbox-cli.js');
const { status } = spawnSync(node, ['--enable-source-maps', program, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
