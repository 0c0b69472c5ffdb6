import { now } from '../clock.js';

const MOST_CALLS = 600;
const WINDOW = 60_000;

/** Calls by API token: six hundred a minute each, in every copy of the API. People have no such limit. */
export class CallLimit {
  #calls = new Map<string, number>();
  #since = 0;

  /** Counts a call. @returns whether it is one too many */
  isReached(tokenId: string): boolean {
    const at = now().getTime();
    if (at - this.#since >= WINDOW || at < this.#since) {
      this.#since = at;
      this.#calls = new Map();
    }
    const calls = (this.#calls.get(tokenId) ?? 0) + 1;
    this.#calls.set(tokenId, calls);
    return calls > MOST_CALLS;
  }
}
