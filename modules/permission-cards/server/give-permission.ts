import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import { findStanding, traceOf } from '../../rooms/server/public.ts';
import type { Permission } from '../contract.ts';
import { foldCard } from '../domain/fold-card.ts';
import { giveCard, type GivingRefusal } from '../domain/give-card.ts';
import type { CardId, CardTerms } from '../domain/permission-card.ts';
import { findAround } from './around-cards.ts';
import { listCards, lockCards, storeAction, storeCard } from './card-store.ts';
import { presentCards } from './present-cards.ts';
import { tell } from './tell.ts';

type Errors = { [K in GivingRefusal | 'not-found' | 'room-is-closed']: () => Error };

/** Load, decide, store, trace, announce. One that was given before is answered as it stands now. */
export async function givePermission(
  unit: Unit,
  { roomId, id, terms }: { roomId: RoomId; id: CardId; terms: CardTerms },
  errors: Errors,
): Promise<Permission> {
  const { db, me, now } = unit;
  const standing = await findStanding(unit, roomId);
  if (standing === undefined || me.acting.kind !== 'practitioner') throw errors['not-found']();
  if (standing.isClosed) throw errors['room-is-closed']();
  unit.trace(traceOf(unit, standing, { kind: terms.kind }));
  await lockCards(db, roomId);
  const cards = await listCards(db, roomId);
  let card = cards.find((one) => one.id === id);
  if (card === undefined) {
    const { citizenId } = standing;
    const around = await findAround(unit, [{ roomId, pathwayId: terms.pathwayId }]);
    const pathway = terms.pathwayId === null ? undefined : around.pathways.get(terms.pathwayId);
    const who = { by: me.personId, byRoleId: me.acting.roleId, now: instantOf(now), today: dayAt(now) };
    const decided = giveCard({ id, roomId, citizenId, ...who, pathway, cards }, terms);
    if (!decided.ok) throw errors[decided.reason]();
    for (const action of decided.value) await storeAction(db, action);
    card = foldCard(decided.value.slice(0, 1));
    if (card === undefined) throw new Error('A card begins with its giving.');
    await storeCard(db, card);
    await tell(unit, roomId, 'permission-cards.given');
  }
  const [permission] = await presentCards(unit, [card], [standing]);
  if (permission === undefined) throw errors['not-found']();
  return permission;
}
