import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A feed as its address names it. */
export interface NamedFeed {
  id: string;
  /** Grows when the address is renewed: earlier addresses then name nothing. */
  revision: number;
}

const ID_BYTES = 16;
const REVISION_BYTES = 4;
// Makes 45 bytes in all, a multiple of three: then no letter of the token has bits to spare.
const SIGNATURE_BYTES = 25;
const NAME_BYTES = ID_BYTES + REVISION_BYTES;
const TOKEN_LETTERS = ((NAME_BYTES + SIGNATURE_BYTES) * 4) / 3;
const TOKEN = new RegExp(`^[\\w-]{${TOKEN_LETTERS}}$`);

/**
 * The addresses of calendar feeds. Whoever has one needs nothing else, because calendars cannot sign in. The token signs
 * id and revision with a secret that is in no table: a copy of the database opens no feed, and a guess is refused before
 * the database hears of it.
 */
export class FeedLinks {
  readonly #secret: Buffer;
  readonly #publicUrl: string;

  /** @param authSecret the system's secret, from which the one for feeds is derived (RFC 5869) */
  constructor(authSecret: string, publicUrl: string) {
    this.#secret = Buffer.from(hkdfSync('sha256', authSecret, '', 'calendar feeds', 32));
    this.#publicUrl = publicUrl;
  }

  urlOf(feed: NamedFeed): string {
    const name = Buffer.alloc(NAME_BYTES);
    name.write(feed.id.replaceAll('-', ''), 'hex');
    name.writeUInt32BE(feed.revision, ID_BYTES);
    const token = Buffer.concat([name, this.#sign(name)]).toString('base64url');
    return `${this.#publicUrl}/calendar/${token}.ics`;
  }

  /** The feed that a token names; null where it was not signed here. */
  read(token: string): NamedFeed | null {
    if (!TOKEN.test(token)) return null;
    const bytes = Buffer.from(token, 'base64url');
    const name = bytes.subarray(0, NAME_BYTES);
    const signature = bytes.subarray(NAME_BYTES);
    const expected = this.#sign(name);
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return null;
    const hex = name.toString('hex', 0, ID_BYTES);
    return {
      id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
      revision: name.readUInt32BE(ID_BYTES),
    };
  }

  #sign(name: Buffer): Buffer {
    return createHmac('sha256', this.#secret).update(name).digest().subarray(0, SIGNATURE_BYTES);
  }
}
