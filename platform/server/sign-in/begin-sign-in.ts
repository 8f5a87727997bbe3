import {
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Issuer } from './issuer.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';

export interface Beginning {
  redirectUri: string;
  /** Where the person goes afterwards; a path of ours. */
  to: string;
  /** The language the person reads here, so that the identity provider speaks it too. */
  language?: string | undefined;
  now: Date;
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
    ...(settings.prompt === undefined ? {} : { prompt: settings.prompt }),
    ...(language === undefined ? {} : { ui_locales: language }),
  };
}
