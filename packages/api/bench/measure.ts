import autocannon from 'autocannon';
import type { ServerProcess } from './server-process.js';

/** One request as every server gets it in its own words. */
export interface BenchRequest {
  headers: Record<string, string>;
  body: unknown;
}

/** A server with the requests that it is asked one after the other, on every connection. */
export interface Contestant {
  name: string;
  server: ServerProcess;
  requests: readonly BenchRequest[];
}

/** Medians over the rounds. */
export interface Result {
  perSecond: number;
  p99Ms: number;
  /** CPU time of the Node process per request, in microseconds. */
  cpuMicros: number;
}

/** How long to measure. */
export interface Effort {
  rounds: number;
  warmUpSeconds: number;
  seconds: number;
}

const CONNECTIONS = 20;

/** Lets all of them answer in turns, in another order each round, and takes medians. */
export async function compare(
  contestants: readonly Contestant[],
  effort: Effort,
): Promise<Map<string, Result>> {
  const rounds = new Map<string, Result[]>(contestants.map(({ name }) => [name, []]));
  for (const contestant of contestants) await load(contestant, effort.warmUpSeconds);
  for (let round = 0; round < effort.rounds; round += 1) {
    const first = round % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)])
      rounds.get(contestant.name)?.push(await load(contestant, effort.seconds));
  }
  return new Map(
    [...rounds].map(([name, results]) => [
      name,
      {
        perSecond: median(results.map((result) => result.perSecond)),
        p99Ms: median(results.map((result) => result.p99Ms)),
        cpuMicros: median(results.map((result) => result.cpuMicros)),
      },
    ]),
  );
}

async function load({ name, server, requests }: Contestant, seconds: number): Promise<Result> {
  const before = await server.usage();
  const result = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    duration: seconds,
    verifyBody: (body) => !body.includes('"errors"'),
    requests: requests.map(({ headers, body }) => ({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })),
  });
  const after = await server.usage();
  const { non2xx, errors, timeouts, mismatches } = result;
  if (non2xx + errors + timeouts + mismatches > 0)
    throw new Error(
      `${name}: ${non2xx} refused, ${errors} failed, ${timeouts} late, ${mismatches} with errors`,
    );
  return {
    perSecond: result.requests.total / result.duration,
    p99Ms: result.latency.p99,
    cpuMicros: (after.cpuMicros - before.cpuMicros) / result.requests.total,
  };
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Asks once. @returns what the server answers, as JSON */
export async function askOnce(server: ServerProcess, { headers, body }: BenchRequest): Promise<unknown> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}
