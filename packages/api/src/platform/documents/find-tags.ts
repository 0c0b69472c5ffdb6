/** A tag of a text: {key}, {#key}, {^key} or {/key}; MALFORMED if what stands between the braces is no key. */
export interface Tag {
  mark: 'FIELD' | 'OPEN' | 'OPEN_INVERTED' | 'CLOSE' | 'MALFORMED';
  key: string;
  /** As it stands in the text, with its braces. */
  source: string;
  /** Where it begins in the text, in UTF-16 units from 0. */
  offset: number;
}

const MARKS = { '': 'FIELD', '#': 'OPEN', '^': 'OPEN_INVERTED', '/': 'CLOSE' } as const;
const KEY = /^([#^/]?)\s*([a-z][a-z0-9_]{0,63})\s*$/;

// Letters of the private use area stand in for tags while Markdown is read: it takes them for letters of a word, so that
// neither the underscores of a key nor the marks beside it mean anything to it.
const START = '\ue000';
const FILLER = '\ue001';
const DIGIT = 0xe100;
const BASE = 0x1000;
const STAND_IN = /\ue000([\ue100-\uf0ff])([\ue100-\uf0ff])\ue001*/g;

/** A text whose tags are replaced by stand-ins of the same length, and those tags; `loose`: braces that open nothing. */
export interface TaggedText {
  text: string;
  tags: Tag[];
  loose: number[];
}

/** Finds the tags of a text. Every offset and line stays where it was. */
export function findTags(source: string): TaggedText {
  const tags: Tag[] = [];
  const loose: number[] = [];
  const clean = source.replace(/[\ue000-\uf8ff]/g, '\ufffd');
  const text = clean.replace(/\\[\s\S]|\{[^{}\n]+\}|\{/g, (found, offset: number) => {
    if (found.startsWith('\\')) return found;
    if (found === '{') {
      loose.push(offset);
      return found;
    }
    tags.push(tagOf(found, offset));
    return standIn(tags.length - 1, found.length);
  });
  return { text, tags, loose };
}

function tagOf(source: string, offset: number): Tag {
  const [, mark, key] = KEY.exec(source.slice(1, -1)) ?? [];
  if (key === undefined) return { mark: 'MALFORMED', key: source.slice(1, -1), source, offset };
  return { mark: MARKS[mark as keyof typeof MARKS], key, source, offset };
}

function standIn(index: number, length: number): string {
  const digits = String.fromCharCode(DIGIT + (index % BASE), DIGIT + Math.floor(index / BASE));
  return (START + digits).padEnd(length, FILLER);
}

/** The text cut at its stand-ins: pieces of text, and the numbers of tags. */
export function cutAtTags(text: string): (string | number)[] {
  const parts: (string | number)[] = [];
  let end = 0;
  for (const match of text.matchAll(STAND_IN)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    const [low, high] = [match[1], match[2]].map((digit) => (digit?.charCodeAt(0) ?? DIGIT) - DIGIT);
    parts.push((low ?? 0) + (high ?? 0) * BASE);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** The text with its tags as they were written. */
export const withTags = (text: string, tags: readonly Tag[]): string =>
  cutAtTags(text)
    .map((part) => (typeof part === 'string' ? part : (tags[part]?.source ?? '')))
    .join('');
