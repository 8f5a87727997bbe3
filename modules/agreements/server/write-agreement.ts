import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { settle } from '../../../platform/server/settle.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import { findStanding, type Standing, traceOf } from '../../rooms/server/public.ts';
import type { Agreed } from '../contract.ts';
import type { Agreement, AgreementId, AgreementTerms } from '../domain/agreement.ts';
import { type WritingRefusal, writeAgreement } from '../domain/decide-agreement.ts';
import { foldAgreement } from '../domain/fold-agreement.ts';
import { findHistories, isTaken, lockAgreements, storeAction } from './agreement-store.ts';
import { findAround, isRoleHere, whoIs } from './around-agreements.ts';
import { presentAgreements } from './present-agreements.ts';
import { tell } from './tell.ts';

type Errors = { [K in WritingRefusal | 'not-found' | 'room-is-closed']: () => Error };

interface Input {
  roomId: RoomId;
  id: AgreementId;
  terms: AgreementTerms;
}

/** Load, decide, store, trace, announce. One that was written before is answered as it stands now. */
export async function write(unit: Unit, input: Input, errors: Errors): Promise<Agreed> {
  const { db } = unit;
  const { roomId, id: agreementId } = input;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing));
  await lockAgreements(db, roomId);
  const [history] = await findHistories(db, { roomIds: [roomId], agreementId });
  const agreement = history === undefined ? await begin(unit, standing, input, errors) : foldAgreement(history);
  const [presented] = agreement === undefined ? [] : await presentAgreements(unit, [agreement], [standing]);
  if (presented === undefined) throw errors['not-found']();
  return presented;
}

async function begin(
  unit: Unit,
  standing: Standing,
  { roomId, id: agreementId, terms }: Input,
  errors: Errors,
): Promise<Agreement | undefined> {
  const { db, me, now } = unit;
  if (await isTaken(db, roomId, agreementId)) throw errors['not-found']();
  const around = await findAround(unit, [roomId]);
  const doing = { id: agreementId, by: me.personId, now: instantOf(now), today: dayAt(now) };
  const place = { agreementId, roomId, citizenId: standing.citizenId, who: whoIs(unit, standing) };
  const isHere = (role: NonNullable<AgreementTerms['owner']>) => isRoleHere(around, roomId, role);
  const action = settle(writeAgreement({ ...doing, ...place, isHere }, terms), errors);
  const written = foldAgreement([action]);
  if (written === undefined) throw new Error('An agreement begins with its writing.');
  await storeAction(db, action, written);
  await tell(unit, roomId, written);
  return written;
}
