const MOST_KEYS = 10_000;

/** Counts by key in minutes that begin with a key's first request. Kept in memory: each copy of the API counts its own. */
export class RateLimit {
  readonly #mostAMinute: number;
  #minutes = new Map<string, { since: number; count: number }>();

  constructor(mostAMinute: number) {
    this.#mostAMinute = mostAMinute;
  }

  /** Counts one more. @returns the seconds to wait where it is one too many, else null */
  secondsToWait(key: string): number | null {
    // The clock may stand still for a demonstration; a limit must not.
    const at = performance.now();
    const minute = this.#minutes.get(key);
    if (!minute || at - minute.since >= 60_000) {
      if (this.#minutes.size >= MOST_KEYS) this.#minutes = new Map();
      this.#minutes.set(key, { since: at, count: 1 });
      return null;
    }
    minute.count += 1;
    return minute.count > this.#mostAMinute ? Math.ceil((minute.since + 60_000 - at) / 1_000) : null;
  }
}
