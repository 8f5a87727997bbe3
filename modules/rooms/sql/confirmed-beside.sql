-- The number of a citizen who stands beside a practitioner of her room, phone in hand. Numbers and codes are the citizen's own
-- matter, so a practitioner reaches them by these functions alone; each asks whether she takes part in an open room of the citizen.

create or replace function citizen_beside_me(room uuid) returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select p.citizen_id from participant p
    where p.id = my_open_seat(room) and p.kind = 'practitioner' and p.role_id in (select id from my_active_role()) and p.citizen_id <> me());
end $$;
revoke all on function citizen_beside_me(uuid) from public;

-- Whether she has a number that she confirmed herself, and how often codes were asked for, by me or for her; whoever asks at the
-- same moment waits.
create or replace function codes_beside_me(room uuid, given text)
returns table (has_own boolean, in_hour bigint, in_day bigint, to_number bigint)
language plpgsql volatile security definer rows 1 set search_path = public, pg_temp as $$
declare citizen uuid := citizen_beside_me(room);
begin
  if citizen is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(key, 2)) from unnest(array(select k from unnest(array[citizen::text, me()::text, given]) k order by k)) key;
  return query
    select exists (select 1 from phone p where p.person_id = citizen and p.confirmed_by is null and p.paused_at is null),
      count(*) filter (where c.made_at > clock_now() - interval '1 hour' and c.number is not null and (c.asked_by = me() or c.person_id = citizen)),
      count(*) filter (where c.asked_by = me() or c.person_id = citizen), count(*) filter (where c.number = given)
    from phone_challenge c where c.made_at > clock_now() - interval '1 day' and (c.asked_by = me() or c.person_id = citizen or c.number = given);
end $$;
revoke all on function codes_beside_me(uuid, text) from public;
grant execute on function codes_beside_me(uuid, text) to tillit_app;

create or replace function send_code_beside_me(room uuid, challenge uuid, given text) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare citizen uuid := citizen_beside_me(room);
begin
  if citizen is null then raise exception 'nobody of this room stands beside her' using errcode = '42501'; end if;
  insert into phone_challenge (id, person_id, number, made_at, expires_at, asked_by)
    values (challenge, citizen, given, clock_now(), clock_now() + interval '10 minutes', me());
  insert into text_message (id, person_id, kind, about, made_at)
    values (gen_random_uuid(), citizen, 'code', jsonb_build_object('challengeId', challenge, 'isBeside', true), clock_now());
end $$;
revoke all on function send_code_beside_me(uuid, uuid, text) from public;
grant execute on function send_code_beside_me(uuid, uuid, text) to tillit_app;

-- Counts one try of the code that I asked for last in this room's name; nothing when it has ended or was tried too often.
create or replace function try_code_beside_me(room uuid) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  citizen uuid := citizen_beside_me(room);
  tried uuid;
begin
  update phone_challenge c set tries = c.tries + 1
    where c.id = (select n.id from phone_challenge n where n.person_id = citizen and n.asked_by = me() order by n.made_at desc, n.id limit 1)
      and c.used_at is null and c.expires_at > clock_now() and c.tries < 5
    returning c.id into tried;
  return tried;
end $$;
revoke all on function try_code_beside_me(uuid) from public;
grant execute on function try_code_beside_me(uuid) to tillit_app;

-- The code came back: the number is hers, and who typed it stands beside it. One that she confirmed herself is not replaced.
create or replace function confirm_phone_beside_me(room uuid, challenge uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  citizen uuid := citizen_beside_me(room);
  proven text;
begin
  if exists (select 1 from phone p where p.person_id = citizen and p.confirmed_by is null and p.paused_at is null) then return false; end if;
  update phone_challenge c set used_at = clock_now()
    where c.id = challenge and c.person_id = citizen and c.asked_by = me() and c.used_at is null and c.expires_at > clock_now()
    returning c.number into proven;
  if proven is null then return false; end if;
  delete from phone p where p.number = proven or p.person_id = citizen;
  insert into phone (person_id, number, confirmed_at, confirmed_by) values (citizen, proven, clock_now(), me());
  return true;
end $$;
revoke all on function confirm_phone_beside_me(uuid, uuid) from public;
grant execute on function confirm_phone_beside_me(uuid, uuid) to tillit_app;
