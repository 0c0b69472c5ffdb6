/** A refusal of sign-in: `message` is a word of ours or a sentence of the server, `code` its stable name. */
export class AuthError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(message: string, code: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The server's codes for which we have words; for others its own sentence is shown. */
const WORDS: Record<string, string> = {
  INVALID_PASSWORD: 'app.auth.wrongPassword',
  PASSWORD_TOO_SHORT: 'app.auth.shortPassword',
  PASSWORD_TOO_LONG: 'app.auth.longPassword',
  INVALID_EMAIL_OR_PASSWORD: 'app.signIn.wrong',
  EMAIL_NOT_VERIFIED: 'app.signIn.notVerified',
  INVALID_CODE: 'app.auth.wrongCode',
  INVALID_BACKUP_CODE: 'app.auth.wrongRecoveryCode',
  CODE_ALREADY_USED: 'app.auth.usedCode',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'app.auth.tooManyCodes',
  INVALID_TWO_FACTOR_COOKIE: 'app.auth.startAgain',
  ACCOUNT_TEMPORARILY_LOCKED: 'app.auth.locked',
  SESSION_NOT_FRESH: 'app.auth.notFresh',
  INVALID_TOKEN: 'app.auth.oldLink',
  TOKEN_EXPIRED: 'app.auth.oldLink',
  PASSKEY_NOT_FOUND: 'app.auth.unknownPasskey',
  AUTHENTICATION_FAILED: 'app.auth.unknownPasskey',
};

async function call<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const answer = await fetch(`/api/auth${path}`, { credentials: 'same-origin', ...init }).catch(() => {
    throw new AuthError('app.failed.network', 'NETWORK', 0);
  });
  const body = await answer.json().catch(() => null);
  if (answer.ok) return body;
  const { code = '', message = '' } = body ?? {};
  throw new AuthError(wordsFor(code, message, answer.status), code, answer.status);
}

function wordsFor(code: string, message: string, status: number): string {
  const words = WORDS[code];
  if (words) return words;
  if (status === 429) return 'app.signIn.tooMany';
  return status >= 500 || !message ? 'app.failed.busy' : message;
}

/** Sends something to sign-in. @throws AuthError */
export const postAuth = <Answer = unknown>(path: string, body: object): Promise<Answer> =>
  call<Answer>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Asks sign-in for something. @throws AuthError */
export const getAuth = <Answer>(path: string): Promise<Answer> => call<Answer>(path, {});
