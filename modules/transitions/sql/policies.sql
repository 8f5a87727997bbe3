-- The second wall of the hand-over: what `fits`, `whoseHandoverStep` and `foldHandover` say, told once more in SQL, and held
-- against them by random histories. Times and words are the rules' alone.

-- Who stands in for the bridge today: the deputy in her days, as long as the bridge holds the pathway. Whoever comes new is met herself,
-- so nobody stands in for her.
create or replace function bridge_deputy(h handover) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.deputy_role_id from pathway w
  where w.id = h.pathway_id and w.holder_role_id = h.bridge_role_id and today() between w.deputy_from and w.deputy_until
    and h.room_id in (select room_id from my_rooms())
$$;

-- In whose place somebody in a role acts on a hand-over: the bridge's where she is her deputy; nothing where it is for herself.
create or replace function in_whose_place(h handover, role uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select h.bridge_role_id where role = bridge_deputy(h) and role not in (h.bridge_role_id, coalesce(h.receiver_role_id, h.bridge_role_id))
$$;

create or replace function handover_step_fits(h handover, kind text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(case
    when kind = 'offered' then h.status in ('opened', 'stopped')
    when kind = 'wished' then h.status in ('opened', 'offered')
    when kind = 'planned' then h.status in ('wished', 'planned')
    when kind in ('cancelled', 'held') then h.status = 'planned'
    when kind = 'stopped' then h.status in ('opened', 'offered', 'wished', 'planned')
    when kind in ('guide-read', 'called') then h.status not in ('stopped', 'handed-over', 'ended')
    when kind = 'ticked' then h.status not in ('stopped', 'ended')
    when kind = 'summary-shared' then h.held_at is not null and h.summary_shared_at is null and h.status in ('held', 'handed-over')
    when kind in ('bridge-moved', 'received', 'ended') then h.status not in ('handed-over', 'ended')
    when kind = 'handed-over' then h.status in ('held', 'stopped') and h.occasion = 'new-service'
    end, false)
$$;

-- Whether an action is one that I may record: the next in its history, where it stands, and mine to take; or what the pathway
-- itself says now.
create or replace function is_my_handover_step(a handover_action) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  h handover;
  w pathway;
  r uuid := a.by_role_id;
  bridges boolean;
  meets boolean;
begin
  select * into h from handover o where o.id = a.handover_id;
  select * into w from pathway p where p.id = coalesce(h.pathway_id, (a.step ->> 'pathwayId')::uuid);
  if (w.room_id, w.citizen_id) is distinct from (a.room_id, a.citizen_id) then return false; end if;
  if a.kind = 'opened' then
    return h.id is null and a.position = 1 and r is not null and a.for_role_id is null
      and (a.step ->> 'citizenId')::uuid = a.citizen_id and (a.step ->> 'roomId')::uuid = a.room_id
      and case a.step ->> 'occasion'
        when 'new-service' then (a.step ->> 'bridge')::uuid = w.holder_role_id and a.step ->> 'receiver' is null
          and (a.step ->> 'organisationId')::uuid = w.organisation_id
        else (a.step ->> 'receiver')::uuid = w.holder_role_id and exists (
          select 1 from practitioner_role n join practitioner_role b on b.organisation_id = n.organisation_id
          where n.id = w.holder_role_id and b.id = (a.step ->> 'bridge')::uuid
            and n.organisation_id = (a.step ->> 'organisationId')::uuid) end;
  end if;
  if h.id is null or (h.room_id, h.citizen_id) <> (a.room_id, a.citizen_id) or a.position <> h.position + 1
    or not handover_step_fits(h, a.kind) then return false; end if;
  -- What follows from the pathway nobody does in another's place.
  if a.for_role_id is distinct from (case when a.kind not in ('bridge-moved', 'received', 'handed-over', 'ended') then in_whose_place(h, r) end)
    then return false; end if;
  bridges := r = h.bridge_role_id or coalesce(r = bridge_deputy(h), false);
  meets := bridges or coalesce(r = h.receiver_role_id, false);
  return coalesce(case
    when a.kind = 'bridge-moved' then (a.step ->> 'to')::uuid = w.holder_role_id
    when a.kind = 'received' then r = w.receiver_role_id and (a.step ->> 'by')::uuid = r
    when a.kind = 'handed-over' then r = w.holder_role_id and r = h.receiver_role_id
    when a.kind = 'ended' then w.status in ('ended', 'not-accepted') or (h.occasion = 'new-person' and h.receiver_role_id <> w.holder_role_id)
      or (h.bridge_role_id = h.receiver_role_id and h.receiver_role_id = w.holder_role_id and w.receiver_role_id is null)
    when a.kind = 'offered' then bridges
    when a.kind = 'wished' then r is null or bridges
    when a.kind in ('cancelled', 'stopped') then r is null or meets
    when a.kind = 'guide-read' then r = h.receiver_role_id
    when a.kind = 'held' then meets and h.receiver_role_id is not null
    when a.kind = 'summary-shared' then meets and exists (
      select 1 from handover_line l where l.handover_id = h.id and l.kind = 'summary' and l.by_person = a.by_person and l.struck_at is null)
    else meets end, false);
end $$;

-- What a hand-over is after a step that fits: the fold, one step of it.
create or replace function handover_after(h handover, a handover_action) returns handover
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  case a.kind
    when 'opened' then
      h.id := a.handover_id;
      h.pathway_id := (a.step ->> 'pathwayId')::uuid;
      h.citizen_id := a.citizen_id;
      h.room_id := a.room_id;
      h.organisation_id := (a.step ->> 'organisationId')::uuid;
      h.occasion := a.step ->> 'occasion';
      h.bridge_role_id := (a.step ->> 'bridge')::uuid;
      h.receiver_role_id := (a.step ->> 'receiver')::uuid;
      h.recipe_version := 1;
      h.status := 'opened';
      h.opened_at := a.at;
    when 'planned' then
      h.status := 'planned';
      h.planned_at := (a.step #>> '{plan,at}')::timestamptz;
    when 'cancelled' then
      h.status := 'wished';
      h.planned_at := null;
    when 'stopped' then
      h.status := 'stopped';
      h.planned_at := null;
    when 'held' then
      h.status := 'held';
      h.held_at := a.at;
    when 'summary-shared' then h.summary_shared_at := a.at;
    when 'bridge-moved' then h.bridge_role_id := (a.step ->> 'to')::uuid;
    when 'received' then h.receiver_role_id := (a.step ->> 'by')::uuid;
    when 'offered', 'wished', 'handed-over' then h.status := a.kind;
    when 'ended' then
      h.status := 'ended';
      if h.held_at is null then h.planned_at := null; end if;
    else null;
  end case;
  h.position := a.position;
  h.changed_at := a.at;
  return h;
end $$;
revoke all on function handover_step_fits(handover, text), handover_after(handover, handover_action) from public;

create or replace function follows_last_handover_step(p handover) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from handover_action a left join handover h on h.id = a.handover_id
    where a.handover_id = p.id and a.by_person = me() and a.at = clock_now() and a.position = coalesce(h.position, 0) + 1
      and p = handover_after(h, a))
$$;

drop function if exists handover_histories(uuid[]);
-- What has happened on hand-overs of my rooms. Why something came to nothing before I see is blank, and words that touch what
-- the citizen keeps from me.
create or replace function handover_histories(handovers uuid[])
returns table (handover_id uuid, id uuid, "position" int, step jsonb, by_person uuid, by_role_id uuid, for_role_id uuid, at timestamptz)
language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select a.handover_id, a.id, a.position,
      case
        when not (a.at < m.sees_from or (a.by_person <> me() and touches_what_is_kept_from_me(a.room_id, a.plain))) then a.step
        when a.step ? 'words' then jsonb_set(a.step, '{words}', '""')
        -- Where they meet is part of what is so now, also for who comes later; but for what is kept.
        when a.kind = 'planned' and a.by_person <> me() and touches_what_is_kept_from_me(a.room_id, a.plain)
          then jsonb_set(a.step, '{plan,where}', '""')
        else a.step end,
      a.by_person, a.by_role_id, a.for_role_id, a.at
    from my_rooms() m join handover_action a on a.room_id = m.room_id
    where a.handover_id = any(handover_histories.handovers) order by a.handover_id, a.position;
end $$;

-- What I am on a hand-over; null for whoever else is in the room.
create or replace function my_handover_role(h handover) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when h.citizen_id in (select citizens_i_am()) then 'citizen'
    when h.bridge_role_id in (select id from my_active_role()) then 'bridge'
    when h.receiver_role_id in (select id from my_active_role()) then 'receiver'
    when bridge_deputy(h) in (select id from my_active_role()) then 'deputy'
    when acting_kind() = 'related-person' then 'related' end
$$;

-- A summary is written by one of the two, so that what the other does not see of it is not written over.
create or replace function is_summed_up_by_another(handover uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from handover_line l
    where l.handover_id = handover and l.kind = 'summary' and l.struck_at is null and l.by_person <> me())
$$;

-- Whether I may know what a citizen does not want to talk about: she herself, and those to whom she has said it.
create or replace function may_read_subject(subject uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from kept_subject s where s.id = subject and (
    s.citizen_id in (select citizens_i_am())
    or exists (select 1 from kept_subject_reader d join my_rooms(s.room_id) m on m.participant_id = d.participant_id where d.subject_id = s.id)))
$$;

-- Whether a text touches a subject of its room that I may not know of. `touches` says the same of the same columns.
create or replace function touches_what_is_kept_from_me(room uuid, plain text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from kept_subject s, unnest(s.stems) as stem
    where s.room_id = room and s.lifted_at is null and position(stem in plain) > 0 and not may_read_subject(s.id))
$$;

-- Who reads a line. A summary is its writer's alone until it is shared, and what she wrote over before stays hers. A line that touches what the citizen keeps is there for
-- her, for its writer, and for those to whom she has said it; for all others it is not there.
create or replace function may_read_line(l handover_line) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  h handover;
  seen timestamptz;
begin
  select m.sees_from into seen from my_rooms(l.room_id) m where m.room_id = l.room_id;
  if seen is null then return false; end if;
  if l.by_person = me() then return true; end if;
  select * into h from handover o where o.id = l.handover_id;
  if l.kind = 'summary' and (l.struck_at is not null or h.summary_shared_at is null or h.summary_shared_at < seen) then return false; end if;
  -- What lies ahead is part of what a hand-over is now; what was talked about is theirs who were there.
  if l.kind = 'agenda' and l.at < seen and not (h.held_at is null or coalesce(my_handover_role(h) = 'receiver', false)) then return false; end if;
  return l.citizen_id in (select citizens_i_am()) or not touches_what_is_kept_from_me(l.room_id, l.plain);
end $$;

-- That there is something a citizen does not want to talk about, without what: whoever meets her asks first.
create or replace function keeps_subjects(rooms uuid[]) returns setof uuid
language sql stable security definer rows 10 set search_path = public, pg_temp as $$
  select distinct s.room_id from my_rooms() m join kept_subject s on s.room_id = m.room_id
  where s.lifted_at is null and m.room_id = any(rooms)
$$;

-- The responsibility passes after they have met, or after it was written why not; whom the citizen knows already she need not meet.
create or replace function may_take_over(pathway uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select 1 from handover h where h.pathway_id = may_take_over.pathway and h.occasion = 'new-service'
    and h.bridge_role_id is distinct from h.receiver_role_id and h.status not in ('held', 'stopped', 'handed-over', 'ended'))
$$;

do $$
declare f text;
begin
  foreach f in array array['follows_last_handover_step(handover)', 'is_my_handover_step(handover_action)', 'handover_histories(uuid[])',
    'my_handover_role(handover)', 'may_read_subject(uuid)', 'touches_what_is_kept_from_me(uuid, text)', 'may_read_line(handover_line)',
    'bridge_deputy(handover)', 'in_whose_place(handover, uuid)', 'keeps_subjects(uuid[])', 'is_summed_up_by_another(uuid)', 'may_take_over(uuid)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

alter table handover enable row level security;
drop policy if exists handover_in_my_rooms on handover;
create policy handover_in_my_rooms on handover for select to tillit_app using (room_id in (select room_id from my_rooms()));
drop policy if exists handover_opened on handover;
create policy handover_opened on handover for insert to tillit_app with check (is_open_to_me(room_id) and follows_last_handover_step(handover));
drop policy if exists handover_changed on handover;
create policy handover_changed on handover for update to tillit_app
  using (room_id in (select room_id from my_open_rooms())) with check (follows_last_handover_step(handover));
revoke all on handover from tillit_app;
grant select on handover to tillit_app;
grant insert (id, pathway_id, citizen_id, room_id, organisation_id, occasion, bridge_role_id, receiver_role_id, recipe_version, status,
  planned_at, held_at, summary_shared_at, opened_at, position, changed_at) on handover to tillit_app;
grant update (bridge_role_id, receiver_role_id, status, planned_at, held_at, summary_shared_at, position, changed_at) on handover to tillit_app;

alter table handover_action enable row level security;
drop policy if exists handover_action_seen on handover_action;
create policy handover_action_seen on handover_action for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = handover_action.room_id and m.sees_from <= at)
    and (by_person = (select me()) or not touches_what_is_kept_from_me(room_id, plain)));
drop policy if exists handover_action_recorded on handover_action;
create policy handover_action_recorded on handover_action for insert to tillit_app
  with check (
    by_person = (select me()) and at = (select clock_now()) and is_open_to_me(room_id)
    and (by_role_id in (select id from my_active_role()) or (by_role_id is null and citizen_id in (select citizens_i_am())))
    and is_my_handover_step(handover_action));
revoke all on handover_action from tillit_app;
grant select on handover_action to tillit_app;
grant insert (id, handover_id, room_id, citizen_id, position, kind, step, plain, by_person, by_role_id, for_role_id, at) on handover_action to tillit_app;

alter table handover_line enable row level security;
drop policy if exists line_read on handover_line;
create policy line_read on handover_line for select to tillit_app using (may_read_line(handover_line));
drop policy if exists line_written on handover_line;
create policy line_written on handover_line for insert to tillit_app
  with check (
    by_person = (select me()) and at = (select clock_now()) and struck_at is null and is_open_to_me(room_id)
    and (by_role_id in (select id from my_active_role()) or (by_role_id is null and acting_kind() <> 'practitioner'))
    and exists (select 1 from handover h where h.id = handover_id and h.room_id = handover_line.room_id and h.citizen_id = handover_line.citizen_id
      and for_role_id is not distinct from in_whose_place(h, by_role_id)
      and case kind
        when 'agenda' then h.status in ('opened', 'offered', 'wished', 'planned') and my_handover_role(h) is not null
        else h.held_at is not null and h.summary_shared_at is null and my_handover_role(h) in ('bridge', 'deputy', 'receiver')
          and not is_summed_up_by_another(h.id) end));
drop policy if exists line_struck on handover_line;
create policy line_struck on handover_line for update to tillit_app
  using (room_id in (select room_id from my_open_rooms()) and struck_at is null
    and (by_person = (select me()) or (kind = 'agenda' and citizen_id in (select citizens_i_am()))))
  with check (struck_at = (select clock_now()));
revoke all on handover_line from tillit_app;
grant select on handover_line to tillit_app;
grant insert (id, handover_id, room_id, citizen_id, kind, text, plain, by_person, by_role_id, for_role_id, at) on handover_line to tillit_app;
grant update (struck_at) on handover_line to tillit_app;

alter table handover_correction enable row level security;
drop policy if exists correction_read on handover_correction;
-- What the citizen says instead is kept by itself: a point that went away with it would tell that she has said something.
create policy correction_read on handover_correction for select to tillit_app using (line_id in (select l.id from handover_line l)
  and (citizen_id in (select citizens_i_am()) or not touches_what_is_kept_from_me(room_id, plain)));
drop policy if exists correction_written on handover_correction;
create policy correction_written on handover_correction for insert to tillit_app
  with check (by_person = (select me()) and at = (select clock_now()) and citizen_id in (select citizens_i_am()) and is_open_to_me(room_id)
    and exists (select 1 from handover_line l where l.id = line_id and l.kind = 'summary' and (l.room_id, l.citizen_id) = (handover_correction.room_id, handover_correction.citizen_id)));
revoke all on handover_correction from tillit_app;
grant select on handover_correction to tillit_app;
grant insert (id, line_id, room_id, citizen_id, text, plain, by_person, at) on handover_correction to tillit_app;

alter table kept_subject enable row level security;
drop policy if exists subject_read on kept_subject;
create policy subject_read on kept_subject for select to tillit_app
  using (may_read_subject(id) or (by_person = (select me()) and at = (select clock_now())));
drop policy if exists subject_kept on kept_subject;
create policy subject_kept on kept_subject for insert to tillit_app
  with check (by_person = (select me()) and at = (select clock_now()) and lifted_at is null and is_open_to_me(room_id)
    and (by_role_id in (select id from my_active_role()) or (by_role_id is null and citizen_id in (select citizens_i_am())))
    and exists (select 1 from handover h where h.id = handover_id and h.room_id = kept_subject.room_id and h.citizen_id = kept_subject.citizen_id
      and my_handover_role(h) in ('citizen', 'bridge', 'deputy')));
drop policy if exists subject_lifted on kept_subject;
create policy subject_lifted on kept_subject for update to tillit_app
  using (citizen_id in (select citizens_i_am()) and lifted_at is null) with check (lifted_at = (select clock_now()));
revoke all on kept_subject from tillit_app;
grant select on kept_subject to tillit_app;
grant insert (id, handover_id, room_id, citizen_id, text, stems, by_person, by_role_id, at), update (lifted_at) on kept_subject to tillit_app;

alter table kept_subject_reader enable row level security;
drop policy if exists reader_read on kept_subject_reader;
create policy reader_read on kept_subject_reader for select to tillit_app using (may_read_subject(subject_id));
drop policy if exists reader_told on kept_subject_reader;
create policy reader_told on kept_subject_reader for insert to tillit_app
  with check (at = (select clock_now()) and exists (
    select 1 from kept_subject s join participant p on p.id = participant_id and p.room_id = s.room_id
    where s.id = subject_id and s.citizen_id = kept_subject_reader.citizen_id and (
      s.citizen_id in (select citizens_i_am())
      or (s.by_person = (select me()) and s.at = (select clock_now()) and participant_id = my_open_seat(s.room_id)))));
drop policy if exists reader_untold on kept_subject_reader;
create policy reader_untold on kept_subject_reader for delete to tillit_app using (citizen_id in (select citizens_i_am()));
revoke all on kept_subject_reader from tillit_app;
grant select, delete on kept_subject_reader to tillit_app;
grant insert (subject_id, participant_id, citizen_id, at) on kept_subject_reader to tillit_app;

-- Who receives takes the responsibility over after the meeting, not before.
drop policy if exists pathway_after_meeting on pathway_action;
create policy pathway_after_meeting on pathway_action as restrictive for insert to tillit_app
  with check (kind <> 'responsibility-accepted' or may_take_over(pathway_id));

-- Whether a text touches anything that is kept in its room: for whom a hint is. The answer is never shown to whoever writes.
create or replace function touches_what_is_kept(room uuid, plain text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from my_rooms(room) m join kept_subject s on s.room_id = m.room_id, unnest(s.stems) as stem
    where s.lifted_at is null and position(stem in plain) > 0)
$$;
revoke all on function touches_what_is_kept(uuid, text) from public;
grant execute on function touches_what_is_kept(uuid, text) to tillit_app;

-- Whether what the citizen has lifted brings anything back to the others: only then are they told, since there may be more that she keeps.
create or replace function brings_back(subject uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from kept_subject s join (
      select l.room_id, l.plain from handover_line l join handover h on h.id = l.handover_id
      where l.struck_at is null and (l.kind = 'agenda' or h.summary_shared_at is not null)
      union all select c.room_id, c.plain from handover_correction c
      union all select a.room_id, a.plain from handover_action a) t on t.room_id = s.room_id
    where s.id = subject and s.citizen_id in (select citizens_i_am())
      and exists (select 1 from unnest(s.stems) as stem where position(stem in t.plain) > 0)
      and not touches_what_is_kept(s.room_id, t.plain))
$$;
revoke all on function brings_back(uuid) from public;
grant execute on function brings_back(uuid) to tillit_app;
