import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareTexts } from './compare-texts.js';
import { type Clash, mergeTexts, resolveMerge } from './merge-texts.js';
import { textOf, unitsOf } from './text-units.js';

const BASE = `## Reporting

Tell your manager by 9am on the first day.

Keep in touch every week.

- Under seven days: certify yourself.
- Over seven days: get a fit note.

| Length | Pay |
| --- | --- |
| first week | full |
| later | statutory |

## Returning

Meet your manager on the day you come back.
`;

const change = (text: string, from: string, to: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

describe('Texts are compared', () => {
  it('block by block and word by word, under their headings', () => {
    const after = change(
      change(change(BASE, '9am', '10am'), '- Over seven days: get a fit note.\n', ''),
      '## Returning\n',
      '## Returning\n\nNothing is held against you.\n',
    );
    const { blocks, summary } = compareTexts(BASE, after);
    expect(summary).toEqual({ added: 1, removed: 1, changed: 1 });
    const [changed] = blocks.filter((block) => block.kind === 'CHANGED');
    expect(changed).toEqual({
      kind: 'CHANGED',
      section: 'Reporting',
      parts: [
        { kind: 'SAME', text: 'Tell your manager by ' },
        { kind: 'REMOVED', text: '9am' },
        { kind: 'ADDED', text: '10am' },
        { kind: 'SAME', text: ' on the first day.' },
      ],
    });
    expect(blocks.find((block) => block.kind === 'ADDED')).toMatchObject({ section: 'Returning' });
    expect(compareTexts(BASE, BASE.replaceAll('day.', 'day.  ')).summary).toEqual({
      added: 0,
      removed: 0,
      changed: 0,
    });
  });

  it('so that each of the two can be read off the comparison', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { blocks } = compareTexts(before, after);
        const side = (not: 'ADDED' | 'REMOVED') =>
          blocks
            .map(({ parts }) =>
              parts
                .filter(({ kind }) => kind !== not)
                .map(({ text }) => text)
                .join(''),
            )
            .filter((text) => text !== '');
        expect(side('REMOVED')).toEqual(unitsOf(after).map(({ text }) => text));
        expect(side('ADDED').map((text) => text.replace(/^\d+/, '1'))).toEqual(
          unitsOf(before).map(({ text }) => text.replace(/^\d+/, '1')),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('A new template and own wording are merged', () => {
  it('where they changed different blocks, neighbours too', () => {
    const theirs = change(
      change(BASE, 'by 9am', 'by 8am'),
      '| later | statutory |',
      '| later | half |\n| after a year | statutory |',
    );
    const ours = change(
      change(BASE, 'every week', 'every fortnight'),
      '| first week | full |',
      '| first month | full |',
    );
    const merge = mergeTexts(BASE, theirs, ours);
    expect(merge.clashes).toEqual([]);
    expect(merge.text).toBe(
      change(
        change(theirs, 'every week', 'every fortnight'),
        '| first week | full |',
        '| first month | full |',
      ),
    );
    expect(merge.changes.map(({ kind, section, after }) => `${kind} ${section}: ${after}`)).toEqual([
      'FROM_TEMPLATE Reporting: Tell your manager by 8am on the first day.',
      'KEPT_OURS Reporting: Keep in touch every fortnight.',
      'KEPT_OURS Reporting: | first month | full |',
      'FROM_TEMPLATE Reporting: | later | half |',
      'FROM_TEMPLATE Reporting: | after a year | statutory |',
    ]);
  });

  it('and show a clash where they changed the same one; it is settled by choice', () => {
    const theirs = change(BASE, 'by 9am on the first day', 'by 8am on the first day');
    const ours = change(BASE, 'Tell your manager by 9am', 'Ring the office by 9am');
    const merge = mergeTexts(BASE, theirs, ours);
    expect(merge.text).toBe(ours);
    expect(merge.clashes).toEqual([
      {
        id: expect.any(String),
        section: 'Reporting',
        base: 'Tell your manager by 9am on the first day.',
        theirs: 'Tell your manager by 8am on the first day.',
        ours: 'Ring the office by 9am on the first day.',
      },
    ]);
    const id = merge.clashes[0]?.id ?? '';
    const settled = (choice: Parameters<typeof resolveMerge>[3][string]) =>
      resolveMerge(BASE, theirs, ours, { [id]: choice });
    expect(settled('THEIRS')).toBe(theirs);
    expect(settled('OURS')).toBe(ours);
    expect(settled('BOTH')).toContain(
      'Tell your manager by 8am on the first day.\n\nRing the office by 9am on the first day.\n',
    );
    expect(settled({ text: 'Ring the office by 8am.' })).toContain('\n\nRing the office by 8am.\n\nKeep');
    expect(resolveMerge(BASE, theirs, ours, { unknown: 'THEIRS' })).toBe(ours);
  });

  it('with a clash where one took out what the other changed', () => {
    const without = change(BASE, 'Keep in touch every week.\n\n', '');
    const changed = change(BASE, 'every week', 'every other week');
    expect(mergeTexts(BASE, without, changed)).toMatchObject({
      text: changed,
      clashes: [{ theirs: '', ours: 'Keep in touch every other week.' }],
    });
    const merge = mergeTexts(BASE, changed, without);
    expect(merge).toMatchObject({
      text: without,
      clashes: [{ theirs: 'Keep in touch every other week.', ours: '' }],
    });
    expect(resolveMerge(BASE, changed, without, { [merge.clashes[0]?.id ?? '']: 'THEIRS' })).toBe(changed);
  });

  it('and what one moved is changed at its new place', () => {
    const line = 'Keep in touch every week.\n\n';
    const moved = `${change(BASE, line, '')}\n${line.trim()}\n`;
    const changed = change(BASE, 'every week', 'every fortnight');
    for (const merge of [mergeTexts(BASE, moved, changed), mergeTexts(BASE, changed, moved)]) {
      expect(merge.clashes).toEqual([]);
      expect(merge.text).toBe(moved.replace('every week', 'every fortnight'));
    }
    const elsewhere = change(change(BASE, line, ''), '## Returning\n\n', `## Returning\n\n${line}`);
    expect(mergeTexts(BASE, moved, elsewhere).text).toBe(elsewhere);
    const gone = change(BASE, line, '');
    expect(mergeTexts(BASE, moved, gone)).toMatchObject({ text: gone, clashes: [{ theirs: line.trim() }] });
  });

  it('and numbering and line breaks are no changes', () => {
    const base = '1. one thing to do\n2. another thing\n3. the last of them\n';
    const theirs = '1. one thing to do\n2. something put in between\n3. another thing\n4. the last of them\n';
    const ours = '1. one thing to do\n2. another\n   thing\n3. the last of them, by far\n';
    const merge = mergeTexts(base, theirs, ours);
    expect(merge.clashes).toEqual([]);
    expect(merge.changes).toHaveLength(2);
  });
});

const WORDS = [
  'manager',
  'holiday',
  'report',
  'weekly',
  'fire',
  'trustee',
  'records',
  'training',
  'day',
  'pay',
  'must',
  'may',
];
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 12 })
  .map((words) => `${words.join(' ')}.`);
const block = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 1, arbitrary: sentence.map((text) => `## ${text}`) },
  { weight: 2, arbitrary: sentence.map((text) => `- ${text}`) },
  { weight: 1, arbitrary: sentence.map((text) => `1. ${text}`) },
  { weight: 1, arbitrary: sentence.map((text) => `| ${text} | |`) },
);
const blocks = fc.array(block, { maxLength: 25 });
const texts = blocks.map((all) => all.join('\n\n'));

type Edit = {
  at: number;
  how: 'change' | 'delete' | 'insert' | 'move' | 'rewrite';
  words: string;
  to: number;
};
const edits = fc.array(
  fc.record({
    at: fc.nat(24),
    to: fc.nat(24),
    how: fc.constantFrom<Edit['how']>('change', 'delete', 'insert', 'move', 'rewrite'),
    words: sentence,
  }),
  { maxLength: 8 },
);

function apply(base: readonly string[], list: readonly Edit[], mark: string): string[] {
  const out = [...base];
  for (const { at, how, words, to } of list) {
    if (out.length === 0 || how === 'insert') out.splice(at % (out.length + 1), 0, `${mark} ${words}`);
    else if (how === 'change') out[at % out.length] += ` ${mark}${words.length}`;
    else if (how === 'rewrite') out[at % out.length] = `${mark} ${words}`;
    else {
      const [taken] = out.splice(at % out.length, 1);
      if (how === 'move' && taken !== undefined) out.splice(to % (out.length + 1), 0, taken);
    }
  }
  return out;
}

const keys = (text: string): string[] => unitsOf(text).map(({ key }) => key);

describe('In a merge nothing is lost', () => {
  it('whatever was changed, taken out, put in or moved', () => {
    const seen = { clashes: 0, disjoint: 0 };
    fc.assert(
      fc.property(blocks, edits, edits, (base, theirEdits, ourEdits) => {
        const [b, t, o] = [base, apply(base, theirEdits, 'THEIRS'), apply(base, ourEdits, 'OURS')].map(
          (all) => all.join('\n\n'),
        );
        if (b === undefined || t === undefined || o === undefined) throw new Error('three texts');
        const merge = mergeTexts(b, t, o);
        seen[merge.clashes.length > 0 ? 'clashes' : 'disjoint']++;
        const told = new Set([
          ...keys(merge.text),
          ...merge.clashes.flatMap((clash: Clash) => [...keys(clash.theirs), ...keys(clash.ours)]),
        ]);
        const inBase = new Set(keys(b));
        for (const key of [...keys(t), ...keys(o)]) if (!inBase.has(key)) expect([...told]).toContain(key);
        // What neither of them touched is still there.
        const [inTheirs, inOurs] = [new Set(keys(t)), new Set(keys(o))];
        const merged = new Set(keys(merge.text));
        for (const key of inBase)
          if (inTheirs.has(key) && inOurs.has(key)) expect(merged.has(key) || told.has(key)).toBe(true);
        expect(new Set(merge.clashes.map(({ id }) => id)).size).toBe(merge.clashes.length);
        // The three plain cases, and choices that take everything.
        expect(keys(mergeTexts(b, t, b).text)).toEqual(keys(t));
        expect(keys(mergeTexts(b, b, o).text)).toEqual(keys(o));
        expect(mergeTexts(b, t, t)).toMatchObject({ clashes: [] });
        expect(keys(mergeTexts(b, t, t).text).sort()).toEqual(keys(t).sort());
        const choices = Object.fromEntries(merge.clashes.map(({ id }) => [id, 'BOTH' as const]));
        const all = new Set(keys(resolveMerge(b, t, o, choices)));
        for (const key of [...keys(t), ...keys(o)]) if (!inBase.has(key)) expect([...all]).toContain(key);
      }),
      { numRuns: 500 },
    );
    expect(seen.clashes).toBeGreaterThan(50);
    expect(seen.disjoint).toBeGreaterThan(50);
  });

  it('and a text is its units put together', () => {
    expect(textOf(unitsOf(BASE))).toBe(BASE);
    fc.assert(fc.property(texts, (text) => expect(keys(textOf(unitsOf(text)))).toEqual(keys(text))));
  });

  it('and twenty pages take less than 200 ms', () => {
    const page = (number: number) =>
      Array.from(
        { length: 14 },
        (_, index) =>
          `Paragraph ${number}.${index} ${WORDS.slice(index % 5)
            .join(' ')
            .repeat(3)}.`,
      ).join('\n\n');
    const base = Array.from({ length: 20 }, (_, index) => `## Page ${index}\n\n${page(index)}`).join('\n\n');
    const theirs = base.replaceAll('manager', 'coordinator');
    const ours = base.replaceAll('weekly', 'monthly').replaceAll('Paragraph 3', 'Part 3');
    mergeTexts(base, theirs, ours);
    const times = Array.from({ length: 5 }, () => {
      const began = performance.now();
      mergeTexts(base, theirs, ours);
      return performance.now() - began;
    });
    expect(times.sort((a, b) => a - b)[2]).toBeLessThan(200);
  });
});
