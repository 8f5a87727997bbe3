import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { type RefusedSignIn, refuseSignIn } from './refuse-sign-in.ts';

const awayCodes = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

/**
 * What a fault on the way means to the person. The fault that is told to those who run the server is made anew:
 * the library's own carries claims and answers, which may hold an identity number.
 */
export function explainFault(fault: unknown): RefusedSignIn {
  if (fault instanceof AuthorizationResponseError) return explainAnswer(fault.error);
  if (fault instanceof ResponseBodyError) {
    return told(fault.status >= 500 ? 'issuer-away' : 'not-completed', `the issuer refused with ${clean(fault.error)}`);
  }
  if (fault instanceof WWWAuthenticateChallengeError)
    return told('not-completed', `the issuer answered ${fault.status}`);
  if (fault instanceof ClientError) {
    const code = fault.code ?? 'no code';
    return told(awayCodes.has(code) ? 'issuer-away' : 'not-completed', `${fault.message} (${code})`);
  }
  // What `fetch` throws when nobody listens or the name is not known.
  if (fault instanceof TypeError && fault.message === 'fetch failed')
    return told('issuer-away', 'the issuer does not answer');
  return told('not-completed', fault instanceof Error ? fault.message : 'something that is no error was thrown');
}

function explainAnswer(error: string): RefusedSignIn {
  switch (error) {
    case 'access_denied':
      return refuseSignIn('cancelled');
    case 'server_error':
    case 'temporarily_unavailable':
      return told('issuer-away', `the issuer says ${error}`);
    case 'unmet_authentication_requirements':
      return refuseSignIn('assurance-too-low');
    default:
      return told('not-completed', `the issuer says ${clean(error)}`);
  }
}

function told(reason: RefusedSignIn['reason'], why: string): RefusedSignIn {
  return refuseSignIn(reason, new Error(`Signing in was not completed: ${why}.`));
}

// It comes by way of the browser, so anybody may have written it.
function clean(error: string): string {
  return error.replaceAll(/[^\w.-]/g, '').slice(0, 60);
}
