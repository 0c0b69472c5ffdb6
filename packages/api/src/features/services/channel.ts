/** How an appointment takes place. */
export const CHANNELS = ['PHONE', 'VIDEO', 'VISIT'] as const;
export type Channel = (typeof CHANNELS)[number];
