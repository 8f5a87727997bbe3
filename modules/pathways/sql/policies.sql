-- Who is in which room now, of those who are there in a role: the same as `room_circle`, of many rooms at once.
create or replace view role_in_room as
  select p.room_id, p.role_id, w.organisation_id, p.id as participant_id, p.joined_at
  from participant p join consent c on c.subject_id = p.room_id and c.grantee_id = p.id join practitioner_role w on w.id = p.role_id
  where p.left_at is null and p.joined_at is not null
    and c.state = 'given' and (c.holds_until is null or c.holds_until > (select clock_now()))
    and coalesce(w.active_until >= (select today()), true)
    and not exists (select 1 from block b where b.person_id = p.person_id and b.citizen_id = p.citizen_id and b.holds);
revoke all on role_in_room from tillit_app;

-- What has happened on pathways of my rooms. Words that were said before I see are blank, and what an earlier contact was to be
-- about; that a step was taken, its days, and the contact that lies ahead are part of what the pathway is now.
drop function if exists pathway_history(uuid);
create or replace function pathway_histories(pathways uuid[])
returns table (pathway_id uuid, id uuid, "position" int, step jsonb, by_person uuid, by_role_id uuid, at timestamptz)
language plpgsql stable security definer rows 200 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select a.pathway_id, a.id, a.position,
      case
        when a.at >= m.sees_from then a.step
        -- As why she was referred, the answers that hold now are for whoever comes later, too.
        when a.kind = 'intake-answered' and exists (
          select 1 from pathway_action l where l.pathway_id = a.pathway_id and l.position > a.position and l.kind = a.kind)
          then jsonb_set(a.step, '{answers}', '{}')
        when a.kind = 'ending-talked' then a.step || '{"reached": "", "remains": "", "call": "", "followUp": ""}'
        when a.step ? 'words' then jsonb_set(a.step, '{words}', '""')
        when a.kind = 'next-contact-agreed' and exists (
          select 1 from pathway_action l where l.pathway_id = a.pathway_id and l.position > a.position
            and l.kind in ('next-contact-agreed', 'contact-held', 'contact-missed', 'ended')) then jsonb_set(a.step, '{next,what}', '""')
        else a.step end,
      a.by_person, a.by_role_id, a.at
    from my_rooms() m join pathway_action a on a.room_id = m.room_id
    where a.pathway_id = any(pathway_histories.pathways) order by a.pathway_id, a.position;
end $$;

-- The second wall of the history: what `fits`, `whoseStep` and `foldPathway` say, told once more in SQL, and held against
-- them by random histories. Days and words are the rules' alone.

-- What has come of the ending that was offered last; nothing where none was offered since she came back.
create or replace function ending_of(pathway uuid) returns table (talked boolean, answer text)
language sql stable security definer rows 1 set search_path = public, pg_temp as $$
  select exists (select 1 from pathway_action t where t.pathway_id = o.pathway_id and t.kind = 'ending-talked' and t.position > o.position),
    (select a.step ->> 'answer' from pathway_action a where a.pathway_id = o.pathway_id and a.kind = 'ending-answered'
      and a.position > o.position order by a.position desc limit 1)
  from pathway_action o
  where o.pathway_id = ending_of.pathway and o.kind = 'ending-offered' and not exists (
    select 1 from pathway_action l where l.pathway_id = o.pathway_id and l.kind in ('ending-offered', 'came-back') and l.position > o.position)
$$;

