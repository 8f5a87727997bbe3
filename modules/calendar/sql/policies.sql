-- The link by which somebody without an account has come in: as long as it holds, and its room and appointment are open.
create or replace function appointment_link_now() returns setof appointment_link
language sql stable security definer rows 1 set search_path = public, pg_temp as $$
  select l.* from appointment_link l join room r on r.id = l.room_id join appointment w on w.id = l.appointment_id
  where server_task() = 'appointment-link' and l.token_hash = decode(nullif(current_setting('app.link', true), ''), 'hex')
    and l.revoked_at is null and l.expires_at > clock_now() and r.closed_at is null and w.status in ('proposed', 'booked')
    and coalesce(w.ends_at > clock_now(), true)
$$;

-- What of it may be told to whoever holds the link, besides time and place: who.
create or replace function appointment_link_shown()
returns table (appointment_id uuid, room_id uuid, party_id uuid, citizen_given_name text, arranged_by text, organisation text)
language sql stable security definer rows 1 set search_path = public, pg_temp as $$
  select l.appointment_id, l.room_id, l.party_id, c.given_name, p.given_name || ' ' || p.family_name, o.name
  from appointment_link_now() l join appointment w on w.id = l.appointment_id join person c on c.id = l.citizen_id
    join practitioner_role r on r.id = w.owner_role_id join person p on p.id = r.person_id join organisation o on o.id = r.organisation_id
$$;

-- Everybody in a room sees its appointments. What took place before she sees, and was not touched since, she does not.
create or replace function appointments_i_see(one_room uuid default null) returns setof uuid
language sql stable security definer rows 50 set search_path = public, pg_temp as $$
  select w.id from my_rooms(one_room) m join appointment w on w.room_id = m.room_id
  where greatest(w.ends_at, w.held_until, w.changed_at) >= m.sees_from
  union select w.id from appointment_link_now() l join appointment w on w.room_id = l.room_id
$$;

-- What has happened on appointments that I see; words from before I see are blank, what an appointment is now is not.
create or replace function appointment_histories(appointments uuid[])
returns table (appointment_id uuid, id uuid, "position" int, step jsonb, by_person uuid, by_role_id uuid, by_party uuid, at timestamptz)
language sql stable security definer rows 200 set search_path = public, pg_temp as $$
  select a.appointment_id, a.id, a.position,
    case when a.at < m.sees_from and a.step ? 'words' then jsonb_set(a.step, '{words}', '""') else a.step end,
    a.by_person, a.by_role_id, a.by_party, a.at
  from (select room_id, sees_from from my_rooms() union all select room_id, '-infinity' from appointment_link_now()) m
    join appointment_action a on a.room_id = m.room_id
  where a.appointment_id = any(appointments) and a.appointment_id in (select appointments_i_see())
  order by a.appointment_id, a.position
$$;

