-- Whether somebody knows such an id already that I may not see: then it is nothing to me.
create or replace function is_errand_there(room uuid, errand uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from errand e where e.room_id = is_errand_there.room and e.id = is_errand_there.errand and is_open_to_me(e.room_id))
$$;

-- Who is told when something happens to an errand: those in its room who may see it; and in which role.
create or replace function errand_audience(room uuid, errand uuid) returns table (person_id uuid, role_id uuid, is_citizen boolean)
language plpgsql stable security definer rows 5 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare e errand;
begin
  select * into e from errand o where o.room_id = errand_audience.room and o.id = errand_audience.errand;
  if e.id is null or not is_open_to_me(e.room_id) then return; end if;
  return query
    select c.person_id, p.role_id, p.kind = 'citizen'
    from room_circle(e.room_id) c join participant p on p.id = c.participant_id
      left join consent s on s.subject_id = e.room_id and s.grantee_id = c.participant_id
    where e.asked_at >= coalesce(s.sees_from, '-infinity') or p.role_id = e.responsible_role_id or p.role_id = any(e.told_role_ids)
      or has_left_to(e.room_id, e.responsible_role_id, p.id)
    union select n, null::uuid, true from guardians_acting_for(e.citizen_id) n;
end $$;

-- Whether somebody in a role answers for an errand now: who took it, or who holds the overview where she has left. As `answersForIt`.
create or replace function answers_for_errand(e errand, role uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from role_in_room v where v.room_id = e.room_id and v.role_id = answers_for_errand.role
    and (v.role_id = e.responsible_role_id or has_left_to(e.room_id, e.responsible_role_id, v.participant_id)))
$$;

-- What an errand is after one more action: the fold, one step of it.
create or replace function errand_after(e errand, a errand_action) returns errand
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare passed_to uuid := (a.step ->> 'to')::uuid;
begin
  if a.kind = 'asked' then
    e.room_id := a.room_id;
    e.id := a.errand_id;
    e.citizen_id := a.citizen_id;
    e.asked_at := a.at;
    e.status := 'open';
    e.responsible_role_id := passed_to;
    e.held_since := a.at;
    e.told_role_ids := '{}';
  elsif a.kind in ('passed', 'taken', 'solved') then
    if a.by_role_id <> e.responsible_role_id then
      e.responsible_role_id := a.by_role_id;
      e.held_since := a.at;
    end if;
    e.passed_role_id := passed_to;
    if a.kind = 'passed' then e.told_role_ids := array_remove(e.told_role_ids, passed_to) || passed_to; end if;
    if a.kind = 'solved' then e.status := 'solved'; end if;
  elsif a.kind = 'asked-again' then
    e.status := 'open';
  else
    e.passed_role_id := null;
    if a.kind = 'withdrawn' then e.status := 'withdrawn'; end if;
  end if;
  e.position := a.position;
  e.changed_at := a.at;
  return e;
end $$;

-- Whether an action is one that I may record: what `askErrand`, `takeStep` and `mayTake` say, told once more.
create or replace function is_my_errand_action(a errand_action) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  e errand;
  passed_to uuid := (a.step ->> 'to')::uuid;
begin
  select * into e from errand o where o.room_id = a.room_id and o.id = a.errand_id;
  if a.kind = 'asked' then
    return e.id is null and a.position = 1 and a.by_role_id is null and length(a.step ->> 'what') between 1 and 300
      and exists (select 1 from room r join role_in_room v on v.room_id = r.id and v.participant_id = r.contact_id
        where r.id = a.room_id and r.citizen_id = a.citizen_id and v.role_id = passed_to);
  end if;
  if e.id is null or e.citizen_id <> a.citizen_id or a.position <> e.position + 1 then return false; end if;
  return coalesce(case a.kind
    when 'passed' then e.status = 'open' and answers_for_errand(e, a.by_role_id) and passed_to is distinct from e.passed_role_id
      and passed_to <> a.by_role_id and exists (select 1 from role_in_room v where v.room_id = e.room_id and v.role_id = passed_to)
    when 'solved' then e.status = 'open' and answers_for_errand(e, a.by_role_id) and passed_to is null
      and length(a.step ->> 'answer') between 1 and 1000
    when 'taken' then e.status = 'open' and e.passed_role_id = a.by_role_id and passed_to is null
    when 'not-taken' then e.status = 'open' and e.passed_role_id = a.by_role_id
    when 'asked-again' then e.status = 'solved' and a.by_role_id is null and length(a.step ->> 'words') <= 300
    when 'withdrawn' then e.status = 'open' and a.by_role_id is null
    end, false);
end $$;

-- Whether an errand is, in every column, what was so before and the one action that the same person has just recorded.
create or replace function follows_errand_action(n errand) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from errand_action a left join errand e on e.room_id = a.room_id and e.id = a.errand_id
    where a.room_id = n.room_id and a.errand_id = n.id and a.by_person = me() and a.at = clock_now()
      and a.position = coalesce(e.position, 0) + 1 and errand_after(e, a) = n)
$$;

