/** What a text is compared and merged by: a heading, a paragraph, an item of a list, a row of a table. */
export interface TextUnit {
  kind: 'HEADING' | 'PARAGRAPH' | 'ITEM' | 'ROW';
  /** As it stands in the text, line breaks within it included. */
  text: string;
  /** By what it is the same as another: how its lines are broken and how it is numbered do not count. */
  key: string;
  /** Whether it follows the unit before it without an empty line: in a table, in a list without gaps. */
  tight: boolean;
}

const HEADING = /^ {0,3}#{1,6}(?=\s|$)/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])(?=\s|$)/;
const ROW = /^\s*\|/;
const RULE_OF_TABLE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** The units of a Markdown text. The line of dashes under the head of a table belongs to the head. */
export function unitsOf(markdown: string): TextUnit[] {
  const units: { kind: TextUnit['kind']; lines: string[]; tight: boolean }[] = [];
  let afterBlank = true;
  for (const line of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    const text = line.trimEnd();
    if (text === '') {
      afterBlank = true;
      continue;
    }
    const last = units.at(-1);
    const kind = kindOf(text);
    const goesOn =
      last !== undefined &&
      !afterBlank &&
      ((kind === 'PARAGRAPH' && (last.kind === 'PARAGRAPH' || last.kind === 'ITEM')) ||
        (kind === 'ROW' &&
          last.kind === 'ROW' &&
          last.lines.length === 1 &&
          !last.tight &&
          RULE_OF_TABLE.test(text)));
    if (goesOn) last.lines.push(text);
    else units.push({ kind, lines: [text], tight: !afterBlank });
    afterBlank = false;
  }
  return units.map(({ kind, lines, tight }) => ({ kind, text: lines.join('\n'), key: keyOf(lines), tight }));
}

function kindOf(line: string): TextUnit['kind'] {
  if (HEADING.test(line)) return 'HEADING';
  if (ROW.test(line)) return 'ROW';
  return ITEM.test(line) ? 'ITEM' : 'PARAGRAPH';
}

function keyOf(lines: readonly string[]): string {
  const indent = /^\s*/.exec(lines[0] ?? '')?.[0].length ?? 0;
  const text = lines
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\d{1,9}[.)]/, '1.');
  return `${indent} ${text}`;
}

/** The units as a text again. */
export function textOf(units: readonly TextUnit[]): string {
  const parts = units.map((unit, index) => {
    const before = units[index - 1];
    if (!before) return unit.text;
    const tight = unit.tight && before.kind === unit.kind && (unit.kind === 'ROW' || unit.kind === 'ITEM');
    return (tight ? '\n' : '\n\n') + unit.text;
  });
  return parts.length === 0 ? '' : `${parts.join('')}\n`;
}

/** The words of a heading without its marks; nothing of another unit. */
export const headingOf = (unit: TextUnit): string | undefined =>
  unit.kind === 'HEADING' ? unit.text.replace(/^\s*#+\s*/, '').replace(/\s*#*\s*$/, '') : undefined;
