import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Country } from '../../../kernel/country.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Keys } from '../../../platform/server/keys.ts';

const nonceLength = 12;
const tagLength = 16;

/** Whose identity number it is; sealed with it, so that a cipher moved to another person's row does not open. */
export interface IdentityOwner {
  country: Country;
  personId: PersonId;
}

/** Encrypts an identity number with AES-256-GCM: nonce, tag, then as many bytes as the number has characters. */
export function sealIdentity(keys: Keys, digits: string, owner: IdentityOwner): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keys.identityCipher, nonce).setAAD(bindingOf(owner));
  const sealed = Buffer.concat([cipher.update(digits, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what `sealIdentity` made; throws, without the number, when the key or the person is another. */
export function openIdentity(keys: Keys, sealed: Buffer, owner: IdentityOwner): string {
  const tag = sealed.subarray(nonceLength, nonceLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', keys.identityCipher, sealed.subarray(0, nonceLength))
    .setAAD(bindingOf(owner))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]).toString('utf8');
}

/** The keyed hash (HMAC-SHA-256) by which a number is found; without the key nobody can try all numbers. */
export function hashIdentity(keys: Keys, number: { country: Country; digits: string }): Buffer {
  return createHmac('sha256', keys.identityHash).update(`${number.country}:${number.digits}`).digest();
}

function bindingOf({ country, personId }: IdentityOwner): Buffer {
  return Buffer.from(`${country}:${personId}`);
}
