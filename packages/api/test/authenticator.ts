import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** What a test changes of an answer that is otherwise right. */
interface Forgery {
  origin?: string;
  challenge?: string;
  /** Instead of the next count. */
  counter?: number;
  /** The device did not ask for a finger, a face or a PIN. */
  unverified?: boolean;
  /** Another key signs. */
  key?: KeyObject;
}

interface Options {
  challenge: string;
  /** For whom a key is made, or asked for. */
  rp?: { id: string };
  rpId?: string;
}

/** A device with one passkey (WebAuthn level 2, ES256, no attestation). */
export class SoftwareAuthenticator {
  readonly id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #origin: string;
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Answers navigator.credentials.create. */
  register(options: Options, forgery: Forgery = {}): object {
    const data = this.#authenticatorData(0x40, options, forgery, this.#attestedKey());
    const attestation = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(data)],
    ]);
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', options, forgery).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Answers navigator.credentials.get. */
  sign(options: Options, forgery: Forgery = {}): object {
    const client = this.#clientData('webauthn.get', options, forgery);
    const data = this.#authenticatorData(0, options, forgery);
    const signature = createSign('sha256')
      .update(Buffer.concat([data, sha256(client)]))
      .sign(forgery.key ?? this.#keys.privateKey);
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  #answer(response: object): object {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #clientData(type: string, { challenge }: Options, forgery: Forgery): Buffer {
    const said = { type, challenge, origin: this.#origin, crossOrigin: false };
    const { origin, challenge: forged } = forgery;
    return Buffer.from(
      JSON.stringify({ ...said, ...(origin ? { origin } : {}), ...(forged ? { challenge: forged } : {}) }),
    );
  }

  #authenticatorData(
    flags: number,
    options: Options,
    forgery: Forgery,
    more: Buffer = Buffer.alloc(0),
  ): Buffer {
    this.#counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(forgery.counter ?? this.#counter);
    const present = forgery.unverified ? 0x01 : 0x05;
    return Buffer.concat([
      sha256(options.rp?.id ?? options.rpId ?? ''),
      Buffer.from([flags | present]),
      counter,
      more,
    ]);
  }

  #attestedKey(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const key = cborMap([
      [Buffer.from([0x01]), Buffer.from([0x02])],
      [Buffer.from([0x03]), Buffer.from([0x26])],
      [Buffer.from([0x20]), Buffer.from([0x01])],
      [Buffer.from([0x21]), cborBytes(Buffer.from(x, 'base64url'))],
      [Buffer.from([0x22]), cborBytes(Buffer.from(y, 'base64url'))],
    ]);
    return Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, key]);
  }
}

const cborHead = (major: number, length: number): Buffer =>
  length < 24
    ? Buffer.from([major | length])
    : length < 256
      ? Buffer.from([major | 24, length])
      : Buffer.from([major | 25, length >> 8, length & 255]);
const cborText = (text: string): Buffer => Buffer.concat([cborHead(0x60, text.length), Buffer.from(text)]);
const cborBytes = (data: Buffer): Buffer => Buffer.concat([cborHead(0x40, data.length), data]);
const cborMap = (entries: [Buffer, Buffer][]): Buffer =>
  Buffer.concat([cborHead(0xa0, entries.length), ...entries.flat()]);
