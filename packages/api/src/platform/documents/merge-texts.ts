import { createHash } from 'node:crypto';
import { alignUnits } from './align-units.js';
import { headingOf, type TextUnit, textOf, unitsOf } from './text-units.js';

/** A block that the template and the member changed differently; empty where one of them took it out. */
export interface Clash {
  /** The same for the same three texts. */
  id: string;
  /** The heading that it stands under; empty before the first one. */
  section: string;
  base: string;
  theirs: string;
  ours: string;
}

/** A change that stands in the merged text: the template's, or the member's own wording that was kept. */
export interface MergedChange {
  kind: 'FROM_TEMPLATE' | 'KEPT_OURS';
  section: string;
  before: string;
  after: string;
}

export interface Merge {
  /** The merged text; in a clash the member's own wording stands. */
  text: string;
  clashes: Clash[];
  changes: MergedChange[];
}

/** What is to stand where the two clash: BOTH is the template's block, then the member's. */
export type ClashChoice = 'THEIRS' | 'OURS' | 'BOTH' | { text: string };

/**
 * Brings a new template into a member's own wording, from the template that both began with. Blocks are headings,
 * paragraphs, items and rows: changes in different blocks come together, two different ones of the same block clash.
 * Whatever either of them wrote is in the text or in a clash.
 * @param base the template as the member took it
 * @param theirs the new template
 * @param ours the member's own wording
 */
export function mergeTexts(base: string, theirs: string, ours: string): Merge {
  const merger = new Merger(unitsOf(base), unitsOf(theirs), unitsOf(ours), {});
  const text = theirs === base ? ours : ours === base ? theirs : undefined;
  const merged = merger.merge();
  return text === undefined ? merged : { ...merged, text };
}

/** The merged text with the clashes settled; where nothing was chosen the member's own wording stands. */
export function resolveMerge(
  base: string,
  theirs: string,
  ours: string,
  choices: Readonly<Record<string, ClashChoice>>,
): string {
  if (Object.keys(choices).length === 0) return mergeTexts(base, theirs, ours).text;
  return new Merger(unitsOf(base), unitsOf(theirs), unitsOf(ours), choices).merge().text;
}

/** What one side made of the base. */
interface Side {
  /** What became of each unit of the base; undefined where it is gone. */
  became: (TextUnit | undefined)[];
  /** What was put in before each unit of the base; the last are those at the end. */
  inserted: TextUnit[][];
  /** What was taken out in one place and put in elsewhere, word for word: key → number in the base. */
  moved: ReadonlyMap<string, number>;
}

class Merger {
  private readonly out: TextUnit[] = [];
  private readonly clashes: Clash[] = [];
  private readonly changes: MergedChange[] = [];
  private readonly theirs: Side;
  private readonly ours: Side;
  private readonly movedAway: ReadonlySet<number>;
  private section = '';

  constructor(
    private readonly base: readonly TextUnit[],
    theirs: readonly TextUnit[],
    ours: readonly TextUnit[],
    private readonly choices: Readonly<Record<string, ClashChoice>>,
  ) {
    this.theirs = sideOf(base, theirs);
    this.ours = sideOf(base, ours);
    this.movedAway = new Set([...this.theirs.moved.values(), ...this.ours.moved.values()]);
  }

  merge(): Merge {
    for (let index = 0; index <= this.base.length; index++) {
      this.insert(index);
      const unit = this.base[index];
      if (unit && !this.movedAway.has(index)) this.mergeUnit(unit, index);
    }
    return { text: textOf(this.out), clashes: this.clashes, changes: this.changes };
  }

  private insert(index: number): void {
    const theirs = this.theirs.inserted[index] ?? [];
    const ours = this.ours.inserted[index] ?? [];
    const both = new Set<string>();
    for (const unit of theirs) {
      const from = this.theirs.moved.get(unit.key);
      // What both moved goes where the member put it.
      if (from !== undefined && this.ours.moved.has(unit.key)) continue;
      if (from !== undefined) this.mergeMoved(from, unit, 'FROM_TEMPLATE');
      else {
        both.add(unit.key);
        this.putChange('FROM_TEMPLATE', '', unit);
      }
    }
    for (const unit of ours) {
      const from = this.ours.moved.get(unit.key);
      if (from !== undefined) this.mergeMoved(from, unit, 'KEPT_OURS');
      // What both put in at this place stands once.
      else if (!both.delete(unit.key)) this.putChange('KEPT_OURS', '', unit);
    }
  }

