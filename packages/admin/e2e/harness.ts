import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** The instant of the demo consortium, which the browser's clock shows too. Set in global-setup. */
export const NOW = process.env.NOW ?? '';
/** Of all demo people. */
export const PASSWORD = 'demo-Password-1';
const PROGRAM = fileURLToPath(new URL('../../api/dist/src/main.js', import.meta.url));
const COPY_DATABASE = new URL('../../api/dist/test/copy-database.js', import.meta.url).href;
const SECRET = 'a secret of the tests, which nobody else has';
const READY_WITHIN_MS = 120_000;

/** A whole system with demo data of its own, on a free port. */
export interface TestSystem {
  url: string;
  stop(): Promise<void>;
}

/** Starts the built system on a copy of the demo database. Stop it in `afterAll`, or it stays behind. */
export async function startSystem(environment: Record<string, string> = {}): Promise<TestSystem> {
  if (!existsSync(PROGRAM)) throw new Error('Build first: npm run build in packages/api and packages/admin');
  const dataDir = await mkdtemp(join(tmpdir(), 'console-test-'));
  const { copyDatabase } = (await import(COPY_DATABASE)) as { copyDatabase(url: string): Promise<string> };
  const databaseUrl = await copyDatabase(process.env.DEMO_DATABASE_URL ?? '');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = spawn(process.execPath, [PROGRAM], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      DATA_DIR: dataDir,
      NOW,
      LOG_LEVEL: 'error',
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: SECRET,
      DEMO: '1',
      PUBLIC_URL: url,
      NODE_ENV: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  program.stdout.on('data', (text) => (output += text));
  program.stderr.on('data', (text) => (output += text));
  const stop = async () => {
    await end(program);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(url, program);
  } catch (error) {
    await stop();
    throw new Error(`${error instanceof Error ? error.message : error}\n${output}`);
  }
  return { url, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

async function ready(url: string, program: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (program.exitCode !== null) throw new Error(`The system ended with code ${program.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(200);
  }
  throw new Error('The system did not become ready in time');
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  await ended;
}

/** The browser that npm brings; where the machine lacks a library that it needs, with the copies that it brings too. */
export async function openBrowser(): Promise<Browser> {
  const options = { headless: true, args: ['--no-sandbox'] };
  const executablePath = await sparticuz.executablePath();
  try {
    return await chromium.launch({ ...options, executablePath });
  } catch (error) {
    if (!/shared libraries|error while loading/.test(String(error))) throw error;
    return chromium.launch({ ...options, ...(await withBroughtLibraries()) });
  }
}

/** The package unpacks its libraries only where it believes to be in a Lambda, and only together with the browser. */
async function withBroughtLibraries() {
  const folder = join(tmpdir(), 'chromium-with-libraries');
  await mkdir(folder, { recursive: true });
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' });
  const executablePath = await sparticuz.executablePath();
  for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  const known = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const env = {
    ...Object.fromEntries(known),
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
  return { executablePath, env };
}

export type DemoPerson =
  | 'manager'
  | 'staff'
  | 'trustee'
  | 'adviser'
  | 'payroll'
  | 'trainer'
  | 'coordinator'
  | 'other.manager';

/** A page of its own browser session at the test's time. */
export async function openPage(
  browser: Browser,
  system: TestSystem,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: system.url,
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  page.setDefaultTimeout(15_000);
  return page;
}

/** A page on which somebody is signed in already. */
export async function openPageAs(
  person: DemoPerson,
  browser: Browser,
  system: TestSystem,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(browser, system, options);
  const answer = await page.request.post('/api/auth/sign-in/email', {
    data: { email: `${person}@demo.test`, password: PASSWORD },
    headers: { Origin: system.url },
  });
  if (!answer.ok()) throw new Error(`${person} could not sign in: ${answer.status()}`);
  return page;
}

/** Signs out by the menu. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Your account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
}

/** Types address and password on the sign-in page. */
export async function signIn(page: Page, person: DemoPerson): Promise<void> {
  await page.getByLabel('Email address').fill(`${person}@demo.test`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
}

/** Turns codes on, on the account page. @returns the key of the app, and the recovery codes */
export async function turnOnCodes(
  page: Page,
  password = PASSWORD,
): Promise<{ key: string; codes: string[] }> {
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByLabel('Your password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Scan this with your app' }).waitFor();
  const shown = await page.getByTestId('authenticator-key').textContent();
  const key = (shown ?? '').replace(/\s/g, '');
  // the code of the window before is good too, and leaves the present one for signing in
  await page.getByLabel('Code from your app').fill(codeOf(key, -1));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
  const codes = await page.getByRole('dialog').getByRole('listitem').allInnerTexts();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return { key, codes };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows (RFC 6238); `step` is in windows of 30 seconds from now. */
export function codeOf(key: string, step = 0): string {
  const bits = [...key].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Waits until the screen shows what it has: its heading, and nothing that is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await wait(150);
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** One GraphQL call as whoever is signed in on the page; throws what the API refused. */
export async function ask<Answer>(
  system: TestSystem,
  page: Page,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const answer = await page.request.post('/graphql', {
    data: { query, variables },
    headers: { Origin: system.url },
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
