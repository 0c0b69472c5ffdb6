import { toHtml as printHtml } from 'hast-util-to-html';
import type { Nodes, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import sanitizeHtml from 'sanitize-html';
import { slugOf } from '../slug-of.js';
import type { FilledDocument } from './fill-text.js';

/** A heading of a document: `level` 2 for sections, 3 and 4 below; `id` is where its HTML can be jumped to. */
export interface Content {
  level: number;
  text: string;
  id: string;
}

/** The document as HTML that is safe to put into a page. Its headings have ids, its header cells a scope. */
export function toHtml(filled: FilledDocument): string {
  const ids = contentsOf(filled).map((content) => content.id);
  const marked: Root = {
    type: 'root',
    children: filled.children.map((node) => {
      if (node.type === 'heading') return { ...node, data: { hProperties: { id: ids.shift() } } };
      if (node.type !== 'table') return node;
      const [head, ...rows] = node.children;
      if (!head) return node;
      const cells = head.children.map((cell) => ({ ...cell, data: { hProperties: { scope: 'col' } } }));
      return { ...node, children: [{ ...head, children: cells }, ...rows] };
    }),
  };
  return sanitizeHtml(printHtml(toHast(marked)), SAFE);
}

const SAFE: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'blockquote'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    ...{ a: ['href', 'rel'], ol: ['start'], th: ['scope'] },
    ...{ h2: ['id'], h3: ['id'], h4: ['id'], h5: ['id'], h6: ['id'] },
  },
  allowedSchemes: ['https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer' }), h1: 'h2' },
};

/** The headings in their order, for a table of contents. */
export function contentsOf(filled: FilledDocument): Content[] {
  const used = new Map<string, number>();
  return filled.children.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const text = wordsOf(node).replace(/\s+/g, ' ').trim();
    // The prefix keeps a heading "Location" from taking the place of window.location.
    const slug = `s-${slugOf(text, 60)}`;
    const times = (used.get(slug) ?? 0) + 1;
    used.set(slug, times);
    return [{ level: Math.max(2, node.depth), text, id: times === 1 ? slug : `${slug}--${times}` }];
  });
}

/** The words of a document, block by block on lines of their own; cells of a row beside each other. */
export const toPlainText = (filled: FilledDocument): string =>
  linesOf(filled)
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

function linesOf(node: Nodes): string[] {
  if (node.type === 'heading' || node.type === 'paragraph') return [wordsOf(node)];
  if (node.type === 'tableRow') return [node.children.map(wordsOf).join(' ')];
  return 'children' in node ? node.children.flatMap(linesOf) : [];
}

/** The words within a node, without its formatting. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if ('children' in node) return node.children.map(wordsOf).join('');
  return 'value' in node ? node.value : '';
}
