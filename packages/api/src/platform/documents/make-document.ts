import type { DocumentFrame } from './document-frame.js';
import { DocumentWorkers } from './document-workers.js';
import type { FilledDocument } from './fill-text.js';

const makers = new DocumentWorkers(2, { milliseconds: 60_000, megabytes: 512 }, true);

/**
 * Makes a Word file or a PDF beside the thread that answers requests, which it would hold up for a tenth of a second.
 * @throws DocumentWorkFailed if it takes more than a minute
 */
export async function makeDocument(order: {
  format: 'DOCX' | 'PDF';
  filled: FilledDocument;
  frame: DocumentFrame;
}): Promise<Buffer> {
  const bytes = await makers.run({ kind: order.format, filled: order.filled, frame: order.frame });
  return Buffer.from(bytes as Uint8Array);
}
