import { type Logger, pino } from 'pino';

let current: Logger = pino({ level: 'silent' });

/** The process's log: one JSON object a line. Nothing that a person typed is written into it. */
export const logger = (): Logger => current;

/** Sets how much is written. */
export function startLog(level: string): Logger {
  current = pino({ level, redact: ['req.headers.cookie', 'req.headers.authorization'] });
  return current;
}