-- And at the commit, that no action was recorded without what it leads to.
create or replace function errand_keeps_up() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from errand e where e.room_id = new.room_id and e.id = new.errand_id and e.position >= new.position) then
    raise exception 'an errand keeps up with its history' using errcode = 'check_violation';
  end if;
  return null;
end $$;
drop trigger if exists errand_keeps_up on errand_action;
create constraint trigger errand_keeps_up after insert on errand_action deferrable initially deferred
  for each row execute function errand_keeps_up();

-- Which organisation holds the overview of an open room of mine.
create or replace function overview_of_my_room(room uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select v.organisation_id from my_open_rooms(room) m join room r on r.id = m.room_id
    join role_in_room v on v.room_id = r.id and v.participant_id = r.contact_id
$$;

-- How often citizens had to carry a message between services while my organisation held the overview: a count, and none of fewer than
-- five, so that not even that there was one is told; of whole months, so that two counts have no difference to read. As `fewest`.
create or replace function relays_at_mine(month date) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(*) >= 5 then count(*)::int end from relay r
  where r.taken_back_at is null and date_trunc('month', r.noted_at at time zone 'Europe/Oslo') = date_trunc('month', relays_at_mine.month::timestamp)
    and r.organisation_id in (select organisation_id from my_confirmed_role())
$$;
revoke all on function errand_after(errand, errand_action), errand_keeps_up(), answers_for_errand(errand, uuid) from public;

do $$
declare f text;
begin
  foreach f in array array['is_errand_there(uuid, uuid)', 'errand_audience(uuid, uuid)', 'is_my_errand_action(errand_action)', 'follows_errand_action(errand)',
    'overview_of_my_room(uuid)', 'relays_at_mine(date)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

-- What was asked before somebody sees is nothing to her, as with a message; but for what she answers for, or was asked to take.
alter table errand enable row level security;
drop policy if exists errand_seen on errand;
create policy errand_seen on errand for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = errand.room_id
    and (asked_at >= m.sees_from
      or exists (select 1 from my_active_role() w where w.id = responsible_role_id or w.id = any(told_role_ids))
      or (status = 'open' and has_left_to(errand.room_id, responsible_role_id, m.participant_id)))));
drop policy if exists errand_asked on errand;
create policy errand_asked on errand for insert to tillit_app with check (is_open_to_me(room_id) and follows_errand_action(errand));
drop policy if exists errand_changed on errand;
create policy errand_changed on errand for update to tillit_app
  using (room_id in (select room_id from my_open_rooms())) with check (follows_errand_action(errand));
revoke all on errand from tillit_app;
grant select on errand to tillit_app;
grant insert (room_id, id, citizen_id, asked_at, status, responsible_role_id, held_since, passed_role_id, told_role_ids, position, changed_at)
  on errand to tillit_app;
grant update (status, responsible_role_id, held_since, passed_role_id, told_role_ids, position, changed_at) on errand to tillit_app;

alter table errand_action enable row level security;
drop policy if exists errand_action_seen on errand_action;
create policy errand_action_seen on errand_action for select to tillit_app
  using (exists (select 1 from errand e where e.room_id = errand_action.room_id and e.id = errand_id));
drop policy if exists errand_action_recorded on errand_action;
create policy errand_action_recorded on errand_action for insert to tillit_app
  with check (
    by_person = (select me()) and at = (select clock_now()) and is_open_to_me(room_id)
    and (by_role_id in (select id from my_active_role()) or (by_role_id is null and citizen_id in (select citizens_i_am())))
    and (kind = 'asked' or exists (select 1 from errand e where e.room_id = errand_action.room_id and e.id = errand_id))
    and is_my_errand_action(errand_action));
revoke all on errand_action from tillit_app;
grant select on errand_action to tillit_app;
grant insert (room_id, errand_id, citizen_id, id, position, kind, step, by_person, by_role_id, at) on errand_action to tillit_app;

-- Read by whoever noted it, and by the citizen's side; everybody else has the count.
alter table relay enable row level security;
drop policy if exists relay_seen on relay;
create policy relay_seen on relay for select to tillit_app
  using (citizen_id in (select citizens_i_am()) or (noted_by = (select me()) and noted_role_id in (select id from my_active_role())
    and room_id in (select room_id from my_rooms())));
drop policy if exists relay_noted on relay;
create policy relay_noted on relay for insert to tillit_app
  with check (noted_by = (select me()) and noted_at = (select clock_now()) and taken_back_at is null
    and (noted_role_id in (select id from my_active_role()) or (noted_role_id is null and citizen_id in (select citizens_i_am())))
    and exists (select 1 from room r where r.id = room_id and r.citizen_id = relay.citizen_id)
    and organisation_id = overview_of_my_room(room_id));
drop policy if exists relay_taken_back on relay;
create policy relay_taken_back on relay for update to tillit_app
  using (noted_by = (select me()) and taken_back_at is null and room_id in (select room_id from my_rooms()))
  with check (taken_back_at = (select clock_now()));
revoke all on relay from tillit_app;
grant select on relay to tillit_app;
grant insert (id, room_id, citizen_id, organisation_id, noted_by, noted_role_id, noted_at), update (taken_back_at) on relay to tillit_app;
