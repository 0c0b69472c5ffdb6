import { diffIndices } from 'node-diff3';
import type { TextUnit } from './text-units.js';

/**
 * How two texts lie beside each other, in order: a unit and what became of it; one without the other where it was taken
 * out or put in.
 */
export interface Pair {
  before?: number;
  after?: number;
}

/** From which likeness on a unit counts as another one changed, not as a new one: 1 is equal, 0 shares no word. */
const ALIKE = 0.4;
/** How many comparisons a stretch is worth. Beyond it, what is not equal is taken out and put in. */
const MOST_COMPARISONS = 60_000;
/** How many places of one text by places of the other a unit may have and still tell where they lie beside each other. */
const MOST_PLACES = 2_500;

/** Pairs the units of two texts: equal ones first, then, between those, the ones that are most alike. */
export function alignUnits(before: readonly TextUnit[], after: readonly TextUnit[]): Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  const same = (end: number) => {
    while (i < end) pairs.push({ before: i++, after: j++ });
  };
  const words = new Words();
  for (const { buffer1, buffer2 } of differences(before, after)) {
    same(buffer1[0]);
    pairs.push(...pairStretch(before, after, [i, i + buffer1[1]], [j, j + buffer2[1]], words));
    i += buffer1[1];
    j += buffer2[1];
  }
  same(before.length);
  return pairs;
}

interface Difference {
  buffer1: Stretch;
  buffer2: Stretch;
}

/**
 * Where two texts differ: from where on, and for how many units. What they begin and end with alike is taken off first,
 * and what stands everywhere is left out of it: to find the longest common row of such units takes a time beyond measure.
 */
export function differences(before: readonly TextUnit[], after: readonly TextUnit[]): Difference[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start]?.key === after[start]?.key) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end)?.key === after.at(-1 - end)?.key) end++;
  const [old, fresh] = [before, after].map((units) =>
    units.slice(start, units.length - end).map((unit) => unit.key),
  ) as [string[], string[]];
  const [inOld, inFresh] = [timesOf(old), timesOf(fresh)];
  const marked = (keys: readonly string[], side: string) =>
    keys.map((key, index) =>
      (inOld.get(key) ?? 0) * (inFresh.get(key) ?? 0) > MOST_PLACES ? `\u0000${side}${index}` : key,
    );
  return diffIndices(marked(old, 'a'), marked(fresh, 'b')).map(({ buffer1, buffer2 }) => ({
    buffer1: [buffer1[0] + start, buffer1[1]],
    buffer2: [buffer2[0] + start, buffer2[1]],
  }));
}

function timesOf(keys: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

type Stretch = readonly [from: number, to: number];

function pairStretch(
  before: readonly TextUnit[],
  after: readonly TextUnit[],
  [i0, i1]: Stretch,
  [j0, j1]: Stretch,
  words: Words,
): Pair[] {
  const [rows, columns] = [i1 - i0, j1 - j0];
  if (rows * columns > MOST_COMPARISONS)
    return [
      ...Array.from({ length: rows }, (_, index) => ({ before: i0 + index })),
      ...Array.from({ length: columns }, (_, index) => ({ after: j0 + index })),
    ];
  const likeness = words.likeness(before.slice(i0, i1), after.slice(j0, j1));
  const width = columns + 1;
  // best[i][j]: the most likeness that the units from i and j on can have together.
  const best = new Float64Array((rows + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  const match = (i: number, j: number) => {
    const like = likeness(i, j);
    return like < ALIKE ? Number.NEGATIVE_INFINITY : like + at(i + 1, j + 1);
  };
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), match(i, j));
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < rows && j < columns) {
    if (match(i, j) === at(i, j)) pairs.push({ before: i0 + i++, after: j0 + j++ });
    else if (at(i + 1, j) === at(i, j)) pairs.push({ before: i0 + i++ });
    else pairs.push({ after: j0 + j++ });
  }
  while (i < rows) pairs.push({ before: i0 + i++ });
  while (j < columns) pairs.push({ after: j0 + j++ });
  return pairs;
}

/** The words of units, numbered, so that they are quick to compare. */
class Words {
  private readonly numbers = new Map<string, number>();
  private readonly known = new Map<string, Set<number>>();

  /** How alike each pair of units is: twice the words that both have, by the words of both. Kinds never mix. */
  likeness(before: readonly TextUnit[], after: readonly TextUnit[]): (i: number, j: number) => number {
    const width = after.length;
    const table = new Float64Array(before.length * width);
    for (const [i, one] of before.entries())
      for (const [j, other] of after.entries()) table[i * width + j] = this.compare(one, other);
    return (i, j) => table[i * width + j] ?? 0;
  }

  private compare(one: TextUnit, other: TextUnit): number {
    if (one.kind !== other.kind) return 0;
    const [few, many] = [this.of(one), this.of(other)].sort((a, b) => a.size - b.size);
    if (!few || !many || many.size === 0) return 0;
    const most = (2 * few.size) / (few.size + many.size);
    if (most < ALIKE) return 0;
    let shared = 0;
    for (const word of few) if (many.has(word)) shared++;
    return (2 * shared) / (few.size + many.size);
  }

  private of(unit: TextUnit): Set<number> {
    const known = this.known.get(unit.key);
    if (known) return known;
    const words = new Set<number>();
    for (const word of unit.key.toLowerCase().match(/[\p{L}\p{N}_]+|\{[#^/]/gu) ?? []) {
      const number = this.numbers.get(word) ?? this.numbers.size;
      this.numbers.set(word, number);
      words.add(number);
    }
    // The indent at the front of a key is no word of the unit; without it two blank rows of a form are alike in nothing.
    this.known.set(unit.key, words);
    return words;
  }
}
