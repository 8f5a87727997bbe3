import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { ShownErrand } from '../contract.ts';
import { type AskingRefusal, askErrand } from '../domain/decide-errand.ts';
import type { Errand, ErrandId } from '../domain/errand.ts';
import { foldErrand } from '../domain/fold-errand.ts';
import { contactOf, findAround, whoIs } from './around-errands.ts';
import { findHistories, isTaken, lockErrands, storeAction } from './errand-store.ts';
import { presentErrands } from './present-errands.ts';
import { tell } from './tell.ts';

type Errors = { [K in AskingRefusal | 'not-found' | 'room-is-closed']: () => Error };

interface Input {
  roomId: RoomId;
  id: ErrandId;
  what: string;
}

/** Load, decide, store, trace, announce. One that was asked before is answered as it stands now. */
export async function ask(unit: Unit, input: Input, errors: Errors): Promise<ShownErrand> {
  const { db } = unit;
  const { roomId, id: errandId } = input;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing));
  await lockErrands(db, roomId);
  const [history] = await findHistories(db, { roomIds: [roomId], errandId });
  const errand = history === undefined ? await begin(unit, standing, input, errors) : foldErrand(history);
  const [shown] = errand === undefined ? [] : await presentErrands(unit, [errand], [standing]);
  if (shown === undefined) throw errors['not-found']();
  return shown;
}

async function begin(
  unit: Unit,
  standing: Standing,
  { roomId, id: errandId, what }: Input,
  errors: Errors,
): Promise<Errand | undefined> {
  const { db, me, now } = unit;
  if (await isTaken(db, roomId, errandId)) throw errors['not-found']();
  const place = { errandId, roomId, citizenId: standing.citizenId, who: whoIs(unit, standing) };
  const contact = contactOf(await findAround(unit, [roomId]), roomId);
  const doing = { id: errandId, by: me.personId, now: instantOf(now) };
  const action = settle(askErrand({ ...doing, ...place, contact }, what), errors);
  const asked = foldErrand([action]);
  if (asked === undefined) throw new Error('An errand begins with its asking.');
  await storeAction(db, action, asked);
  await tell(unit, asked, action.step);
  return asked;
}
