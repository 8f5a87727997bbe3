import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import { findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { Agreed } from '../contract.ts';
import type { Agreement, AgreementId } from '../domain/agreement.ts';
import type { AgreementAction, LaterStep } from '../domain/agreement-action.ts';
import { takeStep as decide, type StepRefusal } from '../domain/decide-agreement.ts';
import { foldAgreement } from '../domain/fold-agreement.ts';
import { findHistories, lockAgreements, storeAction } from './agreement-store.ts';
import { doerOf, findAround } from './around-agreements.ts';
import { presentAgreements } from './present-agreements.ts';
import { tell } from './tell.ts';

type Errors = { [K in StepRefusal | 'not-found' | 'room-is-closed']: () => Error };

interface Input {
  roomId: RoomId;
  agreementId: AgreementId;
  id: string;
  step: LaterStep;
}

/** Load with the room's agreements locked, decide, store, trace, announce. A step that was taken before is answered as it stands. */
export async function takeStep(unit: Unit, input: Input, errors: Errors): Promise<Agreed> {
  const { roomId, agreementId } = input;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing, { step: input.step.kind }));
  await lockAgreements(unit.db, roomId);
  const [history] = await findHistories(unit.db, { roomIds: [roomId], agreementId });
  if (history === undefined) throw errors['not-found']();
  const wasTaken = history.some(({ id, by }) => id === input.id && by === unit.me.personId);
  const after = wasTaken ? foldAgreement(history) : await take(unit, standing, { ...input, history }, errors);
  const [presented] = after === undefined ? [] : await presentAgreements(unit, [after], [standing]);
  if (presented === undefined) throw errors['not-found']();
  return presented;
}

async function take(
  unit: Unit,
  standing: Standing,
  { roomId, id, step, history }: Input & { history: readonly AgreementAction[] },
  errors: Errors,
): Promise<Agreement | undefined> {
  const { db, me, now } = unit;
  const before = foldAgreement(history);
  // An id that somebody else has used is not hers to use again.
  if (before === undefined || history.some((action) => action.id === id)) throw errors['not-found']();
  const doer = doerOf(unit, standing, before, await findAround(unit, [roomId]));
  const action = settle(
    decide(before, { id, by: me.personId, now: instantOf(now), today: dayAt(now), doer }, step),
    errors,
  );
  const after = foldAgreement([...history, action]);
  if (after === undefined) throw new Error('A step follows on an agreement.');
  await storeAction(db, action, after);
  await tell(unit, roomId, after);
  return after;
}
