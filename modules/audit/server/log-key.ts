import { StartRefusal } from '../../../platform/server/start-refusal.ts';
import { fromHex, toHex } from '../domain/canonical-bytes.ts';
import { headBytes, type LogHead } from '../domain/log-head.ts';
import type { VerifyParts } from '../domain/verify-log.ts';
import { type Checkpoint, checkpointText } from './checkpoint.ts';
import { isSignedBy, openSigningKey } from './ed25519.ts';
import { sha256 } from './sha256.ts';
import { type NoteKey, signatureLine } from './signed-note.ts';

/** The key that signs the log's heads (Ed25519); `publicKey` is its 32 bytes in hexadecimal. */
export interface LogKey {
  keyId: string;
  publicKey: string;
  sign(head: Omit<LogHead, 'signature' | 'keyId'>): LogHead;
  /** The same head as others read it, a signed note (C2SP tlog-checkpoint). */
  signCheckpoint(checkpoint: Checkpoint): string;
}

/** The key of the setting LOG_KEY (32 bytes in base64), or else the one drawn from the installation's secret. */
export function openLogKey(setting: string | undefined, drawn: Buffer): LogKey {
  const seed = setting === undefined ? drawn : Buffer.from(setting, 'base64');
  if (seed.length !== 32) {
    throw new StartRefusal(
      'LOG_KEY is not 32 bytes in base64: make one with "openssl rand -base64 32", or take it out.',
    );
  }
  const { publicKey, sign } = openSigningKey(seed);
  const keyId = idOf(publicKey);
  return {
    keyId,
    publicKey: toHex(publicKey),
    sign: (head) => {
      const signed = { ...head, keyId };
      return { ...signed, signature: toHex(sign(headBytes(signed))) };
    },
    signCheckpoint: (checkpoint) => {
      const text = checkpointText(checkpoint);
      const key: NoteKey = { name: checkpoint.origin, kind: 'log', publicKey };
      return `${text}\n${signatureLine(key, sign(Buffer.from(text)))}`;
    },
  };
}

/** Checks heads by public keys in hexadecimal; a key that is none is refused. */
export function checkWith(publicKeys: readonly string[]): VerifyParts['checkSignature'] {
  const keys = new Map(publicKeys.map((text) => [idOf(readKey(text)), readKey(text)]));
  return (head) => {
    const raw = keys.get(head.keyId);
    if (raw === undefined) return 'unknown-key';
    return isSignedBy(raw, headBytes(head), fromHex(head.signature)) ? 'right' : 'wrong';
  };
}

/** The 32 bytes of a log's public key in hexadecimal. */
export function readKey(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new StartRefusal(`"${text}" is no public key of a log: it is 64 hexadecimal digits, as "log key" prints it.`);
  }
  return fromHex(text);
}

const idOf = (publicKey: Uint8Array) => toHex(sha256(publicKey)).slice(0, 16);
