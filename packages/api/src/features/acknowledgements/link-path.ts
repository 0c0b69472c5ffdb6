/** The page on which a reader without a sign-in confirms, below the public address. */
export const linkPath = (token: string): string => `/app/read-and-confirm?token=${token}`;
