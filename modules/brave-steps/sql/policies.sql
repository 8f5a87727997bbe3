-- Who takes part in rooms of mine now besides the citizen, by the role or relation in which they do: whom she may ask to come along.
create or replace function companions_in_my_rooms(rooms uuid[])
returns table (room_id uuid, id uuid, name text, organisation text, holds_overview boolean)
language sql stable security definer rows 20 set search_path = public, pg_temp as $$
  select m.room_id, coalesce(p.role_id, p.related_person_id), c.name, coalesce(o.name, ''), r.contact_id is not distinct from c.participant_id
  from my_rooms() m join room r on r.id = m.room_id cross join lateral room_circle(m.room_id) c
    join participant p on p.id = c.participant_id left join organisation o on o.id = c.organisation_id
  where m.room_id = any(rooms) and c.kind <> 'citizen'
$$;

-- Whether somebody decides for the citizen of a room of mine, and so reads what she does.
create or replace function guardians_read_in(room uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from my_rooms(room) m join room r on r.id = m.room_id cross join lateral guardians_acting_for(r.citizen_id) g)
$$;

-- Whether somebody knows such an id already that I may not see: then it is nothing to me.
create or replace function is_brave_step_there(room uuid, step uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from brave_step s where s.room_id = is_brave_step_there.room and s.id = is_brave_step_there.step and is_open_to_me(s.room_id))
$$;

-- Whether I read how hard a step feels: the citizen's side, who holds the overview, and who has said that she comes along. As `readsHowHard`.
create or replace function reads_how_hard(room uuid, step uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from brave_step s join my_rooms(reads_how_hard.room) m on m.room_id = s.room_id join room r on r.id = s.room_id
    where s.room_id = reads_how_hard.room and s.id = reads_how_hard.step
      and (s.citizen_id in (select citizens_i_am())
        or (m.participant_id = r.contact_id and (s.written_at >= m.sees_from or acting_id() = any(s.told_ids)))
        or acting_id() = any(s.coming_ids)))
$$;

-- Who is told when something happens to a step: those in its room who may see it; by which role or relation, and whether they read how hard.
create or replace function brave_step_audience(room uuid, step uuid) returns table (person_id uuid, acting_id uuid, reads_hard boolean)
language plpgsql stable security definer rows 5 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare s brave_step;
begin
  select * into s from brave_step o where o.room_id = brave_step_audience.room and o.id = brave_step_audience.step;
  if s.id is null or not is_open_to_me(s.room_id) then return; end if;
  return query
    select c.person_id, coalesce(p.role_id, p.related_person_id),
      p.kind = 'citizen' or c.participant_id = r.contact_id or coalesce(p.role_id, p.related_person_id) = any(s.coming_ids)
    from room r cross join lateral room_circle(r.id) c join participant p on p.id = c.participant_id
      left join consent k on k.subject_id = r.id and k.grantee_id = c.participant_id
    where r.id = s.room_id
      and (s.written_at >= coalesce(k.sees_from, '-infinity') or coalesce(p.role_id, p.related_person_id) = any(s.told_ids))
    union select n, null::uuid, true from guardians_acting_for(s.citizen_id) n;
end $$;

-- What a step is after one more action: the fold, one step of it.
create or replace function brave_step_after(s brave_step, a brave_step_action) returns brave_step
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare companion uuid := coalesce((a.step ->> 'companion')::uuid, a.by_acting_id);
begin
  case a.kind
    when 'written' then
      s.room_id := a.room_id;
      s.id := a.brave_step_id;
      s.citizen_id := a.citizen_id;
      s.written_acting_id := a.by_acting_id;
      s.written_at := a.at;
      s.asked_ids := '{}';
      s.coming_ids := '{}';
      s.told_ids := '{}';
      s.status := case when a.by_acting_id is null then 'ahead' else 'proposed' end;
    when 'agreed', 'taken-up' then s.status := 'ahead';
    when 'asked' then
      s.asked_ids := s.asked_ids || companion;
      s.told_ids := array_remove(s.told_ids, companion) || companion;
    when 'comes' then
      s.asked_ids := array_remove(s.asked_ids, companion);
      s.coming_ids := s.coming_ids || companion;
    when 'not-this-time', 'not-needed' then
      s.asked_ids := array_remove(s.asked_ids, companion);
      s.coming_ids := array_remove(s.coming_ids, companion);
    when 'booked' then s.appointment_id := (a.step ->> 'appointmentId')::uuid;
    when 'unbooked' then s.appointment_id := null;
    when 'done' then
      s.status := 'done';
      s.asked_ids := '{}';
    when 'let-go' then
      s.status := 'let-go';
      s.asked_ids := '{}';
      s.coming_ids := '{}';
      s.appointment_id := null;
    when 'put-off' then s.status := 'put-off';
    else null;
  end case;
  s.position := a.position;
  s.changed_at := a.at;
  return s;
