import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** An Ed25519 key from its 32 bytes. */
export interface SigningKey {
  /** 32 bytes. */
  publicKey: Uint8Array;
  sign(bytes: Uint8Array): Buffer;
}

// What stands before the 32 bytes of an Ed25519 key in PKCS 8 and in SPKI (RFC 8410).
const beforePrivate = Buffer.from('302e020100300506032b657004220420', 'hex');
const beforePublic = Buffer.from('302a300506032b6570032100', 'hex');

/** Opens a key from its 32 secret bytes (RFC 8032). */
export function openSigningKey(seed: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([beforePrivate, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(beforePublic.length);
  return { publicKey, sign: (bytes) => sign(null, bytes, key) };
}

/** Whether these bytes were signed by the key whose 32 public bytes are given (RFC 8032). */
export function isSignedBy(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([beforePublic, publicKey]), format: 'der', type: 'spki' });
  return verify(null, bytes, key, signature);
}
