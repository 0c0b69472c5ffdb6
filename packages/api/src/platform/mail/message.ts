/** What a mail says; text and HTML are made of the same words. No names of matters in the subject: others see it too. */
export interface MessageText {
  /** Gives nothing away: "HR appointment", not what it is about. */
  subject: string;
  /** Short paragraphs of plain English. */
  paragraphs: readonly string[];
  /** Label and value, such as "When" and "Tuesday 1 December, 10:15am". */
  facts?: readonly (readonly [label: string, value: string])[];
  /** The one thing to do next; a path below the public address, such as /app/bookings/…/show. */
  button?: { label: string; path: string };
}

/** A file that goes with a mail; a calendar entry says its iTIP method too. */
export interface MailAttachment {
  filename: string;
  content: string;
  /** Media type, such as text/calendar. */
  type: string;
  /** REQUEST or CANCEL of a calendar entry, by which calendars update themselves (RFC 5546). */
  method?: string;
}

/** How somebody may get a kind of message. */
export const DELIVERIES = ['AT_ONCE', 'DAILY', 'NEVER'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** What a person chooses about: several messages that one would want or not want together. */
export interface MessageGroup {
  readonly name: string;
  /** Without a choice of the person's own. */
  readonly delivery: Delivery;
  /** False: it always comes at once, because an account's safety or somebody's rights hang on it. */
  readonly choosable: boolean;
}

/** Messages about the account: they always come. */
export const ACCOUNT: MessageGroup = { name: 'account', delivery: 'AT_ONCE', choosable: false };

/** A message that a feature sends, declared beside it in `<feature>.messages.ts` and listed in `app.ts`. */
export interface Message<Data extends object = object> {
  readonly kind: string;
  readonly group: MessageGroup;
  /** Has a link that opens something for whoever holds it: its words are not kept once it is sent. */
  readonly secret?: boolean;
  write(data: Data): MessageText;
}

export const defineMessage = <Data extends object>(message: Message<Data>): Message<Data> => message;
