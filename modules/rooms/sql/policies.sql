alter table answer_promise enable row level security;
drop policy if exists promise_seen on answer_promise;
create policy promise_seen on answer_promise for select to tillit_app using ((select me()) is not null);
drop policy if exists promise_by_task on answer_promise;
create policy promise_by_task on answer_promise to tillit_app
  using ((select server_task()) in ('import', 'demo')) with check ((select server_task()) in ('import', 'demo'));
-- An administrator promises for her own organisation, and for no other. A promise is changed, never taken away.
drop policy if exists promise_made on answer_promise;
create policy promise_made on answer_promise for insert to tillit_app
  with check (organisation_id in (select organisation_id from my_confirmed_role() where profession = 'administrator'));
drop policy if exists promise_changed on answer_promise;
create policy promise_changed on answer_promise for update to tillit_app
  using (organisation_id in (select organisation_id from my_confirmed_role() where profession = 'administrator'))
  with check (organisation_id in (select organisation_id from my_confirmed_role() where profession = 'administrator'));
revoke all on answer_promise from tillit_app;
grant select on answer_promise to tillit_app;
grant insert (organisation_id, urgency, within, unit), update (within, unit) on answer_promise to tillit_app;

alter table room enable row level security;
drop policy if exists room_mine on room;
create policy room_mine on room for select to tillit_app
  using (id in (select room_id from my_rooms()) or id in (select rooms_i_prepare()) or (opened_by = (select me()) and opened_at = (select clock_now())));
drop policy if exists room_opened on room;
create policy room_opened on room for insert to tillit_app
  with check (opened_by = (select me()) and exists (select 1 from person c where c.id = citizen_id)
    and citizen_id not in (select citizens_who_block_me())
    and (opened_role_id in (select id from my_confirmed_role()) or citizen_id in (select citizens_i_am())));
drop policy if exists room_changed on room;
create policy room_changed on room for update to tillit_app
  using (is_open_to_me(id)) with check (id in (select room_id from my_rooms()));
drop policy if exists room_joined on room;
create policy room_joined on room for select to tillit_app using ((select server_task()) in ('join', 'notify'));
revoke all on room from tillit_app;
grant select on room to tillit_app;
grant insert (id, citizen_id, purpose, opened_by, opened_role_id, opened_at, presence, newcomers_see, newcomers_see_from, contact_id) on room to tillit_app;
-- Whose the overview is changes in overview.sql alone.
grant update (presence, newcomers_see, newcomers_see_from, last_seq, last_message_at, next_what, next_with, next_why, next_when,
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
  using ((select server_task()) = 'join') with check ((select server_task()) = 'join' and person_id = (select me())
    and citizen_id not in (select citizens_who_block_me()));
drop policy if exists participant_notified on participant;
create policy participant_notified on participant for select to tillit_app using ((select server_task()) = 'notify');
revoke all on participant from tillit_app;
grant select on participant to tillit_app;
grant insert (id, room_id, citizen_id, kind, person_id, role_id, related_person_id, organisation_id, given_name, family_name, profession,
  why, expected, invited_by, invited_at, joined_at, rules_version) on participant to tillit_app;
grant update (person_id, role_id, related_person_id, given_name, family_name, joined_at, left_at, rules_version) on participant to tillit_app;

alter table invitation enable row level security;
drop policy if exists invitation_seen on invitation;
create policy invitation_seen on invitation for select to tillit_app using (room_id in (select room_id from my_open_rooms()));
drop policy if exists invitation_made on invitation;
create policy invitation_made on invitation for insert to tillit_app
  with check (made_by = (select me()) and (select electronic_id_is_fresh()) and room_id in (select room_id from my_open_rooms()));
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
  using ((room_id = seat_room() and last_message_at >= seat_sees_from())
    or exists (select 1 from my_rooms() m where m.room_id = thread.room_id and thread.last_message_at >= m.sees_from));
drop policy if exists thread_opened on thread;
create policy thread_opened on thread for insert to tillit_app
  with check ((room_id = seat_room() and opened_by = seat_participant()) or opened_by = my_open_seat(room_id));
drop policy if exists thread_changed on thread;
create policy thread_changed on thread for update to tillit_app
  using ((room_id = seat_room() and last_message_at >= seat_sees_from()) or last_message_at >= open_to_me_from(room_id))
  with check (room_id = seat_room() or is_open_to_me(room_id));
revoke all on thread from tillit_app;
grant select on thread to tillit_app;
grant insert (id, room_id, citizen_id, opened_by, opened_at, last_message_at, waiting_on, waiting_participant_id, waiting_since, due_at) on thread to tillit_app;
grant update (last_message_at, waiting_on, waiting_participant_id, waiting_since, due_at, answer_by, answer_by_participant_id, resolved_at, resolved_by) on thread to tillit_app;

alter table message enable row level security;
drop policy if exists message_seen on message;
create policy message_seen on message for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = message.room_id and message.sent_at >= m.sees_from));
drop policy if exists message_sent on message;
-- In one's own name; by text only through the task that receives texts, and that task in no other way; or written down for the
-- citizen, in her seat, by somebody else who takes part and says so.
create policy message_sent on message for insert to tillit_app
  with check (case when written_by is null
    then (told_by is not null) = coalesce((select server_task()) = 'sms', false)
      and ((room_id = seat_room() and participant_id = seat_participant()) or participant_id = my_open_seat(room_id))
    else participant_id = seat_i_write_for(room_id) and written_by = my_open_seat(room_id) end);
