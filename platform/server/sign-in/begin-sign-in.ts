import {
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { longestSessionMs } from '../session.ts';
import type { Issuer } from './issuer.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';

export interface Beginning {
  redirectUri: string;
  /** Where the person goes afterwards; a path of ours. */
  to: string;
  /** The language the person reads here, so that the identity provider speaks it too. */
  language?: string | undefined;
  now: Date;
  /** The session in which the electronic ID is to be used anew: the provider must ask, even if it knows the person. */
  freshFor?: string | undefined;
}

/** Where to send the person, and what to remember meanwhile. Throws when the issuer does not answer. */
export async function beginSignIn(issuer: Issuer, beginning: Beginning): Promise<{ url: URL; attempt: SignInAttempt }> {
  const configuration = await issuer.getConfiguration();
  const attempt: SignInAttempt = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    to: beginning.to,
    startedAt: beginning.now.getTime(),
    ...(beginning.freshFor === undefined ? {} : { freshFor: beginning.freshFor }),
  };
  const parameters = await askFor(issuer, attempt, beginning);
  const mustPush = configuration.serverMetadata().require_pushed_authorization_requests === true;
  const url = mustPush
    ? await buildAuthorizationUrlWithPAR(configuration, parameters)
    : buildAuthorizationUrl(configuration, parameters);
  return { url, attempt };
}

async function askFor(
  { settings }: Issuer,
  attempt: SignInAttempt,
  { redirectUri, language }: Beginning,
): Promise<Record<string, string>> {
  // The values of another claim are not what `acr_values` is about.
  const acr = settings.requestedAcr ?? (settings.acrClaim === 'acr' ? settings.allowedAcr.join(' ') : '');
  return {
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: settings.scope,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    ...(acr === '' ? {} : { acr_values: acr }),
    // Also tells the provider to say when the electronic ID was used.
    max_age: attempt.freshFor === undefined ? String(longestSessionMs / 1000) : '0',
    ...promptOf(settings, attempt),
    ...(language === undefined ? {} : { ui_locales: language }),
  };
}

function promptOf({ prompt }: Issuer['settings'], { freshFor }: SignInAttempt): { prompt?: string } {
  if (freshFor !== undefined) return { prompt: 'login' };
  return prompt === undefined ? {} : { prompt };
}
