-- What follows when I have just written down that somebody may not take part: what is on its way to her and her links end, and
-- the overview goes to the next practitioner who is in, since somebody must stand on what waits. Gives who she is, if it is known, and whether
-- she has ever come.
drop function if exists shut_out(uuid, uuid);
create or replace function shut_out(room uuid, who uuid) returns table (person_id uuid, has_come boolean)
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
      select p.id from room_circle(shut_out.room) c join participant p on p.id = c.participant_id
      where p.id <> who and p.kind = 'practitioner' order by p.invited_at, p.joined_at, p.id limit 1)
    where r.id = shut_out.room and r.contact_id = who and r.closed_at is null;
  update room r set contact_asked_id = null, contact_asked_by = null, contact_asked_at = null, contact_declined_at = null
    where r.id = shut_out.room and r.contact_asked_id = who;
  perform forget_hints(p.room_id, p.person_id) from participant p where p.id = who and p.person_id is not null;
  return query select p.person_id, p.joined_at is not null from participant p where p.id = who and p.room_id = shut_out.room;
end $$;
revoke all on function shut_out(uuid, uuid) from public;
grant execute on function shut_out(uuid, uuid) to tillit_app;

-- What follows when I have just ended that somebody is close to a citizen: she has left the rooms that she was in by it, and what
-- is on its way to her and her links end. The rooms are locked, so that whoever sends is before this or after it.
create or replace function end_participations(ended_relation uuid) returns table (room_id uuid, person_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if not exists (
    select 1 from related_person r
    where r.id = ended_relation and r.ended_at = clock_now() and r.citizen_id in (select citizens_i_decide_for())) then
    return;
  end if;
  perform 1 from room r where r.id in (select p.room_id from participant p where p.related_person_id = ended_relation)
    order by r.id for no key update;
  update invitation i set revoked_at = clock_now() from participant p
    where p.related_person_id = ended_relation and i.participant_id = p.id and i.revoked_at is null and i.used_at is null;
  perform forget_hints(p.room_id, p.person_id) from participant p
    where p.related_person_id = ended_relation and p.left_at is null and p.person_id is not null;
  return query
    update participant p set left_at = clock_now() where p.related_person_id = ended_relation and p.left_at is null
    returning p.room_id, p.person_id;
end $$;
revoke all on function end_participations(uuid) from public;
grant execute on function end_participations(uuid) to tillit_app;

-- Whether the one whom I have just said yes for is somebody whom the citizen blocks: a yes would not hold.
create or replace function is_yes_to_blocked(room uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from participant p
      join block b on b.person_id = p.person_id and b.citizen_id = p.citizen_id and b.holds
      join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
      join consent_action a on (a.subject_id, a.grantee_id, a.id) = (c.subject_id, c.grantee_id, c.action_id)
    where p.room_id = room and p.id = who and a.recorded_by = me() and a.at = clock_now())
$$;
revoke all on function is_yes_to_blocked(uuid, uuid) from public;
grant execute on function is_yes_to_blocked(uuid, uuid) to tillit_app;
