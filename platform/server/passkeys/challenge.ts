import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { findUnsealed, seal } from '../sign-in/sealed.ts';

/** What must be known again when the device has answered; it waits in a cookie, so any process may take the answer. */
const Challenge = z.object({
  challenge: z.string(),
  startedAt: z.number(),
  /** The session that adds a passkey; signing in has none. */
  addingIn: z.string().optional(),
  /** What the device keeps in place of a name, when one is added. */
  userHandle: z.string().optional(),
});
export type Challenge = z.infer<typeof Challenge>;

export const challengeSeconds = 5 * 60;
const purpose = 'passkey challenge';

export const challengeCookie = (origin: string) =>
  origin.startsWith('https:') ? '__Host-tillit-passkey' : 'tillit-passkey';

export function drawChallenge(now: Date, more: Pick<Challenge, 'addingIn' | 'userHandle'> = {}): Challenge {
  return { challenge: randomBytes(32).toString('base64url'), startedAt: now.getTime(), ...more };
}

export function sealChallenge(challenge: Challenge, key: Buffer): string {
  return seal(JSON.stringify(challenge), key, purpose);
}

/** The challenge in a cookie of ours, unless it has run out. */
export function findChallenge(cookie: string | undefined, key: Buffer, now: Date): Challenge | undefined {
  const text = cookie === undefined ? undefined : findUnsealed(cookie, key, purpose);
  const found = text === undefined ? undefined : Challenge.safeParse(JSON.parse(text)).data;
  if (found === undefined || now.getTime() - found.startedAt > challengeSeconds * 1000) return undefined;
  return found;
}

export function hashChallenge({ challenge }: Challenge): Buffer {
  return createHash('sha256').update(challenge).digest();
}
