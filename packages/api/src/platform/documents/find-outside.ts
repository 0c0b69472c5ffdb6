import type { FileProblem } from './fill-docx.js';
import { unpack } from './unpack.js';

const RELATION = /<(?:\w+:)?Relationship\b[^>]*>/g;
const IS_EXTERNAL = /\bTargetMode\s*=\s*["']External["']/i;
const IS_LINK = /\bType\s*=\s*["'][^"']*\/hyperlink["']/;
// A template on one's own disk is where Word writes down whence a document came; it tells nobody anything.
const ELSEWHERE =
  /\bTarget\s*=\s*["']\s*(?:(?:https?|ftp|mhtml|ldap):|\\\\|\/\/|file:\/{2}(?!\/[a-z]:)[^"']|[^"']*&#)/i;
const FETCHING_FIELD =
  /<w:(?:instrText\b[^>]*>|fldSimple\b[^>]*\bw:instr\s*=\s*["'])\s*(?:DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT)\b|<(?:\w+:)?ddeLink\b/i;

/**
 * What of an office document is fetched from another computer as soon as somebody opens it: a picture, a template, a page.
 * Whoever keeps that computer would know who opened which form, and could send what they like. Links to press are none.
 * @throws DamagedDocument
 */
export function findOutside(bytes: Buffer): FileProblem[] {
  const isOutside = ([name, content]: [string, Buffer]): boolean => {
    const xml = content.toString('utf8');
    // Word writes UTF-8 and plain addresses: anything else hides one.
    if (content.includes(0)) return true;
    if (!name.toLowerCase().endsWith('.rels')) return FETCHING_FIELD.test(xml);
    return [...xml.matchAll(RELATION)].some(
      ([relation]) => IS_EXTERNAL.test(relation) && !IS_LINK.test(relation) && ELSEWHERE.test(relation),
    );
  };
  const parts = [...unpack(bytes, (name) => /\.(?:xml|rels)$/i.test(name))];
  if (!parts.some(isOutside)) return [];
  return [
    {
      place: 'in the file',
      message:
        'This form fetches a picture, a template or data from elsewhere when it is opened. Put what it needs into the form itself.',
    },
  ];
}
