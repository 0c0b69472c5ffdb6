import { DocumentWorkers } from './document-workers.js';

// A document from a stranger gets a thread of its own, which ends with it.
export const readers = new DocumentWorkers(2, { milliseconds: 15_000, megabytes: 256 }, false);

/**
 * A Word document as HTML that is safe to put into a page, and what of it is not shown. Its layout may differ. Nothing in
 * it runs, and nothing that it refers to is fetched.
 * @throws DocumentWorkFailed if it takes more than 15 seconds or 256 MB
 * @throws Error in plain words if it cannot be read
 */
export async function previewDocx(bytes: Buffer): Promise<{ html: string; notes: string[] }> {
  return (await readers.run({ kind: 'PREVIEW', bytes })) as { html: string; notes: string[] };
}
