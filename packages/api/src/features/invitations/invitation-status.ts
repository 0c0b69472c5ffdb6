/** WAITING until it is accepted or withdrawn, or its seven days are over (EXPIRED). */
export const INVITATION_STATUSES = ['WAITING', 'EXPIRED', 'ACCEPTED', 'WITHDRAWN'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** The instants that an invitation's state follows from, as PostgreSQL or JavaScript has them. */
export interface InvitationTimes {
  expiresAt: string | Date;
  acceptedAt: string | Date | null;
  withdrawnAt: string | Date | null;
}

/** How an invitation stands at an instant. */
export function statusOf(
  { acceptedAt, withdrawnAt, expiresAt }: InvitationTimes,
  at: Date,
): InvitationStatus {
  if (acceptedAt !== null) return 'ACCEPTED';
  if (withdrawnAt !== null) return 'WITHDRAWN';
  return new Date(expiresAt) > at ? 'WAITING' : 'EXPIRED';
}
