import type { SignInRefusal } from '../../contract/sign-in-refusal.ts';

/** A refusal, with the fault behind it when somebody who runs the server must know of it. */
export interface RefusedSignIn {
  readonly ok: false;
  readonly reason: SignInRefusal;
  readonly fault?: Error;
}

export function refuseSignIn(reason: SignInRefusal, fault?: Error): RefusedSignIn {
  return fault === undefined ? { ok: false, reason } : { ok: false, reason, fault };
}

/**
 * The page that says why; it keeps where the person was going, so that trying again leads there. Whoever is signed in
 * still, and only did not use the electronic ID anew, has a page of her own for it.
 */
export function refusalPath(
  reason: SignInRefusal,
  { to = '/', isSignedIn = false }: { to?: string | undefined; isSignedIn?: boolean } = {},
): string {
  const query = new URLSearchParams({ 'sign-in': reason });
  if (to !== '/') query.set('to', to);
  return `${isSignedIn ? '/electronic-id' : '/'}?${query.toString()}`;
}
