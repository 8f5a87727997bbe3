import { sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { GoingRoomTold, HoldTold, RectificationTold } from '../domain/about-me.ts';

/** What a citizen has said is not right, and what was answered. */
export const rightsAboutMe: AboutMePart = {
  module: 'rights',
  lists: {
    rectifications: listAboutMe({
      tables: ['rectification', 'rectification_answer'],
      of: 'citizen',
      row: RectificationTold,
      read: listMine,
    }),
    goingRooms: listAboutMe({ tables: ['retention_notice'], of: 'citizen', row: GoingRoomTold, read: listGoing }),
    holds: listAboutMe({ tables: ['retention_hold'], of: 'citizen', row: HoldTold, read: listHolds }),
  },
  untold: {},
};

async function listMine({ db }: Unit, citizenId: PersonId): Promise<InRows<RectificationTold>[]> {
  const { rows } = await sql<InRows<RectificationTold>>`
    select r.target, r.room_id as "roomId", r.message_id as "messageId", case when r.entry_id is not null then entry_number(r.entry_id) end as "entryId", r.body as words,
      n.writer as "writtenByName", r.written_at as "writtenAt", a.outcome, a.body as answer, n.answerer as "answeredByName",
      a.answered_at as "answeredAt"
    from rectification r cross join names_on_rectification(r.id) n left join rectification_answer a on a.rectification_id = r.id
    where r.citizen_id = ${citizenId} order by r.written_at, r.id`.execute(db);
  return rows;
}

async function listGoing({ db }: Unit, citizenId: PersonId): Promise<InRows<GoingRoomTold>[]> {
  const { rows } = await sql<InRows<GoingRoomTold>>`
    select n.room_id as "roomId", r.purpose, n.told_at as "toldAt", n.goes_on as "goesOn"
    from retention_notice n join room r on r.id = n.room_id where n.citizen_id = ${citizenId} order by n.goes_on, n.room_id`.execute(
    db,
  );
  return rows;
}

async function listHolds({ db }: Unit, citizenId: PersonId): Promise<InRows<HoldTold>[]> {
  const { rows } = await sql<InRows<HoldTold>>`
    select room_id as "roomId", why, held_at as "heldAt", released_at as "releasedAt"
    from retention_hold where citizen_id = ${citizenId} order by held_at, room_id`.execute(db);
  return rows;
}
