/**
 * `npm run dev`: the whole system with reload of both packages. The API runs from its sources and starts again when one of them
 * changes; Vite serves the console on a port of its own and passes everything else on to the API.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { findNode, install, root, toolEnvironment } from './install.mjs';

install({ tests: true });
const node = findNode();

const api = join(root, 'packages', 'api');
const admin = join(root, 'packages', 'admin');
const env = {
  ...toolEnvironment(),
  DATA_DIR: resolve(root, process.env.DATA_DIR || '.data'),
  API_URL: `http://127.0.0.1:${process.env.PORT || '4000'}`,
};
const watch = ['--watch', '--watch-preserve-output', '--enable-source-maps'];
const compile = ['--import', '@swc-node/register/esm-register'];
const programs = [
  run(api, node, [...watch, ...compile, join('src', 'main.ts')]),
  run(admin, 'npm', ['run', '--silent', 'dev']),
];
console.log('The console with reload: http://127.0.0.1:5173/app/');

/** Each in a process group of its own: Ctrl-C reaches us alone, and we end all of them. */
function run(cwd, command, args) {
  const program = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  program.on('exit', () => stop(1));
  return program;
}

let stopping = false;
async function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const { pid } of programs) signalGroup(pid, 'SIGTERM');
  await Promise.all(
    programs.map(
      (program) =>
        program.exitCode ?? program.signalCode ?? new Promise((gone) => program.once('exit', gone)),
    ),
  );
  process.exit(code);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // it has ended already
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
