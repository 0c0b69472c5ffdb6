/** Words of which the passwords are made that are stolen most often, in small letters. */
const COMMON =
  `password passwort passphrase letmein welcome iloveyou changeme secret admin login administrator master monkey
  dragon football baseball superman batman princess sunshine shadow trustno whatever starwars freedom computer
  internet michael charlie liverpool arsenal chelsea everton nottingham england london charity default guest hello
  summer autumn winter spring monday tuesday wednesday thursday friday saturday sunday january february march
  april june july august september october november december test demo user office manager love forever lovely
  baby angel jesus christ family flower butterfly chocolate cookie cheese banana orange cherry apple purple yellow
  silver golden diamond money lucky happy smile friend friends mother father sister brother jennifer jessica
  ashley nicole hannah amanda samantha michelle daniel thomas george robert andrew joshua matthew anthony william
  jordan justin alexander benjamin oliver maggie ginger pepper tigger snoopy buster bailey harley rocky hunter
  killer soccer hockey rugby cricket tennis basketball rangers celtic united manchester newcastle tottenham
  birmingham scotland ireland wales britain pokemon naruto minecraft fortnite roblox playstation nintendo xbox
  facebook google youtube instagram twitter samsung iphone android microsoft windows linux mustang ferrari porsche
  mercedes corvette yamaha harleydavidson matrix phoenix thunder lightning warrior ninja pirate wizard gandalf
  hobbit potter spiderman ironman pikachu godzilla metallica nirvana blink slipknot eminem america australia
  canada access system server database network security private temp temporary company support service helpdesk
  staff volunteer trustee adviser passw pass word open sesame enter changeit please nothing something anything
  someone nobody zaqwsx qazwsx`.split(/\s+/);

const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  // Up and down, or a row and its figures in turn.
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  'zaq12wsxcde34rfvbgt56yhn',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
];

/** Letters that are written as signs. */
const SIGNS: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** What must be left of a password when all that is easy to guess is taken out of it. */
const LEAST_LEFT = 6;
const LEAST_DIFFERENT = 6;

/**
 * Why a password is too easy to guess, as a sentence that says what to do; null where it is not. It is when nothing much
 * is left of it without the words that everybody uses, the person's own (name, address, organisations), rows of keys,
 * and repetition. After Cyber Essentials and ASVS 6.2.
 * @param own words of the person
 */
export function weaknessOf(password: string, own: readonly string[]): string | null {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < LEAST_DIFFERENT || isRepeated(plain))
    return 'Choose a password that does not repeat the same characters. Three or four words that you pick at random are good.';
  const words = [...COMMON, ...own.flatMap(wordsOf)].sort((a, b) => b.length - a.length);
  // Signs that stand for letters do so inside words; at the end they are only added.
  const readings = [plain, plain.replace(/[^\p{L}]+$/u, '')].flatMap((text) => [text, inLetters(text)]);
  if (readings.some((reading) => leftOf(reading, words) < LEAST_LEFT))
    return 'Choose a password that is harder to guess: not your name, your organisation, a row of keys or a common word. Three or four words that you pick at random are good.';
  return null;
}

const inLetters = (text: string): string => [...text].map((sign) => SIGNS[sign] ?? sign).join('');

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);

function leftOf(plain: string, words: readonly string[]): number {
  let left = plain;
  for (const word of words) left = left.replaceAll(word, '');
  left = withoutRows(left).replace(/(19|20)\d\d/g, '');
  return left.replace(/[^\p{L}\p{N}]/gu, '').length;
}

/** Without four keys or more that lie beside each other, forwards or backwards. */
function withoutRows(text: string): string {
  let left = text;
  for (const row of ROWS.flatMap((keys) => [keys, [...keys].reverse().join('')]))
    for (let length = row.length; length >= 4; length -= 1)
      for (let start = 0; start + length <= row.length; start += 1)
        left = left.replaceAll(row.slice(start, start + length), '');
  return left;
}

/** Is it one piece of at most half its length, again and again? */
function isRepeated(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const piece = text.slice(0, length);
    if (piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return true;
  }
  return false;
}

/** How long a password may be. There is no low maximum: three random words are long. */
export const PASSWORD_LETTERS = { least: 12, most: 1_000 } as const;

/** How to put a password right that is about to be set; null where it is right. @param own words of the person */
export function whatIsWrongWithPassword(password: string, own: readonly string[]): string | null {
  const { least, most } = PASSWORD_LETTERS;
  if (password.length < least)
    return `Use at least ${least} letters, figures or signs. Three words that do not belong together are good.`;
  return password.length > most ? `Use at most ${most} letters.` : weaknessOf(password, own);
}
