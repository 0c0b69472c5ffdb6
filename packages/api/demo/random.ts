import { v7 } from 'uuid';

/** Chance that can be repeated: the same seed gives the same demo. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to, but not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number between the two, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of them, undefined where there is none. */
  pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.next() * from.length)];
  }

  /** One of them, the more often the heavier it is. */
  pickWeighted<T>(from: readonly T[], weightOf: (one: T) => number): T | undefined {
    const total = from.reduce((sum, one) => sum + weightOf(one), 0);
    let left = this.next() * total;
    return from.find((one) => {
      left -= weightOf(one);
      return left < 0;
    });
  }

  shuffle<T>(these: readonly T[]): T[] {
    return these
      .map((one) => ({ one, place: this.next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ one }) => one);
  }
}

/** Makes UUIDv7 for an instant; those of the same instant sort in the order of their making. */
export function idsFrom(random: Random): (at: Date) => string {
  let made = 0;
  return (at) => {
    made += 1;
    const bytes = Uint8Array.from({ length: 16 }, () => random.between(0, 255));
    return v7({ msecs: at.getTime(), seq: made, random: bytes });
  };
}
