import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { StartRefusal } from '../start-refusal.ts';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts and authenticates text under a key of 32 bytes, so that it can wait in a cookie. Gives base64url. */
export function seal(text: string, key: Buffer, purpose: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text again; nothing if it was made under another key, for another purpose, or changed on its way. */
export function findUnsealed(sealed: string, key: Buffer, purpose: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < ivBytes + tagBytes) return undefined;
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Throws StartRefusal for a key of another length. */
export function checkKey(key: Buffer): void {
  if (key.length !== 32)
    throw new StartRefusal(`The key for the sign-in cookie must be 32 bytes long and has ${key.length}.`);
}
