import type { Country } from '../../../kernel/country.ts';
import type { Environment } from '../config.ts';
import { StartRefusal } from '../start-refusal.ts';

/** Who vouches for people, and what we ask of it. docs/guides/sign-in.md has a block for each known issuer. */
export interface IssuerSettings {
  issuer: string;
  clientId: string;
  clientSecret?: string | undefined;
  /** A private key as JWK, with `alg` and `kid`: the client then proves itself by `private_key_jwt`. */
  clientJwk?: string | undefined;
  scope: string;
  /** Assurances that are good enough; empty only where somebody has decided to leave them to the issuer. */
  allowedAcr: readonly string[];
  /** What is asked for, where that is written otherwise than what comes back. */
  requestedAcr?: string | undefined;
  /** The claim with the assurance. */
  acrClaim: string;
  /** The claim with the identity number, in the ID token or at the userinfo endpoint. */
  identityClaim: string;
  /** Whose identity numbers these are. */
  country: Country;
  /** A claim that says so itself, at an issuer for several countries: `DK` or `NO`. */
  countryClaim?: string | undefined;
  /** Binds the tokens to a key made for this one sign-in (RFC 9449). */
  dpop?: boolean | undefined;
  /** For instance `login`: ask again although the issuer knows the person. */
  prompt?: string | undefined;
  /** Signing out leaves the session at the issuer alone, as where it opens other systems of the same workplace. */
  signOutHereOnly?: boolean | undefined;
}

type Given = Environment & {
  OIDC_ACR_REQUEST?: string | undefined;
  OIDC_ACR_CLAIM?: string | undefined;
  OIDC_COUNTRY_CLAIM?: string | undefined;
  OIDC_DPOP?: string | undefined;
  OIDC_PROMPT?: string | undefined;
  OIDC_SIGN_OUT?: 'here' | 'everywhere' | undefined;
};

/** The issuer of the environment, if one is set. Throws StartRefusal when something of it is missing. */
export function findIssuerSettings(given: Given): IssuerSettings | undefined {
  if (given.OIDC_ISSUER === undefined) return undefined;
  return {
    issuer: given.OIDC_ISSUER,
    clientId: needed(given.OIDC_CLIENT_ID, 'OIDC_CLIENT_ID: the name under which the issuer knows this installation'),
    ...readProof(given),
    scope: given.OIDC_SCOPE,
    allowedAcr: readAllowedAcr(given.OIDC_ACR),
    requestedAcr: given.OIDC_ACR_REQUEST,
    acrClaim: given.OIDC_ACR_CLAIM ?? 'acr',
    identityClaim: given.OIDC_IDENTITY_CLAIM,
    country: given.OIDC_COUNTRY,
    countryClaim: given.OIDC_COUNTRY_CLAIM,
    dpop: given.OIDC_DPOP === 'true',
    prompt: given.OIDC_PROMPT,
    signOutHereOnly: given.OIDC_SIGN_OUT === 'here',
  };
}

function readProof({ OIDC_CLIENT_JWK: clientJwk, OIDC_CLIENT_SECRET: clientSecret }: Given) {
  if (clientJwk !== undefined && clientSecret !== undefined) {
    throw new StartRefusal(
      'Both OIDC_CLIENT_SECRET and OIDC_CLIENT_JWK are set: take out the one the issuer does not expect.',
    );
  }
  return clientJwk === undefined
    ? {
        clientSecret: needed(
          clientSecret,
          'OIDC_CLIENT_SECRET or OIDC_CLIENT_JWK: how this installation proves itself to the issuer',
        ),
      }
    : { clientJwk };
}

function readAllowedAcr(acr: string | undefined): string[] {
  const wanted = needed(
    acr,
    'OIDC_ACR: the assurances that are good enough, separated by commas, or "any" to leave that to the issuer',
  );
  if (wanted.trim() === 'any') return [];
  const allowed = wanted
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  // An empty list would let every assurance in.
  if (allowed.length === 0)
    throw new StartRefusal('OIDC_ACR names no assurance: list those that are good enough, or say "any".');
  return allowed;
}

function needed(value: string | undefined, what: string): string {
  if (value === undefined || value.trim() === '')
    throw new StartRefusal(`OIDC_ISSUER is set, but this is missing: ${what}.`);
  return value;
}
