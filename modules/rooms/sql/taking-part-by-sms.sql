-- What texts may do. The task `sms` is nobody: it sees no room and no message. What it does for a citizen it does by these
-- functions, each for one thing that she has consented to and that waits for her.

-- Whether she wants the words themselves now; the last choice holds.
create or replace function is_texted(room uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select kind = 'texts' from sms_choice where room_id = is_texted.room order by position desc limit 1), false)
$$;
revoke all on function is_texted(uuid) from public;

-- Whether the citizen of a room that I am in can be texted at all; not where.
create or replace function has_phone(room uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from my_rooms(has_phone.room) m join room r on r.id = m.room_id join phone p on p.person_id = r.citizen_id
    where p.paused_at is null)
$$;
revoke all on function has_phone(uuid) from public;
grant execute on function has_phone(uuid) to tillit_app;

-- What waits for a citizen's text, with its code: threads that wait on her, and what was written for her and is not confirmed.
create or replace function open_for_text(person uuid)
returns table (room_id uuid, thread_id uuid, message_id uuid, code text)
language plpgsql stable security definer rows 3 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if server_task() is distinct from 'sms' then return; end if;
  return query
    select f.room_id, f.thread_id, f.message_id, f.code from sms_reference f
      join room r on r.id = f.room_id and r.closed_at is null and r.citizen_id = person
      join thread t on t.room_id = f.room_id and t.id = f.thread_id
    where f.citizen_id = person and is_texted(f.room_id)
      and case when f.message_id is null
        then t.waiting_on = 'citizen'
          or (t.waiting_on = 'participant' and exists (select 1 from participant p where p.id = t.waiting_participant_id and p.kind = 'citizen'))
        else not exists (select 1 from message_confirmation c where c.room_id = f.room_id and c.message_id = f.message_id)
          and not exists (select 1 from message m where m.room_id = f.room_id and m.corrects_id = f.message_id) end
    order by f.made_at, f.code;
end $$;
revoke all on function open_for_text(uuid) from public;
grant execute on function open_for_text(uuid) to tillit_app;

