/** What became of a stretch of text. */
type Kind = 'SAME' | 'ADDED' | 'REMOVED';

interface Part {
  kind: Kind;
  text: string;
}

/** Two texts compared, in the shape in which the API compares versions. */
export interface TextComparison {
  blocks: { kind: Kind | 'CHANGED'; section: string | null; parts: Part[] }[];
  added: number;
  removed: number;
  changed: number;
}

/** Beyond this many steps a paragraph is shown as replaced whole: the page must stay quick while somebody types. */
const MOST_STEPS = 4_000_000;

/** The longest common order of two lists, as a list of what stayed, came and went. */
function alignment(before: readonly string[], after: readonly string[]): Part[] {
  if (before.length * after.length > MOST_STEPS) {
    return [
      ...before.map((text): Part => ({ kind: 'REMOVED', text })),
      ...after.map((text): Part => ({ kind: 'ADDED', text })),
    ];
  }
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: Part[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const fresh = after[j];
    if (old !== undefined && old === fresh) {
      parts.push({ kind: 'SAME', text: old });
      i++;
      j++;
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'REMOVED', text: old });
      i++;
    } else if (fresh !== undefined) {
      parts.push({ kind: 'ADDED', text: fresh });
      j++;
    }
  }
  return parts;
}

function joined(parts: readonly Part[]): Part[] {
  const together: Part[] = [];
  for (const part of parts) {
    const last = together.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else together.push({ ...part });
  }
  return together;
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
const wordsOf = (paragraph: string): string[] => paragraph.split(/(?<=\s)/);
const headingOf = (paragraph: string): string | null => /^#{2,4}\s+(.+)/.exec(paragraph)?.[1] ?? null;

/** Compares a member's own wording with what it began as: by paragraphs, and within a changed one by words. */
export function compareTexts(before: string, after: string): TextComparison {
  const found: TextComparison = { blocks: [], added: 0, removed: 0, changed: 0 };
  const parts = alignment(paragraphsOf(before), paragraphsOf(after));
  let section: string | null = null;
  for (let index = 0; index < parts.length; ) {
    const stretch: Part[] = [];
    for (let part = parts[index]; part && part.kind !== 'SAME'; part = parts[++index]) stretch.push(part);
    const old = stretch.filter(({ kind }) => kind === 'REMOVED');
    const fresh = stretch.filter(({ kind }) => kind === 'ADDED');
    for (let one = 0; one < Math.max(old.length, fresh.length); one++) {
      const [was, is] = [old[one], fresh[one]];
      if (was && is) {
        found.changed++;
        const within = joined(alignment(wordsOf(was.text), wordsOf(is.text)));
        found.blocks.push({ kind: 'CHANGED', section, parts: within });
      } else if (is) {
        found.added++;
        found.blocks.push({ kind: 'ADDED', section, parts: [is] });
      } else if (was) {
        found.removed++;
        found.blocks.push({ kind: 'REMOVED', section, parts: [was] });
      }
    }
    const same = parts[index];
    if (same) {
      section = headingOf(same.text) ?? section;
      found.blocks.push({ kind: 'SAME', section, parts: [same] });
      index++;
    }
  }
  return found;
}
