/** What somebody typed, taken apart for a search. */
export interface SearchWords {
  /** All of it, as `websearch_to_tsquery` reads it. */
  all: string;
  /** What stands before the last word. */
  head: string;
  /** The beginning of a word that is still being typed, as a prefix of `to_tsquery`; empty where there is none. */
  prefix: string;
}

/**
 * First results come as one types: the last word may be the beginning of one. Inside quotes, or where it is left out with
 * a minus, it is taken as it stands.
 */
export function searchWordsOf(q: string): SearchWords {
  const all = q.normalize('NFC').replace(/\s+/g, ' ').trim();
  const last = /(?:^|[\s(])([\p{L}\p{N}]{2,})$/u.exec(all);
  const isInQuotes = (all.match(/"/g) ?? []).length % 2 === 1;
  if (!last?.[1] || isInQuotes) return { all, head: '', prefix: '' };
  const [, word] = last;
  return { all, head: all.slice(0, all.length - word.length).trim(), prefix: `${word}:*` };
}
