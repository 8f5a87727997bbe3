alter table room_key enable row level security;
drop policy if exists room_key_seen on room_key;
create policy room_key_seen on room_key for select to tillit_app using (room_id in (select room_id from my_rooms()));
drop policy if exists room_key_made on room_key;
create policy room_key_made on room_key for insert to tillit_app with check (is_open_to_me(room_id));
-- With its key everything that was ever sent in a room becomes unreadable, in backups of the files too.
drop policy if exists room_key_forgotten on room_key;
create policy room_key_forgotten on room_key for delete to tillit_app using ((select server_task()) = 'retention');
drop policy if exists room_key_to_forget on room_key;
create policy room_key_to_forget on room_key for select to tillit_app using ((select server_task()) = 'retention');
revoke all on room_key from tillit_app;
grant select, delete on room_key to tillit_app;
grant insert (room_id, citizen_id, wrapped, made_at) on room_key to tillit_app;

alter table attachment enable row level security;
-- Who sees the message sees what it brings; the message's own policy says who. Until then whoever uploaded it, in that role.
drop policy if exists attachment_seen on attachment;
create policy attachment_seen on attachment for select to tillit_app
  using (case when message_id is null
    then person_id = (select me()) and participant_id in (select m.participant_id from my_rooms() m)
    else exists (select 1 from message m where m.room_id = attachment.room_id and m.id = attachment.message_id) end);
drop policy if exists attachment_begun on attachment;
create policy attachment_begun on attachment for insert to tillit_app
  with check (person_id = (select me()) and participant_id = my_open_seat(room_id));
-- What was sent is not changed; it goes with a message of one's own, which is sent in this very moment.
drop policy if exists attachment_changed on attachment;
create policy attachment_changed on attachment for update to tillit_app
  using (message_id is null and person_id = (select me()) and participant_id = my_open_seat(room_id))
  with check (person_id = (select me()) and participant_id = my_open_seat(room_id) and (message_id is null or exists (
    select 1 from message m where m.room_id = attachment.room_id and m.id = attachment.message_id
      and m.participant_id = attachment.participant_id and m.sent_at = (select clock_now()))));
drop policy if exists attachment_let_go on attachment;
create policy attachment_let_go on attachment for delete to tillit_app
  using (message_id is null and person_id = (select me()) and participant_id in (select m.participant_id from my_rooms() m));
drop policy if exists attachment_to_sweep on attachment;
create policy attachment_to_sweep on attachment for select to tillit_app
  using ((select server_task()) = 'sweep' and message_id is null and begun_at < (select clock_now()) - interval '1 day');
drop policy if exists attachment_swept on attachment;
create policy attachment_swept on attachment for delete to tillit_app
  using ((select server_task()) = 'sweep' and message_id is null and begun_at < (select clock_now()) - interval '1 day');
revoke all on attachment from tillit_app;
grant select, delete on attachment to tillit_app;
grant insert (id, room_id, citizen_id, participant_id, person_id, name, announced_size, begun_at) on attachment to tillit_app;
grant update (message_id, position, name, description, received_size, ready_at, kind, media_type, size, preview_size, width, height, seconds, object_id)
  on attachment to tillit_app;

-- Which of the files that lie in the store belong to something; for the sweeping alone, which learns nothing else.
create or replace function needed_objects(objects uuid[]) returns setof uuid
language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
begin
  if server_task() is distinct from 'sweep' then
    raise exception 'only the sweeping asks this';
  end if;
  return query select a.object_id from attachment a where a.object_id = any(objects);
end $$;
revoke all on function needed_objects(uuid[]) from public;
grant execute on function needed_objects(uuid[]) to tillit_app;