-- Whether everybody who is needed has said yes to the time that the citizen has chosen.
create or replace function is_agreed(appointment uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  with said as (select * from appointment_action a where a.appointment_id = appointment),
    chosen as (select c.*, f.step as first from said c, said f where c.kind = 'chosen' and f.position = 1 order by c.position desc limit 1)
  select exists (select 1 from chosen) and not exists (
    select 1 from chosen c, jsonb_array_elements(c.first -> 'parties') p
    where (p ->> 'kind' = 'citizen' or (p ->> 'needed')::boolean)
      and p ->> 'id' not in (c.step ->> 'partyId', (select w.owner_role_id::text from appointment w where w.id = appointment))
      and not exists (select 1 from said y where y.kind = 'answered' and y.position > c.position
        and y.step ->> 'answer' = 'yes' and y.step ->> 'partyId' = p ->> 'id'))
$$;

-- Whether everybody who is needed has said yes to what a move means for one appointment, since that was last said.
create or replace function is_prepared(appointment uuid, move uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  with said as (select * from appointment_action a where a.appointment_id = appointment),
    meant as (select m.*, f.step as first from said m, said f
      where m.kind in ('move-asked', 'consequence-given') and m.step ->> 'moveId' = move::text and f.position = 1 order by m.position desc limit 1)
  select exists (select 1 from meant) and not exists (
    select 1 from meant m, jsonb_array_elements(m.first -> 'parties') p
    where (p ->> 'kind' = 'citizen' or (p ->> 'needed')::boolean)
      and p ->> 'id' is distinct from coalesce(m.step ->> 'askedBy', m.step ->> 'partyId')
      and not (p ->> 'kind' = 'citizen' and coalesce((m.step ->> 'forCitizen')::boolean, false))
      and not exists (select 1 from said y where y.kind = 'move-confirmed' and y.position > m.position and y.step ->> 'partyId' = p ->> 'id'))
$$;

-- The second wall of the history: what `fits` and `whoseStep` say, told once more in SQL, and held against them by random histories.
create or replace function appointment_step_fits(w appointment, a appointment_action) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  is_held boolean := w.held_until > clock_now();
  in_move boolean := w.status = 'booked' and w.move_id = (a.step ->> 'moveId')::uuid and w.held_until > clock_now();
begin
  return coalesce(case a.kind
    when 'proposed-again' then w.status = 'proposed'
    when 'chosen' then w.status = 'proposed' and is_held and (a.step ->> 'option')::timestamptz = any(w.held_from)
    when 'answered' then w.status = 'proposed' and is_held and w.chosen_from is not null
    when 'booked' then w.status = 'proposed' and is_held and w.chosen_from > clock_now() and is_agreed(w.id)
    when 'held' then w.status = 'booked' and w.starts_at <= clock_now()
    when 'cancelled' then w.status in ('proposed', 'booked')
    when 'move-asked' then w.status = 'booked' and w.starts_at > clock_now() and (w.move_id is null or w.held_until <= clock_now())
    when 'consequence-given' then in_move
    when 'move-confirmed' then in_move
    when 'move-declined' then in_move
    -- All of them, or none: who is not prepared holds all of them back.
    when 'move-done' then in_move and not exists (
      select 1 from appointment o where o.move_id = w.move_id and not is_prepared(o.id, w.move_id))
    end, false);
end $$;

-- Whether a party's word is mine to say: my own, or what one without an account told me of an appointment of mine.
create or replace function is_my_word(w appointment, party text, told text, is_mine boolean) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  kind text;
begin
  select p ->> 'kind' into kind from appointment_action f, jsonb_array_elements(f.step -> 'parties') p
  where f.appointment_id = w.id and f.position = 1 and p ->> 'id' = party;
  if kind is null then return false; end if;
  if told <> 'self' then return is_mine and kind <> 'practitioner'; end if;
  return case kind
    when 'practitioner' then acting_kind() = 'practitioner' and party = acting_id()::text
    when 'citizen' then acting_kind() <> 'practitioner' and party in (select c::text from citizens_i_am() c)
    when 'related-person' then acting_kind() = 'related-person' and party = acting_id()::text
    else false end;
end $$;

create or replace function is_my_appointment_step(a appointment_action) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  w appointment;
  is_mine boolean;
  is_citizens boolean;
  party text := a.step ->> 'partyId';
  told text := coalesce(a.step ->> 'told', 'self');
begin
  select * into w from appointment p where p.id = a.appointment_id;
  if a.kind = 'proposed' then
    return w.id is null and a.position = 1 and a.by_role_id is not null and (a.step ->> 'citizenId')::uuid = a.citizen_id
      and (a.step ->> 'roomId')::uuid = a.room_id
      and coalesce((select d.room_id = a.room_id from appointment d where d.id = (a.step ->> 'dependsOn')::uuid), a.step ->> 'dependsOn' is null)
      -- Nobody's time is taken but of those who are in the room.
      and not exists (select 1 from jsonb_array_elements(a.step -> 'parties') p where p ->> 'kind' = 'practitioner'
        and (p ->> 'id')::uuid not in (select v.role_id from role_in_room v where v.room_id = a.room_id));
  end if;
  if w.id is null or (w.room_id, w.citizen_id) <> (a.room_id, a.citizen_id) or a.position <> w.position + 1
    or not appointment_step_fits(w, a) then return false; end if;
  if a.by_party is not null then
    return coalesce(case
      -- What she alone is asked, and what her yes completes.
      when a.kind in ('answered', 'booked', 'move-confirmed') then coalesce(party, a.by_party::text) = a.by_party::text and told = 'self' and exists (
        select 1 from appointment_action f, jsonb_array_elements(f.step -> 'parties') p
        where f.appointment_id = w.id and f.position = 1 and p ->> 'kind' = 'outside' and p ->> 'id' = a.by_party::text)
      -- Her last yes moves all of them, and her no to a move ends it on all.
      when a.kind in ('move-done', 'move-declined') then coalesce(party, a.by_party::text) = a.by_party::text and exists (
        select 1 from appointment_link_now() l join appointment_action m on m.appointment_id = l.appointment_id
        where m.kind = 'move-asked' and m.step ->> 'moveId' = a.step ->> 'moveId')
      end, false);
  end if;
  is_mine := coalesce(a.by_role_id = w.owner_role_id or a.by_role_id = any(w.role_ids), false);
  is_citizens := a.by_role_id is null and a.citizen_id in (select citizens_i_am());
  return coalesce(case
    when a.kind in ('booked', 'move-done') then true
    when a.kind = 'proposed-again' then is_mine or is_citizens
    when a.kind = 'held' then is_mine
    when a.kind = 'consequence-given' then is_mine and party = a.by_role_id::text
    -- Whoever closes the room ends what is open in it.
    when a.kind = 'cancelled' then is_mine or is_citizens or exists (
      select 1 from room r where r.id = w.room_id and r.contact_id = my_open_seat(w.room_id))
    when a.kind = 'chosen' then party = a.citizen_id::text and is_my_word(w, party, told, is_mine)
    -- On those that depend on it whoever asks for the root asks, and whoever declines declines for all.
    when a.kind = 'move-asked' then (a.by_role_id is not null or is_citizens)
      and a.step ->> 'askedBy' = coalesce(a.by_role_id, a.citizen_id)::text and (is_citizens or a.by_role_id is not null)
    when a.kind = 'move-declined' then is_mine or is_citizens or is_my_word(w, party, told, is_mine) or exists (
      select 1 from appointment o join appointment_action d on d.appointment_id = o.id and d.kind in ('move-declined', 'cancelled')
      where o.room_id = w.room_id and d.at = clock_now() and d.by_person = me())
      or exists (select 1 from appointment_action m where m.appointment_id = w.id and m.kind = 'move-asked'
        and m.step ->> 'moveId' = a.step ->> 'moveId' and m.by_person = me())
    else is_my_word(w, party, told, is_mine) end, false);
end $$;

-- What an appointment is after a step that fits: the fold, one step of it.
create or replace function appointment_after(w appointment, a appointment_action) returns appointment
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  meant jsonb := a.step -> 'consequence';
begin
  case a.kind
    when 'proposed' then
      w.id := a.appointment_id;
      w.citizen_id := a.citizen_id;
      w.room_id := a.room_id;
      w.owner_role_id := a.by_role_id;
      w.depends_on := (a.step ->> 'dependsOn')::uuid;
      w.status := 'proposed';
      w.role_ids := array(select (p ->> 'id')::uuid from jsonb_array_elements(a.step -> 'parties') with ordinality x(p, n)
        where p ->> 'kind' = 'practitioner' order by n);
      w.minutes := (a.step ->> 'minutes')::int;
    when 'chosen' then w.chosen_from := (a.step ->> 'option')::timestamptz;
    when 'answered' then
      if a.step ->> 'answer' = 'no' then
        w.held_from := array_remove(w.held_from, w.chosen_from);
        w.chosen_from := null;
      end if;
    when 'booked' then
      w.status := 'booked';
      w.starts_at := w.chosen_from;
    when 'held' then w.status := 'held';
    when 'cancelled' then w.status := 'cancelled';
    when 'move-asked' then
      w.move_id := (a.step ->> 'moveId')::uuid;
      w.held_until := a.at + interval '48 hours';
    when 'move-done' then
      if w.move_effect = 'moves' then w.starts_at := w.held_from[1]; end if;
      if w.move_effect = 'falls-away' then w.status := 'cancelled'; end if;
      w.done_move_id := w.move_id;
    else null;
  end case;
  if a.kind in ('proposed', 'proposed-again') then
    w.held_from := array(select o::timestamptz from jsonb_array_elements_text(a.step -> 'options') with ordinality x(o, n) order by n);
    w.held_until := a.at + interval '48 hours';
    w.chosen_from := null;
  elsif a.kind in ('move-asked', 'consequence-given') then
    w.move_effect := meant ->> 'effect';
    w.held_from := case when w.move_effect = 'moves' then array[(meant ->> 'startsAt')::timestamptz] else '{}' end;
  elsif a.kind in ('booked', 'held', 'cancelled', 'move-declined', 'move-done') then
    w.held_from := '{}';
    w.held_until := null;
    w.chosen_from := null;
    w.move_id := null;
    w.move_effect := null;
  end if;
  w.ends_at := w.starts_at + make_interval(mins => w.minutes);
  w.position := a.position;
  w.changed_at := a.at;
  return w;
end $$;

-- Whether the present state is, in every column, what was so before and the one step that was recorded in this moment by the same.
create or replace function appointment_follows(p appointment) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from appointment_action a left join appointment w on w.id = a.appointment_id
    where a.appointment_id = p.id and a.by_person is not distinct from me() and a.at = clock_now() and a.position = coalesce(w.position, 0) + 1
      and p = appointment_after(w, a))
$$;

-- The times that an appointment takes now, and until when those that are only held.
create or replace function slots_of(w appointment) returns table (during tstzrange, expires_at timestamptz)
language sql stable security definer rows 5 set search_path = public, pg_temp as $$
  select tstzrange(w.starts_at, w.ends_at), null::timestamptz where w.status = 'booked'
  union
  select tstzrange(h, h + make_interval(mins => w.minutes)), w.held_until from unnest(w.held_from) h
  where w.status in ('proposed', 'booked') and w.held_until > clock_now()
$$;

-- Those whose time it is are locked in one order, so that two who want the same time wait for each other and never cross.
create or replace function lock_calendars(roles uuid[]) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('calendar ' || r, 0)) from (select distinct r from unnest(roles) r order by r) s
$$;

