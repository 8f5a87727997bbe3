import { openSigningKey } from './ed25519.ts';
import { cosignedBytes, type NoteKey, signatureLine, toVerifierKey } from './signed-note.ts';

/** The key under which this installation confirms the logs of others; it signs nothing else. */
export interface WitnessKey {
  verifierKey: string;
  /** The line that confirms a checkpoint as of now (C2SP tlog-cosignature, v1). */
  cosign(text: string, now: Date): string;
}

/** Opens the witness's key from its 32 secret bytes, with the name it signs under. */
export function openWitnessKey(name: string, seed: Uint8Array): WitnessKey {
  const { publicKey, sign } = openSigningKey(seed);
  const key: NoteKey = { name, kind: 'witness', publicKey };
  return {
    verifierKey: toVerifierKey(key),
    cosign: (text, now) => {
      const seconds = BigInt(Math.floor(now.getTime() / 1000));
      const stamp = Buffer.alloc(8);
      stamp.writeBigUInt64BE(seconds);
      return signatureLine(key, Buffer.concat([stamp, sign(cosignedBytes(text, seconds))]));
    },
  };
}
