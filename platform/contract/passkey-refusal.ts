import { z } from 'zod';

/**
 * Why a passkey did not sign anybody in, or was not added; the screens have a sentence for each.
 * asleep: an electronic ID must vouch again first · copied: its counter went back, and it is stopped · known-already: this
 * device has been added before · not-accepted: everything else.
 */
export const PasskeyRefusal = z.enum([
  'passkey-asleep',
  'passkey-copied',
  'passkey-known-already',
  'passkey-not-accepted',
]);
export type PasskeyRefusal = z.infer<typeof PasskeyRefusal>;
