import { Worker } from 'node:worker_threads';
import type { DocumentAnswer, DocumentTask } from './document-worker.js';

/** The work on a document failed: `reason` TIMEOUT and MEMORY are the document's doing, CRASH may be ours. */
export class DocumentWorkFailed extends Error {
  constructor(
    readonly reason: 'TIMEOUT' | 'MEMORY' | 'CRASH' | 'BUSY',
    message: string,
  ) {
    super(message);
    this.name = 'DocumentWorkFailed';
  }
}

/** How much a task may take. */
interface Limits {
  milliseconds: number;
  megabytes: number;
}

interface Waiting {
  task: DocumentTask;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** How many tasks may wait; a server that has fallen behind so far says so. */
const MOST_WAITING = 200;
/** After how long without work a thread ends, in milliseconds. */
const IDLE = 60_000;

/**
 * Threads that make or read documents, so that requests are answered meanwhile. A thread that takes too long or too much
 * memory is ended, and its task fails. None keeps the program from ending.
 */
export class DocumentWorkers {
  private readonly waiting: Waiting[] = [];
  private readonly free: Thread[] = [];
  private running = 0;

  /** @param reuse whether one thread serves several documents: not for what strangers have sent */
  constructor(
    private readonly size: number,
    private readonly limits: Limits,
    private readonly reuse: boolean,
  ) {}

  run(task: DocumentTask): Promise<unknown> {
    if (this.waiting.length >= MOST_WAITING)
      return Promise.reject(new DocumentWorkFailed('BUSY', 'Too many documents are being made at once.'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running >= this.size) return;
    const waiting = this.waiting.shift();
    if (!waiting) return;
    const thread = this.freeThread(waiting);
    if (!thread) return;
    this.running += 1;
    thread
      .perform(waiting.task)
      .then(waiting.resolve, waiting.reject)
      .finally(() => {
        this.running -= 1;
        this.release(thread);
        this.next();
      });
  }

  /** A thread that lives, or a new one; where none can be begun the task fails, and takes nobody's place. */
  private freeThread(waiting: Waiting): Thread | null {
    for (let thread = this.free.pop(); thread; thread = this.free.pop()) if (!thread.ended) return thread;
    try {
      return new Thread(this.limits);
    } catch (error) {
      waiting.reject(new DocumentWorkFailed('CRASH', error instanceof Error ? error.message : String(error)));
      return null;
    }
  }

  private release(thread: Thread): void {
    if (!this.reuse) thread.end();
    if (thread.ended) return;
    this.free.push(thread);
    thread.endWhenIdle(() => {
      const index = this.free.indexOf(thread);
      if (index >= 0) this.free.splice(index, 1);
    });
  }
}

/** One thread, and the one task that it has. */
class Thread {
  ended = false;
  private readonly worker: Worker;
  private count = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly limits: Limits) {
    // Run from its sources, the thread needs to be told how to read them.
    const isSource = import.meta.url.endsWith('.ts');
    this.worker = new Worker(
      new URL(isSource ? './document-worker.ts' : './document-worker.js', import.meta.url),
      {
        execArgv: isSource ? ['--import', '@swc-node/register/esm-register'] : [],
        // Nothing of the server's settings is the business of a document.
        env: {},
        resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 },
      },
    );
    // An ended thread may still have something to complain of.
    this.worker.on('error', () => undefined);
    // One that died while it had nothing to do would keep its next task waiting for an answer.
    this.worker.on('exit', () => {
      this.ended = true;
      clearTimeout(this.idle);
    });
    this.worker.unref();
  }

  perform(task: DocumentTask): Promise<unknown> {
    clearTimeout(this.idle);
    this.worker.ref();
    const id = ++this.count;
    return new Promise((resolve, reject) => {
      const fail = (reason: 'TIMEOUT' | 'MEMORY' | 'CRASH', message: string) => {
        this.end();
        settle(() => reject(new DocumentWorkFailed(reason, message)));
      };
      const timer = setTimeout(
        () => fail('TIMEOUT', 'The document takes too long.'),
        this.limits.milliseconds,
      );
      const onMessage = (answer: DocumentAnswer) => {
        if (answer.id !== id) return;
        settle(() => ('error' in answer ? reject(new Error(answer.error)) : resolve(answer.result)));
      };
      const onError = (error: NodeJS.ErrnoException) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? fail('MEMORY', 'The document takes too much memory.')
          : fail('CRASH', error.message);
      const onExit = () => fail('CRASH', 'The work on the document ended early.');
      const settle = (tell: () => void) => {
        clearTimeout(timer);
        this.worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        this.worker.unref();
        tell();
      };
      this.worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      this.worker.postMessage({ id, task });
    });
  }

  endWhenIdle(onEnd: () => void): void {
    this.idle = setTimeout(() => {
      onEnd();
      this.end();
    }, IDLE).unref();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.idle);
    void this.worker.terminate();
  }
}
