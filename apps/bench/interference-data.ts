import pg from 'pg';
import { hashIdentity } from '../../modules/people/server/public.ts';
import { drawKeys } from '../../platform/server/keys.ts';
import { numberAt, type Target } from './interference-questions.ts';

/** Those of the server process that is measured. */
const keys = drawKeys(Buffer.alloc(32, 7).toString('base64'));

/**
 * Finds the citizens in whose rooms nobody is who is in the asker's. Each gets an identity number, and blocks the one who
 * asks, so that she may not be told of them in an emergency either.
 */
export async function hideCitizens(ownerUrl: string, askersRoom: string): Promise<Target[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Omit<Target, 'word' | 'number'> & { citizenId: string }>(findRooms, [
      askersRoom,
    ]);
    const targets = rows.map((row, at) => ({ ...row, word: 'timen', number: numberAt(at) }));
    const hashes = targets.map(({ number }) => hashIdentity(keys, { country: 'NO', digits: number }));
    const citizens = targets.map(({ citizenId }) => citizenId);
    await client.query(
      `insert into person_identity (person_id, country, kind, cipher, hash)
       select c, 'NO', 'synthetic', '\\x00', h from unnest($1::uuid[], $2::bytea[]) as each (c, h)`,
      [citizens, hashes],
    );
    await client.query(block, [citizens, askersRoom]);
    await client.query('update practitioner_role set confirmed = true');
    await client.query("update session set electronic_id_at = now(), opened_with = 'electronic-id'");
    await client.query('analyze');
    return targets;
  } finally {
    await client.end();
  }
}

const findRooms = `
  select r.id as "roomId", t.id as "threadId", m.id as "messageId", p.id as "participantId", r.citizen_id as "citizenId",
    c.given_name || ' ' || c.family_name as name
  from room r
  join person c on c.id = r.citizen_id
  join lateral (select id from thread where room_id = r.id limit 1) t on true
  join lateral (select id from message where room_id = r.id limit 1) m on true
  join lateral (select id from participant where room_id = r.id and kind = 'practitioner' limit 1) p on true
  where not exists (select 1 from participant theirs join participant mine using (person_id)
    where theirs.room_id = r.id and mine.room_id = $1)`;

const block = `
  with blocked as (
    insert into block_action (citizen_id, person_id, position, kind, decided_by, decided_as, at)
    select c, p.person_id, 1, 'blocked', c, 'citizen', now()
    from unnest($1::uuid[]) as each (c), participant p where p.room_id = $2 and p.kind = 'practitioner'
    returning citizen_id, person_id
  )
  insert into block (person_id, citizen_id, holds, position, changed_at)
  select person_id, citizen_id, true, 1, now() from blocked`;
