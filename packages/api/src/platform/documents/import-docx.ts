import { readers } from './preview-docx.js';

/**
 * A Word document as a text template, and what was lost on the way. It reads the text only: what it says is not checked
 * against any vocabulary.
 * @throws DocumentWorkFailed if it takes more than 15 seconds or 256 MB
 * @throws Error in plain words if it cannot be read
 */
export async function importDocx(bytes: Buffer): Promise<{ markdown: string; lost: string[] }> {
  return (await readers.run({ kind: 'IMPORT', bytes })) as { markdown: string; lost: string[] };
}
