import { useCallback, useState } from 'react';
import { actingFor } from './acting-for.ts';
import { useMe } from './me.ts';

const PREFIX = 'draft:';

function read(key: string): unknown {
  const kept = sessionStorage.getItem(key);
  if (kept === null) return undefined;
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
}

/**
 * What somebody typed and has not sent, kept in this tab for them and the organisation they act for: leaving the page or loading
 * it anew loses no word. Forgotten when they sign out, and when the tab closes.
 * @param name what it is, such as `fill:<id of the version>`
 * @param isGood refuses what an earlier release kept in another shape
 */
export function useKeptDraft<Draft>(
  name: string,
  initial: Draft,
  isGood: (kept: unknown) => kept is Draft,
): [draft: Draft, keep: (draft: Draft) => void, forget: () => void] {
  const person = useMe()?.person.id ?? '';
  const key = `${PREFIX}${person}:${actingFor() ?? ''}:${name}`;
  const [held, setHeld] = useState<{ key: string; draft: Draft }>();
  const kept = held?.key === key ? held.draft : read(key);
  const draft = isGood(kept) ? kept : initial;
  const keep = useCallback(
    (next: Draft) => {
      setHeld({ key, draft: next });
      try {
        sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // no room left in the browser: it stays on the screen all the same
      }
    },
    [key],
  );
  const forget = useCallback(() => {
    sessionStorage.removeItem(key);
    setHeld(undefined);
  }, [key]);
  return [draft, keep, forget];
}

/** Takes away every draft of this tab. Call it when somebody signs out. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}
