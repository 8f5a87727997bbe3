import type { consentApi } from './consent-api.ts';
import type { ConsentTerms } from './consent-terms.ts';

/** A decision as it is sent. */
export type Deciding = Parameters<typeof consentApi.client.decide>[0];

/** The terms to begin with: those of a decision that was on its way when the electronic ID was asked for, or the usual. */
export function beginWith(kept: Deciding | undefined, usual: ConsentTerms): ConsentTerms {
  if (kept === undefined) return usual;
  const { sees = usual.sees, holdsUntil = usual.holdsUntil } = kept;
  return { sees, holdsUntil };
}
