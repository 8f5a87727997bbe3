-- Whether a release holds: in a room that is open, and not from before the receiver's present yes. Whoever is let in anew begins
-- without what she was told before.
create or replace function release_holds(r chapter_release) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return r.ended_at is null and exists (select 1 from room o where o.id = r.room_id and o.closed_at is null)
    and not exists (
      select 1 from consent_action a where a.subject_id = r.room_id and a.grantee_id = r.participant_id
        and a.kind in ('given', 'declined', 'withdrawn') and a.at > r.released_at);
end $$;
revoke all on function release_holds(chapter_release) from public;

-- How a chapter reads now.
create or replace function chapter_now(citizen uuid, chapter uuid) returns setof chapter_version
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  return query select v.* from chapter_version v where v.citizen_id = citizen and v.chapter_id = chapter order by v.position desc limit 1;
end $$;
revoke all on function chapter_now(uuid, uuid) from public;

-- Whether a chapter of my citizen's has something to read now.
create or replace function has_words(citizen uuid, chapter uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return citizen in (select citizens_i_am()) and exists (select 1 from chapter_now(citizen, chapter) v where v.body <> '');
end $$;

-- The chapters that are told to me in rooms where I take part and am not the citizen, as they read now. This is the one place that
-- decides what a receiver reads: every policy below asks it, and it asks `my_rooms`.
create or replace function chapters_told_to_me(one_room uuid default null)
returns table (citizen_id uuid, chapter_id uuid, version_id uuid, room_id uuid, participant_id uuid)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select distinct r.citizen_id, r.chapter_id, v.id, m.room_id, m.participant_id
    from my_rooms(one_room) m
      join participant p on p.id = m.participant_id and p.kind <> 'citizen'
      join chapter_release r on r.room_id = m.room_id and r.ended_at is null and (r.participant_id = p.id or r.organisation_id = p.organisation_id)
      cross join lateral chapter_now(r.citizen_id, r.chapter_id) v
    where release_holds(r) and v.body <> '';
end $$;

-- Who is in the open rooms of my citizen, to whom a chapter may be released.
create or replace function seats_in_my_citizens_rooms() returns table (room_id uuid, participant_id uuid, organisation_id uuid)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select r.id, c.participant_id, c.organisation_id from room r cross join lateral room_circle(r.id) c
    where r.citizen_id in (select citizens_i_am()) and r.closed_at is null and c.kind <> 'citizen';
end $$;

-- The releases of my citizen's chapters that hold.
create or replace function releases_of_my_citizen()
returns table (citizen_id uuid, chapter_id uuid, room_id uuid, participant_id uuid, organisation_id uuid)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select r.citizen_id, r.chapter_id, r.room_id, r.participant_id, r.organisation_id from chapter_release r
    where r.citizen_id in (select citizens_i_am()) and r.ended_at is null and release_holds(r);
end $$;

-- To whom a chapter of my citizen's is told now, room by room: to be given a hint that it has changed. Nobody else hears of it.
create or replace function told_of_chapter(chapter uuid) returns table (room_id uuid, person_id uuid)
language plpgsql stable security definer rows 10 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select distinct r.room_id, c.person_id from chapter_release r cross join lateral room_circle(r.room_id) c
    where r.chapter_id = told_of_chapter.chapter and r.citizen_id in (select citizens_i_am()) and r.ended_at is null
      and release_holds(r) and c.kind <> 'citizen'
      and (c.participant_id = r.participant_id or c.organisation_id = r.organisation_id);
end $$;

-- The citizen and whoever acts for her: for herself, and for those who are in a room of hers.
create or replace function citizen_side_of(citizen uuid) returns setof uuid
language plpgsql stable security definer rows 2 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if citizen in (select citizens_i_am()) or exists (select 1 from my_rooms() m join room r on r.id = m.room_id where r.citizen_id = citizen) then
    return query select citizen union select guardians_acting_for(citizen);
  end if;
end $$;

-- The lines in my rooms that everybody there may read. The first is the citizen's word, the second that nobody has struck it.
create or replace function lines_shared_with_me() returns table (room_id uuid, line_id uuid)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select s.room_id, s.line_id from my_rooms() m join memory_line_share s on s.room_id = m.room_id and s.ended_at is null
      join memory_line l on l.room_id = s.room_id and l.id = s.line_id and l.struck_at is null;
end $$;

do $$
declare f text;
begin
  foreach f in array array['has_words(uuid, uuid)', 'chapters_told_to_me(uuid)', 'seats_in_my_citizens_rooms()', 'releases_of_my_citizen()', 'told_of_chapter(uuid)',
    'citizen_side_of(uuid)', 'lines_shared_with_me()'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

alter table chapter enable row level security;
drop policy if exists chapter_of_mine on chapter;
create policy chapter_of_mine on chapter for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists chapter_told on chapter;
create policy chapter_told on chapter for select to tillit_app
  using ((citizen_id, id) in (select t.citizen_id, t.chapter_id from chapters_told_to_me() t));
drop policy if exists chapter_begun on chapter;
create policy chapter_begun on chapter for insert to tillit_app
  with check (citizen_id in (select citizens_i_am()) and begun_by = (select me()) and begun_at = (select clock_now()));
revoke all on chapter from tillit_app;
grant select on chapter to tillit_app;
grant insert (citizen_id, id, topic, begun_by, begun_at) on chapter to tillit_app;

alter table chapter_version enable row level security;
drop policy if exists version_of_mine on chapter_version;
create policy version_of_mine on chapter_version for select to tillit_app using (citizen_id in (select citizens_i_am()));
-- As it reads now, and never as it read before.
drop policy if exists version_told on chapter_version;
create policy version_told on chapter_version for select to tillit_app
  using ((citizen_id, chapter_id, id) in (select t.citizen_id, t.chapter_id, t.version_id from chapters_told_to_me() t));
drop policy if exists version_written on chapter_version;
create policy version_written on chapter_version for insert to tillit_app
  with check (citizen_id in (select citizens_i_am()) and written_by = (select me()) and written_at = (select clock_now())
    and written_as = case (select acting_kind()) when 'related-person' then 'guardian' else 'citizen' end);
revoke all on chapter_version from tillit_app;
grant select on chapter_version to tillit_app;
grant insert (citizen_id, chapter_id, id, position, title, body, written_by, written_as, written_at) on chapter_version to tillit_app;

-- To whom else something is told, no receiver knows.
alter table chapter_release enable row level security;
drop policy if exists release_of_mine on chapter_release;
create policy release_of_mine on chapter_release for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists release_made on chapter_release;
create policy release_made on chapter_release for insert to tillit_app
  with check (citizen_id in (select citizens_i_decide_for()) and released_by = (select me()) and released_at = (select clock_now())
    and exists (select 1 from seats_in_my_citizens_rooms() s where s.room_id = chapter_release.room_id
      and (s.participant_id = chapter_release.participant_id or s.organisation_id = chapter_release.organisation_id))
    and exists (select 1 from room r where r.id = room_id and r.citizen_id = chapter_release.citizen_id)
    and has_words(citizen_id, chapter_id));
-- What opens something asks for a fresh electronic ID; taking back never does.
drop policy if exists release_fresh on chapter_release;
create policy release_fresh on chapter_release as restrictive for insert to tillit_app with check ((select electronic_id_is_fresh()));
drop policy if exists release_ended on chapter_release;
create policy release_ended on chapter_release for update to tillit_app
  using (ended_at is null and citizen_id in (select citizens_i_am()))
  with check (ended_at = (select clock_now()) and ended_by = (select me()));
revoke all on chapter_release from tillit_app;
grant select on chapter_release to tillit_app;
grant insert (citizen_id, id, chapter_id, room_id, participant_id, organisation_id, released_by, released_at), update (ended_by, ended_at)
  on chapter_release to tillit_app;

-- A receipt is between whoever gave it and the citizen.
alter table chapter_receipt enable row level security;
drop policy if exists receipt_to_me on chapter_receipt;
create policy receipt_to_me on chapter_receipt for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists receipt_of_mine on chapter_receipt;
create policy receipt_of_mine on chapter_receipt for select to tillit_app
  using (person_id = (select me()) and participant_id in (select m.participant_id from my_rooms() m));
drop policy if exists receipt_given on chapter_receipt;
create policy receipt_given on chapter_receipt for insert to tillit_app
  with check (person_id = (select me()) and marked_at = (select clock_now())
    and (citizen_id, chapter_id, version_id, room_id, participant_id) in
      (select t.citizen_id, t.chapter_id, t.version_id, t.room_id, t.participant_id from chapters_told_to_me() t));
revoke all on chapter_receipt from tillit_app;
grant select on chapter_receipt to tillit_app;
grant insert (citizen_id, chapter_id, version_id, room_id, participant_id, person_id, marked_at) on chapter_receipt to tillit_app;

-- With the striking the words go, whatever else is said: what is struck can't be read again by anybody.
create or replace function blank_struck_line() returns trigger language plpgsql as $$
begin
  new.body := '';
  return new;
end $$;
drop trigger if exists blank_struck_line on memory_line;
create trigger blank_struck_line before update of struck_at on memory_line for each row when (new.struck_at is not null) execute function blank_struck_line();

alter table memory_line enable row level security;
drop policy if exists line_about_me on memory_line;
create policy line_about_me on memory_line for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists line_of_mine on memory_line;
create policy line_of_mine on memory_line for select to tillit_app using (participant_id in (select m.participant_id from my_rooms() m));
drop policy if exists line_shared on memory_line;
create policy line_shared on memory_line for select to tillit_app
  using ((room_id, id) in (select s.room_id, s.line_id from lines_shared_with_me() s));
drop policy if exists line_written on memory_line;
create policy line_written on memory_line for insert to tillit_app
  with check (written_at = (select clock_now()) and participant_id = my_open_seat(room_id) and exists (select 1 from my_active_role())
    and exists (select 1 from room r where r.id = room_id and r.citizen_id = memory_line.citizen_id));
drop policy if exists line_struck on memory_line;
create policy line_struck on memory_line for update to tillit_app
  using (struck_at is null and (citizen_id in (select citizens_i_am()) or participant_id in (select m.participant_id from my_rooms() m)))
  with check (struck_at = (select clock_now()) and struck_by = (select me()));
revoke all on memory_line from tillit_app;
grant select on memory_line to tillit_app;
grant insert (room_id, id, citizen_id, participant_id, body, written_at), update (struck_by, struck_at) on memory_line to tillit_app;

-- The citizen's word on a line: seen by her side, and by whoever wrote the line.
alter table memory_line_share enable row level security;
drop policy if exists share_of_mine on memory_line_share;
create policy share_of_mine on memory_line_share for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists share_of_my_line on memory_line_share;
create policy share_of_my_line on memory_line_share for select to tillit_app
  using (exists (select 1 from memory_line l where l.room_id = memory_line_share.room_id and l.id = line_id
    and l.participant_id in (select m.participant_id from my_rooms() m)));
drop policy if exists share_made on memory_line_share;
create policy share_made on memory_line_share for insert to tillit_app
  with check (citizen_id in (select citizens_i_decide_for()) and shared_by = (select me()) and shared_at = (select clock_now())
    and exists (select 1 from memory_line l where l.room_id = memory_line_share.room_id and l.id = line_id
      and l.citizen_id = memory_line_share.citizen_id and l.struck_at is null));
drop policy if exists share_fresh on memory_line_share;
create policy share_fresh on memory_line_share as restrictive for insert to tillit_app with check ((select electronic_id_is_fresh()));
drop policy if exists share_ended on memory_line_share;
create policy share_ended on memory_line_share for update to tillit_app
  using (ended_at is null and citizen_id in (select citizens_i_am()))
  with check (ended_at = (select clock_now()) and ended_by = (select me()));
revoke all on memory_line_share from tillit_app;
grant select on memory_line_share to tillit_app;
grant insert (room_id, line_id, citizen_id, shared_by, shared_at), update (ended_by, ended_at) on memory_line_share to tillit_app;
