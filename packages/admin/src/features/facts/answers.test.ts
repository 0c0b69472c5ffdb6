import { describe, expect, it } from '@jest/globals';
import { type Askable, answerOf, givenAnswers, isEmpty, problemsOf, typedOf } from './answers.ts';

const text: Askable = { key: 'head_role', kind: 'TEXT', optional: false };
const number: Askable = { key: 'gift_limit', kind: 'NUMBER', optional: false };
const yesNo: Askable = { key: 'has_minibus', kind: 'YES_NO', optional: false };
const sites: Askable = {
  key: 'sites',
  kind: 'LIST',
  optional: false,
  rows: [
    { key: 'site_name', kind: 'TEXT', label: 'Name', help: null, optional: false },
    { key: 'max_capacity', kind: 'NUMBER', label: 'People', help: null, optional: true },
  ],
};

describe('what somebody typed', () => {
  it('becomes the answer that the API takes', () => {
    expect(answerOf(text, '  Manager ')).toBe('Manager');
    expect(answerOf(number, '£1,250.50')).toBe(1250.5);
    expect(answerOf(number, 'many')).toBe('many');
    expect(answerOf(yesNo, false)).toBe(false);
    expect(answerOf(text, ' ')).toBeNull();
    expect(
      answerOf(sites, [
        { site_name: 'Hall', max_capacity: '60' },
        { site_name: ' ', max_capacity: '' },
      ]),
    ).toEqual([{ site_name: 'Hall', max_capacity: 60 }]);
  });

  it('is sent only where it was given; "no" is an answer', () => {
    expect(givenAnswers([text, number, yesNo], { head_role: '', has_minibus: false })).toEqual({
      has_minibus: false,
    });
  });

  it('comes back into the fields as it was', () => {
    expect(typedOf(45)).toBe('45');
    expect(typedOf(null)).toBe('');
    expect(typedOf([{ site_name: 'Hall', max_capacity: 60 }])).toEqual([
      { site_name: 'Hall', max_capacity: '60' },
    ]);
    expect(isEmpty(typedOf([]))).toBe(true);
  });

  it('is told what is wrong with it, at its place', () => {
    expect(
      problemsOf([text, number, yesNo, sites], {
        head_role: ' ',
        gift_limit: 'twenty',
        sites: [
          { site_name: '', max_capacity: 'x' },
          { site_name: '', max_capacity: '' },
        ],
      }),
    ).toEqual({
      head_role: 'missing.TEXT',
      gift_limit: 'noNumber',
      has_minibus: 'missing.YES_NO',
      'sites.0.site_name': 'missing.TEXT',
      'sites.0.max_capacity': 'noNumber',
    });
    expect(problemsOf([{ ...text, optional: true }], {})).toEqual({});
  });
});