-- Takes the time in every calendar that an appointment says, and gives back what it no longer does: the only way into
-- `taken_time`. What its practitioner wrote into her own calendar later takes nothing away that was hers before.
create or replace function appointment_takes_time() returns trigger
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  kept tstzrange[];
begin
  perform lock_calendars(new.role_ids);
  delete from taken_time t where t.role_id = any(new.role_ids) and t.expires_at <= clock_now();
  kept := array(select distinct t.during from taken_time t where t.appointment_id = new.id);
  delete from taken_time t where t.appointment_id = new.id;
  if exists (
    select 1 from slots_of(new) s join busy_period b on b.role_id = any(new.role_ids) and tstzrange(b.starts_at, b.ends_at) && s.during
    where not s.during = any(kept)) then
    raise exception 'the time is taken' using errcode = 'exclusion_violation';
  end if;
  insert into taken_time (role_id, person_id, appointment_id, during, expires_at)
    select r.id, r.person_id, new.id, s.during, s.expires_at from practitioner_role r cross join slots_of(new) s where r.id = any(new.role_ids);
  return null;
end $$;
drop trigger if exists appointment_takes_time on appointment;
-- Not where only `lapse_told_of` is set: whoever takes a step locks the calendars first, and the sweep would do it the other way round.
create trigger appointment_takes_time after insert
  or update of role_ids, status, minutes, starts_at, ends_at, held_from, held_until on appointment for each row execute function appointment_takes_time();

