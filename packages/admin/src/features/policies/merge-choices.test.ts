import { describe, expect, it } from '@jest/globals';
import { choicesInput, openOf, settledText, togetherOf } from './merge-choices.ts';

const CLASHES = [
  { id: 'a', section: 'Leave', base: '28 days', theirs: '28 days and a birthday', ours: '30 days' },
  { id: 'b', section: 'Pay', base: 'monthly', theirs: '', ours: 'weekly' },
];

describe('what is chosen in a merge', () => {
  it('shows how each place will read', () => {
    const [one, other] = CLASHES;
    if (!one || !other) throw new Error('two clashes');
    expect(settledText(one, {})).toBeUndefined();
    expect(settledText(one, { a: { take: 'BOTH', text: '' } })).toBe('28 days and a birthday\n\n30 days');
    expect(settledText(one, { a: { take: 'TEXT', text: 'As agreed' } })).toBe('As agreed');
    // the template took the paragraph away: taking both keeps ours, without a gap
    expect(settledText(other, { b: { take: 'BOTH', text: '' } })).toBe('weekly');
  });

  it('leaves open what has no choice, and own words that nobody wrote', () => {
    expect(openOf(CLASHES, {}).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(openOf(CLASHES, { a: { take: 'TEXT', text: ' ' }, b: { take: 'OURS', text: '' } })).toHaveLength(
      1,
    );
  });

  it('sends words only where words were written, and nothing of clashes that went', () => {
    expect(
      choicesInput(CLASHES, {
        a: { take: 'THEIRS', text: 'typed before the mind was changed' },
        b: { take: 'TEXT', text: ' fortnightly ' },
        gone: { take: 'OURS', text: '' },
      }),
    ).toEqual([
      { clashId: 'a', take: 'THEIRS', text: null },
      { clashId: 'b', take: 'TEXT', text: 'fortnightly' },
    ]);
  });

  it('shows what came together by itself as one comparison, under its headings', () => {
    expect(
      togetherOf([
        { kind: 'FROM_TEMPLATE', section: 'Review', before: '', after: '## Review\n\nEach year.' },
        { kind: 'FROM_TEMPLATE', section: 'Pay', before: 'Paid monthly.', after: 'Paid weekly.' },
      ]),
    ).toMatchObject({
      added: 2,
      changed: 1,
      blocks: [
        { kind: 'ADDED', section: 'Review', parts: [{ text: 'Review' }] },
        { kind: 'ADDED', section: 'Review', parts: [{ text: 'Each year.' }] },
        { kind: 'CHANGED', section: 'Pay' },
      ],
    });
  });
});
