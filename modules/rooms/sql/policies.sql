-- The relation in which I act now, if it has not ended.
create or replace function my_active_relation() returns setof related_person
language sql stable security definer rows 1 set search_path = public, pg_temp as $$
  select * from my_relations() where id = acting_id() and acting_kind() = 'related-person'
$$;

-- (In plpgsql and with the number of rows, as in the policies of people.)

-- The rooms somebody takes part in now, and from when she sees what is said there. This is the one place that decides:
-- every policy below asks it, the preview asks it, and a withdrawn consent is gone from it in that second.

-- `one_room` asks about one room, which is cheaper where one row is written. The plan that fits both is kept: making one
-- that fits each costs more than running it.
create or replace function my_rooms(one_room uuid default null)
returns table (room_id uuid, participant_id uuid, sees_from timestamptz, is_open boolean)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  if acting_kind() <> 'practitioner' then
    return query
      select r.id, p.id, '-infinity'::timestamptz, r.closed_at is null
      from room r join participant p on p.room_id = r.id and p.kind = 'citizen'
      where r.citizen_id in (select citizens_i_am()) and (one_room is null or r.id = one_room);
  end if;
  if exists (select 1 from my_active_role()) or exists (select 1 from my_active_relation()) then
    return query
      select p.room_id, p.id, coalesce(c.sees_from, '-infinity'::timestamptz), r.closed_at is null
      from participant p
        join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
        join room r on r.id = p.room_id
      where p.person_id = me() and coalesce(p.role_id, p.related_person_id) = acting_id() and p.kind = acting_kind()
        and (one_room is null or p.room_id = one_room)
        and p.joined_at is not null and p.left_at is null
        and c.state = 'given' and (c.holds_until is null or c.holds_until > clock_now())
        and (r.closed_at is null
          or (r.readable_after = 'participants' and (r.readable_until is null or r.readable_until >= today())));
  end if;
end $$;

-- Where I may write: the rooms I take part in that are not closed.
create or replace function my_open_rooms(one_room uuid default null) returns table (room_id uuid, participant_id uuid)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select m.room_id, m.participant_id from my_rooms(one_room) m where m.is_open;
end $$;

-- Rooms I have opened or am invited to and wait for the citizen in: who is in it, not what is said.
create or replace function rooms_i_prepare() returns setof uuid
language plpgsql stable security definer rows 5 set search_path = public, pg_temp as $$
begin
  if exists (select 1 from my_active_role()) or exists (select 1 from my_active_relation()) then
    return query
      select p.room_id
      from participant p join consent c on c.subject_id = p.room_id and c.grantee_id = p.id join room r on r.id = p.room_id
      where p.person_id = me() and coalesce(p.role_id, p.related_person_id) = acting_id()
        and p.left_at is null and r.closed_at is null
        and ((r.opened_by = me() and r.opened_role_id = acting_id() and c.state in ('asked', 'given'))
          or (p.joined_at is null and c.state = 'given' and (c.holds_until is null or c.holds_until > clock_now())));
  end if;
end $$;

-- The seat of whoever sends: found once by `room_for_sending`, which locks the room, so that no withdrawal comes between
-- the finding and the commit. The policies that a message goes through ask it first, and are spared the search at each row.
create or replace function seat_room() returns uuid language sql stable parallel safe
  as $$ select nullif(split_part(current_setting('app.seat', true), '|', 1), '')::uuid $$;
create or replace function seat_participant() returns uuid language sql stable parallel safe
  as $$ select nullif(split_part(current_setting('app.seat', true), '|', 2), '')::uuid $$;
create or replace function seat_sees_from() returns timestamptz language sql stable parallel safe
  as $$ select nullif(split_part(current_setting('app.seat', true), '|', 3), '')::timestamptz $$;