-- Never half moved, whoever writes: at the commit no appointment has been moved by a move that another still waits for.
create or replace function appointment_moves_whole() returns trigger
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from appointment o where o.move_id = new.done_move_id) then
    raise exception 'a move is done on all appointments or on none' using errcode = 'check_violation';
  end if;
  return null;
end $$;
drop trigger if exists appointment_moves_whole on appointment;
create constraint trigger appointment_moves_whole after update on appointment deferrable initially deferred
  for each row when (new.done_move_id is distinct from old.done_move_id) execute function appointment_moves_whole();

-- When somebody of a room is taken: times alone, joined where they touch, so that nobody can count or tell what takes them.
-- Asked by whoever is in the same room, for four weeks at most, of what is ahead.
create or replace function busy_times(room uuid, roles uuid[], window_from timestamptz, window_until timestamptz)
returns table (role_id uuid, starts_at timestamptz, ends_at timestamptz)
language plpgsql stable security definer rows 50 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  asked tstzrange;
begin
  if window_until > window_from + interval '28 days' or window_from >= window_until or not is_open_to_me(room) then return; end if;
  asked := tstzrange(greatest(window_from, clock_now()), greatest(window_until, clock_now()));
  return query
    select b.role_id, lower(r), upper(r)
    from (
      select t.role_id, range_agg(t.during * asked) as taken
      from (
        select k.role_id, k.during from taken_time k where k.role_id = any(roles) and coalesce(k.expires_at > clock_now(), true)
        union all
        select p.role_id, tstzrange(p.starts_at, p.ends_at) from busy_period p where p.role_id = any(roles)) t
      where t.during && asked and t.role_id in (select v.role_id from role_in_room v where v.room_id = room)
      group by t.role_id) b, unnest(b.taken) r
    order by 1, 2;
