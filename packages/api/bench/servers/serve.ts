/** What a server of the benchmark is told. */
export interface ServerOptions {
  databaseUrl: string;
  secret: string;
  /** Where files go. */
  dataDir: string;
}

/** What it has used so far. */
export interface Usage {
  /** CPU time of all threads in microseconds. */
  cpuMicros: number;
  residentBytes: number;
  /** SQL statements that it sent on behalf of requests, where it counts them. */
  statements: number;
}

/** What a server is told while it runs. Each is answered with what it has used so far. */
export type Word = 'usage' | 'mails' | 'no mails';

/** Listens, tells the parent where, and answers what it has used whenever it is asked. */
export async function serve(
  listen: (options: ServerOptions) => Promise<{
    port: number;
    statements?: () => number;
    tellOfChanges?: (isOn: boolean) => void;
  }>,
): Promise<void> {
  const { port, statements, tellOfChanges } = await listen({
    databaseUrl: process.env.BENCH_DATABASE_URL ?? '',
    secret: process.env.BENCH_SECRET ?? '',
    dataDir: process.env.BENCH_DATA_DIR ?? '',
  });
  process.on('message', (word: Word) => {
    if (word !== 'usage') tellOfChanges?.(word === 'mails');
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      cpuMicros: user + system,
      residentBytes: process.memoryUsage.rss(),
      statements: statements?.() ?? 0,
    };
    process.send?.({ usage });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port });
}

/** The port of a TCP address. */
export const portOf = (address: string | { port: number } | null): number =>
  typeof address === 'object' && address ? address.port : 0;
