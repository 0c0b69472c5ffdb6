import { createHmac, timingSafeEqual } from 'node:crypto';
import { COOKIE_PREFIX } from './auth.js';

const SIGN_IN_COOKIE = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${COOKIE_PREFIX}\\.session_token=([^;]+)`);

const MOST_COOKIES = 2_000;
const tokens = new Map<string, string | null>();

/** The token of the sign-in cookie, if its signature is ours. A signature is worked out once: it does not change. */
export function signedToken(cookies: string | undefined, secret: string): string | null {
  const value = cookies?.match(SIGN_IN_COOKIE)?.[1];
  if (!value) return null;
  const key = `${secret} ${value}`;
  const known = tokens.get(key);
  if (known !== undefined) return known;
  if (tokens.size >= MOST_COOKIES) tokens.clear();
  const token = checkedToken(decode(value), secret);
  tokens.set(key, token);
  return token;
}

function checkedToken(value: string, secret: string): string | null {
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
