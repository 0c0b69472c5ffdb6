import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ServerOptions, Usage, Word } from './servers/serve.js';

/** One of the servers that are compared, in a Node process of its own. */
export interface ServerProcess {
  url: string;
  usage(): Promise<Usage>;
  /** Whether a change of an organisation tells one person of it, for the API. */
  tellOfChanges(isOn: boolean): Promise<void>;
  stop(): void;
}

/** As the API is started in production. */
const NODE_OPTIONS = ['--enable-source-maps', '--max-semi-space-size=8', '--heap-growing-percent=50'];

/** Starts a server of the benchmark. @throws where it ends instead of listening */
export async function startServer(
  name: 'api' | 'postgraphile' | 'limit',
  options: ServerOptions,
): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL(`./servers/${name}.js`, import.meta.url)), [], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      BENCH_DATABASE_URL: options.databaseUrl,
      BENCH_SECRET: options.secret,
      BENCH_DATA_DIR: options.dataDir,
    },
    execArgv: name === 'api' ? NODE_OPTIONS : [],
  });
  const { port } = await messageOf<{ port: number }>(child, name);
  const ask = async (word: Word): Promise<Usage> => {
    const answer = messageOf<{ usage: Usage }>(child, name);
    child.send(word);
    return (await answer).usage;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    usage: () => ask('usage'),
    async tellOfChanges(isOn) {
      await ask(isOn ? 'mails' : 'no mails');
    },
    stop: () => child.disconnect(),
  };
}

function messageOf<T>(child: ChildProcess, name: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`The server ${name} ended`));
    child.once('exit', ended);
    child.once('message', (message: T) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}
