import TurndownService from 'turndown';

const TAG = /(\{[#^/]?[a-z][a-z0-9_]*\})/;
const LINK = /^(?:https:\/\/|mailto:)/i;

/** HTML of a document as Markdown as text templates are written, and what of it they cannot hold. */
export function textOfHtml(html: string): { markdown: string; lost: string[] } {
  const lost: string[] = [];
  const turndown = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    emDelimiter: '*',
    strongDelimiter: '**',
    br: '\\',
  });
  // Tags of merge fields stay as they are; what means something in Markdown, in HTML or to us, and was meant as words, is
  // marked as such.
  const markUp = turndown.escape.bind(turndown);
  turndown.escape = (text) =>
    text
      .split(TAG)
      .map((part) => (TAG.test(part) ? part : markUp(part).replace(/[{<]|&(?=#?\w+;)/g, '\\$&')))
      .join('');
  turndown.addRule('link', {
    filter: 'a',
    replacement: (content, node) => {
      const href = (node as unknown as Element).getAttribute('href') ?? '';
      if (content.trim() === '' || !LINK.test(href)) {
        if (content.trim() !== '' && href !== '')
          lost.push(`A link that does not begin with https:// or mailto: (${href}).`);
        return content;
      }
      return `[${content}](<${href.replace(/[<>\\{}\s]/g, encodeURIComponent)}>)`;
    },
  });
  turndown.addRule('table', {
    filter: 'table',
    replacement: (_, node) => `\n\n${tableOf(node as unknown as Element, turndown)}\n\n`,
  });
  const { text, title } = withLevels(html);
  if (title) lost.push(`The title “${title}”: give it to the template, it stands above the text.`);
  const markdown = turndown
    .turndown(text)
    .replace(/[^\S\n]+$/gm, '')
    .replace(/^(\s*(?:-|\d+\.)) +/gm, '$1 ')
    .replace(/(?:\\_){3,}/g, (line) => line.replaceAll('\\', ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { markdown: markdown === '' ? '' : `${markdown}\n`, lost: [...new Set(lost)] };
}

/** Headings from the second level to the fourth; a first heading that stands alone on its level is the title. */
function withLevels(html: string): { text: string; title?: string } {
  const first = /^\s*<h1>([\s\S]*?)<\/h1>/.exec(html);
  const isTitle = first !== null && html.split('<h1>').length === 2;
  const rest = isTitle ? html.slice(first[0].length) : html;
  const levels = [...rest.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
  const shift = 2 - Math.min(...levels, 6);
  const text = rest.replace(/(<\/?h)([1-6])>/g, (_, start: string, level: string) => {
    return `${start}${Math.min(4, Math.max(2, Number(level) + shift))}>`;
  });
  const title = isTitle ? first[1]?.replace(/<[^>]*>/g, '').trim() : undefined;
  return title ? { text, title } : { text };
}

/** The few things of a node of a page that are needed here. */
interface Element {
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): ArrayLike<Element>;
  innerHTML: string;
  parentNode: unknown;
}

/** A table; merged cells are taken apart, tables within cells become words. */
function tableOf(table: Element, turndown: TurndownService): string {
  const rows = Array.from(table.getElementsByTagName('tr')).filter((row) => tableAround(row) === table);
  const cells = rows.map((row) =>
    [...Array.from(row.getElementsByTagName('*'))]
      .filter((cell) => isCell(cell) && cell.parentNode === row)
      .flatMap((cell) => {
        const span = Math.min(20, Math.max(1, Number(cell.getAttribute('colspan') ?? 1) || 1));
        return [cellOf(cell, turndown), ...Array.from({ length: span - 1 }, () => '')];
      }),
  );
  const columns = Math.max(1, ...cells.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, index) => row[index] ?? '').join(' | ')} |`;
  const [first = [], ...body] = cells;
  // A head is bold without being told so.
  const head = first.map((cell) => /^\*\*([^*]*)\*\*$/.exec(cell)?.[1] ?? cell);
  return [line(head), line(Array.from({ length: columns }, () => '---')), ...body.map(line)].join('\n');
}

const isCell = (node: Element): boolean =>
  /^t[dh]$/i.test((node as unknown as { nodeName: string }).nodeName);

function tableAround(node: Element): unknown {
  let parent = node.parentNode as (Element & { nodeName: string }) | null;
  while (parent && !/^table$/i.test(parent.nodeName)) parent = parent.parentNode as typeof parent;
  return parent;
}

const cellOf = (cell: Element, turndown: TurndownService): string =>
  turndown
    .turndown(
      cell.innerHTML.replace(/<\/?(?:table|thead|tbody|tr|td|th)\b[^>]*>/g, ' ').replace(/<\/?h[1-6]>/g, ' '),
    )
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\\*\|/g, '\\|')
    .trim();
