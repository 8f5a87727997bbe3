import { z } from 'zod';
import { findUnsealed, seal } from './sealed.ts';

/** What must be known again when the person comes back from the identity provider. */
const SignInAttempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  startedAt: z.number(),
  /** The session in which the electronic ID is to be used anew; without it a new one is opened. */
  freshFor: z.string().optional(),
});
export type SignInAttempt = z.infer<typeof SignInAttempt>;

export const attemptSeconds = 10 * 60;

export const attemptCookie = (origin: string) =>
  origin.startsWith('https:') ? '__Host-tillit-sign-in' : 'tillit-sign-in';

const purpose = 'sign-in attempt';

export function sealAttempt(attempt: SignInAttempt, key: Buffer): string {
  return seal(JSON.stringify(attempt), key, purpose);
}

/** The attempt in a cookie of ours, however old it is. */
export function findAttempt(cookie: string | undefined, key: Buffer): SignInAttempt | undefined {
  const text = cookie === undefined ? undefined : findUnsealed(cookie, key, purpose);
  return text === undefined ? undefined : SignInAttempt.safeParse(JSON.parse(text)).data;
}

export function hasExpired(attempt: SignInAttempt, now: Date): boolean {
  return now.getTime() - attempt.startedAt > attemptSeconds * 1_000;
}
