import type { SystemContext } from '../graphql/context.js';
import type { Postman } from '../mail/postman.js';

/** What a job is given to work with: everything under the role `jobs`, which sees all organisations. */
export interface JobContext extends SystemContext {
  postman: Postman;
}

/** One run of a job. */
export interface JobRun {
  /** The same for every attempt of the same job. */
  id: string;
  /** 1 for the first. */
  attempt: number;
  /** No attempt follows this one. */
  isLast: boolean;
  /** Tells that the program is stopping, or that the job took too long. */
  signal: AbortSignal;
}

/**
 * Work that is done beside a request. A handler may run twice for the same job (a crash after its effect), so it looks
 * first whether the work is done.
 */
export interface Job<Data extends object = object> {
  readonly name: string;
  /** When it runs by itself: a cron expression in London's time. */
  readonly schedule?: string;
  /** How often a failure is tried again, at growing distances; then it is a dead letter. */
  readonly retries?: number;
  /** Seconds to the second attempt; each further one waits about twice as long. */
  readonly retryAfterSeconds?: number;
  /** How many run at once in one process. */
  readonly atOnce?: number;
  /** Seconds after which a run counts as lost. */
  readonly longestSeconds?: number;
  /** Seconds without a sign of life (at least 10) after which a run counts as lost earlier than that. */
  readonly heartbeatSeconds?: number;
  handle(work: JobContext, data: Data, run: JobRun): Promise<void>;
}

/** Declares a job beside its feature; `app.ts` lists it. */
export const defineJob = <Data extends object = Record<string, never>>(job: Job<Data>): Job<Data> => job;

/** Thrown by a handler where trying again is of no use: the job becomes a dead letter at once. */
export class GiveUp extends Error {}
