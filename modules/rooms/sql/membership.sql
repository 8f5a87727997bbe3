-- Who is in which room: what every policy asks.

-- The relation in which I act now, if it has not ended.
create or replace function my_active_relation() returns setof related_person
language sql stable security definer rows 1 set search_path = public, pg_temp as $$
  select * from my_relations() where id = acting_id() and acting_kind() = 'related-person'
$$;

-- (In plpgsql and with the number of rows, as in the policies of people.)

-- The rooms somebody takes part in now, and from when she sees what is said there. This is the one place that decides:
-- every policy below asks it, the preview asks it, and a withdrawn consent is gone from it in that second, as is whoever is blocked.

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
        and not exists (select 1 from block b where b.person_id = p.person_id and b.citizen_id = p.citizen_id and b.holds)
        and c.state = 'given' and (c.holds_until is null or c.holds_until > clock_now())
        and (r.closed_at is null
          or (r.readable_after = 'participants' and (r.readable_until is null or r.readable_until >= today())));
  end if;
end $$;

-- How many numbers of a room's messages lie before the first that somebody sees who sees from a moment on. Found by halving,
-- then looked at one by one: messages have their numbers in the order of their moments, but for what is under way at once.
create or replace function hidden_before(room uuid, sees_from timestamptz) returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  low bigint := 0;
  high bigint;
  newest bigint;
  middle bigint;
  tried record;
begin
  if not isfinite(sees_from) then return 0; end if;
  select coalesce(max(m.seq), 0) into newest from message m where m.room_id = room;
  high := newest + 1;
  while high - low > 1 loop
    middle := (low + high) / 2;
    select m.seq, m.sent_at into tried from message m where m.room_id = room and m.seq >= middle order by m.seq limit 1;
    if tried.sent_at >= sees_from - interval '30 seconds' then high := middle; else low := tried.seq; end if;
  end loop;
  return coalesce((select m.seq from message m where m.room_id = room and m.seq > low and m.sent_at >= sees_from order by m.seq limit 1) - 1, newest);
end $$;
revoke all on function hidden_before(uuid, timestamptz) from public;

-- The rooms of mine where something was said before I see, and how many numbers that took: whoever came later counts from one,
-- so that the number of a message does not tell her how many there were.
create or replace function my_hidden(one_room uuid default null) returns table (room_id uuid, numbers bigint)
language plpgsql stable security definer rows 2 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select m.room_id, hidden_before(m.room_id, m.sees_from) from my_rooms(one_room) m where isfinite(m.sees_from);
end $$;

-- Where I may write: the rooms I take part in that are not closed.
create or replace function my_open_rooms(one_room uuid default null) returns table (room_id uuid, participant_id uuid)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select m.room_id, m.participant_id from my_rooms(one_room) m where m.is_open;
end $$;

-- The same of one room, where one row is written: asked only of that row, and not at all where it needs not be.
create or replace function is_open_to_me(one_room uuid) returns boolean
language plpgsql stable security definer cost 1000 set search_path = public, pg_temp as $$
begin
  return exists (select 1 from my_open_rooms(one_room));
end $$;
create or replace function open_to_me_from(one_room uuid) returns timestamptz
language plpgsql stable security definer cost 1000 set search_path = public, pg_temp as $$
begin
  return (select m.sees_from from my_rooms(one_room) m where m.is_open);
end $$;
create or replace function my_open_seat(one_room uuid) returns uuid
language plpgsql stable security definer cost 1000 set search_path = public, pg_temp as $$
begin
  return (select o.participant_id from my_open_rooms(one_room) o);
end $$;

-- The citizen's seat in a room where somebody else, who takes part, writes down what she says.
create or replace function seat_i_write_for(one_room uuid) returns uuid
language plpgsql stable security definer cost 1000 set search_path = public, pg_temp as $$
begin
  return (select p.id from my_open_rooms(one_room) o join participant p on p.room_id = o.room_id and p.kind = 'citizen'
    where p.id <> o.participant_id);
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
        and not exists (select 1 from block b where b.person_id = p.person_id and b.citizen_id = p.citizen_id and b.holds)
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
  foreach f in array array['my_active_relation()', 'my_rooms(uuid)', 'my_hidden(uuid)', 'my_open_rooms(uuid)', 'is_open_to_me(uuid)', 'open_to_me_from(uuid)', 'my_open_seat(uuid)', 'seat_i_write_for(uuid)', 'rooms_i_prepare()'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

-- Who is close to a citizen now, by name and relation: for the citizen's side, and for whoever may invite into a room of hers.
create or replace function close_to_citizen(citizen uuid)
returns table (id uuid, person_id uuid, given_name text, family_name text, relation text)
language plpgsql stable security definer rows 5 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if exists (
    select 1 from my_open_rooms() m join participant p on p.id = m.participant_id
    where p.citizen_id = citizen and p.kind in ('citizen', 'practitioner')) then
    return query
      select r.id, r.person_id, n.given_name, n.family_name, r.relation from related_person r join person n on n.id = r.person_id
      where r.citizen_id = citizen and r.ended_at is null and r.relation <> 'guardian';
  end if;
end $$;
revoke all on function close_to_citizen(uuid) from public;
grant execute on function close_to_citizen(uuid) to tillit_app;
