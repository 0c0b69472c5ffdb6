import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchData } from './bench-data.js';
import type { Asker } from './contestants.js';
import { askOnce, type BenchRequest, median } from './measure.js';
import { type Finding, finding, shown } from './report.js';
import type { ServerProcess } from './server-process.js';

const SLOTS = `query ($serviceId: ID!, $from: Date!, $to: Date!) {
  availableSlots(serviceId: $serviceId, from: $from, to: $to) { startsAt endsAt advisers { id name } } }`;
const DAY = 86_400_000;
/** The sizes that are compared: advisers × days. */
const SIZES = [
  { advisers: 5, days: 31 },
  { advisers: 10, days: 31 },
  { advisers: 10, days: 14 },
] as const;

/** What a month of free slots costs over ten advisers with 2,000 bookings, and how the cost grows. */
export async function measureSlots(
  server: ServerProcess,
  data: BenchData,
  asker: Asker,
  times: number,
): Promise<{ lines: string[][]; findings: Finding[] }> {
  const date = (ahead: number) => new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10);
  const requestOf = ({ advisers, days }: (typeof SIZES)[number]): BenchRequest => ({
    headers: { cookie: asker.cookie, origin: 'http://bench.example.org' },
    body: {
      query: SLOTS,
      variables: {
        serviceId: advisers === 10 ? data.serviceOfTen : data.serviceOfFive,
        from: date(1),
        to: date(days),
      },
    },
  });
  // What the load before left behind comes to its end first.
  await sleep(500);
  const before = await server.usage();
  await askOnce(server, requestOf(SIZES[1]));
  const statements = (await server.usage()).statements - before.statements;

  for (let n = 0; n < times / 3; n += 1) for (const size of SIZES) await askOnce(server, requestOf(size));
  const taken = new Map<(typeof SIZES)[number], number[]>(SIZES.map((size) => [size, []]));
  for (let n = 0; n < times; n += 1) {
    for (const size of SIZES) {
      const start = performance.now();
      await askOnce(server, requestOf(size));
      taken.get(size)?.push(performance.now() - start);
    }
  }
  const [five, month, fortnight] = SIZES.map((size) => median(taken.get(size) ?? []));
  if (five === undefined || month === undefined || fortnight === undefined)
    throw new Error('Nothing measured');
  return {
    lines: SIZES.map((size, n) => {
      const ms = [five, month, fortnight][n] ?? 0;
      const perUnit = (ms * 1_000) / (size.advisers * size.days);
      return [`${size.advisers} advisers × ${size.days} days`, `${shown(ms)} ms`, `${shown(perUnit)} µs`];
    }),
    findings: [
      finding('free slots: SQL statements for a month of 10 advisers', statements, { atMost: 3 }),
      // Twice the advisers must not cost more than twice as much, nor 2.2 times the days more than 2.2 times; a tenth is noise.
      finding('free slots: twice the advisers cost', month / five, { atMost: 2.2 }, ' ×'),
      finding('free slots: 31 days instead of 14 cost', month / fortnight, { atMost: 2.4 }, ' ×'),
    ],
  };
}
