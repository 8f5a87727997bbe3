import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findAppointmentState } from '../../calendar/server/public.ts';
import { findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { ShownStep } from '../contract.ts';
import type { BraveStep, BraveStepId } from '../domain/brave-step.ts';
import { type BraveStepAction, type BraveStepWish, LaterStep } from '../domain/brave-step-action.ts';
import { type Around, takeStep as decide, type StepRefusal } from '../domain/decide-brave-step.ts';
import { foldBraveStep } from '../domain/fold-brave-step.ts';
import { findCompanions, findHistories, lockBraveSteps, storeAction, storeHowHard } from './brave-step-store.ts';
import { presentSteps, whoIs } from './present-steps.ts';
import { tell } from './tell.ts';

type Errors = { [K in StepRefusal | 'not-found' | 'room-is-closed']: () => Error };

interface Input {
  roomId: RoomId;
  braveStepId: BraveStepId;
  id: string;
  step: BraveStepWish;
}

/** Load with the room's steps locked, decide, store, trace, announce. One that was taken before is answered as it stands. */
export async function takeStep(unit: Unit, input: Input, errors: Errors): Promise<ShownStep> {
  const { roomId, braveStepId } = input;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing, { step: input.step.kind }));
  await lockBraveSteps(unit.db, roomId);
  const [history] = await findHistories(unit.db, { roomIds: [roomId], braveStepId });
  if (history === undefined) throw errors['not-found']();
  const wasTaken = history.some(({ id, by }) => id === input.id && by === unit.me.personId);
  const after = wasTaken ? foldBraveStep(history) : await take(unit, standing, { ...input, history }, errors);
  const [shown] = after === undefined ? [] : await presentSteps(unit, [after], [standing]);
  if (shown === undefined) throw errors['not-found']();
  return shown;
}

async function take(
  unit: Unit,
  standing: Standing,
  { id, step: wish, history }: Input & { history: readonly BraveStepAction[] },
  errors: Errors,
): Promise<BraveStep | undefined> {
  const { db, me, now } = unit;
  const before = foldBraveStep(history);
  // An id that somebody else has used is not hers to use again.
  if (before === undefined || history.some((action) => action.id === id)) throw errors['not-found']();
  const doing = { id, by: me.personId, doer: whoIs(unit, standing), now: instantOf(now) };
  // Without how hard it feels, which the schema of what is recorded does not have.
  const step = LaterStep.parse(wish);
  const action = settle(decide(before, doing, step, await findAround(unit, standing.roomId, step)), errors);
  const after = foldBraveStep([...history, action]);
  if (after === undefined) throw new Error('A step follows on a brave step.');
  await storeAction(db, action, after);
  await storeWhatWasSaid(unit, after, wish);
  await tell(unit, after, action.step);
  return after;
}

/** What must be known of the room, where the step asks for it. */
async function findAround({ db }: Unit, roomId: RoomId, step: LaterStep): Promise<Around> {
  if (step.kind !== 'asked' && step.kind !== 'booked') return { isHere: () => false };
  const here = (await findCompanions(db, [roomId])).get(roomId) ?? [];
  return {
    isHere: (companion) => here.some(({ id }) => id === companion),
    appointment: step.kind === 'booked' ? await findAppointmentState(db, step.appointmentId) : undefined,
  };
}

/** How hard the whole step felt is not how hard the smaller one feels: what is said with it, or nothing, stands from now on. */
async function storeWhatWasSaid({ db, me, now }: Unit, after: BraveStep, wish: BraveStepWish): Promise<void> {
  if (wish.kind !== 'agreed' && wish.kind !== 'made-smaller' && wish.kind !== 'done') return;
  const moment = wish.kind === 'done' ? 'after' : 'before';
  await storeHowHard(db, after, { moment, hard: wish.hard, by: me.personId, now: instantOf(now) });
}