end $$;

do $$
declare f text;
begin
  foreach f in array array['is_agreed(uuid)', 'is_prepared(uuid, uuid)', 'appointment_step_fits(appointment, appointment_action)',
    'is_my_word(appointment, text, text, boolean)', 'appointment_after(appointment, appointment_action)', 'slots_of(appointment)',
    'appointment_takes_time()', 'appointment_moves_whole()'] loop
    execute format('revoke all on function %s from public', f);
  end loop;
  foreach f in array array['appointment_link_now()', 'appointment_link_shown()', 'appointments_i_see(uuid)', 'appointment_histories(uuid[])', 'lock_calendars(uuid[])',
    'is_my_appointment_step(appointment_action)', 'appointment_follows(appointment)', 'busy_times(uuid, uuid[], timestamptz, timestamptz)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

alter table appointment enable row level security;
drop policy if exists appointment_seen on appointment;
create policy appointment_seen on appointment for select to tillit_app using (id in (select appointments_i_see()));
drop policy if exists appointment_proposed on appointment;
create policy appointment_proposed on appointment for insert to tillit_app
  with check (is_open_to_me(room_id) and exists (select 1 from room r where r.id = room_id and r.citizen_id = appointment.citizen_id)
    and appointment_follows(appointment));
drop policy if exists appointment_changed on appointment;
create policy appointment_changed on appointment for update to tillit_app
  using (room_id in (select room_id from my_open_rooms()) or room_id in (select room_id from appointment_link_now()))
  with check (appointment_follows(appointment));
revoke all on appointment from tillit_app;
grant select on appointment to tillit_app;
grant insert (id, citizen_id, room_id, owner_role_id, depends_on, status, role_ids, minutes, starts_at, ends_at, chosen_from, held_from,
  held_until, move_id, move_effect, done_move_id, position, changed_at) on appointment to tillit_app;
grant update (status, starts_at, ends_at, chosen_from, held_from, held_until, move_id, move_effect, done_move_id, position, changed_at)
  on appointment to tillit_app;

alter table appointment_action enable row level security;
drop policy if exists appointment_action_seen on appointment_action;
create policy appointment_action_seen on appointment_action for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = appointment_action.room_id and m.sees_from <= at));
drop policy if exists appointment_action_recorded on appointment_action;
create policy appointment_action_recorded on appointment_action for insert to tillit_app
  with check (
    at = (select clock_now()) and is_my_appointment_step(appointment_action)
    and ((by_person = (select me()) and is_open_to_me(room_id)
        and by_role_id is not distinct from (case when acting_kind() = 'practitioner' then acting_id() end))
      or (by_person is null and by_role_id is null and (room_id, by_party) in (select room_id, party_id from appointment_link_now()))));
