import { authorizationCodeGrant, fetchUserInfo, getDPoPHandle, randomDPoPKeyPair } from 'openid-client';
import { explainFault } from './explain-fault.ts';
import type { Issuer } from './issuer.ts';
import { type Claims, type Identity, readAssurance, readIdentity, readUsedMsAgo } from './read-identity.ts';
import { type RefusedSignIn, refuseSignIn } from './refuse-sign-in.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';

export interface SignedIn {
  identity: Identity;
  /** The `acr` the issuer vouched for. */
  assurance: string;
  /** How long ago the electronic ID was used, by the issuer's own clock; nothing when it does not say. */
  usedMsAgo: number | undefined;
  idToken: string | undefined;
}

/**
 * Exchanges the code that the person came back with for who they are. State, nonce, issuer, audience, times and
 * signature are checked. Of the tokens the ID token alone is given, to be shown again when she signs out.
 */
export async function finishSignIn(
  issuer: Issuer,
  attempt: SignInAttempt,
  cameBackTo: URL,
): Promise<{ ok: true; value: SignedIn } | RefusedSignIn> {
  let told: { claims: Claims; idToken: string | undefined };
  try {
    told = await fetchClaims(issuer, attempt, cameBackTo);
  } catch (fault) {
    return explainFault(fault);
  }
  const { claims, idToken } = told;
  const assurance = readAssurance(claims, issuer.settings);
  if (!assurance.ok) return assurance;
  const identity = readIdentity(claims, issuer.settings);
  if (!identity.ok) return identity;
  return {
    ok: true,
    value: { identity: identity.value, assurance: assurance.value, usedMsAgo: readUsedMsAgo(claims), idToken },
  };
}

async function fetchClaims(issuer: Issuer, attempt: SignInAttempt, cameBackTo: URL) {
  const configuration = await issuer.getConfiguration();
  const { dpop, identityClaim } = issuer.settings;
  const bound = dpop === true ? { DPoP: getDPoPHandle(configuration, await randomDPoPKeyPair('ES256')) } : {};
  const checks = {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.verifier,
    idTokenExpected: true,
  };
  const tokens = await authorizationCodeGrant(configuration, cameBackTo, checks, undefined, bound);
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('The issuer gave no ID token.');
  const more = configuration.serverMetadata().userinfo_endpoint;
  const idToken = tokens.id_token;
  if (claims[identityClaim] !== undefined || more === undefined) return { claims, idToken };
  const told = await fetchUserInfo(configuration, tokens.access_token, claims.sub, bound);
  // What is signed goes before what is only told.
  return { claims: { ...told, ...claims }, idToken };
}

/** What a sign-in that could not even begin means. */
export function refuseBeginning(fault: unknown): RefusedSignIn {
  const explained = explainFault(fault);
  return explained.reason === 'issuer-away' ? explained : refuseSignIn('not-completed', explained.fault);
}
