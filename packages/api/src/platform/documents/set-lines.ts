import type { PhrasingContent } from 'mdast';

/** How words look; `link` is the address that they lead to. */
export interface Style {
  bold?: boolean;
  italic?: boolean;
  link?: string;
}

/** A piece of text of one style with its width. */
export interface Run {
  text: string;
  style: Style;
  width: number;
}

/** How wide a text is in a style. */
export type Measure = (text: string, style: Style) => number;

/** Words that no space parts, in one style or several; `gap` is the width of the space before them. */
interface Word {
  runs: Run[];
  width: number;
  space?: Run;
}

/** Sets words into lines no wider than `width`; a word that is wider by itself is broken. */
export function setLines(
  words: readonly PhrasingContent[],
  width: number,
  measure: Measure,
  look: Style = {},
): Run[][] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let used = 0;
  const end = () => {
    lines.push(joined(line));
    line = [];
    used = 0;
  };
  for (const word of wordsIn(words, look, measure)) {
    if (word === 'break') {
      end();
      continue;
    }
    const gap = used > 0 ? (word.space?.width ?? 0) : 0;
    if (used > 0 && used + gap + word.width > width) {
      // The space stays at the end of the line: whoever reads the text without its lines needs it.
      if (word.space) line.push(word.space);
      end();
    } else if (gap > 0 && word.space) line.push(word.space);
    used += used > 0 ? gap : 0;
    for (const run of word.width > width
      ? word.runs.flatMap((one) => broken(one, width, measure))
      : word.runs) {
      if (used > 0 && word.width > width && used + run.width > width) end();
      line.push(run);
      used += run.width;
    }
  }
  if (line.length > 0 || lines.length === 0) end();
  return lines;
}

function wordsIn(nodes: readonly PhrasingContent[], look: Style, measure: Measure): (Word | 'break')[] {
  const words: (Word | 'break')[] = [];
  let space: Run | undefined;
  let open: Word | undefined;
  const visit = (node: PhrasingContent, style: Style): void => {
    if (node.type === 'break') {
      words.push('break');
      open = undefined;
      space = undefined;
    } else if (node.type === 'strong')
      for (const child of node.children) visit(child, { ...style, bold: true });
    else if (node.type === 'emphasis')
      for (const child of node.children) visit(child, { ...style, italic: true });
    else if (node.type === 'link')
      for (const child of node.children) visit(child, { ...style, link: node.url });
    else if (node.type === 'text') for (const part of node.value.split(/([ \t\n]+)/)) addPart(part, style);
  };
  const addPart = (part: string, style: Style): void => {
    if (part === '') return;
    if (/^[ \t\n]/.test(part)) {
      space = { text: ' ', style, width: measure(' ', style) };
      open = undefined;
      return;
    }
    const run = { text: part, style, width: measure(part, style) };
    if (!open) {
      open = { runs: [], width: 0, ...(space ? { space } : {}) };
      words.push(open);
    }
    open.runs.push(run);
    open.width += run.width;
  };
  for (const node of nodes) visit(node, look);
  return words;
}

/** A run cut into pieces that fit. */
function broken(run: Run, width: number, measure: Measure): Run[] {
  const pieces: Run[] = [];
  let piece = { text: '', style: run.style, width: 0 };
  for (const letter of run.text) {
    const letterWidth = measure(letter, run.style);
    if (piece.text !== '' && piece.width + letterWidth > width) {
      pieces.push(piece);
      piece = { text: '', style: run.style, width: 0 };
    }
    piece.text += letter;
    piece.width += letterWidth;
  }
  return [...pieces, piece];
}

/** Neighbours of one style as one run. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && sameStyle(last.style, run.style)) {
      last.text += run.text;
      last.width += run.width;
    } else out.push({ ...run });
  }
  return out;
}

const sameStyle = (one: Style, other: Style): boolean =>
  one.bold === other.bold && one.italic === other.italic && one.link === other.link;
