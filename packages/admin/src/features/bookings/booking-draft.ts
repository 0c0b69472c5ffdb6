import { useState } from 'react';
import type { BookableService } from './booking.graphql.ts';

type Channel = NonNullable<BookableService['channels']>[number];

/** What somebody typed before booking. Kept in memory only, and for that person only: it may be confidential. */
export interface BookingDraft {
  subject: string;
  details: string;
  channel: Channel | undefined;
  sharedWith: string[];
}

const EMPTY: BookingDraft = { subject: '', details: '', channel: undefined, sharedWith: [] };

let kept: { owner: string; draft: BookingDraft } | undefined;

/** The draft of this person for this organisation; going to another page and back loses no word. */
export function useBookingDraft(owner: string) {
  const [draft, setDraft] = useState<BookingDraft>(() => (kept?.owner === owner ? kept.draft : EMPTY));
  const change = (changes: Partial<BookingDraft>) => {
    const next = { ...draft, ...changes };
    kept = { owner, draft: next };
    setDraft(next);
  };
  const clear = () => {
    kept = undefined;
    setDraft(EMPTY);
  };
  return { draft, change, clear };
}
