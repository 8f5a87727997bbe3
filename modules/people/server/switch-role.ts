import type { Unit } from '../../../platform/server/unit.ts';
import { findChoice, type WantedActing } from '../domain/acting.ts';
import type { Myself } from '../domain/person.ts';
import { storeActing } from './acting-store.ts';
import { myselfOf } from './get-myself.ts';

/** Acts in another of my own roles from the next request on; what is not mine looks as if it were not there. */
export async function switchRole(
  unit: Unit,
  wanted: WantedActing,
  errors: { 'not-found': () => Error },
): Promise<Myself> {
  const mine = await myselfOf(unit);
  const acting = findChoice(mine.choices, wanted);
  if (acting === undefined) throw errors['not-found']();
  await storeActing(unit.db, unit.me.sessionId, acting);
  return { ...mine, acting };
}
