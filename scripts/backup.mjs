/** `npm run backup -- FILE` and `npm run restore -- FILE`: everything into one archive, and back into an empty system. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build, fail, findNode, install, root } from './install.mjs';

const [verb, file, ...options] = process.argv.slice(2);
if (!file) fail(`Say which file: npm run ${verb ?? 'backup'} -- FILE`);

install({ tests: false });
const node = findNode();
build();
const program = join(root, 'packages', 'api', 'dist', 'src', 'backup-cli.js');
const args = ['--enable-source-maps', program, verb, resolve(process.env.INIT_CWD ?? '.', file), ...options];
const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
