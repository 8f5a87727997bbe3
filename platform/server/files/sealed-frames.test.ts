import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameLength, openFrames, SealIsBroken, sealFrames } from './sealed-frames.ts';
import { makeWrappedKey, openWrappedKey } from './wrapped-key.ts';

const key = Buffer.alloc(32, 9);
const place = 'room a attachment b whole c';
const head = 33;
const sealedFrame = frameLength + 16;

async function all(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const seal = (bytes: Uint8Array, under = key, at = place) => all(sealFrames(under, at, [bytes]));
const open = (sealed: Uint8Array, under = key, at = place) => all(openFrames(under, at, [sealed]));
const frames = (sealed: Buffer) =>
  Array.from({ length: Math.ceil((sealed.length - head) / sealedFrame) }, (_, nr) =>
    sealed.subarray(head + nr * sealedFrame, head + (nr + 1) * sealedFrame),
  );
const withFrames = (sealed: Buffer, chosen: readonly (Buffer | undefined)[]) =>
  Buffer.concat([sealed.subarray(0, head), ...chosen.filter((frame) => frame !== undefined)]);

describe('A sealed file', () => {
  it.each([0, 1, frameLength - 1, frameLength, frameLength + 1, 3 * frameLength])(
    'of %i bytes opens as it was',
    async (length) => {
      const bytes = randomBytes(length);
      expect(await open(await seal(bytes))).toEqual(bytes);
    },
  );

  it('opens as it was in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 9_000 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 70_000 }),
        async (given, cut) => {
          const sealed = await all(sealFrames(key, place, given));
          const parts = Array.from({ length: Math.ceil(sealed.length / cut) }, (_, nr) =>
            sealed.subarray(nr * cut, (nr + 1) * cut),
          );
          expect(await all(openFrames(key, place, parts))).toEqual(Buffer.concat(given));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows nothing of what is in it, and is never sealed twice alike', async () => {
    const bytes = Buffer.alloc(1_000, 'ordet');
    const [one, two] = [await seal(bytes), await seal(bytes)];
    expect(one.includes('ordet')).toBe(false);
    expect(one.equals(two)).toBe(false);
  });

  it('does not open in another place, or under another key', async () => {
    const sealed = await seal(randomBytes(100));
    await expect(open(sealed, key, 'room x attachment b whole c')).rejects.toThrow(SealIsBroken);
    await expect(open(sealed, Buffer.alloc(32, 8))).rejects.toThrow(SealIsBroken);
  });

  it('does not open when it was cut, reordered, repeated, lengthened or mixed with another', async () => {
    const sealed = await seal(randomBytes(3 * frameLength + 5));
    const other = frames(await seal(randomBytes(3 * frameLength + 5)));
    const [a, b, c, d] = frames(sealed);
    const changed: readonly (readonly (Buffer | undefined)[])[] = [
      [],
      [a],
      [a, b, c],
      [a, b, d],
      [b, a, c, d],
      [a, b, c, c, d],
      [a, a, b, c, d],
      [a, b, c, d, d],
      [a, other[1], c, d],
      [d],
    ];
    for (const [nr, chosen] of changed.entries())
      await expect(open(withFrames(sealed, chosen)), String(nr)).rejects.toThrow(SealIsBroken);
    await expect(open(Buffer.concat([sealed, Buffer.of(0)]))).rejects.toThrow(SealIsBroken);
    await expect(open(sealed.subarray(0, -1))).rejects.toThrow(SealIsBroken);
    expect((await open(withFrames(sealed, [a, b, c, d]))).length).toBe(3 * frameLength + 5);
  });

  it('does not open when any bit of it was turned', async () => {
    const sealed = await seal(randomBytes(50));
    for (let at = 0; at < sealed.length; at += 1) {
      const turned = Buffer.from(sealed);
      turned[at] = (turned[at] ?? 0) ^ 1;
      await expect(open(turned), String(at)).rejects.toThrow(SealIsBroken);
    }
  });

  it('gives no byte of a frame that was changed', async () => {
    const bytes = randomBytes(2 * frameLength);
    const sealed = await seal(bytes);
    sealed[head + sealedFrame + 1] = (sealed[head + sealedFrame + 1] ?? 0) ^ 1;
    let given = 0;
    await expect(
      (async () => {
        for await (const chunk of openFrames(key, place, [sealed])) given += chunk.length;
      })(),
    ).rejects.toThrow(SealIsBroken);
    expect(given).toBe(frameLength);
  });
});

describe('A wrapped key', () => {
  const installation = Buffer.alloc(32, 3);
  it('opens for its own place under its own installation, and nowhere else', () => {
    const { key: made, wrapped } = makeWrappedKey(installation, 'room a');
    expect(openWrappedKey(installation, 'room a', wrapped)).toEqual(made);
    expect(wrapped.includes(made)).toBe(false);
    expect(() => openWrappedKey(installation, 'room b', wrapped)).toThrow(SealIsBroken);
    expect(() => openWrappedKey(Buffer.alloc(32, 4), 'room a', wrapped)).toThrow(SealIsBroken);
  });
});
