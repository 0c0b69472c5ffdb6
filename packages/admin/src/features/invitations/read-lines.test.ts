import { describe, expect, it } from '@jest/globals';
import { readLines } from './read-lines.ts';

const NINA = { name: 'Nina Hale', email: 'nina@example.org', role: 'Staff' };

describe('lines of people', () => {
  it('are name, address and role without a header, whatever separates them', () => {
    for (const text of [
      'Nina Hale, nina@example.org, Staff',
      'Nina Hale;nina@example.org;Staff',
      'Nina Hale\tnina@example.org\tStaff\r\n\r\n',
      '\uFEFF"Nina Hale",nina@example.org,Staff\n',
    ])
      expect(readLines(text)).toEqual([NINA]);
  });

  it('follow a header in any order and case, with columns beside', () => {
    expect(
      readLines('Role,Phone,E-mail address,NAME\nStaff,01632 960123,nina@example.org,Nina Hale'),
    ).toEqual([NINA]);
  });

  it('keep commas in quotes, and leave out what is missing', () => {
    expect(readLines('"Hale, Nina",nina@example.org')).toEqual([
      { name: 'Hale, Nina', email: 'nina@example.org', role: '' },
    ]);
    expect(readLines('  \n\n')).toEqual([]);
  });
});
