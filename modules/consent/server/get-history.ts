import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import type { ConsentState } from '../domain/consent-action.ts';
import { foldConsent } from '../domain/fold-consent.ts';
import { findCitizenSide } from './citizen-side-store.ts';
import { type ConsentKey, findHistory, type NamedAction } from './consent-store.ts';
import { standingOf } from './standing-of.ts';

export interface ConsentHistory {
  now: ConsentState;
  actions: NamedAction[];
}

/** One consent from its beginning, as far as the row policies show it. */
export async function getHistory(unit: Unit, key: ConsentKey): Promise<Result<ConsentHistory, 'not-found'>> {
  const actions = await findHistory(unit.db, key);
  const now = foldConsent(actions);
  const citizenId = actions[0]?.citizenId;
  const side = citizenId && (await findCitizenSide(unit.db, citizenId));
  if (now === undefined || side === undefined) return refuse('not-found');
  unit.trace({ citizenId: side.id, placeId: key.subjectId, ...standingOf(unit.me, side).basis });
  return ok({ now, actions });
}
