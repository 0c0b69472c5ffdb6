/** How somebody confirmed that they read a policy: signed in, by a link that came by mail, or on a printed list. */
export const ACKNOWLEDGEMENT_WAYS = ['ONLINE', 'LINK', 'PAPER'] as const;
export type AcknowledgementWay = (typeof ACKNOWLEDGEMENT_WAYS)[number];

/** What a reader without a sign-in can be: they are asked for what people of that kind are asked for. */
export const READER_AUDIENCES = ['VOLUNTEERS', 'ALL_STAFF', 'TRUSTEES'] as const;
export type ReaderAudience = (typeof READER_AUDIENCES)[number];
