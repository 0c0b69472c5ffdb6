import { describe, expect, it } from '@jest/globals';
import { weaknessOf } from './password-strength.js';

const OWN = ['Mandeep Gill', 'mandeep@riverbank.example', 'Riverbank Pantry'];

/** Passwords of at least twelve signs that stand in every list of those that were stolen most often. */
const STOLEN =
  `123456789012 1234567890123 123456123456 123123123123 111111222222 112233445566 121212121212 987654321098
  qwertyuiop12 qwerty123456 qwerty12345678 1qaz2wsx3edc 1qaz2wsx3edc4rfv q1w2e3r4t5y6 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i
  qazwsxedcrfv zaq12wsxcde3 zaq1xsw2cde3 !QAZ2wsx#EDC asdfghjkl123 zxcvbnm12345 asdfasdfasdf abcdefghijkl abcd1234abcd
  abc123abc123 a1b2c3d4e5f6 password1234 password12345 passwordpassword Password123! P@ssw0rd1234 Passw0rd2024! passw0rd1234
  iloveyou1234 iloveyouforever letmein12345 welcome12345 Welcome2024! admin1234567 administrator1 changeme1234 football1234
  baseball1234 superman1234 princess1234 sunshine1234 michael12345 jennifer1234 jordan123456 liverpool123 manchester1
  manchesterunited chocolate123 butterfly123 pokemon12345 minecraft123 starwars1234 trustno1trustno1 mustang12345
  charlie12345 jessica12345 computer1234 internet1234 samsung12345 facebook1234 google123456 hello1234567 helloworld12
  secret123456 monkey123456 dragon123456 master123456 shadow123456 killer123456 hunter123456 soccer123456 hockey123456
  cheese123456 cookie123456 pepper123456 summer2024!! Winter2025!! Spring2026!! london123456 england12345 qwertyqwerty
  asdfghasdfgh zxcvbnzxcvbn 1234qwerasdf qwer1234asdf 147258369147 159753159753 147852369147 789456123789 aaaaaa111111`.split(
    /\s+/,
  );

describe('a password', () => {
  it.each(STOLEN)('that was stolen often is refused: %s', (password) => {
    expect(password.length).toBeGreaterThanOrEqual(11);
    expect(weaknessOf(password, [])).toMatch(/^Choose a password/);
  });

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
