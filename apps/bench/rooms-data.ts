import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

export interface BenchRoom {
  id: string;
  /** Cookies of two of the five who are in it. */
  sender: string;
  listener: string;
}

/** Makes rooms of five (a citizen who has said yes to four practitioners), with two of each signed in. As the owner: it is not what is measured. */
export async function makeRooms(ownerUrl: string, count: number): Promise<BenchRoom[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(makePeople, [count]);
    const { rows } = await client.query<{
      room_id: string;
      citizen_id: string;
      person_id: string;
      role_id: string;
      organisation_id: string;
    }>(`
      select distinct on (r.id) r.id as room_id, r.citizen_id, p.person_id, p.role_id, p.organisation_id
      from room r join participant p on p.room_id = r.id and p.kind = 'practitioner' order by r.id, p.id`);
    const rooms: BenchRoom[] = [];
    for (const row of rows) {
      const sender = await openSession(client, row.citizen_id, null, null);
      const listener = await openSession(client, row.person_id, row.role_id, row.organisation_id);
      rooms.push({ id: row.room_id, sender, listener });
    }
    await client.query('analyze');
    return rooms;
  } finally {
    await client.end();
  }
}

const makePeople = `
  with org as (
    insert into organisation (id, name, kind, country, created_at)
    select gen_random_uuid(), 'Organisation ' || n, 'other', 'NO', now() from generate_series(1, 4) n returning id
  ), citizen as (
    insert into person (id, given_name, family_name, country, created_at)
    select gen_random_uuid(), 'Innbygger', n::text, 'NO', now() from generate_series(1, $1::int) n returning id
  ), numbered as (select id, row_number() over () as n from citizen),
  room_made as (
    insert into room (id, citizen_id, purpose, opened_by, opened_at, presence, newcomers_see)
    select gen_random_uuid(), id, 'Måling', id, now(), 'active', 'all' from numbered returning id, citizen_id
  ), worker as (
    -- 250 practitioners, so that each is in a realistic number of rooms.
    insert into person (id, given_name, family_name, country, created_at)
    select gen_random_uuid(), 'Fagperson', n::text, 'NO', now() from generate_series(1, greatest(4, $1::int / 4)) n returning id
  ), worker_numbered as (select id, row_number() over () - 1 as n, count(*) over () as total from worker),
  org_numbered as (select id, row_number() over () - 1 as n from org),
  role as (
    insert into practitioner_role (id, person_id, organisation_id, profession, active_from)
    select gen_random_uuid(), w.id, o.id, 'nurse', date '2020-01-01' from worker_numbered w join org_numbered o on o.n = w.n % 4
    returning id, person_id, organisation_id
  ), room_numbered as (select id, citizen_id, row_number() over () as n from room_made),
  seat as (select r.id as room_id, r.citizen_id, (r.n * 4 + k) % (select max(total) from worker_numbered) as worker from room_numbered r, generate_series(0, 3) k),
  in_room as (
    insert into participant (id, room_id, citizen_id, kind, person_id, role_id, organisation_id, given_name, family_name, invited_at, joined_at, rules_version)
    select gen_random_uuid(), id, citizen_id, 'citizen', citizen_id, null, null, 'Innbygger', '', now(), now(), null from room_made
    union all
    select gen_random_uuid(), s.room_id, s.citizen_id, 'practitioner', w.id, r.id, r.organisation_id, 'Fagperson', '', now(), now(), 1
    from seat s join worker_numbered w on w.n = s.worker join role r on r.person_id = w.id
    returning id, room_id, citizen_id, kind
  ), act as (
    insert into consent_action (id, citizen_id, subject_id, grantee_id, position, kind, purpose, decided_by, decided_as, told_by, recorded_by, at)
    select gen_random_uuid(), citizen_id, room_id, id, 1, 'given', 'room', citizen_id, 'citizen', 'electronic-id', citizen_id, now()
    from in_room where kind = 'practitioner' returning id, citizen_id, subject_id, grantee_id
  )
  insert into consent (subject_id, grantee_id, citizen_id, state, action_id, changed_at)
  select subject_id, grantee_id, citizen_id, 'given', id, now() from act`;

/** A session of somebody in a role; gives its cookie. */
export async function openSession(
  client: pg.Client,
  person: string,
  role: string | null,
  organisation: string | null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into session (id, token_hash, person_id, acting_kind, acting_id, acting_organisation_id, assurance, created_at, last_seen_at, expires_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, 'bench', now(), now(), now() + interval '9 hours')`,
    [
      createHash('sha256').update(token).digest(),
      person,
      role === null ? 'citizen' : 'practitioner',
      role,
      organisation,
    ],
  );
  return `tillit=${token}`;
}

/** Gives some rooms as many messages as one page shows. */
export async function fillFirstPages(ownerUrl: string, rooms: readonly string[]): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    await client.query(openThreads);
    await client.query(`${writeMessages} where r.id = any($2::uuid[])`, [50, rooms]);
    await client.query(countMessages);
  });
}

/** Stores messages past the server until so many stand there, spread over all rooms. */
export async function growTo(ownerUrl: string, messages: number): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    await client.query(openThreads);
    const { rows } = await client.query<{ missing: number; rooms: number }>(
      'select greatest(0, $1 - (select count(*) from message))::int as missing, (select count(*) from room)::int as rooms',
      [messages],
    );
    const each = Math.floor((rows[0]?.missing ?? 0) / (rows[0]?.rooms ?? 1));
    if (each > 0) await client.query(writeMessages, [each]);
    await client.query(countMessages);
    await client.query('vacuum analyze message');
  });
}

const openThreads = `
  insert into thread (id, room_id, citizen_id, opened_by, opened_at, last_message_at)
  select r.id, r.id, r.citizen_id, p.id, now(), now() from room r join participant p on p.room_id = r.id and p.kind = 'citizen'
  on conflict do nothing`;
const writeMessages = `
  insert into message (id, room_id, thread_id, citizen_id, seq, participant_id, subject, body, urgency, asks, sent_at)
  select gen_random_uuid(), r.id, r.id, r.citizen_id, r.last_seq + n, t.opened_by, null, 'Melding nummer ' || n || ' om timen på tirsdag', 'no-hurry', 'nobody', now()
  from generate_series(1, $1::int) n, room r join thread t on t.room_id = r.id and t.id = r.id`;
const countMessages =
  'update room r set last_seq = coalesce((select max(seq) from message m where m.room_id = r.id), 0)';

/** What PostgreSQL does by itself within a minute, at once. */
export async function gatherStatistics(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, async (client) => void (await client.query('analyze')));
}

async function withOwner(ownerUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
