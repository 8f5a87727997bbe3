import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findStanding, traceOf } from '../../rooms/server/public.ts';
import type { Permission } from '../contract.ts';
import type { CardAction } from '../domain/card-action.ts';
import { mayTakeBack } from '../domain/may-take-back.ts';
import type { CardId } from '../domain/permission-card.ts';
import { isStanding } from '../domain/standing-of-card.ts';
import { findAround, standingOf, takerOf } from './around-cards.ts';
import { listCards, lockCards, storeAction } from './card-store.ts';
import { presentCards } from './present-cards.ts';
import { tell } from './tell.ts';

type Errors = { [K in 'not-found' | 'room-is-closed' | 'not-yours-to-take-back' | 'holds-no-more']: () => Error };

/** Ends a card before its day. One that has been taken back is answered as it is. */
export async function takeBack(
  unit: Unit,
  { roomId, cardId }: { roomId: RoomId; cardId: CardId },
  errors: Errors,
): Promise<Permission> {
  const { db, me, now } = unit;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined) throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing));
  await lockCards(db, roomId);
  const card = (await listCards(db, roomId)).find(({ id }) => id === cardId);
  if (card === undefined) throw errors['not-found']();
  const around = await findAround(unit, [card]);
  if (!mayTakeBack(card, takerOf(unit, standing, card, around))) throw errors['not-yours-to-take-back']();
  if (card.end?.how !== 'taken-back') {
    if (!isStanding(standingOf(unit, card, standing.isClosed, around))) throw errors['holds-no-more']();
    const byRoleId = me.acting.kind === 'practitioner' ? me.acting.roleId : null;
    const who = { roomId, citizenId: card.citizenId, by: me.personId, byRoleId, at: instantOf(now) };
    const action: CardAction = { ...who, cardId, position: 2, step: { kind: 'taken-back' } };
    await storeAction(db, action);
    await tell(unit, roomId, 'permission-cards.taken-back');
  }
  const told = (await listCards(db, roomId)).filter(({ id }) => id === cardId);
  const [permission] = await presentCards(unit, told, [standing]);
  if (permission === undefined) throw errors['not-found']();
  return permission;
}
