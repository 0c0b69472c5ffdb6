import { isEmail } from 'class-validator';
import { Unreadable } from './define-import.js';

/** A text of at most so many letters. */
export const shortText =
  (most: number) =>
  (text: string): string => {
    if (text.length > most) throw new Unreadable(`Use at most ${most} letters.`);
    return text;
  };

/** A number without a fraction, as people write it: 48200, 48,200, £48,200, 48200.00. */
export const wholeNumber =
  (what: string, most: number) =>
  (text: string): number => {
    const digits = text
      .replace(/^£\s*/, '')
      .replace(/(?<=\d),(?=\d{3}\b)/g, '')
      .replace(/\.0+$/, '');
    if (!/^\d{1,12}$/.test(digits)) throw new Unreadable(`Enter ${what} as a whole number, 0 or more.`);
    if (Number(digits) > most)
      throw new Unreadable(`This is too much. Enter ${what}, at most ${most.toLocaleString('en-GB')}.`);
    return Number(digits);
  };

/** An email address, in small letters. */
export function emailAddress(text: string): string {
  if (text.length > 254 || !isEmail(text))
    throw new Unreadable('Enter an email address, such as name@example.org.');
  return text.toLowerCase();
}

/** A word of a list, by any of the names that people have for it. */
export const oneOf =
  <Word extends string>(words: Readonly<Record<Word, readonly string[]>>) =>
  (text: string): Word => {
    const entries = Object.entries(words) as [Word, readonly string[]][];
    const wanted = plain(text);
    const found = entries.find(([word, names]) => [word, ...names].some((name) => plain(name) === wanted));
    if (found) return found[0];
    throw new Unreadable(`Use one of these: ${entries.map(([word, names]) => names[0] ?? word).join(', ')}.`);
  };

/** Yes or no. */
export const yesOrNo = (text: string): boolean =>
  oneOf({ yes: ['yes', 'y', 'true', '1'], no: ['no', 'n', 'false', '0'] })(text) === 'yes';

/** A name without its case, spaces, underscores and signs, by which people's names for one thing are compared. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
