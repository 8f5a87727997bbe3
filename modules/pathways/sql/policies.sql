-- Whoever is in the room sees its pathways. Words that were said before she sees are not hers, so the rows of the history
-- begin where she sees; that a step was taken, and its days, are part of what the pathway is now.
create or replace function pathway_history(pathway uuid)
returns table (id uuid, "position" int, step jsonb, by_person uuid, by_role_id uuid, at timestamptz)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select a.id, a.position,
      case when a.at >= m.sees_from or a.kind = 'referred' or not a.step ? 'words' then a.step else jsonb_set(a.step, '{words}', '""') end,
      a.by_person, a.by_role_id, a.at
    from pathway_action a join my_rooms() m on m.room_id = a.room_id
    where a.pathway_id = pathway_history.pathway order by a.position;
end $$;

-- Who holds a pathway, and who receives it, as the history says: told once more beside the fold, as the second wall.
create or replace function pathway_holder(pathway uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select case a.kind when 'contact-moved' then (a.step ->> 'to')::uuid else a.by_role_id end
  from pathway_action a where a.pathway_id = pathway_holder.pathway and a.kind in ('referred', 'contact-moved', 'responsibility-accepted')
  order by a.position desc limit 1
$$;
create or replace function pathway_receiver(pathway uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select case a.kind when 'accepted' then a.by_role_id end
  from pathway_action a where a.pathway_id = pathway_receiver.pathway and a.kind in ('accepted', 'not-accepted', 'responsibility-accepted')
  order by a.position desc limit 1
$$;
revoke all on function pathway_holder(uuid), pathway_receiver(uuid) from public;

-- Whether the present state is that of an action which the same person has just recorded, with the holder the history names.
create or replace function follows_last_step(p pathway) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select p.holder_role_id = pathway_holder(p.id) and p.receiver_role_id is not distinct from pathway_receiver(p.id)
    and exists (select 1 from pathway_action a
      where a.pathway_id = p.id and a.position = p.position and a.by_person = me() and a.at = p.changed_at and a.at = clock_now()
        and a.position = (select max(b.position) from pathway_action b where b.pathway_id = p.id))
$$;

-- Whether a step is one that I may record in this role: a contact moves within the holder's organisation, responsibility is
-- taken by who receives, the citizen's own step is hers. The rest is the rules'.
create or replace function is_my_step(a pathway_action) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select case a.kind
    when 'responsibility-accepted' then a.by_role_id = pathway_receiver(a.pathway_id)
    when 'contact-moved' then exists (
      select 1 from practitioner_role n join practitioner_role h on h.organisation_id = n.organisation_id
      where n.id = (a.step ->> 'to')::uuid and h.id = pathway_holder(a.pathway_id) and a.by_role_id is not null)
    when 'came-back' then a.by_role_id is null
    when 'accepted' then exists (
      select 1 from my_active_role() r join pathway p on p.organisation_id = r.organisation_id where p.id = a.pathway_id and r.id = a.by_role_id)
    when 'resumed' then true
    else a.by_role_id is not null end
$$;

-- How many pathways the people of my organisation hold, and how many of them stand on the list, by reason: numbers alone.
-- It says in SQL what `findLostReason` says of one; a test holds them against each other.
create or replace function pathways_held_at_mine() returns table (reason text, pathways bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select case
      when not exists (select 1 from participant p join room_circle(w.room_id) c on c.participant_id = p.id where p.role_id = w.holder_role_id) then 'holder-has-left'
      when w.pause_until < today() then 'pause-has-passed'
      when w.pause_until is not null then 'none'
      when w.next_contact_on is null then 'no-next-contact'
      when w.next_contact_on < today() then 'next-contact-has-passed'
      else 'none' end, count(*)
  from pathway w join practitioner_role h on h.id = w.holder_role_id
  where w.status <> 'ended' and h.organisation_id in (select organisation_id from my_confirmed_role())
  group by 1
$$;

-- The roles that are in a room now, for whoever is in it: who is here, and where she works.
create or replace function roles_in_room(room uuid) returns table (role_id uuid, organisation_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.role_id, p.organisation_id from room_circle(room) c join participant p on p.id = c.participant_id
  where p.role_id is not null and exists (select 1 from my_rooms(room))
$$;

do $$
declare f text;
begin
  foreach f in array array['pathway_history(uuid)', 'follows_last_step(pathway)', 'is_my_step(pathway_action)', 'pathways_held_at_mine()',
    'roles_in_room(uuid)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

alter table pathway enable row level security;
drop policy if exists pathway_in_my_rooms on pathway;
create policy pathway_in_my_rooms on pathway for select to tillit_app using (room_id in (select room_id from my_rooms()));
drop policy if exists pathway_referred on pathway;
create policy pathway_referred on pathway for insert to tillit_app
  with check (room_id in (select room_id from my_open_rooms()) and exists (select 1 from room r where r.id = room_id and r.citizen_id = pathway.citizen_id)
    and follows_last_step(pathway));
drop policy if exists pathway_changed on pathway;
create policy pathway_changed on pathway for update to tillit_app
  using (room_id in (select room_id from my_open_rooms())) with check (follows_last_step(pathway));
revoke all on pathway from tillit_app;
grant select on pathway to tillit_app;
grant insert (id, citizen_id, room_id, organisation_id, status, holder_role_id, receiver_role_id, deputy_role_id, deputy_from, deputy_until,
  next_contact_on, pause_until, door_open_until, position, changed_at) on pathway to tillit_app;
grant update (status, holder_role_id, receiver_role_id, deputy_role_id, deputy_from, deputy_until,
  next_contact_on, pause_until, door_open_until, position, changed_at) on pathway to tillit_app;

alter table pathway_action enable row level security;
drop policy if exists pathway_action_seen on pathway_action;
create policy pathway_action_seen on pathway_action for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = pathway_action.room_id and m.sees_from <= at));
drop policy if exists pathway_action_recorded on pathway_action;
create policy pathway_action_recorded on pathway_action for insert to tillit_app
  with check (
    by_person = (select me()) and at = (select clock_now()) and room_id in (select room_id from my_open_rooms())
    and (by_role_id in (select id from my_active_role()) or (by_role_id is null and citizen_id in (select citizens_i_am())))
    and is_my_step(pathway_action));
revoke all on pathway_action from tillit_app;
grant select on pathway_action to tillit_app;
grant insert (id, pathway_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, at) on pathway_action to tillit_app;
