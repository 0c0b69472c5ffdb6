const FULL_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A date as people write it: 23 November 2026. */
export const dayInWords = (date: string): string => FULL_DAY.format(new Date(`${date}T12:00:00Z`));
