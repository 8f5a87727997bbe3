-- Whether somebody in a role is now in an open room of the citizen on whose side I stand.
create or replace function works_around_my_citizen(citizen uuid, role uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return citizen in (select citizens_i_am()) and exists (
    select 1 from room r join role_in_room v on v.room_id = r.id where r.citizen_id = citizen and r.closed_at is null and v.role_id = role);
end $$;

-- Who in a room of mine is one of the citizen's own, by her word.
create or replace function confirmed_in_my_room(room uuid) returns table (role_id uuid, said_at timestamptz)
language plpgsql stable security definer rows 5 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select c.role_id, c.said_at
    from my_rooms(room) m join room r on r.id = m.room_id join role_in_room v on v.room_id = r.id
      join care_team_member c on c.citizen_id = r.citizen_id and c.role_id = v.role_id
    where m.room_id = confirmed_in_my_room.room and c.is_mine order by c.said_at, c.role_id;
end $$;

-- Of the citizens who have an open pathway held at my organisation: how many, and what may be told of what they said. Fewer than five
-- answers never leave this function; as `tellCoverage`.
create or replace function care_team_coverage() returns table (citizens int, answered int, trusting int, confirmed int)
language sql stable security definer rows 1 set search_path = public, pg_temp as $$
  with held as (
    select w.citizen_id, bool_or(coalesce(c.is_mine, false)) as is_confirmed
    from practitioner_role h join pathway w on w.holder_role_id = h.id
      left join care_team_member c on c.citizen_id = w.citizen_id and c.role_id = w.holder_role_id
    where w.status <> 'ended' and h.organisation_id in (select organisation_id from my_confirmed_role())
    group by w.citizen_id),
  counts as (
    select count(*)::int as citizens, count(*) filter (where t.answer in ('yes', 'not-now'))::int as answered,
      count(*) filter (where t.answer = 'yes')::int as trusting, count(*) filter (where h.is_confirmed)::int as confirmed
    from held h left join trust_answer t on t.citizen_id = h.citizen_id)
  select citizens, case when answered < 5 then 0 else answered end, case when answered < 5 then 0 else trusting end,
    case when citizens < 5 then 0 else confirmed end
  from counts
$$;

do $$
declare f text;
begin
  foreach f in array array['works_around_my_citizen(uuid, uuid)', 'confirmed_in_my_room(uuid)', 'care_team_coverage()'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

-- What she says is hers to read: others read only who is one of hers, by the function above; that she has not said so is told to nobody.
alter table care_team_member enable row level security;
drop policy if exists care_team_member_mine on care_team_member;
create policy care_team_member_mine on care_team_member for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists care_team_member_said on care_team_member;
create policy care_team_member_said on care_team_member for insert to tillit_app
  with check (said_by = (select me()) and said_at = (select clock_now()) and works_around_my_citizen(citizen_id, role_id));
drop policy if exists care_team_member_changed on care_team_member;
create policy care_team_member_changed on care_team_member for update to tillit_app
  using (citizen_id in (select citizens_i_am()))
  with check (said_by = (select me()) and said_at = (select clock_now()) and citizen_id in (select citizens_i_am())
    and (not is_mine or works_around_my_citizen(citizen_id, role_id)));
revoke all on care_team_member from tillit_app;
grant select on care_team_member to tillit_app;
grant insert (citizen_id, role_id, is_mine, said_at, said_by) on care_team_member to tillit_app;
grant update (is_mine, said_at, said_by) on care_team_member to tillit_app;

alter table trust_answer enable row level security;
drop policy if exists trust_answer_mine on trust_answer;
create policy trust_answer_mine on trust_answer for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists trust_answer_given on trust_answer;
create policy trust_answer_given on trust_answer for insert to tillit_app
  with check (said_by = (select me()) and said_at = (select clock_now()) and citizen_id in (select citizens_i_am()));
drop policy if exists trust_answer_changed on trust_answer;
create policy trust_answer_changed on trust_answer for update to tillit_app
  using (citizen_id in (select citizens_i_am()))
  with check (said_by = (select me()) and said_at = (select clock_now()) and citizen_id in (select citizens_i_am()));
revoke all on trust_answer from tillit_app;
grant select on trust_answer to tillit_app;
grant insert (citizen_id, answer, said_at, said_by) on trust_answer to tillit_app;
grant update (answer, said_at, said_by) on trust_answer to tillit_app;
