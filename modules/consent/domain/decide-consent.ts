import type { Instant } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { ConsentAction, ConsentState } from './consent-action.ts';
import type { Citizen, Decider, Decision } from './decision.ts';
import { foldConsent, takesEffect } from './fold-consent.ts';
import { type TermsRefusal, termsOfDecision } from './terms-of-decision.ts';
import { type SideRefusal, whoseDecision } from './whose-decision.ts';

export interface Situation {
  /** What has happened so far, oldest first. */
  history: readonly ConsentAction[];
  citizen: Citizen;
  decider: Decider;
  now: Instant;
}

export type DecisionRefusal = 'consent-was-not-asked' | 'consent-is-not-given' | SideRefusal | TermsRefusal;

const kinds = { give: 'given', decline: 'declined', change: 'changed', withdraw: 'withdrawn' } as const;

/** The action that a decision becomes, or why not: who may decide, whether there is anything to decide, on which terms. */
export function decideConsent(situation: Situation, decision: Decision): Result<ConsentAction, DecisionRefusal> {
  const { history, citizen, decider, now } = situation;
  const side = whoseDecision(citizen, decider, decision.toldBy, now);
  if (!side.ok) return side;

  const kind = kinds[decision.decision];
  const [last, state] = [history.at(-1), foldConsent(history)];
  if (
    last === undefined ||
    state === undefined ||
    !takesEffect(kind, state, now) ||
    revivesForAnother(kind, state, decider)
  ) {
    return refuse(kind === 'given' || kind === 'declined' ? 'consent-was-not-asked' : 'consent-is-not-given');
  }
  const terms = termsOfDecision(decision, state, citizen.country, now);
  if (!terms.ok) return terms;

  return ok({
    id: decision.id,
    citizenId: citizen.id,
    subjectId: last.subjectId,
    granteeId: last.granteeId,
    position: last.position + 1,
    kind,
    purpose: last.purpose,
    ...terms.value,
    ...side.value,
    toldBy: decision.toldBy,
    recordedBy: decider.personId,
    recordedRoleId: decider.as === 'practitioner' ? decider.roleId : null,
    at: now,
  });
}

/** A no is taken back where it was given, by whoever gave it; somebody who was told must have asked again. */
function revivesForAnother(kind: ConsentAction['kind'], { state }: ConsentState, decider: Decider): boolean {
  return kind === 'given' && decider.as === 'practitioner' && state !== 'asked';
}
