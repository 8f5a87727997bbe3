-- Whether what somebody in a role promised in a room stands with a seat there: she has left, and who sits there holds the overview.
create or replace function has_left_to(room uuid, owner uuid, seat uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select owner is not null
    and exists (select 1 from room r join role_in_room v on v.room_id = r.id and v.participant_id = r.contact_id
      where r.id = has_left_to.room and r.contact_id = seat)
    and not exists (select 1 from role_in_room v where v.room_id = has_left_to.room and v.role_id = owner)
$$;

-- Whether somebody knows such an id already that I may not see: then it is nothing to me.
create or replace function is_agreement_there(room uuid, agreement uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from agreement g where g.room_id = is_agreement_there.room and g.id = is_agreement_there.agreement and is_open_to_me(g.room_id))
$$;

-- Who is told when something happens to an agreement: those in its room who may see it; and whether it is theirs to do.
create or replace function agreement_audience(room uuid, agreement uuid) returns table (person_id uuid, is_owner boolean)
language plpgsql stable security definer rows 5 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare g agreement;
begin
  select * into g from agreement o where o.room_id = agreement_audience.room and o.id = agreement_audience.agreement;
  if g.id is null or not is_open_to_me(g.room_id) then return; end if;
  return query
    select c.person_id, bool_or(p.role_id is not distinct from g.owner_role_id and (g.owner_role_id is not null or p.kind = 'citizen'))
    from room_circle(g.room_id) c join participant p on p.id = c.participant_id
      left join consent s on s.subject_id = g.room_id and s.grantee_id = c.participant_id
    where g.written_at >= coalesce(s.sees_from, '-infinity') or p.role_id = g.owner_role_id or has_left_to(g.room_id, g.owner_role_id, p.id)
    group by c.person_id
    union select n, g.owner_role_id is null from guardians_acting_for(g.citizen_id) n;
end $$;

-- What an agreement is after one more action: the fold, one step of it.
create or replace function agreement_after(g agreement, a agreement_action) returns agreement
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if a.kind = 'written' then
    g.room_id := a.room_id;
    g.id := a.agreement_id;
    g.citizen_id := a.citizen_id;
    g.written_role_id := a.by_role_id;
    g.written_at := a.at;
    g.owner_role_id := (a.step #>> '{terms,owner}')::uuid;
    g.promised_to := a.step #>> '{terms,to}';
    g.due_on := (a.step #>> '{terms,due,day}')::date;
    g.status := case when g.owner_role_id is not distinct from a.by_role_id then 'agreed' else 'proposed' end;
  else
    g.status := case when a.kind in ('not-now', 'kept', 'let-go') then a.kind else 'agreed' end;
    if a.kind = 'moved' then g.due_on := (a.step #>> '{due,day}')::date; end if;
    if a.kind = 'taken-over' then g.owner_role_id := a.by_role_id; end if;
  end if;
  g.position := a.position;
  g.changed_at := a.at;
  return g;
end $$;

-- Whether an action is one that I may record: what `writeAgreement`, `takeStep` and `mayTake` say, told once more. How far ahead a
-- day may be is the rules' alone.
create or replace function is_my_agreement_action(a agreement_action) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  g agreement;
  owns boolean;
  receives boolean;
begin
  select * into g from agreement o where o.room_id = a.room_id and o.id = a.agreement_id;
  if a.kind = 'written' then
    if g.id is not null or a.position <> 1 then return false; end if;
    g := agreement_after(g, a);
    return exists (select 1 from room r where r.id = a.room_id and r.citizen_id = a.citizen_id)
      and length(a.step #>> '{terms,what}') between 1 and 300
      and coalesce(g.due_on >= today(), a.step #>> '{terms,due,kind}' = 'when-it-suits')
      and (g.owner_role_id is null or exists (select 1 from role_in_room v where v.room_id = a.room_id and v.role_id = g.owner_role_id));
  end if;
  if g.id is null or g.citizen_id <> a.citizen_id or a.position <> g.position + 1 then return false; end if;
  owns := g.owner_role_id is not distinct from a.by_role_id;
  receives := (g.promised_to = 'citizen') = (a.by_role_id is null);
  return coalesce(case a.kind
    when 'agreed' then g.status = 'proposed' and owns
    when 'not-now' then g.status = 'proposed' and owns
    when 'kept' then g.status = 'agreed' and (owns or receives)
    when 'not-yet' then g.status = 'kept' and (owns or receives)
    when 'moved' then g.status = 'agreed' and owns
      and coalesce((a.step #>> '{due,day}')::date >= today(), a.step #>> '{due,kind}' = 'when-it-suits')
    when 'let-go' then (a.by_role_id is null or a.step ->> 'words' <> '') and case g.status
      when 'proposed' then g.written_role_id is not distinct from a.by_role_id
      when 'agreed' then owns or (a.by_role_id is null and receives) end
    when 'taken-over' then g.status in ('proposed', 'agreed') and exists (
      select 1 from role_in_room v where v.room_id = g.room_id and v.role_id = a.by_role_id and has_left_to(g.room_id, g.owner_role_id, v.participant_id))
    end, false);
end $$;

-- Whether an agreement is, in every column, what was so before and the one action that the same person has just recorded.
create or replace function follows_agreement_action(n agreement) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from agreement_action a left join agreement g on g.room_id = a.room_id and g.id = a.agreement_id
    where a.room_id = n.room_id and a.agreement_id = n.id and a.by_person = me() and a.at = clock_now()
      and a.position = coalesce(g.position, 0) + 1 and agreement_after(g, a) = n)
$$;

-- And at the commit, that no action was recorded without what it leads to.
create or replace function agreement_keeps_up() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from agreement g where g.room_id = new.room_id and g.id = new.agreement_id and g.position >= new.position) then
    raise exception 'an agreement keeps up with its history' using errcode = 'check_violation';
  end if;
  return null;
end $$;
drop trigger if exists agreement_keeps_up on agreement_action;
create constraint trigger agreement_keeps_up after insert on agreement_action deferrable initially deferred
  for each row execute function agreement_keeps_up();
revoke all on function agreement_after(agreement, agreement_action), agreement_keeps_up() from public;

do $$
declare f text;
begin
  foreach f in array array['has_left_to(uuid, uuid, uuid)', 'is_agreement_there(uuid, uuid)', 'agreement_audience(uuid, uuid)',
    'is_my_agreement_action(agreement_action)', 'follows_agreement_action(agreement)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

-- What was written before somebody sees is nothing to her, as with a message; but for what she promised herself, and for what lies
-- ahead and has nobody else to stand with.
alter table agreement enable row level security;
drop policy if exists agreement_seen on agreement;
create policy agreement_seen on agreement for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = agreement.room_id
    and (written_at >= m.sees_from
      or owner_role_id in (select id from my_active_role())
      or (status in ('proposed', 'agreed') and has_left_to(agreement.room_id, owner_role_id, m.participant_id)))));
drop policy if exists agreement_written on agreement;
create policy agreement_written on agreement for insert to tillit_app
  with check (is_open_to_me(room_id) and follows_agreement_action(agreement));
drop policy if exists agreement_changed on agreement;
create policy agreement_changed on agreement for update to tillit_app
  using (room_id in (select room_id from my_open_rooms())) with check (follows_agreement_action(agreement));
revoke all on agreement from tillit_app;
grant select on agreement to tillit_app;
grant insert (room_id, id, citizen_id, written_role_id, written_at, owner_role_id, promised_to, status, due_on, position, changed_at)
  on agreement to tillit_app;
grant update (owner_role_id, status, due_on, position, changed_at) on agreement to tillit_app;

alter table agreement_action enable row level security;
drop policy if exists agreement_action_seen on agreement_action;
create policy agreement_action_seen on agreement_action for select to tillit_app
  using (exists (select 1 from agreement g where g.room_id = agreement_action.room_id and g.id = agreement_id));
drop policy if exists agreement_action_recorded on agreement_action;
create policy agreement_action_recorded on agreement_action for insert to tillit_app
  with check (
    by_person = (select me()) and at = (select clock_now()) and is_open_to_me(room_id)
    and (by_role_id in (select id from my_active_role()) or (by_role_id is null and citizen_id in (select citizens_i_am())))
    and (kind = 'written' or exists (select 1 from agreement g where g.room_id = agreement_action.room_id and g.id = agreement_id))
    and is_my_agreement_action(agreement_action));
revoke all on agreement_action from tillit_app;
grant select on agreement_action to tillit_app;
grant insert (room_id, agreement_id, citizen_id, id, position, kind, step, by_person, by_role_id, at) on agreement_action to tillit_app;
