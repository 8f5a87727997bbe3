-- Whether anything that somebody was to be told of a room, up to a hint, is still new to her; for the delivery alone, which
-- learns nothing else. A message is new until its own thread is read so far, anything else until something is read here,
-- and what another module tells of, until she has looked at something of that module in the room.
-- A telling waits a day and a night at most: what is older was told of in its time, and not again with what has just been read.
create or replace function is_still_new(room uuid, person uuid, up_to bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if server_task() is distinct from 'notify' then
    raise exception 'only the delivery asks this';
  end if;
  return exists (
    select 1 from hint last join hint h on h.place = last.place and h.id <= last.id and h.at > last.at - interval '2 days'
    where last.id = up_to and last.place = room and h.notify and person = any(h.audience)
      and case when h.what = 'rooms.message-sent' then exists (
          select 1 from thread t join message m on m.room_id = t.room_id and m.thread_id = t.id and m.sent_at = h.at
          where t.room_id = room and t.last_message_at >= h.at and m.seq > coalesce(
            (select max(k.read_seq) from read_mark k where k.room_id = room and k.thread_id = t.id and k.person_id = person), 0))
        else not exists (select 1 from read_mark k where k.room_id = room and k.person_id = person and k.read_at >= h.at)
          and (h.what like 'rooms.%' or not exists (
            select 1 from audit_entry e where e.place_id = room and e.person_id = person and e.at >= h.at
              and split_part(e.event, '.', 1) = split_part(h.what, '.', 1))) end);
end $$;
revoke all on function is_still_new(uuid, uuid, bigint) from public;
grant execute on function is_still_new(uuid, uuid, bigint) to tillit_app;
