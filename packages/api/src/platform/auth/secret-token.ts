import { createHash, randomBytes } from 'node:crypto';

/** What stands in a link or an API token, and nowhere else: 256 random bits, fit for addresses. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token: enough to know it again, of no use to whoever reads it there. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
