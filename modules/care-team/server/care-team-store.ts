import { sql } from 'kysely';
import { z } from 'zod';
import { PersonId, PractitionerRoleId, type RoomId } from '../../../kernel/ids.ts';
import { type Instant, instantOf } from '../../../kernel/instant.ts';
import type { Db } from '../../../platform/server/database.ts';
import { TrustAnswer } from '../domain/care-team.ts';

const MyCitizen = z.object({ id: PersonId, givenName: z.string() });
export type MyCitizen = z.infer<typeof MyCitizen>;

/** The citizen whose side I stand on, myself or the child I act for; nobody in any other role. */
export async function findMyCitizen(db: Db): Promise<MyCitizen | undefined> {
  const { rows } = await sql`
    select p.id, p.given_name as "givenName" from person p where p.id in (select citizens_i_am())`.execute(db);
  return z.array(MyCitizen).parse(rows)[0];
}

const ConfirmedRow = z.object({ roleId: PractitionerRoleId, saidAt: z.date().transform(instantOf) });

const sinceOf = (rows: unknown): ReadonlyMap<PractitionerRoleId, Instant> =>
  new Map(
    z
      .array(ConfirmedRow)
      .parse(rows)
      .map(({ roleId, saidAt }) => [roleId, saidAt]),
  );

/** Those of whom my citizen says that they are hers, since when. */
export async function findConfirmed(db: Db, citizenId: PersonId): Promise<ReadonlyMap<PractitionerRoleId, Instant>> {
  const { rows } = await sql`
    select role_id as "roleId", said_at as "saidAt" from care_team_member where citizen_id = ${citizenId} and is_mine`.execute(
    db,
  );
  return sinceOf(rows);
}

/** Those in a room of mine who are the citizen's own, by her word; of a room that I am not in, nobody. */
export async function findConfirmedInRoom(db: Db, roomId: RoomId): Promise<ReadonlyMap<PractitionerRoleId, Instant>> {
  const { rows } = await sql`
    select role_id as "roleId", said_at as "saidAt" from confirmed_in_my_room(${roomId})`.execute(db);
  return sinceOf(rows);
}

interface Word {
  citizenId: PersonId;
  by: PersonId;
  at: Date;
}

export async function storeMember(
  db: Db,
  { citizenId, by, at }: Word,
  { roleId, isMine }: { roleId: PractitionerRoleId; isMine: boolean },
): Promise<void> {
  await sql`
    insert into care_team_member (citizen_id, role_id, is_mine, said_at, said_by)
    values (${citizenId}, ${roleId}, ${isMine}, ${at}, ${by})
    on conflict (citizen_id, role_id) do update set is_mine = excluded.is_mine, said_at = excluded.said_at, said_by = excluded.said_by
    where care_team_member.is_mine <> excluded.is_mine`.execute(db);
}

const TrustRow = z.object({ answer: TrustAnswer, at: z.date().transform(instantOf) });

export async function findTrust(db: Db, citizenId: PersonId): Promise<z.infer<typeof TrustRow> | undefined> {
  const { rows } = await sql`
    select answer, said_at as at from trust_answer where citizen_id = ${citizenId}`.execute(db);
  return z.array(TrustRow).parse(rows)[0];
}

export async function storeTrust(db: Db, { citizenId, by, at }: Word, answer: TrustAnswer): Promise<void> {
  await sql`
    insert into trust_answer (citizen_id, answer, said_at, said_by) values (${citizenId}, ${answer}, ${at}, ${by})
    on conflict (citizen_id) do update set answer = excluded.answer, said_at = excluded.said_at, said_by = excluded.said_by`.execute(
    db,
  );
}

const Counts = z.object({ citizens: z.int(), answered: z.int(), trusting: z.int(), confirmed: z.int() });

/** Of my organisation; small numbers come as none. */
export async function countCoverage(db: Db): Promise<z.infer<typeof Counts>> {
  const { rows } = await sql`select * from care_team_coverage()`.execute(db);
  return Counts.parse(rows[0]);
}