do $$
declare f text;
begin
  foreach f in array array['my_active_relation()', 'my_rooms(uuid)', 'my_open_rooms(uuid)', 'rooms_i_prepare()'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

alter table answer_promise enable row level security;
drop policy if exists promise_seen on answer_promise;
create policy promise_seen on answer_promise for select to tillit_app using ((select me()) is not null);
drop policy if exists promise_by_task on answer_promise;
create policy promise_by_task on answer_promise to tillit_app
  using ((select server_task()) in ('import', 'demo')) with check ((select server_task()) in ('import', 'demo'));
revoke all on answer_promise from tillit_app;
grant select, delete on answer_promise to tillit_app;
grant insert (organisation_id, urgency, within, unit), update (within, unit) on answer_promise to tillit_app;

alter table room enable row level security;
drop policy if exists room_mine on room;
create policy room_mine on room for select to tillit_app
  using (id = (select seat_room()) or id in (select room_id from my_rooms()) or id in (select rooms_i_prepare()) or (opened_by = (select me()) and opened_at = (select clock_now())));
drop policy if exists room_opened on room;
create policy room_opened on room for insert to tillit_app
  with check (opened_by = (select me()) and exists (select 1 from person c where c.id = citizen_id)
    and (opened_role_id in (select id from my_confirmed_role()) or citizen_id in (select citizens_i_am())));
drop policy if exists room_changed on room;
create policy room_changed on room for update to tillit_app
  using (id = (select seat_room()) or id in (select room_id from my_open_rooms()))
  with check (id = (select seat_room()) or id in (select room_id from my_rooms()));
drop policy if exists room_joined on room;
create policy room_joined on room for select to tillit_app using ((select server_task()) in ('join', 'notify'));
revoke all on room from tillit_app;
grant select on room to tillit_app;
grant insert (id, citizen_id, purpose, opened_by, opened_role_id, opened_at, presence, newcomers_see, newcomers_see_from, contact_id) on room to tillit_app;
grant update (presence, newcomers_see, newcomers_see_from, contact_id, last_seq, last_message_at, next_what, next_with, next_why, next_when,
  next_set_by, next_set_at, closed_at, closed_by, closing_words, readable_after, readable_until) on room to tillit_app;

alter table participant enable row level security;
drop policy if exists participant_seen on participant;
create policy participant_seen on participant for select to tillit_app
  using (room_id in (select room_id from my_rooms()) or room_id in (select rooms_i_prepare()));
drop policy if exists participant_invited on participant;
create policy participant_invited on participant for insert to tillit_app
  with check (room_id in (select room_id from my_open_rooms()) or room_id in (select id from room where opened_by = (select me()) and opened_at = (select clock_now())));
drop policy if exists participant_changed on participant;
create policy participant_changed on participant for update to tillit_app
  using (id in (select participant_id from my_rooms()) or (person_id = (select me()) and room_id in (select rooms_i_prepare())))
  with check (person_id = (select me()) or (kind = 'citizen' and person_id = citizen_id and citizen_id in (select citizens_i_am())));
drop policy if exists participant_joining on participant;
create policy participant_joining on participant to tillit_app
  using ((select server_task()) = 'join') with check ((select server_task()) = 'join' and person_id = (select me()));
drop policy if exists participant_notified on participant;
create policy participant_notified on participant for select to tillit_app using ((select server_task()) = 'notify');
revoke all on participant from tillit_app;
grant select on participant to tillit_app;
grant insert (id, room_id, citizen_id, kind, person_id, role_id, related_person_id, organisation_id, given_name, family_name, profession,
  why, expected, invited_by, invited_at, joined_at, rules_version) on participant to tillit_app;
grant update (person_id, role_id, given_name, family_name, joined_at, left_at, rules_version) on participant to tillit_app;

alter table invitation enable row level security;
drop policy if exists invitation_seen on invitation;
create policy invitation_seen on invitation for select to tillit_app using (room_id in (select room_id from my_open_rooms()));
drop policy if exists invitation_made on invitation;
create policy invitation_made on invitation for insert to tillit_app
  with check (made_by = (select me()) and room_id in (select room_id from my_open_rooms()));
-- Whoever makes a new link ends the former, also somebody else's.
drop policy if exists invitation_ended on invitation;
create policy invitation_ended on invitation for update to tillit_app
  using (room_id in (select room_id from my_open_rooms())) with check (revoked_at is not null);
drop policy if exists invitation_by_task on invitation;
create policy invitation_by_task on invitation to tillit_app using ((select server_task()) in ('join', 'notify')) with check ((select server_task()) in ('join', 'notify'));
revoke all on invitation from tillit_app;
grant select on invitation to tillit_app;
grant insert (token_hash, participant_id, room_id, citizen_id, made_by, made_at, expires_at), update (used_at, revoked_at) on invitation to tillit_app;

alter table thread enable row level security;
drop policy if exists thread_seen on thread;
create policy thread_seen on thread for select to tillit_app
  using ((room_id = (select seat_room()) and last_message_at >= (select seat_sees_from()))
    or exists (select 1 from my_rooms() m where m.room_id = thread.room_id and thread.last_message_at >= m.sees_from));
drop policy if exists thread_opened on thread;
create policy thread_opened on thread for insert to tillit_app
  with check ((room_id = (select seat_room()) and opened_by = (select seat_participant()))
    or opened_by in (select o.participant_id from my_open_rooms(room_id) o));
drop policy if exists thread_changed on thread;
create policy thread_changed on thread for update to tillit_app
  using ((room_id = (select seat_room()) and last_message_at >= (select seat_sees_from()))
    or exists (select 1 from my_rooms() m where m.room_id = thread.room_id and thread.last_message_at >= m.sees_from))
  with check (room_id = (select seat_room()) or exists (select 1 from my_open_rooms(room_id)));
revoke all on thread from tillit_app;
grant select on thread to tillit_app;
grant insert (id, room_id, citizen_id, opened_by, opened_at, last_message_at, waiting_on, waiting_participant_id, waiting_since, due_at) on thread to tillit_app;
grant update (last_message_at, waiting_on, waiting_participant_id, waiting_since, due_at, answer_by, answer_by_participant_id, resolved_at, resolved_by) on thread to tillit_app;

alter table message enable row level security;
drop policy if exists message_seen on message;
create policy message_seen on message for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = message.room_id and message.sent_at >= m.sees_from));
drop policy if exists message_sent on message;
create policy message_sent on message for insert to tillit_app
  with check ((room_id = (select seat_room()) and participant_id = (select seat_participant()))
    or participant_id in (select o.participant_id from my_open_rooms(room_id) o));
