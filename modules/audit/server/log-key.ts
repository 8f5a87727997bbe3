import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { StartRefusal } from '../../../platform/server/start-refusal.ts';
import { fromHex, toHex } from '../domain/canonical-bytes.ts';
import { headBytes, type LogHead } from '../domain/log-head.ts';
import type { VerifyParts } from '../domain/verify-log.ts';
import { sha256 } from './sha256.ts';

/** The key that signs the log's heads (Ed25519); `publicKey` is its 32 bytes in hexadecimal. */
export interface LogKey {
  keyId: string;
  publicKey: string;
  sign(head: Omit<LogHead, 'signature' | 'keyId'>): LogHead;
}

// What stands before the 32 bytes of an Ed25519 key in PKCS 8 and in SPKI (RFC 8410).
const beforePrivate = Buffer.from('302e020100300506032b657004220420', 'hex');
const beforePublic = Buffer.from('302a300506032b6570032100', 'hex');

/** The key of the setting LOG_KEY (32 bytes in base64), or else the one drawn from the installation's secret. */
export function openLogKey(setting: string | undefined, drawn: Buffer): LogKey {
  const seed = setting === undefined ? drawn : Buffer.from(setting, 'base64');
  if (seed.length !== 32) {
    throw new StartRefusal(
      'LOG_KEY is not 32 bytes in base64: make one with "openssl rand -base64 32", or take it out.',
    );
  }
  const key = createPrivateKey({ key: Buffer.concat([beforePrivate, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(beforePublic.length);
  const keyId = idOf(publicKey);
  return {
    keyId,
    publicKey: toHex(publicKey),
    sign: (head) => {
      const signed = { ...head, keyId };
      return { ...signed, signature: toHex(sign(null, headBytes(signed), key)) };
    },
  };
}

/** Checks heads by public keys in hexadecimal; a key that is none is refused. */
export function checkWith(publicKeys: readonly string[]): VerifyParts['checkSignature'] {
  const keys = new Map(publicKeys.map((text) => [idOf(readKey(text)), readKey(text)]));
  return (head) => {
    const raw = keys.get(head.keyId);
    if (raw === undefined) return 'unknown-key';
    const key = createPublicKey({ key: Buffer.concat([beforePublic, raw]), format: 'der', type: 'spki' });
    return verify(null, headBytes(head), key, fromHex(head.signature)) ? 'right' : 'wrong';
  };
}

function readKey(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new StartRefusal(`"${text}" is no public key of a log: it is 64 hexadecimal digits, as "log key" prints it.`);
  }
  return fromHex(text);
}

const idOf = (publicKey: Uint8Array) => toHex(sha256(publicKey)).slice(0, 16);
