import type { PasskeyRefusal } from '../../contract/passkey-refusal.ts';
import type { Passkey } from './passkey-store.ts';

/** How long a passkey signs in before an electronic ID must vouch again. */
export const awakeForMs = 90 * 24 * 60 * 60 * 1000;

/** Why a passkey whose signature is right signs nobody in, if so. */
export function refusalOfUse(
  passkey: Pick<Passkey, 'counter' | 'stoppedAt' | 'vouchedAt'>,
  newCounter: number,
  now: Date,
): PasskeyRefusal | undefined {
  if (passkey.stoppedAt !== null || isCopied(passkey.counter, newCounter)) return 'passkey-copied';
  return isAsleep(passkey, now) ? 'passkey-asleep' : undefined;
}

export function isAsleep({ vouchedAt }: Pick<Passkey, 'vouchedAt'>, now: Date): boolean {
  return now.getTime() - vouchedAt.getTime() >= awakeForMs;
}

/** A counter that does not go on is another authenticator's with the same key. Many count nothing and always say 0. */
function isCopied(before: number, now: number): boolean {
  return (before > 0 || now > 0) && now <= before;
}
