import type { ServerModule } from '../../../platform/server/module.ts';
import { consentContract } from '../contract.ts';
import type { BlockListener } from './block.ts';
import type { ConsentListener } from './record-decision.ts';
import { consentRoutes } from './routes.ts';

export { consentAboutMe } from './about-me-store.ts';
export { askConsent } from './ask-consent.ts';
export type { BlockListener } from './block.ts';
export type { BlockKey } from './block-store.ts';
export { type ConsentKey, findConsentStates } from './consent-store.ts';
export {
  type ConsentChange,
  type ConsentListener,
  type DecisionOutcome,
  type ListenerRefusal,
  recordDecision,
} from './record-decision.ts';

/** The module, with whoever reacts to a decision or a block in the transaction that records it. */
export function consentModule(
  listeners: readonly ConsentListener[],
  blockListeners: readonly BlockListener[] = [],
): ServerModule {
  return { name: 'consent', contract: consentContract, routes: () => consentRoutes(listeners, blockListeners) };
}
