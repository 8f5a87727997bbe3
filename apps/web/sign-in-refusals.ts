import type { SignInRefusal } from '../../platform/contract/sign-in-refusal.ts';
import { m } from '../../platform/web/words.ts';

const sentences: Readonly<Record<SignInRefusal, () => string>> = {
  cancelled: m.app_sign_in_cancelled,
  expired: m.app_sign_in_expired,
  'assurance-too-low': m.app_sign_in_assurance_too_low,
  'issuer-away': m.app_sign_in_issuer_away,
  'identity-missing': m.app_sign_in_identity_missing,
  'another-person': m.app_sign_in_another_person,
  'not-fresh': m.app_sign_in_not_fresh,
  'not-completed': m.app_sign_in_not_completed,
};

/** Why signing in did not succeed, and what to do. An unknown code, from an address somebody changed, says the general thing. */
export function signInRefusalInWords(code: string): string {
  const known = Object.entries(sentences).find(([refusal]) => refusal === code);
  return (known?.[1] ?? sentences['not-completed'])();
}
