/** WAITING → SENT, or FAILED once nobody tries any more; HELD for a digest; KEPT to be read in the console only. */
export const MAIL_STATUSES = ['WAITING', 'SENT', 'FAILED', 'HELD', 'KEPT'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];