  /** A unit at the place to which one side moved it: as the other side has it by now. */
  private mergeMoved(from: number, unit: TextUnit, kind: MergedChange['kind']): void {
    const mover = kind === 'FROM_TEMPLATE' ? this.theirs : this.ours;
    const other = mover === this.theirs ? this.ours : this.theirs;
    const now = other.became[from];
    const movedByBoth = mover.moved.has(unit.key) && other.moved.has(unit.key);
    if (movedByBoth || now?.key === unit.key) this.putChange(kind, unit.text, unit);
    else if (now) this.putChange(kind, unit.text, { ...now, tight: unit.tight });
    else if (mover === this.theirs) this.clash(unit, unit, undefined);
    else this.clash(unit, undefined, unit);
  }

  private mergeUnit(unit: TextUnit, index: number): void {
    const [theirs, ours] = [this.theirs.became[index], this.ours.became[index]];
    const isSame = (one: TextUnit | undefined, other: TextUnit | undefined) => one?.key === other?.key;
    if (isSame(theirs, ours)) {
      if (ours) this.put(ours);
    } else if (isSame(theirs, unit)) {
      if (ours) this.put(ours);
      this.change('KEPT_OURS', unit.text, ours?.text ?? '');
    } else if (isSame(ours, unit)) {
      if (theirs) this.put(theirs);
      this.change('FROM_TEMPLATE', unit.text, theirs?.text ?? '');
    } else this.clash(unit, theirs, ours);
  }

  private clash(unit: TextUnit, theirs: TextUnit | undefined, ours: TextUnit | undefined): void {
    const texts = { base: unit.text, theirs: theirs?.text ?? '', ours: ours?.text ?? '' };
    const id = this.idOf(texts);
    const choice = Object.hasOwn(this.choices, id) ? this.choices[id] : undefined;
    this.clashes.push({ id, section: this.section, ...texts });
    if (typeof choice === 'object') {
      for (const [index, own] of unitsOf(choice.text).entries())
        this.put(index === 0 ? { ...own, tight: own.kind === unit.kind && unit.tight } : own);
      return;
    }
    if (theirs && (choice === 'THEIRS' || choice === 'BOTH')) this.put(theirs);
    if (ours && choice !== 'THEIRS') this.put(ours);
  }

  private idOf(texts: object): string {
    const hash = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
    const before = this.clashes.filter((clash) => clash.id.startsWith(hash)).length;
    return before === 0 ? hash : `${hash}-${before + 1}`;
  }

  private putChange(kind: MergedChange['kind'], before: string, unit: TextUnit): void {
    this.put(unit);
    this.change(kind, before, unit.text);
  }

  private put(unit: TextUnit): void {
    this.section = headingOf(unit) ?? this.section;
    this.out.push(unit);
  }

  private change(kind: MergedChange['kind'], before: string, after: string): void {
    this.changes.push({ kind, section: this.section, before, after });
  }
}

function sideOf(base: readonly TextUnit[], side: readonly TextUnit[]): Side {
  const became: Side['became'] = base.map(() => undefined);
  const inserted: Side['inserted'] = Array.from({ length: base.length + 1 }, () => []);
  let next = 0;
  for (const pair of alignUnits(base, side)) {
    const unit = pair.after === undefined ? undefined : side[pair.after];
    if (pair.before === undefined) {
      if (unit) inserted[next]?.push(unit);
    } else {
      became[pair.before] = unit;
      next = pair.before + 1;
    }
  }
  return { became, inserted, moved: movesOf(base, became, inserted.flat()) };
}

/** How long a unit must be for its reappearance elsewhere to be no chance. */
const SHORTEST_MOVE = 12;

function movesOf(
  base: readonly TextUnit[],
  became: readonly (TextUnit | undefined)[],
  inserted: readonly TextUnit[],
): Map<string, number> {
  const times = (units: readonly TextUnit[]) => {
    const count = new Map<string, number>();
    for (const unit of units) count.set(unit.key, (count.get(unit.key) ?? 0) + 1);
    return count;
  };
  const [inBase, inInserted] = [times(base), times(inserted)];
  const moves = new Map<string, number>();
  for (const [index, { key }] of base.entries())
    if (!became[index] && key.length >= SHORTEST_MOVE && inBase.get(key) === 1 && inInserted.get(key) === 1)
      moves.set(key, index);
  return moves;
}
