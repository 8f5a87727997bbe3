-- The rooms somebody takes part in now, and from when she sees what is said there. This is the one place that decides:
-- every policy below asks it, the preview asks it, and a withdrawn consent is gone from it in that second.

create or replace function my_rooms() returns table (room_id uuid, participant_id uuid, sees_from timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, p.id, '-infinity'::timestamptz
  from room r join participant p on p.room_id = r.id and p.kind = 'citizen'
  where r.citizen_id in (select citizens_i_am())
  union all
  select p.room_id, p.id, coalesce(c.sees_from, '-infinity'::timestamptz)
  from participant p
    join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
    join room r on r.id = p.room_id
  where p.person_id = me() and p.kind <> 'citizen'
    and p.joined_at is not null and p.left_at is null
    and (
      (p.kind = 'practitioner' and p.role_id in (select id from my_active_role()))
      or (p.kind = 'related-person' and acting_kind() = 'related-person' and p.related_person_id = acting_id()))
    and c.state = 'given' and (c.holds_until is null or c.holds_until > clock_now())
    and (r.closed_at is null
      or (r.readable_after = 'participants' and (r.readable_until is null or r.readable_until >= clock_now()::date)))
$$;

-- Where I may write: the rooms I take part in that are not closed.
create or replace function my_open_rooms() returns table (room_id uuid, participant_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.room_id, m.participant_id from my_rooms() m join room r on r.id = m.room_id where r.closed_at is null
$$;

-- Rooms I have opened or am invited to and wait for the citizen in: who is in it, not what is said.
create or replace function rooms_i_prepare() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.room_id
  from participant p join consent c on c.subject_id = p.room_id and c.grantee_id = p.id join room r on r.id = p.room_id
  where p.person_id = me() and p.kind = 'practitioner' and p.role_id in (select id from my_active_role())
    and p.left_at is null and r.closed_at is null
    and ((r.opened_by = me() and r.opened_role_id = acting_id() and c.state in ('asked', 'given'))
      or (p.joined_at is null and c.state = 'given' and (c.holds_until is null or c.holds_until > clock_now())))
$$;

do $$
declare f text;
begin
  foreach f in array array['my_rooms()', 'my_open_rooms()', 'rooms_i_prepare()'] loop
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
  using (id in (select room_id from my_rooms()) or id in (select rooms_i_prepare()) or (opened_by = (select me()) and opened_at = (select clock_now())));
drop policy if exists room_opened on room;
create policy room_opened on room for insert to tillit_app
  with check (opened_by = (select me()) and citizen_id in (select people_i_may_know())
    and (opened_role_id in (select id from my_active_role()) or citizen_id in (select citizens_i_am())));
drop policy if exists room_changed on room;
create policy room_changed on room for update to tillit_app
  using (id in (select room_id from my_open_rooms()) or id in (select rooms_i_prepare())) with check (true);
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
  using (room_id in (select room_id from my_open_rooms()) or (person_id = (select me()) and room_id in (select rooms_i_prepare())))
  with check (room_id in (select room_id from my_open_rooms()) or person_id = (select me()));
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
drop policy if exists invitation_made on invitation;
create policy invitation_made on invitation to tillit_app
  using (room_id in (select room_id from my_open_rooms()) or room_id in (select rooms_i_prepare()))
  with check (made_by = (select me()) and (room_id in (select room_id from my_open_rooms()) or room_id in (select rooms_i_prepare())));
drop policy if exists invitation_by_task on invitation;
create policy invitation_by_task on invitation to tillit_app using ((select server_task()) in ('join', 'notify')) with check ((select server_task()) in ('join', 'notify'));
revoke all on invitation from tillit_app;
grant select on invitation to tillit_app;
grant insert (token_hash, participant_id, room_id, citizen_id, made_by, made_at, expires_at), update (used_at, revoked_at) on invitation to tillit_app;

alter table thread enable row level security;
drop policy if exists thread_seen on thread;
create policy thread_seen on thread for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = thread.room_id and thread.last_message_at >= m.sees_from));
drop policy if exists thread_opened on thread;
create policy thread_opened on thread for insert to tillit_app with check (room_id in (select room_id from my_open_rooms()));
drop policy if exists thread_changed on thread;
create policy thread_changed on thread for update to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = thread.room_id and thread.last_message_at >= m.sees_from))
  with check (room_id in (select room_id from my_open_rooms()));
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
  with check ((room_id, participant_id) in (select room_id, participant_id from my_open_rooms()));
revoke all on message from tillit_app;
grant select on message to tillit_app;
grant insert (id, room_id, thread_id, citizen_id, seq, participant_id, subject, body, urgency, asks, corrects_id, sent_at) on message to tillit_app;

alter table read_mark enable row level security;
drop policy if exists read_mark_seen on read_mark;
create policy read_mark_seen on read_mark for select to tillit_app using (room_id in (select room_id from my_rooms()));
drop policy if exists read_mark_set on read_mark;
create policy read_mark_set on read_mark for insert to tillit_app
  with check (person_id = (select me()) and (room_id, participant_id) in (select room_id, participant_id from my_rooms()));
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
  with check (person_id = (select me()) and room_id in (select room_id from my_open_rooms()));
revoke all on draft from tillit_app;
grant select, delete on draft to tillit_app;
grant insert (person_id, room_id, thread_id, citizen_id, subject, body, saved_at), update (subject, body, saved_at) on draft to tillit_app;

-- What a room adds to what stands in earlier modules: who takes part knows the others, and their consents.
drop policy if exists person_in_my_rooms on person;
create policy person_in_my_rooms on person for select to tillit_app
  using (id in (select p.person_id from participant p union select p.citizen_id from participant p));
drop policy if exists consent_in_my_rooms on consent;
create policy consent_in_my_rooms on consent for select to tillit_app
  using (subject_id in (select room_id from my_rooms()) or subject_id in (select rooms_i_prepare()));
drop policy if exists consent_action_in_my_rooms on consent_action;
create policy consent_action_in_my_rooms on consent_action for select to tillit_app
  using (subject_id in (select room_id from my_rooms()) or subject_id in (select rooms_i_prepare()));
