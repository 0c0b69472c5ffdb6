import { logger } from '../log.js';

/**
 * Does something again and again, never twice at once. A failure is logged and tried again next time.
 * @param everyMs milliseconds from the end of one run to the start of the next
 */
export function repeat(everyMs: number, work: () => Promise<unknown>): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const schedule = () => {
    if (stopped) return;
    timer = setTimeout(run, everyMs);
    timer.unref();
  };
  const run = () => {
    work()
      .catch((error: unknown) => logger().warn({ err: error }, 'a repeated job failed'))
      .finally(schedule);
  };
  schedule();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
