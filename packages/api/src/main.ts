import 'reflect-metadata';
import { type RunningSystem, startSystem } from './start-system.js';

let system: RunningSystem | undefined;
let stopping = false;

// Also while it is still starting: what has begun is ended in good order once it stands.
async function stop(): Promise<void> {
  stopping = true;
  if (!system) return;
  setTimeout(() => process.exit(1), 10_000).unref();
  await system.stop();
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// The program that started this one is gone.
process.on('disconnect', stop);

try {
  system = await startSystem();
  if (stopping || (process.send && !process.connected)) await stop();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