-- Whether a step can be taken where a pathway stands.
create or replace function step_fits(w pathway, kind text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(case
    when kind = 'closed-with-room' then w.status <> 'ended' or w.door_open_until is not null
    when kind = 'contact-asked' then w.asked_role_id is null
    when kind in ('contact-declined', 'contact-ask-withdrawn') then w.asked_role_id is not null
    when kind in ('contact-moved', 'deputy-named', 'deputy-ended') then true
    when kind = 'next-contact-agreed' then w.status <> 'ended'
    when kind in ('contact-held', 'contact-missed', 'paused') then w.status not in ('paused', 'ended')
    when kind in ('intake-answered', 'asked-for-more') then w.status = 'referred'
    when kind = 'accepted' then w.status = 'referred' or (w.status in ('accepted', 'started') and w.receiver_role_id is not null)
    when kind = 'not-accepted' then w.status in ('referred', 'accepted')
    when kind = 'started' then w.status = 'accepted'
    when kind = 'responsibility-accepted' then w.status in ('accepted', 'started') and w.receiver_role_id is not null
    when kind = 'resumed' then w.status = 'paused'
    when kind = 'ending-offered' then w.status in ('started', 'paused', 'not-accepted')
    when kind in ('ending-answered', 'ending-talked', 'ended') then w.status in ('started', 'paused', 'not-accepted') and exists (
      select 1 from ending_of(w.id) e where kind <> 'ended' or e.talked or coalesce(e.answer, 'not-wished') = 'not-wished')
    when kind = 'came-back' then w.status = 'ended' and w.door_open_until >= today()
    end, false)
$$;

-- Whether a step is one that I may record: the next in its history, in whose place the pathway stands, and mine to take.
create or replace function is_my_step(a pathway_action) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  w pathway;
  r uuid := a.by_role_id;
  holds boolean;
  receives boolean;
  of_organisation boolean;
  named uuid := coalesce(a.step ->> 'to', a.step ->> 'deputy')::uuid;
  colleague boolean;
begin
  select * into w from pathway p where p.id = a.pathway_id;
  if a.kind = 'referred' then
    return w.id is null and a.position = 1 and r is not null
      and (a.step ->> 'citizenId')::uuid = a.citizen_id and (a.step ->> 'roomId')::uuid = a.room_id;
  end if;
  if w.id is null or (w.room_id, w.citizen_id) <> (a.room_id, a.citizen_id) or a.position <> w.position + 1
    or not step_fits(w, a.kind) then return false; end if;
  holds := r = w.holder_role_id or (r = w.deputy_role_id and today() between w.deputy_from and w.deputy_until);
  receives := r = w.receiver_role_id;
  of_organisation := exists (select 1 from practitioner_role o where o.id = r and o.organisation_id = w.organisation_id);
  colleague := named <> w.holder_role_id and exists (
    select 1 from role_in_room n join practitioner_role h on h.organisation_id = n.organisation_id
    where n.room_id = w.room_id and n.role_id = named and h.id = w.holder_role_id);
  return coalesce(case
    when a.kind in ('came-back', 'closed-with-room', 'ending-answered') then r is null
    when a.kind in ('resumed', 'intake-answered') then r is null or holds
    when a.kind = 'asked-for-more' then of_organisation
    when a.kind = 'accepted' then of_organisation and not exists (
      select 1 from role_in_room n where n.room_id = w.room_id and n.role_id = w.receiver_role_id)
    when a.kind = 'not-accepted' then receives or (of_organisation and w.receiver_role_id is null)
    when a.kind = 'responsibility-accepted' then receives
    when a.kind = 'contact-moved' then colleague and r = named and (coalesce(r = w.asked_role_id, false) or not exists (
      select 1 from role_in_room n where n.room_id = w.room_id and n.role_id = w.holder_role_id))
    when a.kind = 'contact-declined' then r = w.asked_role_id
    when a.kind in ('contact-asked', 'deputy-named') then colleague and holds
    when a.kind in ('started', 'next-contact-agreed', 'contact-held', 'contact-missed') then holds or receives
    else holds end, false);
end $$;

-- What a pathway is after a step that fits: the fold, one step of it.
create or replace function pathway_after(w pathway, a pathway_action) returns pathway
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  case a.kind
    when 'referred' then
      w.id := a.pathway_id;
      w.citizen_id := a.citizen_id;
      w.room_id := a.room_id;
      w.organisation_id := (a.step ->> 'organisationId')::uuid;
      w.status := 'referred';
      w.holder_role_id := a.by_role_id;
    when 'accepted' then
      w.status := 'accepted';
      w.receiver_role_id := a.by_role_id;
    when 'not-accepted' then
      w.status := 'not-accepted';
      w.receiver_role_id := null;
    when 'started' then w.status := 'started';
    when 'contact-asked' then w.asked_role_id := (a.step ->> 'to')::uuid;
    when 'contact-declined', 'contact-ask-withdrawn' then w.asked_role_id := null;
    when 'responsibility-accepted', 'contact-moved' then
      if a.kind = 'contact-moved' then w.holder_role_id := (a.step ->> 'to')::uuid;
      else
        w.holder_role_id := w.receiver_role_id;
        w.receiver_role_id := null;
        w.status := 'started';
      end if;
      w.deputy_role_id := null;
      w.deputy_from := null;
      w.deputy_until := null;
      w.asked_role_id := null;
    when 'deputy-named', 'deputy-ended' then
      w.deputy_role_id := (a.step ->> 'deputy')::uuid;
      w.deputy_from := (a.step ->> 'from')::date;
      w.deputy_until := (a.step ->> 'until')::date;
    when 'next-contact-agreed' then w.next_contact_on := (a.step #>> '{next,day}')::date;
    when 'contact-held', 'contact-missed' then w.next_contact_on := null;
    when 'paused' then
      w.status := 'paused';
      w.pause_until := (a.step ->> 'until')::date;
    when 'resumed' then
      w.pause_until := null;
      select case when s.kind in ('responsibility-accepted', 'came-back') then 'started' else s.kind end into w.status from pathway_action s
      where s.pathway_id = w.id and s.kind in ('referred', 'accepted', 'not-accepted', 'started', 'responsibility-accepted', 'came-back')
      order by s.position desc limit 1;
    when 'ended', 'closed-with-room' then
      w.status := 'ended';
      w.pause_until := null;
      w.next_contact_on := null;
      w.door_open_until := (a.step ->> 'doorOpenUntil')::date;
      if a.kind = 'closed-with-room' then w.asked_role_id := null; end if;
    when 'came-back' then
      w.status := 'started';
      w.door_open_until := null;
    else null;
  end case;
  w.position := a.position;
  w.changed_at := a.at;
  return w;
end $$;
revoke all on function ending_of(uuid), step_fits(pathway, text), pathway_after(pathway, pathway_action) from public;

-- Whether the present state is, in every column, what was so before and the one step that the same person has just recorded.
create or replace function follows_last_step(p pathway) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from pathway_action a left join pathway w on w.id = a.pathway_id
    where a.pathway_id = p.id and a.by_person = me() and a.at = clock_now() and a.position = coalesce(w.position, 0) + 1
      and p = pathway_after(w, a))
$$;

-- How many pathways the people of my organisation hold, and how many of them stand on the list, by reason: numbers alone.
-- It says in SQL what `findLostReason` says of one; a test holds them against each other.
create or replace function pathways_held_at_mine() returns table (reason text, pathways bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with held as (
    select w.*, exists (select 1 from role_in_room s where s.room_id = w.room_id and s.role_id = w.holder_role_id) as holder_is_here
    from practitioner_role h join pathway w on w.holder_role_id = h.id
    where w.status <> 'ended' and h.organisation_id in (select organisation_id from my_confirmed_role()))
  select case
      when not holder_is_here then 'holder-has-left'
      when pause_until < (select today()) then 'pause-has-passed'
      when pause_until is not null then 'none'
      when next_contact_on is null then 'no-next-contact'
      when next_contact_on < (select today()) then 'next-contact-has-passed'
      else 'none' end, count(*)
  from held group by 1
$$;

-- The roles that are now in rooms of mine: who is here.
drop function if exists roles_in_room(uuid);
drop function if exists roles_in_my_rooms(uuid[]);
create function roles_in_my_rooms(rooms uuid[])
returns table (room_id uuid, role_id uuid, participant_id uuid, joined_at timestamptz, is_contact boolean)
language sql stable security definer rows 100 set search_path = public, pg_temp as $$
  select v.room_id, v.role_id, v.participant_id, v.joined_at, r.contact_id is not distinct from v.participant_id
  from my_rooms() m join role_in_room v on v.room_id = m.room_id join room r on r.id = m.room_id where m.room_id = any(rooms)
$$;

do $$
declare f text;
begin
  foreach f in array array['pathway_histories(uuid[])', 'follows_last_step(pathway)', 'is_my_step(pathway_action)', 'pathways_held_at_mine()',
    'roles_in_my_rooms(uuid[])'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

alter table pathway enable row level security;
drop policy if exists pathway_in_my_rooms on pathway;
create policy pathway_in_my_rooms on pathway for select to tillit_app using (room_id in (select room_id from my_rooms()));
drop policy if exists pathway_referred on pathway;
create policy pathway_referred on pathway for insert to tillit_app
  with check (is_open_to_me(room_id) and exists (select 1 from room r where r.id = room_id and r.citizen_id = pathway.citizen_id)
    and follows_last_step(pathway));
drop policy if exists pathway_changed on pathway;
create policy pathway_changed on pathway for update to tillit_app
  using (room_id in (select room_id from my_open_rooms())) with check (follows_last_step(pathway));
revoke all on pathway from tillit_app;
grant select on pathway to tillit_app;
grant insert (id, citizen_id, room_id, organisation_id, status, holder_role_id, receiver_role_id, deputy_role_id, deputy_from, deputy_until, asked_role_id,
  next_contact_on, pause_until, door_open_until, position, changed_at) on pathway to tillit_app;
grant update (status, holder_role_id, receiver_role_id, deputy_role_id, deputy_from, deputy_until, asked_role_id,
  next_contact_on, pause_until, door_open_until, position, changed_at) on pathway to tillit_app;

alter table pathway_action enable row level security;
drop policy if exists pathway_action_seen on pathway_action;
create policy pathway_action_seen on pathway_action for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = pathway_action.room_id and m.sees_from <= at));
drop policy if exists pathway_action_recorded on pathway_action;
create policy pathway_action_recorded on pathway_action for insert to tillit_app
  with check (
    by_person = (select me()) and at = (select clock_now()) and is_open_to_me(room_id)
    and (by_role_id in (select id from my_active_role()) or (by_role_id is null and citizen_id in (select citizens_i_am())))
    and is_my_step(pathway_action));
revoke all on pathway_action from tillit_app;
grant select on pathway_action to tillit_app;
grant insert (id, pathway_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, at) on pathway_action to tillit_app;

-- A room is not closed over an open pathway, or an open door: the rules refuse the contact, and end it when the citizen closes.
drop policy if exists room_without_open_pathway on room;
create policy room_without_open_pathway on room as restrictive for update to tillit_app
  using (true) with check (closed_at is null or not exists (
    select 1 from pathway w where w.room_id = room.id and (w.status <> 'ended' or w.door_open_until >= today())));
