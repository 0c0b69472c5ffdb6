import { Invalid } from '../errors.js';

// Bytes below 32 that text has: tab, line feed, carriage return; form feed comes out of old programs.
const TEXT_CONTROLS = new Set([9, 10, 12, 13]);
/** The five bytes that Windows-1252 leaves empty. */
const NOT_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const IS_BAD = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 32 && !TEXT_CONTROLS.has(byte)) || byte === 127 ? 2 : NOT_IN_1252.has(byte) ? 1 : 0,
);

/** The encoding that a byte order mark announces, as spreadsheets write "Unicode text"; null where there is none. */
function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}

/** Looks at a stream of bytes as it passes: is it text, in UTF-8, UTF-16 with its mark, or at least in Windows-1252? */
export class TextCheck {
  #decoder: InstanceType<typeof TextDecoder> | null = null;
  #isUtf16 = false;
  #decodesWell = true;
  #is1252 = true;
  #hasControls = false;

  see(chunk: Uint8Array): void {
    if (this.#hasControls || chunk.length === 0) return;
    if (this.#decoder === null) {
      const utf16 = utf16Of(chunk);
      this.#isUtf16 = utf16 !== null;
      this.#decoder = new TextDecoder(utf16 ?? 'utf-8', { fatal: true });
    }
    if (this.#isUtf16) this.#hasControls = hasControls(this.#decode(chunk));
    else this.#seeBytes(chunk);
  }

  #seeBytes(chunk: Uint8Array): void {
    let worst = 0;
    for (const byte of chunk) worst |= IS_BAD[byte] ?? 0;
    if (worst & 2) this.#hasControls = true;
    if (worst & 1) this.#is1252 = false;
    this.#decode(chunk);
  }

  /** The text of the next bytes; of the last ones where there are none. */
  #decode(chunk?: Uint8Array): string {
    if (!this.#decodesWell) return '';
    try {
      return this.#decoder?.decode(chunk, { stream: chunk !== undefined }) ?? '';
    } catch {
      this.#decodesWell = false;
      return '';
    }
  }

  /** After the last byte. */
  isText(): boolean {
    this.#decode();
    return !this.#hasControls && (this.#decodesWell || (this.#is1252 && !this.#isUtf16));
  }
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128 && ((IS_BAD[code] ?? 0) & 2) !== 0) return true;
  }
  return false;
}

/** What browsers take for a page when nobody tells them otherwise. */
const PAGE =
  /<(!doctype|html|head|body|script|iframe|svg|object|embed|style|meta|link|img|table|a|p|div|title)\b/i;

/**
 * Refuses a page that goes by the name of a text.
 * @param head the first kilobytes
 */
export function checkTextHead(head: Buffer): void {
  const start = new TextDecoder(utf16Of(head) ?? 'utf-8').decode(head.subarray(0, 1_024));
  if (/^\s*<[a-z!?/]/i.test(start) || PAGE.test(start) || /^\s*%PDF-/.test(start))
    throw new Invalid(
      { file: 'This is not plain text, whatever its name says. Save it as text or CSV first.' },
      'FILE_TYPE',
    );
}
