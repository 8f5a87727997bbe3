/** For whom a passkey is made: a browser gives it to this host only, and says at which origin it was used. */
export interface RelyingParty {
  name: string;
  id: string;
  origin: string;
}

/** EdDSA, ES256 and RS256: what every device there is can do. */
export const algorithms = [-8, -7, -257];

export function relyingPartyOf(origin: string): RelyingParty {
  const url = new URL(origin);
  return { name: 'Tillit', id: url.hostname, origin: url.origin };
}
