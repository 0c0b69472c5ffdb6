import { fillText } from '../../platform/documents/fill-text.js';
import { LONGEST_TEXT } from '../../platform/documents/parse-text.js';
import { contentsOf, toHtml } from '../../platform/documents/render-html.js';
import { Invalid } from '../../platform/errors.js';
import type { TextPreview } from './library.type.js';
import { readText } from './read-edition.js';

/** How a text looks that is being written. */
export function previewText(text: string): TextPreview {
  if (text.length > LONGEST_TEXT) throw new Invalid({ text: 'A text has at most 200,000 letters.' });
  const { document, problems, fields } = readText(text);
  const filled = fillText(document, {}, { blank: true });
  return {
    html: toHtml(filled),
    contents: contentsOf(filled),
    problems: problems.map((problem) => ({ ...problem, tag: problem.tag ?? null })),
    fields: [...fields],
  };
}
