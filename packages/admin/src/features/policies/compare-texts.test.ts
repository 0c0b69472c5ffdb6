import { describe, expect, it } from '@jest/globals';
import { compareTexts } from './compare-texts.ts';

const BEFORE = '## Leave\n\nYou have 28 days.\n\nAsk your manager.\n\nNobody is paid for days not taken.';

describe('own wording beside the template', () => {
  it('is the same where nobody changed a word, whatever the blank lines', () => {
    const { added, removed, changed } = compareTexts(BEFORE, BEFORE.replaceAll('\n\n', '\n \n\n'));
    expect({ added, removed, changed }).toEqual({ added: 0, removed: 0, changed: 0 });
  });

  it('marks the words of a changed paragraph, under its heading', () => {
    const { blocks, changed } = compareTexts(BEFORE, BEFORE.replace('28 days', '30 days'));
    expect(changed).toBe(1);
    expect(blocks.find(({ kind }) => kind === 'CHANGED')).toEqual({
      kind: 'CHANGED',
      section: 'Leave',
      parts: [
        { kind: 'SAME', text: 'You have ' },
        { kind: 'REMOVED', text: '28 ' },
        { kind: 'ADDED', text: '30 ' },
        { kind: 'SAME', text: 'days.' },
      ],
    });
  });

  it('tells a new paragraph from one that went', () => {
    const after = BEFORE.replace('Ask your manager.\n\n', '').concat('\n\nBirthdays are free.');
    expect(compareTexts(BEFORE, after)).toMatchObject({ added: 1, removed: 1, changed: 0 });
  });

  it('loses no word of either side', () => {
    const after =
      '## Leave\n\nAsk your manager or deputy.\n\nYou have 28 days.\n\n## Birthdays\n\nThey are free.';
    const { blocks } = compareTexts(BEFORE, after);
    const side = (gone: string) =>
      blocks
        .flatMap(({ parts }) => [
          parts
            .filter(({ kind }) => kind !== gone)
            .map(({ text }) => text)
            .join(''),
        ])
        .filter(Boolean)
        .join('\n\n');
    expect(side('ADDED')).toBe(BEFORE);
    expect(side('REMOVED')).toBe(after);
  });
});