end $$;

-- Whether somebody takes part in a room now, by her role or relation.
create or replace function is_companion_in(room uuid, companion uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from room_circle(is_companion_in.room) c join participant p on p.id = c.participant_id
    where coalesce(p.role_id, p.related_person_id) = is_companion_in.companion)
$$;

-- Whether an action is one that I may record: what `writeBraveStep`, `takeStep` and `mayTake` say, told once more.
create or replace function is_my_brave_step_action(a brave_step_action) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  s brave_step;
  hers boolean := a.by_acting_id is null;
  companion uuid := (a.step ->> 'companion')::uuid;
  is_open boolean;
begin
  select * into s from brave_step o where o.room_id = a.room_id and o.id = a.brave_step_id;
  if a.kind = 'written' then
    return s.id is null and a.position = 1 and length(a.step ->> 'what') between 1 and 300
      and (hers or exists (select 1 from my_active_role() w where w.id = a.by_acting_id))
      and exists (select 1 from room r where r.id = a.room_id and r.citizen_id = a.citizen_id);
  end if;
  if s.id is null or s.citizen_id <> a.citizen_id or a.position <> s.position + 1 then return false; end if;
  is_open := s.status in ('ahead', 'put-off');
  return coalesce(case a.kind
    when 'agreed' then s.status = 'proposed' and hers
    when 'made-smaller' then is_open and hers and length(a.step ->> 'what') between 1 and 300
    when 'asked' then is_open and hers and not companion = any(s.asked_ids || s.coming_ids) and is_companion_in(s.room_id, companion)
    when 'comes' then is_open and a.by_acting_id = any(s.asked_ids) and companion is null
    when 'not-this-time' then is_open and a.by_acting_id = any(s.asked_ids || s.coming_ids) and companion is null
    when 'not-needed' then is_open and hers and companion = any(s.asked_ids || s.coming_ids)
    when 'named' then is_open and hers and length(a.step ->> 'name') <= 100
    when 'booked' then is_open and (hers or a.by_acting_id = any(s.coming_ids)) and exists (
      select 1 from appointment w where w.id = (a.step ->> 'appointmentId')::uuid and w.room_id = s.room_id and w.status in ('proposed', 'booked')
        and not exists (select 1 from unnest(s.coming_ids) c where is_companion_in(s.room_id, c) and not exists (
          select 1 from appointment_action f, jsonb_array_elements(f.step -> 'parties') p
          where f.appointment_id = w.id and f.position = 1 and (p ->> 'id')::uuid = c)))
    when 'unbooked' then is_open and s.appointment_id is not null and (hers or a.by_acting_id = any(s.coming_ids))
    when 'done' then is_open and hers
    when 'put-off' then s.status = 'ahead' and hers
    when 'let-go' then (is_open and hers) or (s.status = 'proposed' and (hers or a.by_acting_id = s.written_acting_id))
    when 'taken-up' then s.status in ('put-off', 'done', 'let-go') and hers
    end, false);
end $$;

-- Whether a step is, in every column, what was so before and the one action that the same person has just recorded.
create or replace function follows_brave_step_action(n brave_step) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from brave_step_action a left join brave_step s on s.room_id = a.room_id and s.id = a.brave_step_id
    where a.room_id = n.room_id and a.brave_step_id = n.id and a.by_person = me() and a.at = clock_now()
      and a.position = coalesce(s.position, 0) + 1 and brave_step_after(s, a) = n)
$$;

-- And at the commit, that no action was recorded without what it leads to.
create or replace function brave_step_keeps_up() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from brave_step s where s.room_id = new.room_id and s.id = new.brave_step_id and s.position >= new.position) then
    raise exception 'a brave step keeps up with its history' using errcode = 'check_violation';
  end if;
  return null;
end $$;
drop trigger if exists brave_step_keeps_up on brave_step_action;
create constraint trigger brave_step_keeps_up after insert on brave_step_action deferrable initially deferred
  for each row execute function brave_step_keeps_up();
