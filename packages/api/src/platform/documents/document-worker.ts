import { parentPort } from 'node:worker_threads';
import type { DocumentFrame } from './document-frame.js';
import type { FilledDocument } from './fill-text.js';

/** What is done beside the thread that answers requests. */
export type DocumentTask =
  | { kind: 'DOCX' | 'PDF'; filled: FilledDocument; frame: DocumentFrame }
  | { kind: 'PREVIEW' | 'IMPORT'; bytes: Uint8Array };

/** The answer to the task of the same number. */
export type DocumentAnswer = { id: number } & ({ result: unknown } | { error: string });

// Each task loads only the libraries that it needs.
async function perform(task: DocumentTask): Promise<unknown> {
  switch (task.kind) {
    case 'DOCX':
      return (await import('./render-docx.js')).toDocx(task.filled, withBuffer(task.frame));
    case 'PDF':
      return (await import('./render-pdf.js')).toPdf(task.filled, withBuffer(task.frame));
    case 'PREVIEW':
      return (await import('./read-docx.js')).readAsHtml(Buffer.from(task.bytes));
    case 'IMPORT':
      return (await import('./read-docx.js')).readAsText(Buffer.from(task.bytes));
  }
}

// Between threads a Buffer becomes a plain Uint8Array.
function withBuffer(frame: DocumentFrame): DocumentFrame {
  return frame.logo ? { ...frame, logo: { ...frame.logo, bytes: Buffer.from(frame.logo.bytes) } } : frame;
}

parentPort?.on('message', async ({ id, task }: { id: number; task: DocumentTask }) => {
  const answer: DocumentAnswer = await perform(task).then(
    (result) => ({ id, result }),
    (error: unknown) => ({ id, error: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(answer);
});
