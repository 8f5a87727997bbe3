import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { ShownErrand } from '../contract.ts';
import { takeStep as decide, type StepRefusal } from '../domain/decide-errand.ts';
import type { Errand, ErrandId } from '../domain/errand.ts';
import type { ErrandAction, LaterStep } from '../domain/errand-action.ts';
import { foldErrand } from '../domain/fold-errand.ts';
import { findAround, isRoleHere, placeOf, whoIs } from './around-errands.ts';
import { findHistories, lockErrands, storeAction } from './errand-store.ts';
import { presentErrands } from './present-errands.ts';
import { tell } from './tell.ts';

type Errors = { [K in StepRefusal | 'not-found' | 'room-is-closed']: () => Error };

interface Input {
  roomId: RoomId;
  errandId: ErrandId;
  id: string;
  step: LaterStep;
}

/** Load with the room's errands locked, decide, store, trace, announce. A step that was taken before is answered as it stands. */
export async function takeStep(unit: Unit, input: Input, errors: Errors): Promise<ShownErrand> {
  const { roomId, errandId } = input;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing, { step: input.step.kind }));
  await lockErrands(unit.db, roomId);
  const [history] = await findHistories(unit.db, { roomIds: [roomId], errandId });
  if (history === undefined) throw errors['not-found']();
  const wasTaken = history.some(({ id, by }) => id === input.id && by === unit.me.personId);
  const after = wasTaken ? foldErrand(history) : await take(unit, standing, { ...input, history }, errors);
  const [shown] = after === undefined ? [] : await presentErrands(unit, [after], [standing]);
  if (shown === undefined) throw errors['not-found']();
  return shown;
}

async function take(
  unit: Unit,
  standing: Standing,
  { roomId, id, step, history }: Input & { history: readonly ErrandAction[] },
  errors: Errors,
): Promise<Errand | undefined> {
  const { db, me, now } = unit;
  const before = foldErrand(history);
  // An id that somebody else has used is not hers to use again.
  if (before === undefined || history.some((action) => action.id === id)) throw errors['not-found']();
  const around = await findAround(unit, [roomId]);
  const doer = { who: whoIs(unit, standing), ...placeOf(before, around) };
  const doing = { id, by: me.personId, now: instantOf(now), doer };
  const isHere = (role: Errand['responsible']) => isRoleHere(around, roomId, role);
  const action = settle(decide(before, { ...doing, isHere }, step), errors);
  const after = foldErrand([...history, action]);
  if (after === undefined) throw new Error('A step follows on an errand.');
  await storeAction(db, action, after);
  await tell(unit, after, action.step);
  return after;
}