revoke all on function brave_step_after(brave_step, brave_step_action), brave_step_keeps_up(), is_companion_in(uuid, uuid) from public;

do $$
declare f text;
begin
  foreach f in array array['companions_in_my_rooms(uuid[])', 'guardians_read_in(uuid)', 'is_brave_step_there(uuid, uuid)', 'reads_how_hard(uuid, uuid)',
    'brave_step_audience(uuid, uuid)', 'is_my_brave_step_action(brave_step_action)', 'follows_brave_step_action(brave_step)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

-- What was written before somebody sees is nothing to her, as with a message; but for a step on which she was asked to come along.
alter table brave_step enable row level security;
drop policy if exists brave_step_seen on brave_step;
create policy brave_step_seen on brave_step for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = brave_step.room_id
    and (written_at >= m.sees_from or acting_id() = any(told_ids))));
drop policy if exists brave_step_written on brave_step;
create policy brave_step_written on brave_step for insert to tillit_app
  with check (is_open_to_me(room_id) and follows_brave_step_action(brave_step));
drop policy if exists brave_step_changed on brave_step;
create policy brave_step_changed on brave_step for update to tillit_app
  using (room_id in (select room_id from my_open_rooms())) with check (follows_brave_step_action(brave_step));
revoke all on brave_step from tillit_app;
grant select on brave_step to tillit_app;
grant insert (room_id, id, citizen_id, written_acting_id, written_at, status, asked_ids, coming_ids, told_ids, appointment_id, position, changed_at)
  on brave_step to tillit_app;
grant update (status, asked_ids, coming_ids, told_ids, appointment_id, position, changed_at) on brave_step to tillit_app;

alter table brave_step_action enable row level security;
drop policy if exists brave_step_action_seen on brave_step_action;
create policy brave_step_action_seen on brave_step_action for select to tillit_app
  using (exists (select 1 from brave_step s where s.room_id = brave_step_action.room_id and s.id = brave_step_id));
drop policy if exists brave_step_action_recorded on brave_step_action;
create policy brave_step_action_recorded on brave_step_action for insert to tillit_app
  with check (
    by_person = (select me()) and at = (select clock_now()) and is_open_to_me(room_id)
    and case when by_acting_id is null then citizen_id in (select citizens_i_am())
      else by_acting_id = (select acting_id()) and not exists (select 1 from citizens_i_am() c where c = citizen_id) end
    and (kind = 'written' or exists (select 1 from brave_step s where s.room_id = brave_step_action.room_id and s.id = brave_step_id))
    and is_my_brave_step_action(brave_step_action));
revoke all on brave_step_action from tillit_app;
grant select on brave_step_action to tillit_app;
grant insert (room_id, brave_step_id, citizen_id, id, position, kind, step, by_person, by_acting_id, at) on brave_step_action to tillit_app;

-- How hard it feels is said by nobody but her, and read by few.
alter table brave_step_hard enable row level security;
drop policy if exists brave_step_hard_read on brave_step_hard;
create policy brave_step_hard_read on brave_step_hard for select to tillit_app using (reads_how_hard(room_id, brave_step_id));
drop policy if exists brave_step_hard_said on brave_step_hard;
create policy brave_step_hard_said on brave_step_hard for insert to tillit_app
  with check (said_by = (select me()) and said_at = (select clock_now()) and citizen_id in (select citizens_i_am()) and is_open_to_me(room_id)
    and exists (select 1 from brave_step s where s.room_id = brave_step_hard.room_id and s.id = brave_step_id
      and case moment when 'after' then s.status = 'done' else s.status in ('ahead', 'put-off') end));
drop policy if exists brave_step_hard_changed on brave_step_hard;
create policy brave_step_hard_changed on brave_step_hard for update to tillit_app
  using (citizen_id in (select citizens_i_am()))
  with check (said_by = (select me()) and said_at = (select clock_now()) and is_open_to_me(room_id)
    and exists (select 1 from brave_step s where s.room_id = brave_step_hard.room_id and s.id = brave_step_id
      and case moment when 'after' then s.status = 'done' else s.status in ('ahead', 'put-off') end));
revoke all on brave_step_hard from tillit_app;
grant select on brave_step_hard to tillit_app;
grant insert (room_id, brave_step_id, citizen_id, moment, hard, said_by, said_at), update (hard, said_by, said_at) on brave_step_hard to tillit_app;
