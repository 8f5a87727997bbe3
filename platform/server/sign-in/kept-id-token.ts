import { hkdfSync } from 'node:crypto';
import { findUnsealed, seal } from './sealed.ts';

const purpose = 'id token';
/** Longer ones are no address any more; whoever has such a one is signed out here only. */
const longest = 6_000;

/** An ID token for the database, under a key that is the browser's: of a session's token we keep the hash alone. */
export function sealIdToken(idToken: string | undefined, sessionToken: string): string | null {
  if (idToken === undefined || idToken.length > longest) return null;
  return seal(idToken, keyOf(sessionToken), purpose);
}

/** The ID token again, for whoever holds the session's token. */
export function openIdToken(sealed: string | undefined, sessionToken: string | undefined): string | undefined {
  if (sealed === undefined || sessionToken === undefined) return undefined;
  return findUnsealed(sealed, keyOf(sessionToken), purpose);
}

function keyOf(sessionToken: string): Buffer {
  return Buffer.from(hkdfSync('sha256', sessionToken, 'tillit', purpose, 32));
}
