-- What was held and has run out, times that were proposed or a move that was open: marked here, so that it is told once. With everybody who
-- takes part, who arranges it, and who asked for the move. What ran out long ago is nobody's news.
create or replace function take_lapsed_holds() returns table (room_id uuid, parties uuid[])
language plpgsql volatile security definer rows 20 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if server_task() is distinct from 'sweep' then raise exception 'only the sweep asks this'; end if;
  return query
    with lapsed as (
      update appointment w set lapse_told_of = w.held_until
      where w.held_until <= clock_now() and w.held_until > clock_now() - interval '2 days' and w.lapse_told_of is distinct from w.held_until
        and (w.status = 'proposed' or (w.status = 'booked' and w.move_id is not null))
      returning w.id, w.room_id, w.owner_role_id, w.move_id)
    select l.room_id, array(
      select (p ->> 'id')::uuid from appointment_action f, jsonb_array_elements(f.step -> 'parties') p where f.appointment_id = l.id and f.position = 1
      union select l.owner_role_id
      union select (a.step ->> 'askedBy')::uuid from appointment_action a
        where a.appointment_id = l.id and a.kind = 'move-asked' and a.step ->> 'moveId' = l.move_id::text)
    from lapsed l join room r on r.id = l.room_id where r.closed_at is null;
end $$;
revoke all on function take_lapsed_holds() from public;
grant execute on function take_lapsed_holds() to tillit_app;
