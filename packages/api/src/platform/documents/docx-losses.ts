/** What of a Word document neither a preview nor a text can show. */
export interface DocumentLosses {
  /** What a preview leaves out; `pictures` more could not be shown. */
  shown(pictures: number): string[];
  /** What is lost when the document becomes a text. */
  taken(): string[];
}

/** Looks through the parts of a Word document for what cannot be shown, or cannot stand in a text. */
export function findLosses(parts: ReadonlyMap<string, Buffer>): DocumentLosses {
  const xmlOf = (pattern: RegExp) =>
    [...parts].flatMap(([name, content]) => (pattern.test(name) ? [content.toString('utf8')] : []));
  const body = xmlOf(/^word\/document\d*\.xml$/).join('');
  const count = (pattern: RegExp) => body.match(pattern)?.length ?? 0;
  const hasWords = (pattern: RegExp) => xmlOf(pattern).some((xml) => /<w:t[ >]/.test(xml));
  const relations = xmlOf(/\.rels$/).join('');
  const pictures = count(/<(?:w:drawing|w:pict|v:imagedata)\b/g);

  const always: [boolean, string][] = [
    [hasWords(/^word\/header\d*\.xml$/) || hasWords(/^word\/footer\d*\.xml$/), 'Headers and footers.'],
    [count(/<(?:w:txbxContent)\b/g) > 0, 'Text boxes.'],
    [hasWords(/^word\/comments\d*\.xml$/), 'Comments.'],
    [
      count(/<w:(?:ins|del|moveFrom|moveTo)\b/g) > 0,
      'Tracked changes: they are shown as accepted. Accept or refuse them in Word first.',
    ],
    [count(/<w:altChunk\b/g) > 0, 'Pages of other formats that are embedded.'],
    [count(/<(?:w:object|o:OLEObject)\b/g) > 0, 'Embedded files, such as sheets.'],
    [
      count(/<(?:w:sdt|w:ffData)\b/g) > 0,
      'Fields of forms: their words stay, what one could choose or enter does not.',
    ],
    [count(/<m:oMath\b/g) > 0, 'Formulas.'],
    [
      /TargetMode\s*=\s*["']External["'][^>]*\/(?:image|attachedTemplate|frame|subDocument)|\/(?:image|attachedTemplate|frame|subDocument)["'][^>]*TargetMode\s*=\s*["']External["']/.test(
        relations,
      ),
      'What the document would fetch from elsewhere.',
    ],
  ];
  const inText: [boolean, string][] = [
    [pictures > 0, pictures === 1 ? 'One picture or drawing.' : `${pictures} pictures or drawings.`],
    [
      count(/<w:(?:footnoteReference|endnoteReference)\b/g) > 0,
      'Footnotes: they stand at the end, as a list.',
    ],
    [count(/<w:(?:gridSpan|vMerge)\b/g) > 0, 'Merged cells of tables: look the tables through.'],
    [count(/<w:(?:color|rFonts|sz|highlight|shd|u)\b/g) > 0, 'Fonts, sizes, colours and underlining.'],
    [count(/<w:(?:cols)\b[^>]*w:num="[2-9]/g) > 0, 'Columns.'],
    [
      count(/<w:sectPr\b/g) > 1 || count(/<w:br\b[^>]*w:type="page"/g) > 0,
      'Breaks between pages and sections.',
    ],
  ];
  const told = (list: readonly [boolean, string][]) => list.flatMap(([is, words]) => (is ? [words] : []));
  return {
    shown: (leftOut) => [
      ...told(always),
      ...(leftOut > 0 ? ['Pictures that are too large, or of a kind that is not shown.'] : []),
    ],
    taken: () => told([...always, ...inText]),
  };
}