revoke all on message from tillit_app;
grant select on message to tillit_app;
grant insert (id, room_id, thread_id, citizen_id, seq, participant_id, subject, body, urgency, asks, corrects_id, sent_at) on message to tillit_app;

alter table read_mark enable row level security;
drop policy if exists read_mark_seen on read_mark;
create policy read_mark_seen on read_mark for select to tillit_app using (room_id in (select room_id from my_rooms()));
drop policy if exists read_mark_for_delivery on read_mark;
create policy read_mark_for_delivery on read_mark for select to tillit_app using ((select server_task()) = 'notify');
drop policy if exists read_mark_set on read_mark;
create policy read_mark_set on read_mark for insert to tillit_app
  with check (person_id = (select me()) and participant_id in (select m.participant_id from my_rooms(room_id) m));
drop policy if exists read_mark_moved on read_mark;
create policy read_mark_moved on read_mark for update to tillit_app
  using (person_id = (select me())) with check (person_id = (select me()) and room_id in (select room_id from my_rooms()));
revoke all on read_mark from tillit_app;
grant select on read_mark to tillit_app;
grant insert (participant_id, room_id, citizen_id, person_id, read_seq, read_at), update (read_seq, read_at) on read_mark to tillit_app;

alter table draft enable row level security;
drop policy if exists draft_mine on draft;
create policy draft_mine on draft to tillit_app
  using (person_id = (select me()) and room_id in (select room_id from my_rooms()))
  with check (person_id = (select me()) and exists (select 1 from my_open_rooms(room_id)));
revoke all on draft from tillit_app;
grant select, delete on draft to tillit_app;
grant insert (person_id, room_id, thread_id, citizen_id, subject, body, saved_at), update (subject, body, saved_at) on draft to tillit_app;

-- What a room adds to what stands in earlier modules: who takes part knows the others, and their consents.
create or replace function people_in_my_rooms() returns setof uuid
language plpgsql stable security definer rows 50 set search_path = public, pg_temp as $$
begin
  return query
    select p.person_id from participant p
    where p.room_id = any(array(select m.room_id from my_rooms() m union select rooms_i_prepare())) and p.person_id is not null;
end $$;
revoke all on function people_in_my_rooms() from public;
grant execute on function people_in_my_rooms() to tillit_app;
drop policy if exists person_in_my_rooms on person;
create policy person_in_my_rooms on person for select to tillit_app
  using ((select me()) is not null and id in (select people_in_my_rooms()));
