import { Invalid } from '../errors.js';

// Bytes below 32 that text has: tab, line feed, carriage return; form feed comes out of old programs.
const TEXT_CONTROLS = new Set([9, 10, 12, 13]);
/** The five bytes that Windows-1252 leaves empty. */
const NOT_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const IS_BAD = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 32 && !TEXT_CONTROLS.has(byte)) || byte === 127 ? 2 : NOT_IN_1252.has(byte) ? 1 : 0,
);

/** Looks at a stream of bytes as it passes: is it text, in UTF-8 or at least in Windows-1252? */
export class TextCheck {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  #isUtf8 = true;
  #is1252 = true;
  #hasControls = false;

  see(chunk: Uint8Array): void {
    if (this.#hasControls) return;
    let worst = 0;
    for (const byte of chunk) worst |= IS_BAD[byte] ?? 0;
    if (worst & 2) this.#hasControls = true;
    if (worst & 1) this.#is1252 = false;
    if (this.#isUtf8) this.#isUtf8 = this.#decodes(chunk);
  }

  #decodes(chunk?: Uint8Array): boolean {
    try {
      if (chunk) this.#utf8.decode(chunk, { stream: true });
      else this.#utf8.decode();
      return true;
    } catch {
      return false;
    }
  }

  /** After the last byte. */
  isText(): boolean {
    if (this.#isUtf8) this.#isUtf8 = this.#decodes();
    return !this.#hasControls && (this.#isUtf8 || this.#is1252);
  }
}

/** What browsers take for a page when nobody tells them otherwise. */
const PAGE =
  /<(!doctype|html|head|body|script|iframe|svg|object|embed|style|meta|link|img|table|a|p|div|title)\b/i;

/**
 * Refuses a page that goes by the name of a text.
 * @param head the first kilobytes
 */
export function checkTextHead(head: Buffer): void {
  const start = head
    .subarray(0, 1_024)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  if (/^\s*<[a-z!?/]/i.test(start) || PAGE.test(start) || /^\s*%PDF-/.test(start))
    throw new Invalid(
      { file: 'This is not plain text, whatever its name says. Save it as text or CSV first.' },
      'FILE_TYPE',
    );
}
