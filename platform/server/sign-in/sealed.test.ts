import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkKey, findUnsealed, seal } from './sealed.ts';

const key = randomBytes(32);

describe('what waits in a cookie', () => {
  it('is read again under its key and for its purpose', () => {
    expect(findUnsealed(seal('to Søndre', key, 'test'), key, 'test')).toBe('to Søndre');
  });

  it('can be neither read nor known again by whoever holds it', () => {
    expect(Buffer.from(seal('secret words', key, 'test'), 'base64url').includes('secret')).toBe(false);
    expect(seal('secret words', key, 'test')).not.toBe(seal('secret words', key, 'test'));
  });

  it('is nothing under another key, for another purpose, cut off or changed in any byte', () => {
    const sealed = seal('to', key, 'test');
    expect(findUnsealed(sealed, randomBytes(32), 'test')).toBeUndefined();
    expect(findUnsealed(sealed, key, 'other')).toBeUndefined();
    expect(findUnsealed('', key, 'test')).toBeUndefined();
    expect(findUnsealed(sealed.slice(0, 30), key, 'test')).toBeUndefined();
    const bytes = Buffer.from(sealed, 'base64url');
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(index) ^ 1, index);
      expect(findUnsealed(changed.toString('base64url'), key, 'test')).toBeUndefined();
    }
  });

  it('needs a key of 32 bytes', () => {
    expect(() => checkKey(randomBytes(16))).toThrow('32 bytes');
    expect(() => checkKey(key)).not.toThrow();
  });
});
