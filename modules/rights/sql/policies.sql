-- A citizen sees the links of all her rooms, of closed ones too: they were made to let somebody in to her.
drop policy if exists invitation_of_mine on invitation;
create policy invitation_of_mine on invitation for select to tillit_app using (citizen_id in (select citizens_i_am()));

-- For whom I answer when a citizen says that something is not right: the data protection officers of an organisation, and
-- where it has named none, its administrators.
create or replace function organisations_i_answer_for() returns setof uuid
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  return query
    select m.organisation_id from my_confirmed_role() m
    where m.profession = 'data-protection-officer'
      or (m.profession = 'administrator' and not exists (
        select 1 from practitioner_role r where r.organisation_id = m.organisation_id and r.profession = 'data-protection-officer'
          and r.confirmed and r.active_from <= today() and (r.active_until is null or r.active_until >= today())));
end $$;

-- Who answers for an organisation, to be told that somebody waits.
create or replace function who_answers_for(organisation uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with answering as (
    select r.person_id, r.profession from practitioner_role r
    where r.organisation_id = organisation and r.confirmed and r.profession in ('data-protection-officer', 'administrator')
      and r.active_from <= today() and (r.active_until is null or r.active_until >= today()))
  select distinct a.person_id from answering a
  where a.profession = 'data-protection-officer'
    or not exists (select 1 from answering o where o.profession = 'data-protection-officer')
$$;

-- Whether whoever wrote a message is in the room now, to answer for it herself.
create or replace function is_seated(room uuid, participant uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from room_circle(room) c where c.participant_id = participant)
$$;

-- Who wrote something about a citizen, and for which organisation: to say to whom it goes. Of what I may see as the citizen.
create or replace function who_wrote_message(room uuid, message uuid)
returns table (citizen_id uuid, participant_id uuid, person_id uuid, organisation_id uuid, is_seated boolean, is_citizen boolean)
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select m.citizen_id, p.id, p.person_id, p.organisation_id, is_seated(room, p.id), p.kind = 'citizen'
    from message m join participant p on p.id = m.participant_id
    where m.room_id = who_wrote_message.room and m.id = who_wrote_message.message and m.citizen_id in (select citizens_i_am());
end $$;

-- Whether a rectification is mine to answer: I wrote the message and am in its room, or I answer for the organisation, when
-- nobody is there who could answer for herself.
create or replace function is_mine_to_answer(to_person uuid, to_organisation uuid, room uuid, participant uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if to_person is not null and participant is not null and is_seated(room, participant) then
    return to_person = me() and exists (select 1 from my_rooms(room) m where m.participant_id = participant);
  end if;
  return to_organisation in (select organisations_i_answer_for());
end $$;

-- The names on a rectification that I may see: a policy on `person` would be asked about every name on every screen.
create or replace function names_on_rectification(rectification uuid) returns table (citizen text, writer text, answerer text)
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  return query
    select c.given_name || ' ' || c.family_name, w.given_name || ' ' || w.family_name, p.given_name || ' ' || p.family_name
    from rectification r join person c on c.id = r.citizen_id join person w on w.id = r.written_by
      left join rectification_answer a on a.rectification_id = r.id left join person p on p.id = a.answered_by
    where r.id = names_on_rectification.rectification and (r.citizen_id in (select citizens_i_am())
      or is_mine_to_answer(r.to_person_id, r.to_organisation_id, r.room_id, r.participant_id)
      or exists (select 1 from my_rooms(r.room_id) m where r.room_id is not null and m.room_id = r.room_id));
end $$;

do $$
declare f text;
begin
  foreach f in array array['organisations_i_answer_for()', 'who_answers_for(uuid)', 'is_seated(uuid, uuid)', 'who_wrote_message(uuid, uuid)',
    'is_mine_to_answer(uuid, uuid, uuid, uuid)', 'names_on_rectification(uuid)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

-- Beside the thing, for everybody who sees the thing; what is about herself or the log, for her side and whoever answers.
alter table rectification enable row level security;
drop policy if exists rectification_of_mine on rectification;
create policy rectification_of_mine on rectification for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists rectification_beside on rectification;
create policy rectification_beside on rectification for select to tillit_app
  using (message_id is not null and exists (
    select 1 from message m where (m.room_id, m.id) = (rectification.room_id, rectification.message_id)));
drop policy if exists rectification_to_answer on rectification;
create policy rectification_to_answer on rectification for select to tillit_app
  using ((select acting_kind()) <> 'citizen' and is_mine_to_answer(to_person_id, to_organisation_id, room_id, participant_id));
-- In the citizen's own name, of what she sees, to whoever wrote it: nobody else's message, nobody else's addressee.
drop policy if exists rectification_written on rectification;
create policy rectification_written on rectification for insert to tillit_app
  with check (written_by = (select me()) and written_at = (select clock_now()) and citizen_id in (select citizens_i_am())
    and case target
      when 'message' then exists (select 1 from who_wrote_message(room_id, message_id) w
        where w.citizen_id = rectification.citizen_id and w.participant_id = rectification.participant_id and not w.is_citizen
          and w.person_id is not distinct from to_person_id and w.organisation_id is not distinct from to_organisation_id)
      when 'entry' then to_person_id is null and exists (select 1 from audit_entry e where e.id = entry_id and e.citizen_id = rectification.citizen_id
        and (e.organisation_id = to_organisation_id
          or (e.organisation_id is null and exists (select 1 from affiliation a where (a.citizen_id, a.organisation_id) = (e.citizen_id, to_organisation_id)))))
      else to_person_id is null and exists (select 1 from affiliation a
        where a.citizen_id = rectification.citizen_id and a.organisation_id = to_organisation_id) end);
revoke all on rectification from tillit_app;
grant select on rectification to tillit_app;
grant insert (id, citizen_id, target, room_id, message_id, participant_id, entry_id, body, written_by, written_at, to_person_id, to_organisation_id)
  on rectification to tillit_app;

-- An answer is seen where its question is seen.
alter table rectification_answer enable row level security;
drop policy if exists answer_seen on rectification_answer;
create policy answer_seen on rectification_answer for select to tillit_app
  using (exists (select 1 from rectification r where r.id = rectification_id));
drop policy if exists answer_given on rectification_answer;
create policy answer_given on rectification_answer for insert to tillit_app
  with check (answered_by = (select me()) and answered_at = (select clock_now())
    and (answered_role_id is null or answered_role_id in (select id from my_active_role()))
    and exists (select 1 from rectification r where r.id = rectification_id and r.citizen_id = rectification_answer.citizen_id
      and (select acting_kind()) <> 'citizen' and is_mine_to_answer(r.to_person_id, r.to_organisation_id, r.room_id, r.participant_id)));
revoke all on rectification_answer from tillit_app;
grant select on rectification_answer to tillit_app;
grant insert (rectification_id, citizen_id, outcome, body, answered_by, answered_role_id, answered_at) on rectification_answer to tillit_app;


-- Retention. An administrator sets the rules of her own organisation; carrying them out is the task `retention`.
create or replace function organisations_i_administer() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select organisation_id from my_confirmed_role() where profession = 'administrator'
$$;

-- The least and the most that a country allows, in months. OUR READING, TO BE CHECKED: what is in a room may be part of
-- what must be kept as a health record, in both countries usually ten years after the last entry.
create or replace function retention_bounds(kind text) returns table (fewest int, most int) language sql immutable parallel safe
  as $$ select b.fewest, b.most from (values ('closed-room', 120, 360), ('import-run', 1, 60)) as b (kind, fewest, most) where b.kind = retention_bounds.kind $$;

-- The last day on which something is kept that ended on a day: as many months later, on the last day of a month that is too short.
create or replace function kept_until(day date, months int) returns date language sql immutable parallel safe
  as $$ select (day + make_interval(months => months))::date $$;

-- Whose a room is: of the organisation of whoever holds the overview, else of whoever opened it.
create or replace function room_keeper(room uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(p.organisation_id, w.organisation_id) from room r
    left join participant p on p.id = r.contact_id left join practitioner_role w on w.id = r.opened_role_id
  where r.id = room
$$;

-- What a rule reaches, on which day it may go at the earliest, and whether it goes today: asked by the dry run and by the run
-- alike. Of one organisation; by its administrator or the task.
create or replace function retention_due(organisation uuid) returns table
  (kind text, id uuid, citizen_id uuid, ended_on date, goes_on date, told_on date, step text, months int, set_by uuid, set_role_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if server_task() is distinct from 'retention' and not exists (select 1 from organisations_i_administer() a where a = organisation) then return; end if;
  return query
    with closed as (
      select r.id, r.citizen_id, greatest((r.closed_at at time zone 'Europe/Copenhagen')::date, r.readable_until) as ended_on,
        n.goes_on as told_for, (n.told_at at time zone 'Europe/Copenhagen')::date as told_on, u.months, u.set_by, u.set_role_id
      from retention_rule u join room r on r.closed_at is not null and room_keeper(r.id) = u.organisation_id
        left join retention_notice n on n.room_id = r.id
      where u.organisation_id = retention_due.organisation and u.kind = 'closed-room'
        and not exists (select 1 from retention_hold h where h.room_id = r.id and h.released_at is null)),
    dated as (select c.*, greatest(kept_until(c.ended_on, c.months) + 1, c.told_for, coalesce(c.told_on, today()) + 30) as goes_on from closed c
      where kept_until(c.ended_on, c.months) < today() + 30)
    select 'closed-room', d.id, d.citizen_id, d.ended_on, d.goes_on, d.told_on,
      case when d.told_on is null then 'tell' when d.goes_on <= today() then 'go' else 'wait' end, d.months, d.set_by, d.set_role_id
    from dated d
    union all
    select 'import-run', i.id, null::uuid, (i.ended_at at time zone 'Europe/Copenhagen')::date,
      kept_until((i.ended_at at time zone 'Europe/Copenhagen')::date, u.months) + 1, null::date, 'go', u.months, u.set_by, u.set_role_id
    from retention_rule u join import_run i on i.organisation_id = u.organisation_id
    where u.organisation_id = retention_due.organisation and u.kind = 'import-run' and i.ended_at is not null
      and kept_until((i.ended_at at time zone 'Europe/Copenhagen')::date, u.months) < today();
end $$;

-- Tells of a room that will go. Only what is due and has not been told.
create or replace function retention_tell(organisation uuid, room uuid) returns date
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare due record;
begin
  if server_task() is distinct from 'retention' then raise exception 'only the task retention tells'; end if;
  select * into due from retention_due(organisation) d where d.id = room and d.kind = 'closed-room' and d.step = 'tell';
  if not found then return null; end if;
  insert into retention_notice (room_id, citizen_id, told_at, goes_on) values (room, due.citizen_id, clock_now(), due.goes_on);
  return due.goes_on;
end $$;

-- The files that go today with their rooms, as their senders sent them; for whoever may ask what is due.
create or replace function retention_files(organisation uuid) returns table (count int, bytes bigint)
language sql stable security definer rows 1 set search_path = public, pg_temp as $$
  select count(*)::int, coalesce(sum(a.size), 0)::bigint
  from retention_due(organisation) d join attachment a on a.room_id = d.id where d.kind = 'closed-room' and d.step = 'go'
$$;

-- The one way in which a room goes: whole, by a rule that reaches it today, after its citizen was told. It leaves a line in
-- the log, in the name of whoever set the rule, and its lines in the log stay. With its key no copy of its files opens any
-- more; the bytes belong to nothing then, and the sweeping takes them. Gives how many files they were, and how large.
drop function if exists retention_remove_room(uuid, uuid);
create function retention_remove_room(organisation uuid, room uuid) returns table (gone boolean, files int, bytes bigint)
language plpgsql volatile security definer rows 1 set search_path = public, pg_temp as $$
declare due record;
begin
  if server_task() is distinct from 'retention' then raise exception 'only the task retention removes'; end if;
  perform 1 from room r where r.id = room for update;
  select * into due from retention_due(organisation) d where d.id = room and d.kind = 'closed-room' and d.step = 'go';
  if not found then return query select false, 0, 0::bigint; return; end if;
  select count(*), coalesce(sum(a.size), 0) into files, bytes from attachment a where a.room_id = room;
  delete from encounter_draft d where d.room_id = room;
  delete from encounter_step s where s.room_id = room;
  delete from encounter e where e.room_id = room;
  delete from relay r where r.room_id = room;
  delete from errand_action a where a.room_id = room;
  delete from errand e where e.room_id = room;
  delete from brave_step_hard h where h.room_id = room;
  delete from brave_step_action a where a.room_id = room;
  delete from brave_step s where s.room_id = room;
  delete from appointment_link l where l.room_id = room;
  delete from taken_time t using appointment w where w.room_id = room and t.appointment_id = w.id;
  delete from appointment_action a where a.room_id = room;
  delete from appointment w where w.room_id = room;
  delete from agreement_action a where a.room_id = room;
  delete from agreement g where g.room_id = room;
  delete from permission_card_action a where a.room_id = room;
  delete from permission_card c where c.room_id = room;
  delete from kept_subject_reader d using kept_subject s where s.room_id = room and d.subject_id = s.id;
  delete from kept_subject s where s.room_id = room;
  delete from handover_correction c where c.room_id = room;
  delete from handover_line l where l.room_id = room;
  delete from handover_action a where a.room_id = room;
  delete from handover h where h.room_id = room;
  delete from pathway_action a using pathway w where w.room_id = room and a.pathway_id = w.id;
  delete from pathway w where w.room_id = room;
  -- The chapters are the citizen's and stay; to whom they were told here, and who read them here, goes with the room.
  delete from chapter_receipt r where r.room_id = room;
  delete from chapter_release r where r.room_id = room;
  delete from memory_line_share s where s.room_id = room;
  delete from memory_line l where l.room_id = room;
  delete from room_key k where k.room_id = room;
  delete from attachment a where a.room_id = room;
  delete from text_message t where t.about->>'roomId' = room::text;
  delete from sms_reference s where s.room_id = room;
  delete from sms_choice s where s.room_id = room;
  delete from message_confirmation c where c.room_id = room;
  delete from rectification_answer a using rectification r where r.id = a.rectification_id and r.room_id = room;
  delete from rectification r where r.room_id = room;
  delete from draft d where d.room_id = room;
  delete from read_mark k where k.room_id = room;
  delete from message m where m.room_id = room;
  delete from thread t where t.room_id = room;
  delete from invitation i where i.room_id = room;
  delete from consent c where c.subject_id = room;
  delete from consent_action a where a.subject_id = room;
  delete from hint h where h.place = room;
  delete from retention_notice n where n.room_id = room;
  delete from retention_hold h where h.room_id = room;
  update room r set contact_id = null, contact_asked_id = null, contact_asked_by = null, contact_asked_at = null, contact_declined_at = null where r.id = room;
  update participant p set invited_by = null where p.room_id = room;
  delete from participant p where p.room_id = room;
  delete from room r where r.id = room;
  insert into audit_entry (event, citizen_id, place_id, person_id, acting_kind, role_id, organisation_id, basis, detail)
  values ('rights.room-removed', due.citizen_id, room, due.set_by, 'practitioner', due.set_role_id, organisation, 'affiliation',
    jsonb_build_object('months', due.months));
  gone := true;
  return next;
end $$;

-- The citizen, and who acts for her now: to be told that a room goes.
create or replace function retention_audience(citizen uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select citizen where server_task() = 'retention' union select g from guardians_acting_for(citizen) g where server_task() = 'retention'
$$;

create or replace function retention_remove_import(organisation uuid, import uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if server_task() is distinct from 'retention' then raise exception 'only the task retention removes'; end if;
  delete from import_run i where i.id = import
    and exists (select 1 from retention_due(organisation) d where d.id = import and d.kind = 'import-run' and d.step = 'go');
  return found;
end $$;

do $$
declare f text;
begin
  foreach f in array array['organisations_i_administer()', 'room_keeper(uuid)', 'retention_due(uuid)', 'retention_files(uuid)', 'retention_tell(uuid, uuid)',
    'retention_remove_room(uuid, uuid)', 'retention_remove_import(uuid, uuid)', 'retention_audience(uuid)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

alter table retention_rule enable row level security;
drop policy if exists rule_of_my_organisation on retention_rule;
create policy rule_of_my_organisation on retention_rule for select to tillit_app
  using (organisation_id in (select organisations_i_administer()) or (select server_task()) = 'retention');
drop policy if exists rule_set on retention_rule;
create policy rule_set on retention_rule for insert to tillit_app
  with check (set_by = (select me()) and set_at = (select clock_now()) and set_role_id in (select id from my_confirmed_role())
    and organisation_id in (select organisations_i_administer())
    and exists (select 1 from retention_bounds(kind) b where months between b.fewest and b.most));
drop policy if exists rule_changed on retention_rule;
create policy rule_changed on retention_rule for update to tillit_app
  using (organisation_id in (select organisations_i_administer()))
  with check (set_by = (select me()) and set_at = (select clock_now()) and set_role_id in (select id from my_confirmed_role())
    and organisation_id in (select organisations_i_administer())
    and exists (select 1 from retention_bounds(kind) b where months between b.fewest and b.most));
drop policy if exists rule_ended on retention_rule;
create policy rule_ended on retention_rule for delete to tillit_app using (organisation_id in (select organisations_i_administer()));
revoke all on retention_rule from tillit_app;
grant select, delete on retention_rule to tillit_app;
grant insert (organisation_id, kind, months, set_by, set_role_id, set_at), update (months, set_by, set_role_id, set_at) on retention_rule to tillit_app;

-- A hold is seen by whoever may lift it, and by the citizen whose room it is.
alter table retention_hold enable row level security;
drop policy if exists hold_seen on retention_hold;
create policy hold_seen on retention_hold for select to tillit_app
  using (citizen_id in (select citizens_i_am()) or room_keeper(room_id) in (select organisations_i_answer_for()));
drop policy if exists hold_placed on retention_hold;
create policy hold_placed on retention_hold for insert to tillit_app
  with check (held_by = (select me()) and held_at = (select clock_now()) and room_keeper(room_id) in (select organisations_i_answer_for())
    and exists (select 1 from retention_due((select room_keeper(room_id))) d where d.id = room_id and d.citizen_id = retention_hold.citizen_id));
drop policy if exists hold_released on retention_hold;
create policy hold_released on retention_hold for update to tillit_app
  using (room_keeper(room_id) in (select organisations_i_answer_for())) with check (released_at = (select clock_now()));
revoke all on retention_hold from tillit_app;
grant select on retention_hold to tillit_app;
grant insert (room_id, citizen_id, why, held_by, held_at), update (released_at) on retention_hold to tillit_app;

alter table retention_notice enable row level security;
drop policy if exists notice_to_me on retention_notice;
create policy notice_to_me on retention_notice for select to tillit_app using (citizen_id in (select citizens_i_am()));
revoke all on retention_notice from tillit_app;
grant select on retention_notice to tillit_app;

alter table retention_run enable row level security;
drop policy if exists run_of_my_organisation on retention_run;
create policy run_of_my_organisation on retention_run for select to tillit_app using (organisation_id in (select organisations_i_administer()));
drop policy if exists run_recorded on retention_run;
create policy run_recorded on retention_run for insert to tillit_app with check ((select server_task()) = 'retention');
revoke all on retention_run from tillit_app;
grant select on retention_run to tillit_app;
grant insert (id, organisation_id, kind, months, ran_at, removed) on retention_run to tillit_app;
