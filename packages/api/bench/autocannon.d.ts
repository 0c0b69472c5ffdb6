// The package brings no types; this is what we use of it.
declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    duration: number;
    verifyBody: (body: string) => boolean;
    requests: { method: string; path: string; headers: Record<string, string>; body: string }[];
  }
  interface Result {
    requests: { total: number; average: number };
    latency: { p50: number; p99: number };
    duration: number;
    errors: number;
    timeouts: number;
    non2xx: number;
    mismatches: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
