import { describe, expect, it } from '@jest/globals';
import { weaknessOf } from './password-strength.js';

const OWN = ['Mandeep Gill', 'mandeep@riverbank.example', 'Riverbank Pantry'];

describe('a password', () => {
  it.each([
    'aaaaaaaaaaaa',
    'abcabcabcabcabc',
    'Password1234!',
    'P@ssw0rd2026!!',
    'qwertyuiop[]12',
    'mnbvcxzlkjhgfdsa',
    '1234567890987',
    'MandeepGill2026',
    'riverbank-pantry-1',
    'Welcome-Summer-2026',
    'letmeinletmein1',
  ])('that is easy to guess is refused: %s', (password) => {
    expect(weaknessOf(password, OWN)).toMatch(/^Choose a password/);
  });

  it.each([
    'correct horse battery staple',
    'gorse-lantern-uphill',
    'tP9#vR2kLm!xQ7',
    'zwölf Boxkämpfer jagen',
  ])('that is hard to guess is taken: %s', (password) => {
    expect(weaknessOf(password, OWN)).toBeNull();
  });
});
