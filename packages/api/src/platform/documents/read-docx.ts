import mammoth from 'mammoth';
import PizZip from 'pizzip';
import sanitizeHtml from 'sanitize-html';
import { type DocumentLosses, findLosses } from './docx-losses.js';
import { textOfHtml } from './html-to-text.js';
import { DamagedDocument, unpack } from './unpack.js';

// To be run in a thread of its own: previewDocx and importDocx do that.

/** How long the HTML of a preview may be, in letters, pictures not counted. */
const LONGEST_HTML = 3_000_000;
const LARGEST_PICTURE = 500_000;
const MOST_PICTURES = 3_000_000;

/** A Word document as safe HTML. */
export async function readAsHtml(bytes: Buffer): Promise<{ html: string; notes: string[] }> {
  const { zip, losses } = openSafely(bytes);
  let [left, leftOut] = [MOST_PICTURES, 0];
  const html = await convert(zip, async (picture) => {
    const kind = rasterOf(picture);
    if (!kind || picture.length > LARGEST_PICTURE || picture.length > left) {
      leftOut++;
      return '';
    }
    left -= picture.length;
    return `data:image/${kind};base64,${picture.toString('base64')}`;
  });
  const notes = losses.shown(leftOut);
  return { html: sanitizeHtml(html, PREVIEW), notes };
}

/** A Word document as Markdown. */
export async function readAsText(bytes: Buffer): Promise<{ markdown: string; lost: string[] }> {
  const { zip, losses } = openSafely(bytes);
  const html = sanitizeHtml(await convert(zip, async () => ''), TEXT);
  const { markdown, lost } = textOfHtml(html);
  return { markdown, lost: [...losses.taken(), ...lost] };
}

async function convert(zip: PizZip, source: (picture: Buffer) => Promise<string>): Promise<string> {
  const buffer = zip.generate({ type: 'nodebuffer', compression: 'STORE' });
  const { value } = await mammoth
    .convertToHtml(
      { buffer },
      {
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        // Deleted words are not there, comments are for their writers.
        convertImage: mammoth.images.imgElement(async (image) => ({
          src: await source(await image.readAsBuffer()),
        })),
      },
    )
    .catch(() => {
      throw new DamagedDocument();
    });
  const words = value.replace(/src="data:[^"]*"/g, '');
  if (words.length > LONGEST_HTML) throw new DamagedDocument('This document is too long to be shown.');
  return value;
}

function rasterOf(bytes: Buffer): 'png' | 'jpeg' | 'gif' | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return 'png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  return /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6)) ? 'gif' : undefined;
}

const BLOCKS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'ul', 'ol', 'li', 'blockquote'];
const TABLES = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];

const isPicture = (src: string): boolean =>
  /^data:image\/(?:png|jpeg|gif);base64,[A-Za-z0-9+/]+=*$/.test(src);
const isLink = (href: string): boolean => /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(href);

const NO_ATTRIBUTES: sanitizeHtml.Attributes = {};

const SAFE_TAGS: sanitizeHtml.IOptions['transformTags'] = {
  a: (_, { href = '' }): sanitizeHtml.Tag => ({
    tagName: 'a',
    attribs: isLink(href) ? { href, rel: 'noopener noreferrer nofollow' } : NO_ATTRIBUTES,
  }),
  img: (_, { src = '', alt = '' }): sanitizeHtml.Tag => ({
    tagName: 'img',
    attribs: isPicture(src) ? { src, alt } : NO_ATTRIBUTES,
  }),
};

const PREVIEW: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS, ...TABLES, 'strong', 'em', 'u', 's', 'sup', 'sub', 'a', 'img'],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  // the page round it has the heading of the first level
  transformTags: { ...SAFE_TAGS, h1: 'h2' },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src,
};

const TEXT: sanitizeHtml.IOptions = {
  ...PREVIEW,
  // the heading of the first level is the title: it becomes none of the text
  transformTags: SAFE_TAGS,
  allowedTags: [...BLOCKS, ...TABLES, 'strong', 'em', 'a'],
};

// ------------------------------------------------------------------ what is let in

const KEPT_RELATIONS = [
  'officeDocument',
  'styles',
  'numbering',
  'footnotes',
  'endnotes',
  'hyperlink',
  'image',
];
const NOTHING = Buffer.alloc(0);
const NO_PICTURE = 'media/left-out.png';

/**
 * The parts of a Word document that its text is made of, in a package of our own. Of what it refers to only parts of
 * itself and plain links stay: no template, no embedded page, no picture from elsewhere.
 */
function openSafely(bytes: Buffer): { zip: PizZip; losses: DocumentLosses } {
  const parts = unpack(bytes, (name) => /^\[Content_Types\]\.xml$|\.rels$|^word\//i.test(name));
  const zip = new PizZip();
  for (const [name, content] of parts) {
    const isXml = /\.(?:xml|rels)$/i.test(name);
    // "A billion laughs" begins with a document type, and Word writes none; nor does it write anything but UTF-8.
    if (isXml && (content.includes('<!DOCTYPE') || content.includes('<!ENTITY') || content.includes(0)))
      throw new DamagedDocument();
    if (name.endsWith('.rels')) zip.file(name, relationsOf(content.toString('utf8')));
    else if (isXml || /^word\/media\//.test(name)) zip.file(name, content);
  }
  zip.file(`word/${NO_PICTURE}`, NOTHING);
  if (!zip.file('_rels/.rels') || !zip.file('[Content_Types].xml'))
    throw new DamagedDocument('This is no Word document. Choose a file that ends in .docx.');
  return { zip, losses: findLosses(parts) };
}

function relationsOf(xml: string): string {
  const kept = [...xml.matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)].map(([, attributes = '']) => {
    const read = (name: string) =>
      new RegExp(`\\b${name}\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`).exec(attributes);
    const value = (name: string) => read(name)?.[1] ?? read(name)?.[2] ?? '';
    return relation(value('Id'), value('Type'), value('Target'), /^external$/i.test(value('TargetMode')));
  });
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${kept.join('')}</Relationships>`;
}

function relation(id: string, type: string, target: string, isExternal: boolean): string {
  const kind = KEPT_RELATIONS.find((kept) => type.endsWith(`/${kept}`));
  if (!kind || !/^[\w.:-]{1,100}$/.test(id)) return '';
  const write = (to: string, mode = '') =>
    `<Relationship Id="${id}" Type="${escaped(type)}" Target="${to}"${mode}/>`;
  if (kind === 'hyperlink')
    return write(isExternal && isLink(target) ? escaped(target) : '#', ' TargetMode="External"');
  const isInside = !isExternal && /^\/?(?:word\/)?[\w./ -]+$/.test(target) && !target.includes('..');
  if (isInside) return write(target);
  // Something must be there: the text still refers to it.
  return kind === 'image' ? write(NO_PICTURE) : '';
}

/** What is already escaped stays; quotation marks and angle brackets cannot be in it. */
const escaped = (value: string): string =>
  value.replace(/[<>"]/g, '').replace(/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/g, '&amp;');
