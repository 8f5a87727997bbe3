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

