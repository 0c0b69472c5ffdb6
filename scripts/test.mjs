/**
 * `npm test`: everything that must hold, in one command. Every check runs, whatever the others say; the last line counts them
 * all: a tool is one, and each test of a jest run is one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommand, findNode, install, root, toolEnvironment } from './install.mjs';

install({ tests: true });
findNode();
const api = join(root, 'packages', 'api');
const admin = join(root, 'packages', 'admin');
const resultsDir = join(root, '.cache', 'test');
mkdirSync(resultsDir, { recursive: true });

const checks = [
  { name: 'build', cwd: root, command: buildCommand },
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
  { name: 'tests of the API', cwd: api, command: jest('test', 'api.json'), results: 'api.json' },
  {
    name: 'tests in the browser',
    cwd: admin,
    command: jest('e2e', 'admin.json'),
    results: 'admin.json',
    skip: !hasTests(join(admin, 'e2e')),
  },
];

let passed = 0;
let failed = 0;
for (const check of checks.filter(({ skip }) => !skip)) {
  console.log(`\n── ${check.name}`);
  const started = performance.now();
  const counted = run(check);
  passed += counted.passed;
  failed += counted.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${counted.failed === 0 ? '✓' : '✗'} ${check.name}: ${counted.passed} passed, ${counted.failed} failed (${seconds} s)`,
  );
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run({ cwd, command: [program, ...args], results }) {
  if (results) rmSync(join(resultsDir, results), { force: true });
  const { status } = spawnSync(program, args, {
    cwd,
    env: toolEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (!results) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return countTests(join(resultsDir, results), status);
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

function hasTests(folder) {
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((file) => /\.test\.tsx?$/.test(String(file)))
  );
}
