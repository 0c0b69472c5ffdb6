/** What a calendar feed holds: what its owner has to do with, or all of the organisation. */
export const FEED_SCOPES = ['PERSON', 'ORGANISATION'] as const;
export type FeedScope = (typeof FEED_SCOPES)[number];
