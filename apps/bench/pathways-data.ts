import pg from 'pg';
import { openSession } from './rooms-data.ts';

/** As many open pathways as each worker holds, and how many organisations they are spread over. */
const perWorker = 25;
const organisations = 10;

/** Workers who hold pathways, each with the cookie of her session. */
export type BenchWorkers = readonly string[];

/**
 * Makes open pathways until so many stand there, each in a room of its own with the citizen, who holds it, a colleague of hers
 * and somebody of the organisation that was asked. As the owner: it is not what is measured.
 */
export async function growPathways(ownerUrl: string, pathways: number): Promise<BenchWorkers> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(makeOrganisations, [organisations]);
    const { rows } = await client.query<{ missing: number }>(
      'select greatest(0, $1 - (select count(*) from pathway))::int as missing',
      [pathways],
    );
    const missing = rows[0]?.missing ?? 0;
    if (missing > 0) await client.query(makePathways, [missing, perWorker]);
    await client.query('vacuum analyze');
    return await signIn(client);
  } finally {
    await client.end();
  }
}

/** The same few workers at every size. */
async function signIn(client: pg.Client): Promise<BenchWorkers> {
  const { rows } = await client.query<{ person_id: string; role_id: string; organisation_id: string }>(`
    select r.person_id, r.id as role_id, r.organisation_id from practitioner_role r join person p on p.id = r.person_id
    where exists (select 1 from pathway w where w.holder_role_id = r.id) order by p.created_at, r.id limit 20`);
  const cookies: string[] = [];
  for (const row of rows) cookies.push(await openSession(client, row.person_id, row.role_id, row.organisation_id));
  return cookies;
}

const makeOrganisations = `
  insert into organisation (id, name, kind, country, created_at)
  select gen_random_uuid(), 'Organisation ' || n, 'other', 'NO', now() from generate_series(1, $1::int) n
  where not exists (select 1 from organisation)`;

/** Of four pathways one has no contact agreed and one whose day has passed; the others have one ahead. */
const makePathways = `
  with org as (select id, row_number() over (order by name) - 1 as n, count(*) over () as total from organisation),
  citizen as (
    insert into person (id, given_name, family_name, country, created_at)
    select gen_random_uuid(), 'Innbygger', n::text, 'NO', clock_timestamp() from generate_series(1, $1::int) n returning id, family_name::int - 1 as n
  ), worker as (
    insert into person (id, given_name, family_name, country, created_at)
    select gen_random_uuid(), 'Fagperson', n::text, 'NO', clock_timestamp() from generate_series(1, ceil($1::numeric / $2)::int) n
    returning id, family_name::int - 1 as n
  ), role as (
    insert into practitioner_role (id, person_id, organisation_id, profession, active_from, confirmed)
    select gen_random_uuid(), w.id, o.id, 'nurse', date '2020-01-01', true from worker w join org o on o.n = w.n % o.total
    returning id, person_id, organisation_id
  ), worker_numbered as (
    select w.n, r.id as role_id, r.person_id, r.organisation_id, count(*) over () as total from worker w join role r on r.person_id = w.id
  ), room_made as (
    insert into room (id, citizen_id, purpose, opened_by, opened_at, presence, newcomers_see)
    select gen_random_uuid(), id, 'Måling', id, now(), 'active', 'all' from citizen returning id, citizen_id
  ), placed as (
    select r.id as room_id, c.id as citizen_id, c.n, w.role_id, w.person_id, w.organisation_id
    from room_made r join citizen c on c.id = r.citizen_id join worker_numbered w on w.n = c.n / $2
  ), seat as (
    select p.room_id, p.citizen_id, w.role_id, w.person_id, w.organisation_id
    from placed p cross join (values (0), (10), (1)) k(away) join worker_numbered w on w.n = (p.n / $2 + k.away) % w.total
  ), in_room as (
    insert into participant (id, room_id, citizen_id, kind, person_id, role_id, organisation_id, given_name, family_name, invited_at, joined_at, rules_version)
    select gen_random_uuid(), room_id, citizen_id, 'citizen', citizen_id, null, null, 'Innbygger', '', now(), now(), null from placed
    union all
    select distinct on (room_id, role_id) gen_random_uuid(), room_id, citizen_id, 'practitioner', person_id, role_id, organisation_id, 'Fagperson', '', now(), now(), 1 from seat
    returning id, room_id, citizen_id, kind
  ), act as (
    insert into consent_action (id, citizen_id, subject_id, grantee_id, position, kind, purpose, decided_by, decided_as, told_by, recorded_by, at)
    select gen_random_uuid(), citizen_id, room_id, id, 1, 'given', 'room', citizen_id, 'citizen', 'electronic-id', citizen_id, now()
    from in_room where kind = 'practitioner' returning id, citizen_id, subject_id, grantee_id
  ), yes as (
    insert into consent (subject_id, grantee_id, citizen_id, state, action_id, changed_at)
    select subject_id, grantee_id, citizen_id, 'given', id, now() from act
  ), course as (
    insert into pathway (id, citizen_id, room_id, organisation_id, status, holder_role_id, next_contact_on, position, changed_at)
    select gen_random_uuid(), p.citizen_id, p.room_id, o.id, 'referred', p.role_id,
      case p.n % 4 when 0 then null when 1 then current_date - 3 else current_date + 14 end, case p.n % 4 when 0 then 1 else 2 end, now()
    from placed p join org o on o.n = (p.n / $2 + 1) % o.total
    returning id, citizen_id, room_id, organisation_id, holder_role_id, next_contact_on, changed_at
  )
  insert into pathway_action (id, pathway_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, at)
  select gen_random_uuid(), c.id, c.room_id, c.citizen_id, s.position, s.step ->> 'kind', s.step, r.person_id, c.holder_role_id, c.changed_at
  from course c join role r on r.id = c.holder_role_id, lateral (values
    (1, jsonb_build_object('kind', 'referred', 'citizenId', c.citizen_id, 'roomId', c.room_id, 'organisationId', c.organisation_id, 'why', 'Søvn og uro')),
    (2, jsonb_build_object('kind', 'next-contact-agreed', 'next', jsonb_build_object('day', c.next_contact_on, 'what', 'Samtale')))) s(position, step)
  where s.position = 1 or c.next_contact_on is not null`;
