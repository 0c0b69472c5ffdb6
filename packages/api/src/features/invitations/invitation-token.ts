import { createHash, randomBytes } from 'node:crypto';

/** What stands in an invitation's link and nowhere else: 256 random bits. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of it: enough to know it again, of no use to whoever reads it there. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The page on which an invitation is accepted, below the public address. */
export const acceptPath = (token: string): string => `/app/accept-invitation?token=${token}`;