-- Whoever holds a link and is being let in: what the one page tells.
drop policy if exists person_joining on person;
create policy person_joining on person for select to tillit_app using ((select server_task()) = 'join');
drop policy if exists consent_joining on consent;
create policy consent_joining on consent for select to tillit_app using ((select server_task()) = 'join');
drop policy if exists consent_in_my_rooms on consent;
create policy consent_in_my_rooms on consent for select to tillit_app
  using (subject_id in (select room_id from my_rooms()) or subject_id in (select rooms_i_prepare()));
drop policy if exists consent_action_in_my_rooms on consent_action;
create policy consent_action_in_my_rooms on consent_action for select to tillit_app
  using (subject_id in (select room_id from my_rooms()) or subject_id in (select rooms_i_prepare()));

-- Who is told when something happens in a room: the citizen, her guardians while they act for her, and all who see it now.
create or replace function room_audience(room uuid) returns setof uuid
language sql stable security definer rows 5 set search_path = public, pg_temp as $$
  select r.citizen_id from room r where r.id = room_audience.room
  union
  select rp.person_id from room r join related_person rp on rp.citizen_id = r.citizen_id join person c on c.id = r.citizen_id
    join age_rule a on a.country = c.country
  where r.id = room_audience.room and rp.relation = 'guardian' and rp.ended_at is null
    and c.birth_day > (today() - make_interval(years => a.guardian_reads_until))::date
  union
  select p.person_id from participant p join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
    left join practitioner_role w on w.id = p.role_id left join related_person rp on rp.id = p.related_person_id
  where p.room_id = room_audience.room and p.person_id is not null and p.joined_at is not null and p.left_at is null
    and c.state = 'given' and (c.holds_until is null or c.holds_until > clock_now())
    and (w.active_until is null or w.active_until >= today()) and rp.ended_at is null
$$;
revoke all on function room_audience(uuid) from public;
grant execute on function room_audience(uuid) to tillit_app;

