/** How the content of a kind is recognised. */
export type Family = 'magic' | 'ooxml' | 'opendocument' | 'text';

/** One kind of file that may be uploaded. */
export interface FileKind {
  /** Its name for people. */
  words: string;
  endings: readonly string[];
  mediaType: string;
  family: Family;
  /** In an OOXML package: the content type of the main part, up to its last word. */
  mainPart?: string;
}

/** All that may be uploaded. Whatever a browser would show as a page, or a computer would run, is not among it. */
export const FILE_KINDS: readonly FileKind[] = [
  { words: 'PDF', endings: ['pdf'], mediaType: 'application/pdf', family: 'magic' },
  {
    words: 'Word (.docx)',
    endings: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    family: 'ooxml',
    mainPart: 'wordprocessingml.document.main+xml',
  },
  {
    words: 'Excel (.xlsx)',
    endings: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    family: 'ooxml',
    mainPart: 'spreadsheetml.sheet.main+xml',
  },
  {
    words: 'OpenDocument (.odt, .ods)',
    endings: ['odt'],
    mediaType: 'application/vnd.oasis.opendocument.text',
    family: 'opendocument',
  },
  {
    words: 'OpenDocument (.odt, .ods)',
    endings: ['ods'],
    mediaType: 'application/vnd.oasis.opendocument.spreadsheet',
    family: 'opendocument',
  },
  { words: 'CSV', endings: ['csv'], mediaType: 'text/csv', family: 'text' },
  { words: 'plain text (.txt)', endings: ['txt'], mediaType: 'text/plain', family: 'text' },
  { words: 'picture (.png, .jpg, .webp)', endings: ['png'], mediaType: 'image/png', family: 'magic' },
  {
    words: 'picture (.png, .jpg, .webp)',
    endings: ['jpg', 'jpeg'],
    mediaType: 'image/jpeg',
    family: 'magic',
  },
  { words: 'picture (.png, .jpg, .webp)', endings: ['webp'], mediaType: 'image/webp', family: 'magic' },
];
