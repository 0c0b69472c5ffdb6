/** A mail that the system writes: declared beside the feature that it is about. */
export interface Message<Data extends object = object> {
  kind: string;
  group: 'account' | 'bookings';
  write(data: Data): {
    subject: string;
    paragraphs: string[];
    facts?: [label: string, value: string][];
    button?: { label: string; path: string };
  };
}

/** Declares a message with the type of its data. */
export const defineMessage = <Data extends object>(message: Message<Data>): Message<Data> => message;
