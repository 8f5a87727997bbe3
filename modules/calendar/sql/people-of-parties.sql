-- The people behind parties of an appointment, of those who are told of a room anyway: the citizen stands for whoever acts for her, too.
create or replace function people_of_parties(room uuid, parties uuid[]) returns setof uuid
language sql stable security definer rows 5 set search_path = public, pg_temp as $$
  with told as (
    select p.person_id from participant p
    where p.room_id = room and p.left_at is null and (p.role_id = any(parties) or p.related_person_id = any(parties))
    union select r.citizen_id from room r where r.id = room and r.citizen_id = any(parties)
    union select g from room r cross join lateral guardians_acting_for(r.citizen_id) g where r.id = room and r.citizen_id = any(parties))
  select t.person_id from told t where t.person_id in (select room_audience(room))
$$;
revoke all on function people_of_parties(uuid, uuid[]) from public;
grant execute on function people_of_parties(uuid, uuid[]) to tillit_app;
