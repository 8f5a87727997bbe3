import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, traceOf } from '../../rooms/server/public.ts';
import type { ShownStep } from '../contract.ts';
import type { BraveStepId } from '../domain/brave-step.ts';
import { foldBraveStep } from '../domain/fold-brave-step.ts';
import { type Moment, maySay } from '../domain/how-hard.ts';
import { findHistories, lockBraveSteps, storeHowHard } from './brave-step-store.ts';
import { presentSteps, whoIs } from './present-steps.ts';
import { tellHowHard } from './tell.ts';

type Errors = { [K in 'not-found' | 'room-is-closed' | 'she-says-how-hard' | 'stands-otherwise']: () => Error };

interface Input {
  roomId: RoomId;
  braveStepId: BraveStepId;
  moment: Moment;
  hard: number | null;
}

/** She says how hard it feels, or takes it back; those who read it are told, and nobody else. */
export async function sayHowHard(
  unit: Unit,
  { roomId, braveStepId, moment, hard }: Input,
  errors: Errors,
): Promise<ShownStep> {
  const { db, me, now } = unit;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing));
  await lockBraveSteps(db, roomId);
  const [history] = await findHistories(db, { roomIds: [roomId], braveStepId });
  const step = history === undefined ? undefined : foldBraveStep(history);
  if (step === undefined) throw errors['not-found']();
  if (whoIs(unit, standing) !== null) throw errors['she-says-how-hard']();
  if (!maySay(step.status, moment)) throw errors['stands-otherwise']();
  await storeHowHard(db, step, { moment, hard, by: me.personId, now: instantOf(now) });
  await tellHowHard(unit, step);
  const [shown] = await presentSteps(unit, [step], [standing]);
  if (shown === undefined) throw errors['not-found']();
  return shown;
}
