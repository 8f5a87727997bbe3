import { sql } from 'kysely';
import { z } from 'zod';
import { CitizenId, PersonId, PractitionerRoleId, RoomId } from '../../../kernel/ids.ts';
import { dateOf, instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { jsonOf } from '../../../platform/server/json-of.ts';
import { type CardAction, CardStep } from '../domain/card-action.ts';
import { foldCard } from '../domain/fold-card.ts';
import { CardId, type PermissionCard } from '../domain/permission-card.ts';

const ActionRow = z.object({
  roomId: RoomId,
  cardId: CardId,
  citizenId: CitizenId,
  position: z.int(),
  step: CardStep,
  by: PersonId,
  byRoleId: PractitionerRoleId.nullable(),
  at: z.date().transform(instantOf),
});

/** Holds what is said in a room until the transaction ends, so that of two who say the same at once the later one stands. */
export async function lockCards(db: Db, roomId: RoomId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('permission-cards ' || ${roomId}, 0))`.execute(db);
}

/** The cards that I may see, of one room or of all, the latest first. */
export async function listCards(db: Db, roomId?: RoomId): Promise<PermissionCard[]> {
  const { rows } = await sql`
    select a.room_id as "roomId", a.card_id as "cardId", a.citizen_id as "citizenId", a.position, a.step,
      a.by_person as by, a.by_role_id as "byRoleId", a.at
    from permission_card c join permission_card_action a on a.room_id = c.room_id and a.card_id = c.id
    where ${roomId ?? null}::uuid is null or c.room_id = ${roomId ?? null}::uuid
    order by c.given_at desc, c.room_id, c.id, a.position`.execute(db);
  const histories = Map.groupBy(z.array(ActionRow).parse(rows), (action) => `${action.roomId} ${action.cardId}`);
  return [...histories.values()].flatMap((actions) => foldCard(actions) ?? []);
}

/** Records an action and sets what the history says after it, which the policies hold against the history. */
export async function storeAction(db: Db, action: CardAction): Promise<void> {
  const { roomId, cardId, citizenId, step, at } = action;
  await sql`
    insert into permission_card_action (room_id, card_id, citizen_id, position, kind, step, by_person, by_role_id, at)
    values (${roomId}, ${cardId}, ${citizenId}, ${action.position}, ${step.kind}, ${jsonOf(step)},
      ${action.by}, ${action.byRoleId}, ${dateOf(at)})`.execute(db);
  if (step.kind !== 'given')
    await sql`
      update permission_card set ended_how = ${step.kind}, ended_at = ${dateOf(at)}
      where room_id = ${roomId} and id = ${cardId}`.execute(db);
}

/** The card that has been given, once those that said the same have ended. */
export async function storeCard(db: Db, card: PermissionCard): Promise<void> {
  await sql`
    insert into permission_card (room_id, id, citizen_id, kind, pathway_id, given_role_id, given_at, holds_from, holds_until)
    values (${card.roomId}, ${card.id}, ${card.citizenId}, ${card.kind}, ${card.pathwayId}, ${card.givenBy},
      ${dateOf(card.givenAt)}, ${card.from}::date, ${card.until}::date)`.execute(db);
}
