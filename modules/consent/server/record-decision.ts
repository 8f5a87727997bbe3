import type { ParticipantId, PersonId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { ConsentAction, ConsentState } from '../domain/consent-action.ts';
import { type DecisionRefusal, decideConsent } from '../domain/decide-consent.ts';
import type { Decision } from '../domain/decision.ts';
import { foldConsent } from '../domain/fold-consent.ts';
import { opensMore } from '../domain/opens-more.ts';
import { findCitizenSide } from './citizen-side-store.ts';
import { type ConsentKey, findHistory, lockConsent, storeAction } from './consent-store.ts';
import { standingOf } from './standing-of.ts';

/** A decision that was recorded just now, in a transaction that is still open. */
export interface ConsentChange {
  citizenId: PersonId;
  subjectId: string;
  granteeId: ParticipantId;
  before: ConsentState;
  after: ConsentState;
  action: ConsentAction;
}

/** Why a later module does not let a decision stand; it knows who the grantee is. */
export type ListenerRefusal = 'practitioner-is-blocked' | 'only-citizen-side-decides';

/** Reacts to a decision in the transaction that records it: what it throws or refuses undoes the decision. */
export type ConsentListener = (unit: Unit, change: ConsentChange) => Promise<ListenerRefusal | undefined>;

export interface DecisionOutcome {
  now: ConsentState;
  /** Nothing when this decision had been recorded before. */
  change: ConsentChange | undefined;
}

/**
 * Records a decision and traces it: load with the row locked, decide, store, announce.
 * The same id again answers what holds now and records nothing.
 */
export async function recordDecision(
  unit: Unit,
  decision: Decision & ConsentKey,
): Promise<Result<DecisionOutcome, DecisionRefusal | 'not-found'>> {
  const { db, me } = unit;
  await lockConsent(db, decision);
  const history = await findHistory(db, decision);
  const before = foldConsent(history);
  const citizenId = history[0]?.citizenId;
  const side = citizenId && (await findCitizenSide(db, citizenId));
  if (before === undefined || side === undefined) return refuse('not-found');

  const { decider, basis } = standingOf(me, side);
  unit.trace({ citizenId: side.id, placeId: decision.subjectId, ...basis, detail: { decision: decision.decision } });
  if (history.some((action) => action.id === decision.id)) return ok({ now: before, change: undefined });
  const citizen = { ...side, guardians: side.guardians.map((guardian) => guardian.personId) };
  const decided = decideConsent({ history, citizen, decider, now: instantOf(unit.now) }, decision);
  if (!decided.ok) return decided;

  const action = decided.value;
  // Also where no contract says so: whoever only takes back is never asked, and so needs to say nothing.
  if (opensMore(before, action)) unit.requireFresh(true);
  const after = foldConsent([...history, action]) ?? before;
  await storeAction(db, action, after);
  const { subjectId, granteeId } = action;
  unit.announce({ what: 'consent.changed', place: subjectId, audience: [...new Set([side.id, me.personId])] });
  return ok({ now: after, change: { citizenId: side.id, subjectId, granteeId, before, after, action } });
}
