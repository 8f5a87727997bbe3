import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SealIsBroken } from './sealed-frames.ts';

const nonceLength = 12;
const tagLength = 16;

/** A new random key and the same key wrapped for the database: under the installation's key, for this one place. */
export function makeWrappedKey(installationKey: Buffer, place: string): { key: Buffer; wrapped: Buffer } {
  const key = randomBytes(32);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', installationKey, nonce).setAAD(Buffer.from(place));
  return { key, wrapped: Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]) };
}

/** The key inside; one that was wrapped for another place, or by another installation, does not open. */
export function openWrappedKey(installationKey: Buffer, place: string, wrapped: Buffer): Buffer {
  const nonce = wrapped.subarray(0, nonceLength);
  const decipher = createDecipheriv('aes-256-gcm', installationKey, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(place)).setAuthTag(wrapped.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(nonceLength, -tagLength)), decipher.final()]);
  } catch (fault) {
    throw new SealIsBroken('A wrapped key does not open here.', { cause: fault });
  }
}
