import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A device with passkeys, made of node:crypto; what a test bends in it, an attacker could. */
export interface Bent {
  /** The site the browser says it is at. */
  origin?: string;
  /** The host the key is for. */
  rpId?: string;
  /** Whether the device knew the person again. */
  userVerified?: boolean;
  /** The counter it says instead of the next. */
  counter?: number;
  userHandle?: string;
}

interface Held {
  id: Buffer;
  key: KeyObject;
  rpId: string;
  userHandle: string;
}

interface CreationOptions {
  challenge: string;
  rp: { id?: string };
  user: { id: string };
}

interface RequestOptions {
  challenge: string;
  rpId?: string;
}

export class SoftwareAuthenticator {
  readonly #origin: string;
  readonly held: Held[] = [];
  counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Makes a passkey, as `navigator.credentials.create` answers it. */
  create({ challenge, rp, user }: CreationOptions, bent: Bent = {}) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const one: Held = { id: randomBytes(20), key: privateKey, rpId: rp.id ?? '', userHandle: user.id };
    this.held.push(one);
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const coseKey = cborMap([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(one.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, one.id, coseKey]);
    const authData = Buffer.concat([this.#authData(one, bent, true), attested]);
    return this.#answer(one, {
      clientDataJSON: this.#clientData('webauthn.create', challenge, bent),
      attestationObject: cborMap([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', authData],
      ]).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Uses a passkey, as `navigator.credentials.get` answers it. */
  get({ challenge }: RequestOptions, bent: Bent = {}, one = this.held[0]) {
    if (one === undefined) throw new Error('This device has no passkey.');
    const clientDataJSON = this.#clientData('webauthn.get', challenge, bent);
    const authenticatorData = this.#authData(one, bent, false);
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return this.#answer(one, {
      clientDataJSON,
      authenticatorData: authenticatorData.toString('base64url'),
      signature: sign('sha256', signed, one.key).toString('base64url'),
      userHandle: bent.userHandle ?? one.userHandle,
    });
  }

  #answer<Response extends object>({ id }: Held, response: Response) {
    const text = id.toString('base64url');
    return { id: text, rawId: text, type: 'public-key', response, clientExtensionResults: {} };
  }

  #clientData(type: string, challenge: string, { origin = this.#origin }: Bent): string {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
  }

  #authData(one: Held, { rpId = one.rpId, userVerified = true, counter }: Bent, attested: boolean): Buffer {
    this.counter += 1;
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(counter ?? this.counter);
    // Present, verified, attested data included.
    const flags = 0x01 | (userVerified ? 0x04 : 0) | (attested ? 0x40 : 0);
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.of(flags), counted]);
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

type Cbor = number | string | Buffer | Map<string, string>;

/** As much of CBOR (RFC 8949) as a passkey is made of. */
function cborMap(entries: readonly (readonly [Cbor, Cbor])[]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flat().map(cbor)]);
}

function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)]);
  if (value instanceof Map) return head(5, 0);
  return Buffer.concat([head(2, value.length), value]);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length);
  if (length < 256) return Buffer.of((major << 5) | 24, length);
  return Buffer.of((major << 5) | 25, length >> 8, length & 0xff);
}
