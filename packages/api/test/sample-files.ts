import { deflateSync } from 'node:zlib';
import yazl from 'yazl';

/** Parts of an archive: name → content. */
export type Parts = Readonly<Record<string, string | Buffer>>;

/** A zip archive of these parts, in this order. */
export function zipOf(parts: Parts, options: { compress?: boolean } = {}): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts))
    zip.addBuffer(Buffer.from(content), name, {
      compress: name !== 'mimetype' && options.compress !== false,
    });
  zip.end();
  return collected(zip.outputStream);
}

async function collected(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}

const contentTypes = (part: string, type: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

/** The parts of a Word document with some text. */
export const docxParts = (text = 'A few words. '): Record<string, string> => ({
  '[Content_Types].xml': contentTypes('/word/document.xml', 'wordprocessingml.document'),
  '_rels/.rels': '<?xml version="1.0"?><Relationships/>',
  'word/document.xml': `<?xml version="1.0"?><w:document><w:body><w:p>${text.repeat(50)}</w:p></w:body></w:document>`,
});

/** The parts of an Excel sheet. */
export const xlsxParts = (): Record<string, string> => ({
  '[Content_Types].xml': contentTypes('/xl/workbook.xml', 'spreadsheetml.sheet'),
  'xl/workbook.xml': '<?xml version="1.0"?><workbook/>',
  'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet>${'<row><c><v>12</v></c></row>'.repeat(100)}</worksheet>`,
});

/** The parts of an OpenDocument file. */
export const openDocumentParts = (kind: 'text' | 'spreadsheet'): Record<string, string> => ({
  mimetype: `application/vnd.oasis.opendocument.${kind}`,
  'content.xml': '<?xml version="1.0"?><office:document-content/>',
  'META-INF/manifest.xml': '<?xml version="1.0"?><manifest:manifest/>',
});

/** A PDF of one empty page. */
export const pdf = (more = ''): Buffer =>
  Buffer.from(
    `%PDF-1.4\n%\u00e2\u00e3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/MediaBox[0 0 3 3]>>endobj\n${more}trailer<</Root 1 0 R>>\n%%EOF\n`,
    'latin1',
  );

/** A PNG of one pixel. */
export function png(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
  Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'),
  Buffer.from([0xff, 0xd9]),
]);

export const WEBP = Buffer.concat([
  Buffer.from('RIFF\x1a\0\0\0WEBPVP8L', 'latin1'),
  Buffer.from([13, 0, 0, 0, 0x2f, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xfe, 0x07, 0]),
]);

export const CSV = Buffer.from('Name,Income\r\nRiverbank Pantry,£85000\r\n');
