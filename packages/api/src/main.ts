import 'reflect-metadata';
import { type RunningSystem, startSystem } from './start-system.js';

let system: RunningSystem | undefined;
let isStopWanted = false;
let isStopping = false;

// Also while it is still starting: what has begun is ended in good order once it stands. And once only: Ctrl-C reaches
// the whole group of processes, so that the same wish arrives by several ways.
async function stop(): Promise<void> {
  isStopWanted = true;
  if (!system || isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), 10_000).unref();
  await system.stop();
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// The program that started this one is gone.
process.on('disconnect', stop);

try {
  system = await startSystem();
  if (isStopWanted || (process.send && !process.connected)) await stop();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
