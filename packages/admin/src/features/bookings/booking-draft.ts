import { useState } from 'react';
import type { UploadedFile } from '../../platform/inputs/upload-file.ts';
import type { Me } from '../../platform/me.ts';
import type { BookableService } from './booking.graphql.ts';

type Channel = NonNullable<BookableService['channels']>[number];

/** What somebody typed before booking. Kept in memory only, and for that person only: it may be confidential. */
export interface BookingDraft {
  subject: string;
  details: string;
  channel: Channel | undefined;
  sharedWith: string[];
  files: UploadedFile[];
}

const EMPTY: BookingDraft = { subject: '', details: '', channel: undefined, sharedWith: [], files: [] };

let kept: { owner: string; draft: BookingDraft } | undefined;

/** Whose draft it is: of one person, for the organisation that they act for. */
export const draftOwner = (me: Me): string => `${me.person.id} ${me.actingFor?.id ?? ''}`;

/** Begins a draft elsewhere, such as from a policy that an adviser is asked about. The address of the page would tell too much. */
export function beginBookingDraft(owner: string, subject: string): void {
  kept = { owner, draft: { ...EMPTY, subject } };
}

/** The draft of this person for this organisation; going to another page and back loses no word. */
export function useBookingDraft(owner: string) {
  const [draft, setDraft] = useState<BookingDraft>(() => (kept?.owner === owner ? kept.draft : EMPTY));
  // Starts from what is kept, not from what was on screen: files arrive while somebody types.
  const change = (changes: Partial<BookingDraft> | ((now: BookingDraft) => Partial<BookingDraft>)) => {
    const now = kept?.owner === owner ? kept.draft : draft;
    const next = { ...now, ...(typeof changes === 'function' ? changes(now) : changes) };
    kept = { owner, draft: next };
    setDraft(next);
  };
  const clear = () => {
    kept = undefined;
    setDraft(EMPTY);
  };
  return { draft, change, clear };
}