-- Whoever has just written puts a text to the citizen into the outbox, if it is for her to answer or to confirm and she wants it.
create or replace function queue_text(room uuid, message uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  said record;
  found_code text;
begin
  select m.thread_id, m.citizen_id, m.written_by,
      t.waiting_on = 'citizen' or (t.waiting_on = 'participant' and s.kind = 'citizen') as asks_her into said
    from message m join thread t on t.room_id = m.room_id and t.id = m.thread_id
      left join participant s on s.id = t.waiting_participant_id
    where m.room_id = queue_text.room and m.id = message and m.sent_at = clock_now()
      and coalesce(m.written_by, m.participant_id) in (select o.participant_id from my_open_rooms(queue_text.room) o);
  if not found or said.citizen_id = me() or not (said.asks_her or said.written_by is not null) or not is_texted(room)
    or not exists (select 1 from phone p where p.person_id = said.citizen_id and p.paused_at is null) then
    return;
  end if;
  delete from sms_reference f where f.citizen_id = said.citizen_id and f.made_at < clock_now() - interval '60 days';
  select f.code into found_code from sms_reference f where f.room_id = queue_text.room and f.thread_id = said.thread_id
    and f.message_id is not distinct from case when said.written_by is not null then message end;
  if found_code is null then
    select letter || digit into found_code
      from unnest(string_to_array('A B C D E F G H K M N P R S T U V X Y Z', ' ')) letter, unnest(string_to_array('2 3 4 5 6 7 8 9', ' ')) digit
      where not exists (select 1 from sms_reference f where f.citizen_id = said.citizen_id and f.code = letter || digit)
      order by random() limit 1;
    if found_code is null then return; end if;
    insert into sms_reference (citizen_id, code, room_id, thread_id, message_id, made_at)
      values (said.citizen_id, found_code, room, said.thread_id, case when said.written_by is not null then message end, clock_now());
  end if;
  insert into text_message (id, person_id, kind, about, made_at)
    values (gen_random_uuid(), said.citizen_id, 'message', jsonb_build_object('roomId', room, 'messageId', message, 'code', found_code), clock_now());
end $$;
revoke all on function queue_text(uuid, uuid) from public;
grant execute on function queue_text(uuid, uuid) to tillit_app;

-- The words of a text that is about to go, if she still wants them: what the delivery may read of a room, and no more.
create or replace function words_of_text(text_id uuid) returns table (sender_name text, body text, code text, is_told boolean)
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if server_task() is distinct from 'notify' then return; end if;
  return query
    select n.given_name, m.body, t.about->>'code', m.written_by is not null
    from text_message t join message m on m.room_id = (t.about->>'roomId')::uuid and m.id = (t.about->>'messageId')::uuid
      join room r on r.id = m.room_id and r.closed_at is null and r.citizen_id = t.person_id
      join participant p on p.id = coalesce(m.written_by, m.participant_id) join person n on n.id = p.person_id
    where t.id = text_id and t.kind = 'message' and t.state = 'waiting' and is_texted(m.room_id);
end $$;
revoke all on function words_of_text(uuid) from public;
grant execute on function words_of_text(uuid) to tillit_app;

-- All that storing a citizen's text needs, as `room_for_sending` gives it to herself: the same way and the same rules, in her
-- name for this one question. Afterwards the transaction is nobody's again, and holds her seat in this one room.
create or replace function room_for_text(person uuid, room uuid, thread uuid, message uuid, corrected uuid) returns jsonb
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  sending jsonb;
begin
  if not exists (select 1 from open_for_text(person) o where o.room_id = room_for_text.room and o.thread_id = thread
      and o.message_id is not distinct from corrected) then
    return null;
  end if;
  perform set_config('app.person_id', person::text, true), set_config('app.acting_kind', 'citizen', true);
  select to_jsonb(s) into sending from room_for_sending(room, thread, message, corrected) s;
  perform set_config('app.person_id', '', true), set_config('app.acting_kind', '', true);
  return sending;
end $$;
revoke all on function room_for_text(uuid, uuid, uuid, uuid, uuid) from public;
grant execute on function room_for_text(uuid, uuid, uuid, uuid, uuid) to tillit_app;

-- She has answered by text that what was written for her is right. Gives whom to tell; nothing when there is no such thing.
create or replace function confirm_by_text(person uuid, room uuid, message uuid) returns uuid[]
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not exists (select 1 from open_for_text(person) o where o.room_id = confirm_by_text.room and o.message_id = message) then
    return null;
  end if;
  insert into message_confirmation (room_id, message_id, citizen_id, confirmed_by, told_by, confirmed_at)
    values (room, message, person, person, 'sms', clock_now());
  perform trace_text('rooms.message-confirmed', person, room);
  return array(select a from room_audience(room) a where a <> person);
end $$;
revoke all on function confirm_by_text(uuid, uuid, uuid) from public;
grant execute on function confirm_by_text(uuid, uuid, uuid) to tillit_app;

-- She wants no more texts, of any room and of any kind. Gives how many rooms it was about, or null if there was nothing to stop.
create or replace function stop_texts(person uuid) returns int
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  stopped int := 0;
  one record;
begin
  if server_task() is distinct from 'sms' then return null; end if;
  for one in
    select distinct on (c.room_id) c.room_id, c.kind, c.position, c.words_version from sms_choice c
    where c.citizen_id = person order by c.room_id, c.position desc loop
    continue when one.kind = 'off';
    insert into sms_choice (room_id, citizen_id, position, kind, words_version, decided_by, told_by, recorded_by, at)
      values (one.room_id, person, one.position + 1, 'off', one.words_version, person, 'sms', person, clock_now());
    perform trace_text('rooms.sms-choice-set', person, one.room_id);
    stopped := stopped + 1;
  end loop;
  if stopped = 0 and exists (select 1 from notification_setting s where s.person_id = person and not s.sms) then return null; end if;
  insert into notification_setting (person_id, sms) values (person, false) on conflict (person_id) do update set sms = false;
  return stopped;
end $$;
revoke all on function stop_texts(uuid) from public;
grant execute on function stop_texts(uuid) to tillit_app;

-- The trace of what a citizen did by text: in her name, on her own right, and that it came by SMS. Only together with it.
create or replace function trace_text(event text, person uuid, room uuid) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  insert into audit_entry (event, citizen_id, place_id, person_id, acting_kind, basis, detail)
  select trace_text.event, r.citizen_id, r.id, r.citizen_id, 'citizen', 'own', '{"channel": "sms"}'
  from room r where r.id = trace_text.room and r.citizen_id = person and server_task() = 'sms'
$$;
revoke all on function trace_text(text, uuid, uuid) from public;
grant execute on function trace_text(text, uuid, uuid) to tillit_app;

alter table sms_choice enable row level security;
drop policy if exists sms_choice_seen on sms_choice;
create policy sms_choice_seen on sms_choice for select to tillit_app using (room_id in (select room_id from my_rooms()));
-- By whoever decides for her, or written down by a practitioner who takes part and was told.
drop policy if exists sms_choice_made on sms_choice;
create policy sms_choice_made on sms_choice for insert to tillit_app
  with check (recorded_by = (select me()) and at = (select clock_now()) and is_open_to_me(room_id) and (
    (told_by = 'electronic-id' and recorded_role_id is null and decided_by = recorded_by and citizen_id in (select citizens_i_decide_for()))
    or (told_by in ('phone', 'paper', 'in-person') and recorded_role_id in (select id from my_active_role()) and decided_by = citizen_id
      and recorded_by <> citizen_id))
    and citizen_id = (select r.citizen_id from room r where r.id = sms_choice.room_id));
revoke all on sms_choice from tillit_app;
grant select on sms_choice to tillit_app;
grant insert (room_id, citizen_id, position, kind, words_version, decided_by, told_by, recorded_by, recorded_role_id, at) on sms_choice to tillit_app;

alter table sms_reference enable row level security;
-- Only the functions above know them.
drop policy if exists sms_reference_by_functions on sms_reference;
create policy sms_reference_by_functions on sms_reference for select to tillit_app using (false);
revoke all on sms_reference from tillit_app;
grant select on sms_reference to tillit_app;

alter table message_confirmation enable row level security;
drop policy if exists message_confirmation_seen on message_confirmation;
create policy message_confirmation_seen on message_confirmation for select to tillit_app
  using (exists (select 1 from message m where m.room_id = message_confirmation.room_id and m.id = message_confirmation.message_id));
drop policy if exists message_confirmed on message_confirmation;
create policy message_confirmed on message_confirmation for insert to tillit_app
  with check (confirmed_by = (select me()) and told_by = 'electronic-id' and confirmed_at = (select clock_now())
    and citizen_id in (select citizens_i_am()) and is_open_to_me(room_id)
    and exists (select 1 from message m where m.room_id = message_confirmation.room_id and m.id = message_confirmation.message_id
      and m.citizen_id = message_confirmation.citizen_id and m.written_by is not null));
revoke all on message_confirmation from tillit_app;
grant select on message_confirmation to tillit_app;
grant insert (room_id, message_id, citizen_id, confirmed_by, told_by, confirmed_at) on message_confirmation to tillit_app;
