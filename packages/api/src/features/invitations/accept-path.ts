/** The page on which an invitation is accepted, below the public address. */
export const acceptPath = (token: string): string => `/app/accept-invitation?token=${token}`;