revoke all on appointment_action from tillit_app;
grant select on appointment_action to tillit_app;
grant insert (id, appointment_id, room_id, citizen_id, position, kind, step, by_person, by_role_id, by_party, at) on appointment_action to tillit_app;

alter table taken_time enable row level security;
-- Written by the trigger alone. What has run out is swept.
drop policy if exists taken_time_swept on taken_time;
create policy taken_time_swept on taken_time for delete to tillit_app using ((select server_task()) = 'sweep' and expires_at <= clock_now());
drop policy if exists taken_time_for_sweeping on taken_time;
create policy taken_time_for_sweeping on taken_time for select to tillit_app using ((select server_task()) = 'sweep');
revoke all on taken_time from tillit_app;
grant select, delete on taken_time to tillit_app;

alter table busy_period enable row level security;
drop policy if exists busy_period_mine on busy_period;
create policy busy_period_mine on busy_period for select to tillit_app using (person_id = (select me()));
drop policy if exists busy_period_written on busy_period;
create policy busy_period_written on busy_period for insert to tillit_app
  with check (person_id = (select me()) and role_id in (select id from my_active_role()));
drop policy if exists busy_period_removed on busy_period;
create policy busy_period_removed on busy_period for delete to tillit_app
  using (person_id = (select me()) and role_id in (select id from my_active_role()));
revoke all on busy_period from tillit_app;
grant select, delete on busy_period to tillit_app;
grant insert (id, person_id, role_id, starts_at, ends_at, words) on busy_period to tillit_app;

alter table appointment_link enable row level security;
drop policy if exists appointment_link_seen on appointment_link;
create policy appointment_link_seen on appointment_link for select to tillit_app using (room_id in (select room_id from my_open_rooms()));
drop policy if exists appointment_link_made on appointment_link;
create policy appointment_link_made on appointment_link for insert to tillit_app
  with check (made_by = (select me()) and made_at = (select clock_now()) and expires_at <= made_at + interval '14 days' and is_open_to_me(room_id)
    and exists (select 1 from appointment w where w.id = appointment_id and (select id from my_active_role()) in (select unnest(w.role_ids) union select w.owner_role_id))
    and exists (select 1 from appointment_action f, jsonb_array_elements(f.step -> 'parties') p
      where f.appointment_id = appointment_link.appointment_id and f.position = 1 and p ->> 'kind' = 'outside' and p ->> 'id' = party_id::text));
drop policy if exists appointment_link_ended on appointment_link;
create policy appointment_link_ended on appointment_link for update to tillit_app
  using (room_id in (select room_id from my_open_rooms())) with check (revoked_at is not null);
revoke all on appointment_link from tillit_app;
grant select on appointment_link to tillit_app;
grant insert (token_hash, appointment_id, room_id, citizen_id, party_id, made_by, made_at, expires_at), update (revoked_at) on appointment_link to tillit_app;

-- A room is not closed over what has still to be held: the rules end it first.
drop policy if exists room_without_open_appointment on room;
create policy room_without_open_appointment on room as restrictive for update to tillit_app
  using (true) with check (closed_at is null or not exists (
    select 1 from appointment w where w.room_id = room.id and w.status in ('proposed', 'booked')));