revoke all on message from tillit_app;
grant select on message to tillit_app;
grant insert (id, room_id, thread_id, citizen_id, seq, participant_id, subject, body, urgency, asks, corrects_id, sent_at, told_by, written_by, attachment_count) on message to tillit_app;

alter table read_mark enable row level security;
drop policy if exists read_mark_seen on read_mark;
-- Of the threads that I may see: their own policy says which.
create policy read_mark_seen on read_mark for select to tillit_app
  using (exists (select 1 from thread t where t.room_id = read_mark.room_id and t.id = read_mark.thread_id));
-- The delivery asks `is_still_new` instead.
drop policy if exists read_mark_for_delivery on read_mark;
drop policy if exists read_mark_set on read_mark;
create policy read_mark_set on read_mark for insert to tillit_app
  with check (person_id = (select me()) and participant_id in (select m.participant_id from my_rooms(room_id) m)
    -- Never past what I may see of this thread, and so not at all in one that is hidden from me.
    and exists (select 1 from message m where m.room_id = read_mark.room_id and m.thread_id = read_mark.thread_id and m.seq >= read_mark.read_seq));
drop policy if exists read_mark_moved on read_mark;
create policy read_mark_moved on read_mark for update to tillit_app
  using (person_id = (select me()))
  with check (person_id = (select me())
    and exists (select 1 from message m where m.room_id = read_mark.room_id and m.thread_id = read_mark.thread_id and m.seq >= read_mark.read_seq));
revoke all on read_mark from tillit_app;
grant select on read_mark to tillit_app;
grant insert (participant_id, room_id, thread_id, citizen_id, person_id, read_seq, read_at), update (read_seq, read_at) on read_mark to tillit_app;

alter table draft enable row level security;
drop policy if exists draft_mine on draft;
create policy draft_mine on draft to tillit_app
  using (person_id = (select me()) and room_id in (select room_id from my_rooms()))
  with check (person_id = (select me()) and is_open_to_me(room_id));
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

-- Whoever decides for a citizen says who is close to her no more; guardians end by what the authorities say.
drop policy if exists related_person_ended on related_person;
create policy related_person_ended on related_person for update to tillit_app
  using (relation <> 'guardian' and ended_at is null and citizen_id in (select citizens_i_decide_for()))
  with check (ended_at = (select clock_now()));

-- Whoever takes part may suggest somebody: the asking is recorded in her name, the deciding stays with the citizen.
drop policy if exists consent_action_asked_in_my_rooms on consent_action;
create policy consent_action_asked_in_my_rooms on consent_action for insert to tillit_app
  with check (kind = 'asked' and recorded_by = (select me()) and decided_by = recorded_by and at = (select clock_now())
    and subject_id in (select room_id from my_open_rooms()));