-- What follows when I have just written down that somebody may not take part: what is on its way to her and her links end, and
-- the overview goes to the next practitioner who is in, since somebody must stand on what waits. Gives who she is, if it is known.
create or replace function shut_out(room uuid, who uuid) returns table (person_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not exists (
    select 1 from consent c join consent_action a on (a.subject_id, a.grantee_id, a.id) = (c.subject_id, c.grantee_id, c.action_id)
    where c.subject_id = shut_out.room and c.grantee_id = who and c.state <> 'given' and a.recorded_by = me() and a.at = clock_now()) then
    return;
  end if;
  update invitation set revoked_at = clock_now() where participant_id = who and revoked_at is null and used_at is null;
  update room r set contact_id = (
      select p.id from participant p join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
      where p.room_id = r.id and p.id <> who and p.kind = 'practitioner' and p.joined_at is not null and p.left_at is null and c.state = 'given'
      order by p.invited_at, p.id limit 1)
    where r.id = shut_out.room and r.contact_id = who and r.closed_at is null;
  perform forget_hints(p.room_id, p.person_id) from participant p where p.id = who and p.person_id is not null;
  return query select p.person_id from participant p where p.id = who and p.room_id = shut_out.room;
end $$;
revoke all on function shut_out(uuid, uuid) from public;
grant execute on function shut_out(uuid, uuid) to tillit_app;

-- Stands in for somebody who is asked to take part, as if the citizen had said yes: the policies above then count what she
-- would see. Only inside a savepoint that is rolled back; nothing of it remains.
create or replace function stand_in_for(who uuid, sees timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p participant;
begin
  select * into p from participant where id = who;
  if not found or not (
    coalesce(server_task(), '') = 'join' or exists (select 1 from my_rooms(p.room_id))
    or p.room_id in (select rooms_i_prepare())) then
    raise exception 'nobody to stand in for';
  end if;
  if p.person_id is null then
    p.person_id := gen_random_uuid();
    insert into person (id, given_name, family_name, country, created_at)
      select p.person_id, p.given_name, p.family_name, c.country, clock_now() from person c where c.id = p.citizen_id;
  end if;
  if p.kind = 'practitioner' and p.role_id is null then
    p.role_id := gen_random_uuid();
    insert into practitioner_role (id, person_id, organisation_id, profession, active_from)
      values (p.role_id, p.person_id, p.organisation_id, p.profession, today());
  end if;
  update participant set person_id = p.person_id, role_id = p.role_id, joined_at = coalesce(joined_at, clock_now()), left_at = null
    where id = who;
  update consent set state = 'given', sees_from = sees, holds_until = null where subject_id = p.room_id and grantee_id = who;
  perform set_config('app.person_id', p.person_id::text, true), set_config('app.acting_kind', p.kind, true),
    set_config('app.acting_id', coalesce(p.role_id, p.related_person_id)::text, true),
    set_config('app.organisation_id', coalesce(p.organisation_id::text, ''), true), set_config('app.task', '', true),
    set_config('app.seat', '', true);
end $$;
revoke all on function stand_in_for(uuid, timestamptz) from public;
grant execute on function stand_in_for(uuid, timestamptz) to tillit_app;

-- Who is present in a room, with what her organisation promises.
create or replace function room_present(room uuid)
returns table (participant_id uuid, kind text, country text, promises jsonb)
language plpgsql stable security definer rows 5 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select p.id, p.kind, coalesce(o.country, n.country),
      (select jsonb_object_agg(a.urgency, jsonb_build_object('within', a.within, 'unit', a.unit)) from answer_promise a where a.organisation_id = p.organisation_id)
    from participant p join person n on n.id = p.person_id left join organisation o on o.id = p.organisation_id
      left join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
    where p.room_id = room_present.room and p.left_at is null
      and (p.kind = 'citizen' or (p.joined_at is not null and c.state = 'given' and (c.holds_until is null or c.holds_until > clock_now())));
end $$;
revoke all on function room_present(uuid) from public;

-- All that sending a message in a room needs, in one question, and the room locked so that messages get their order: the
-- way everybody waits for. Nothing comes back where `my_rooms` gives nothing, and no thread or message that it hides.
create or replace function room_for_sending(room uuid, thread uuid, message uuid, corrected uuid)
returns table (citizen_id uuid, is_closed boolean, contact_id uuid, last_seq bigint, participant_id uuid, kind text, rules_version int,
  sender_name text, consent_id uuid, consent_since timestamptz, sent_already boolean, audience uuid[], present jsonb, thread_waiting jsonb, corrected_by uuid)
language plpgsql volatile security definer rows 1 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  mine record;
  locked room;
begin
  -- Locked before it is asked: the citizen may be taking back her yes at this moment, and this is before it or after it.
  select * into locked from room r where r.id = room_for_sending.room for no key update;
  select * into mine from my_rooms(room);
  if not found then return; end if;
  perform set_config('app.seat', case when mine.is_open then concat_ws('|', mine.room_id, mine.participant_id, mine.sees_from) else '' end, true);
  return query
    select locked.citizen_id, locked.closed_at is not null, locked.contact_id, locked.last_seq, p.id, p.kind, p.rules_version,
      n.given_name || ' ' || n.family_name, c.action_id, c.changed_at,
      exists (select 1 from message m where m.room_id = locked.id and m.id = room_for_sending.message and m.sent_at >= mine.sees_from),
      array(select a from room_audience(locked.id) a where a <> me()),
      (select coalesce(jsonb_agg(jsonb_build_object('id', q.participant_id, 'kind', q.kind, 'country', q.country, 'promises', q.promises)), '[]')
        from room_present(locked.id) q),
      (select jsonb_build_object('waiting_on', t.waiting_on, 'participant_id', t.waiting_participant_id, 'since', t.waiting_since, 'due_at', t.due_at)
        from thread t where t.room_id = locked.id and t.id = room_for_sending.thread and t.last_message_at >= mine.sees_from),
      (select m.participant_id from message m where m.room_id = locked.id and m.id = room_for_sending.corrected and m.sent_at >= mine.sees_from)
    from participant p join person n on n.id = p.person_id left join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
    where p.id = mine.participant_id;
end $$;
revoke all on function room_for_sending(uuid, uuid, uuid, uuid) from public;
grant execute on function room_for_sending(uuid, uuid, uuid, uuid) to tillit_app;
-- Whoever takes part may suggest somebody: the asking is recorded in her name, the deciding stays with the citizen.
drop policy if exists consent_action_asked_in_my_rooms on consent_action;
create policy consent_action_asked_in_my_rooms on consent_action for insert to tillit_app
  with check (kind = 'asked' and recorded_by = (select me()) and decided_by = recorded_by and at = (select clock_now())
    and subject_id in (select room_id from my_open_rooms()));
