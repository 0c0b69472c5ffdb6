/**
 * `npm start`: installs, builds and runs the whole system in the foreground. Ctrl-C or SIGTERM, to npm or to this program,
 * ends it in good order; when this program is killed, the closed IPC channel tells the API to stop.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, findNode, install, root } from './install.mjs';

install({ tests: false });
const node = findNode();
build();

const api = spawn(
  node,
  [
    // Room for what requests need while they run, so that it is not taken for something that stays; and a heap that
    // grows by half instead of up to fourfold before it is cleared.
    '--max-semi-space-size=8',
    '--heap-growing-percent=50',
    '--enable-source-maps',
    join(root, 'packages', 'api', 'dist', 'src', 'main.js'),
  ],
  {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  },
);
const stop = () => api.kill('SIGTERM');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

// npm killed outright sends no signal; that we were handed to another parent shows it
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || stop(), 250).unref();

api.on('error', (error) => console.error(`The system could not be started: ${error.message}`));
api.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
