import type { Asker, Facts } from './facts.js';
import { objectsIn, relationOf } from './judge.js';

/** Coordinate (`Query.booking`, `Booking.subject`) → who asks → what came of it. */
export type Matrix = Record<string, Record<string, string>>;

/** Collects what came of every operation, and in which rows each field was told. */
export class Verdicts {
  readonly #seen = new Map<string, Map<string, Set<string>>>();

  add(coordinate: string, asker: string, verdict: string): void {
    const askers = this.#seen.get(coordinate) ?? new Map<string, Set<string>>();
    this.#seen.set(coordinate, askers);
    askers.set(asker, (askers.get(asker) ?? new Set()).add(verdict));
  }

  /** Adds every field of every object in an answer that was told. */
  addFields(asker: Asker, facts: Facts, answer: unknown): void {
    for (const row of objectsIn(answer)) {
      const type = String(row.__typename);
      const relation = relationOf(asker, facts, type, String(row.id));
      for (const [field, value] of Object.entries(row)) {
        if (field === '__typename') continue;
        if (field === 'can' && Array.isArray(value))
          for (const action of value) this.add(`${type}.can`, asker.name, `${relation}=${String(action)}`);
        else if (value !== null && value !== undefined) this.add(`${type}.${field}`, asker.name, relation);
      }
    }
  }

  /** Sorted, so that a difference is a difference. */
  toMatrix(): Matrix {
    return Object.fromEntries(
      [...this.#seen]
        .sort(byKey)
        .map(([coordinate, askers]) => [
          coordinate,
          Object.fromEntries(
            [...askers].sort(byKey).map(([asker, verdicts]) => [asker, inShort([...verdicts].sort())]),
          ),
        ]),
    );
  }
}

// A refusal that is the same for every row is one word.
function inShort(verdicts: readonly string[]): string {
  const codes = new Set(verdicts.map((verdict) => verdict.replace(/^.*: /, '')));
  const [code = ''] = codes;
  return codes.size === 1 && code === 'FORBIDDEN' ? code : verdicts.join(', ');
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** One line a coordinate; askers with the same verdict stand together. */
export function printMatrix(matrix: Matrix): string {
  const lines = Object.entries(matrix).map(([coordinate, askers]) => {
    const byVerdict = new Map<string, string[]>();
    for (const [asker, verdict] of Object.entries(askers))
      byVerdict.set(verdict, [...(byVerdict.get(verdict) ?? []), asker]);
    const told = [...byVerdict].map(
      ([verdict, names]) => `    ${JSON.stringify(verdict)}: ${JSON.stringify(names.join(' '))}`,
    );
    return `  ${JSON.stringify(coordinate)}: {\n${told.join(',\n')}\n  }`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
