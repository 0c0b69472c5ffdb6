/**
 * `npm test`: everything that must hold, in one command. Every check runs, whatever the others say; the last line counts them
 * all: a tool is one, and each test of a jest run is one.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommand, findNode, install, root, toolEnvironment } from './install.mjs';

install({ tests: true });
findNode();
const api = join(root, 'packages', 'api');
const admin = join(root, 'packages', 'admin');
const resultsDir = join(root, '.cache', 'test');
mkdirSync(resultsDir, { recursive: true });

/** One after the other, each after the one before; those of one group two at a time, as they need one processor each. */
const groups = [
  [{ name: 'build', cwd: root, command: buildCommand }],
  [
    { name: 'types of the API', cwd: api, command: ['npm', 'run', '--silent', 'typecheck'] },
    { name: 'types of the console', cwd: admin, command: ['npm', 'run', '--silent', 'typecheck'] },
    { name: 'lint', cwd: root, command: ['biome', 'ci', '--colors=off', '--max-diagnostics=30', '.'] },
    {
      name: 'import rules',
      cwd: root,
      command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'packages/api', 'packages/admin'],
    },
    { name: 'dead code', cwd: root, command: ['knip', '--no-progress'] },
    { name: 'lock file', cwd: root, command: ['node', 'scripts/complete-lock.mjs', '--check'] },
  ],
  [{ name: 'tests of the API', cwd: api, command: jest('test', 'api.json'), results: 'api.json' }],
  [{ name: 'tests in the browser', cwd: admin, command: jest('e2e', 'admin.json'), results: 'admin.json' }],
];
const AT_ONCE = 2;

let passed = 0;
let failed = 0;
for (const group of groups) {
  const waiting = [...group];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) await report(check, group.length > 1);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs a check and says what came of it. @param isBeside others run meanwhile: what it prints is shown in one piece */
async function report(check, isBeside) {
  if (!isBeside) console.log(`\n── ${check.name}`);
  const started = performance.now();
  const { counted, output } = await run(check, isBeside ? 'pipe' : 'inherit');
  passed += counted.passed;
  failed += counted.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (isBeside) console.log(`\n── ${check.name}\n${output}`.trimEnd());
  console.log(
    `${counted.failed === 0 ? '✓' : '✗'} ${check.name}: ${counted.passed} passed, ${counted.failed} failed (${seconds} s)`,
  );
}

function run({ cwd, command: [program, ...args], results }, out) {
  if (results) rmSync(join(resultsDir, results), { force: true });
  const child = spawn(program, args, { cwd, env: toolEnvironment(), stdio: ['ignore', out, out] });
  let output = '';
  child.stdout?.on('data', (text) => (output += text));
  child.stderr?.on('data', (text) => (output += text));
  return new Promise((resolve) => {
    const ended = (status) => {
      const alone = status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
      resolve({ counted: results ? countTests(join(resultsDir, results), status) : alone, output });
    };
    child.once('error', (error) => {
      output += error.message;
      ended(1);
    });
    child.once('close', ended);
  });
}

/** A run that fails without a failed test (a file that does not load, a crash) counts as one failure more. */
function countTests(file, status) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const failures = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: failures === 0 && status !== 0 ? 1 : failures };
}

function jest(script, results) {
  return ['npm', 'run', '--silent', script, '--', '--json', `--outputFile=${join(resultsDir, results)}`];
}
