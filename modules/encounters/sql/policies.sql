-- The second wall of the talks: what `decideEncounterStep` and `beginTalk` say, told once more in SQL.

-- Whether a step is one that I may record: the next of a talk of mine, where it stands.
create or replace function is_my_encounter_step(s encounter_step) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  last encounter_step;
begin
  if not exists (select 1 from encounter e where e.id = s.encounter_id and (e.room_id, e.citizen_id) = (s.room_id, s.citizen_id)
    and e.person_id = me() and e.role_id = s.by_role_id) then return false; end if;
  select * into last from encounter_step l where l.encounter_id = s.encounter_id order by l.position desc limit 1;
  return s.position = coalesce(last.position, 0) + 1 and coalesce(case s.kind
    when 'sign' then last.id is null or last.kind = 'not-held'
    when 'correct' then last.kind in ('sign', 'correct')
    else last.id is null end, false);
end $$;

-- Whether an appointment is one of my role's in a room, and over.
create or replace function is_my_talk_over(appointment uuid, room uuid, role uuid, began timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from appointment a where a.id = is_my_talk_over.appointment and a.room_id = room and a.role_ids @> array[role]
    and a.starts_at = began and (a.status = 'held' or (a.status = 'booked' and a.ends_at <= clock_now())))
$$;

-- Who may look again when a note was signed: those who read it. Where it touches what the citizen keeps, only her side.
create or replace function note_audience(room uuid, plain text) returns setof uuid
language sql stable security definer rows 5 set search_path = public, pg_temp as $$
  select r.citizen_id from my_rooms(room) m join room r on r.id = m.room_id
  union select guardians_acting_for(r.citizen_id) from my_rooms(room) m join room r on r.id = m.room_id
  union select c.person_id from my_rooms(room) m cross join lateral room_circle(m.room_id) c
    where c.kind = 'practitioner' and not touches_what_is_kept(m.room_id, note_audience.plain)
$$;

-- How many talks of my organisation's people have nothing written, by age: numbers alone, and none where so few work there that
-- a number would be a person. `ageOfTalk` says the same of one.
create or replace function encounters_unwritten_at_mine(days_back int) returns table (age text, talks bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with colleague as (
    select w.id from my_confirmed_role() m join practitioner_role w on w.organisation_id = m.organisation_id
    where w.active_from <= today() and coalesce(w.active_until >= today(), true)),
  talk as (
    select w.id as role_id, a.id as appointment_id, a.room_id, a.starts_at as at
    from colleague w join appointment a on a.role_ids @> array[w.id]
    where a.status = 'held' or (a.status = 'booked' and a.ends_at <= clock_now())
    union all
    select w.id, null, e.room_id, e.started_at from colleague w join encounter e on e.role_id = w.id and e.appointment_id is null
    where not exists (select 1 from encounter_step s where s.encounter_id = e.id)),
  unwritten as (
    select (t.at at time zone 'Europe/Copenhagen')::date as day from talk t
      join role_in_room n on n.room_id = t.room_id and n.role_id = t.role_id
      join room r on r.id = t.room_id and r.closed_at is null
    where t.at > clock_now() - make_interval(days => days_back) and not exists (
      select 1 from encounter e join encounter_step s on s.encounter_id = e.id
      where e.appointment_id = t.appointment_id and e.role_id = t.role_id))
  select case when day >= today() then 'today' when day >= today() - 2 then 'one-or-two-days'
    when day >= today() - 7 then 'this-week' else 'older' end, count(*)
  from unwritten where (select count(*) from colleague) >= 3 group by 1
$$;

do $$
declare f text;
begin
  foreach f in array array['is_my_encounter_step(encounter_step)', 'is_my_talk_over(uuid, uuid, uuid, timestamptz)', 'note_audience(uuid, text)',
    'encounters_unwritten_at_mine(int)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

-- Somebody close to the citizen is in the room, and reads no notes of those who work there.
alter table encounter_step enable row level security;
drop policy if exists encounter_step_read on encounter_step;
create policy encounter_step_read on encounter_step for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = encounter_step.room_id and (m.sees_from <= at or by_person = (select me())))
    and ((select acting_kind()) = 'practitioner' or citizen_id in (select citizens_i_am()))
    and (by_person = (select me()) or not touches_what_is_kept_from_me(room_id, plain)));
drop policy if exists encounter_step_recorded on encounter_step;
create policy encounter_step_recorded on encounter_step for insert to tillit_app
  with check (by_person = (select me()) and by_role_id in (select id from my_active_role()) and at = (select clock_now())
    and is_open_to_me(room_id) and is_my_encounter_step(encounter_step));
revoke all on encounter_step from tillit_app;
grant select on encounter_step to tillit_app;
grant insert (id, encounter_id, room_id, citizen_id, position, kind, step, plain, by_person, by_role_id, at) on encounter_step to tillit_app;

-- A talk is there for others when something of it is: that one was begun, or that its note is kept from me, tells nothing.
alter table encounter enable row level security;
drop policy if exists encounter_mine on encounter;
create policy encounter_mine on encounter for select to tillit_app
  using (person_id = (select me()) and (select acting_kind()) = 'practitioner' and room_id in (select room_id from my_rooms()));
drop policy if exists encounter_told on encounter;
create policy encounter_told on encounter for select to tillit_app
  using (exists (select 1 from encounter_step s where s.encounter_id = encounter.id));
drop policy if exists encounter_begun on encounter;
create policy encounter_begun on encounter for insert to tillit_app
  with check (person_id = (select me()) and role_id in (select id from my_active_role()) and begun_at = (select clock_now())
    and is_open_to_me(room_id) and exists (select 1 from room r where r.id = room_id and r.citizen_id = encounter.citizen_id)
    and started_at <= (select clock_now())
    and (appointment_id is null or is_my_talk_over(appointment_id, room_id, role_id, started_at)));
revoke all on encounter from tillit_app;
grant select on encounter to tillit_app;
grant insert (id, room_id, citizen_id, person_id, role_id, appointment_id, kind, how, started_at, minutes, begun_at) on encounter to tillit_app;

alter table encounter_draft enable row level security;
drop policy if exists encounter_draft_mine on encounter_draft;
create policy encounter_draft_mine on encounter_draft to tillit_app
  using (person_id = (select me()) and (select acting_kind()) = 'practitioner' and room_id in (select room_id from my_rooms()))
  with check (person_id = (select me()) and is_open_to_me(room_id) and exists (
    select 1 from encounter e where e.id = encounter_id and e.person_id = (select me()) and (e.room_id, e.citizen_id) = (encounter_draft.room_id, encounter_draft.citizen_id)));
revoke all on encounter_draft from tillit_app;
grant select, delete on encounter_draft to tillit_app;
grant insert (encounter_id, room_id, citizen_id, person_id, kind, talked, agreed, saved_at), update (kind, talked, agreed, saved_at) on encounter_draft to tillit_app;
