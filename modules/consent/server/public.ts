import type { ServerModule } from '../../../platform/server/module.ts';
import { consentContract } from '../contract.ts';
import type { ConsentListener } from './record-decision.ts';
import { consentRoutes } from './routes.ts';

export { askConsent } from './ask-consent.ts';
export { type ConsentKey, findConsentStates } from './consent-store.ts';
export { type ConsentChange, type ConsentListener, type DecisionOutcome, recordDecision } from './record-decision.ts';

/** The module, with whoever reacts to a decision in the transaction that records it. */
export function consentModule(listeners: readonly ConsentListener[]): ServerModule {
  return { name: 'consent', contract: consentContract, routes: () => consentRoutes(listeners) };
}
