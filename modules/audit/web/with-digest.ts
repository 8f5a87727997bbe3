import { type Sha256, toHex } from '../domain/canonical-bytes.ts';

/** The browser's hash function has not been asked about these bytes yet. */
class NotYetHashed extends Error {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super('Not yet hashed.');
    this.bytes = bytes;
  }
}

/**
 * Runs a rule that hashes, with the browser's own SHA-256. The rule wants its hashes at once and WebCrypto gives them later:
 * so it is run again with each hash that was missing. A proof has a few dozen.
 */
export async function withDigest<T>(rule: (sha256: Sha256) => T): Promise<T> {
  const known = new Map<string, Uint8Array>();
  const sha256: Sha256 = (bytes) => {
    const found = known.get(toHex(bytes));
    if (found === undefined) throw new NotYetHashed(bytes);
    return found;
  };
  for (;;) {
    try {
      return rule(sha256);
    } catch (fault) {
      if (!(fault instanceof NotYetHashed)) throw fault;
      const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(fault.bytes));
      known.set(toHex(fault.bytes), new Uint8Array(digest));
    }
  }
}
