import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { ShownStep } from '../contract.ts';
import type { BraveStep, BraveStepId } from '../domain/brave-step.ts';
import { type WritingRefusal, writeBraveStep } from '../domain/decide-brave-step.ts';
import { foldBraveStep } from '../domain/fold-brave-step.ts';
import { findHistories, isTaken, lockBraveSteps, storeAction, storeHowHard } from './brave-step-store.ts';
import { presentSteps, whoIs } from './present-steps.ts';
import { tell } from './tell.ts';

type Errors = { [K in WritingRefusal | 'not-found' | 'room-is-closed']: () => Error };

interface Input {
  roomId: RoomId;
  id: BraveStepId;
  what: string;
  hard: number | null;
}

/** Load, decide, store, trace, announce. One that was written before is answered as it stands now. */
export async function write(unit: Unit, input: Input, errors: Errors): Promise<ShownStep> {
  const { db } = unit;
  const { roomId, id: braveStepId } = input;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing));
  await lockBraveSteps(db, roomId);
  const [history] = await findHistories(db, { roomIds: [roomId], braveStepId });
  const step = history === undefined ? await begin(unit, standing, input, errors) : foldBraveStep(history);
  const [shown] = step === undefined ? [] : await presentSteps(unit, [step], [standing]);
  if (shown === undefined) throw errors['not-found']();
  return shown;
}

async function begin(
  unit: Unit,
  standing: Standing,
  { roomId, id: braveStepId, what, hard }: Input,
  errors: Errors,
): Promise<BraveStep | undefined> {
  const { db, me, now } = unit;
  if (await isTaken(db, roomId, braveStepId)) throw errors['not-found']();
  const place = { braveStepId, roomId, citizenId: standing.citizenId, isClose: standing.kind === 'related-person' };
  const doing = { id: braveStepId, by: me.personId, doer: whoIs(unit, standing), now: instantOf(now) };
  const action = settle(writeBraveStep({ ...doing, ...place, saysHowHard: hard !== null }, what), errors);
  const written = foldBraveStep([action]);
  if (written === undefined) throw new Error('A brave step begins with its writing.');
  await storeAction(db, action, written);
  if (hard !== null) await storeHowHard(db, written, { moment: 'before', hard, by: me.personId, now: action.at });
  await tell(unit, written, action.step);
  return written;
}
