/** The page on which a reader without a sign-in confirms, below the public address. */
export const linkPath = (token: string): string => `/app/read-and-confirm?token=${token}`;

/** Where the same reader fetches the organisation's own document. */
export const documentPath = (token: string): string => `/reading/${encodeURIComponent(token)}/document`;
