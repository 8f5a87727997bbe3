import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What was sealed has been cut, moved, changed, or belongs elsewhere. */
export class SealIsBroken extends Error {}

const version = 1;
const saltLength = 32;
const tagLength = 16;
/** How much of a file is sealed together; as much is held in memory while it streams. */
export const frameLength = 64 * 1024;
const sealedFrame = frameLength + tagLength;

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Seals a file in frames of AES-256-GCM under a key of its own, drawn from `key`, a fresh salt and `place`: in no other
 * place, and under no other key, does it open. Each frame's nonce is its number and whether it is the last, so that no
 * frame can be left out, repeated, moved or cut off unseen (the STREAM construction).
 */
export async function* sealFrames(key: Buffer, place: string, bytes: Bytes): AsyncIterable<Buffer> {
  const salt = randomBytes(saltLength);
  const fileKey = drawFileKey(key, salt, place);
  yield Buffer.concat([Buffer.of(version), salt]);
  let number = 0;
  for await (const { chunk, isLast } of inChunks(bytes, frameLength)) {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number, isLast));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** Opens what `sealFrames` has sealed; the reader gets no byte of a frame that was not checked. */
export async function* openFrames(key: Buffer, place: string, bytes: Bytes): AsyncIterable<Buffer> {
  const source = new Reader(bytes);
  const head = await source.take(1 + saltLength);
  if (head.length !== 1 + saltLength || head[0] !== version) throw new SealIsBroken('The beginning is missing.');
  const fileKey = drawFileKey(key, head.subarray(1), place);
  for (let number = 0; ; number += 1) {
    const frame = await source.take(sealedFrame);
    const isLast = await source.isAtEnd();
    if (frame.length < tagLength) throw new SealIsBroken('The end is missing.');
    yield openFrame(fileKey, nonceOf(number, isLast), frame);
    if (isLast) return;
  }
}

function openFrame(key: Buffer, nonce: Buffer, frame: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAuthTag(frame.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(frame.subarray(0, -tagLength)), decipher.final()]);
  } catch (fault) {
    throw new SealIsBroken('A part was changed.', { cause: fault });
  }
}

function drawFileKey(key: Buffer, salt: Uint8Array, place: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `tillit-file|${place}`, 32));
}

// The key is used for one file only, so numbers may serve as nonces.
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Equal chunks, the last of which may be shorter or empty; the last is known as such when it is given. */
async function* inChunks(bytes: Bytes, length: number): AsyncIterable<{ chunk: Buffer; isLast: boolean }> {
  const source = new Reader(bytes);
  for (;;) {
    const chunk = await source.take(length);
    const isLast = await source.isAtEnd();
    yield { chunk, isLast };
    if (isLast) return;
  }
}

/** Takes so and so many bytes at a time from whatever pieces they come in. */
class Reader {
  readonly #bytes: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #held: Buffer[] = [];
  #length = 0;
  #ended = false;

  constructor(bytes: Bytes) {
    this.#bytes = Symbol.asyncIterator in bytes ? bytes[Symbol.asyncIterator]() : bytes[Symbol.iterator]();
  }

  async take(length: number): Promise<Buffer> {
    await this.#fill(length);
    const all = Buffer.concat(this.#held);
    const taken = all.subarray(0, length);
    this.#held = [all.subarray(length)];
    this.#length = all.length - taken.length;
    return taken;
  }

  async isAtEnd(): Promise<boolean> {
    await this.#fill(1);
    return this.#length === 0;
  }

  async #fill(length: number): Promise<void> {
    while (this.#length < length && !this.#ended) {
      const next = await this.#bytes.next();
      if (next.done === true) {
        this.#ended = true;
        return;
      }
      const { value } = next;
      this.#held.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
      this.#length += value.byteLength;
    }
  }
}
