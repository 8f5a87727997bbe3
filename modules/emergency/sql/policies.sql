-- Emergency access opens no table of the rooms: what it shows is read by the functions below, each of which asks for a living
-- access of whoever asks, in her own confirmed role, to a citizen who does not block her.

-- My own, as long as the citizen does not block me.
create or replace function my_emergencies() returns setof emergency_access
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  return query select e.* from emergency_access e
    where e.person_id = me() and e.role_id in (select id from my_confirmed_role())
      and e.citizen_id not in (select citizens_who_block_me());
end $$;

create or replace function my_living_emergencies() returns setof emergency_access
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  return query select e.* from my_emergencies() e where e.ended_at is null and e.ends_at > clock_now();
end $$;

-- Who at an organisation answers for it: its data protection officers, and its administrators if it has no other officer
-- than the one who made the access.
create or replace function officers_for(access emergency_access) returns table (role_id uuid, person_id uuid)
language sql stable security definer rows 2 set search_path = public, pg_temp as $$
  with there as (
    select r.id, r.person_id, r.profession from practitioner_role r
    where r.organisation_id = access.organisation_id and r.confirmed and r.person_id <> access.person_id
      and r.active_from <= today() and (r.active_until is null or r.active_until >= today()))
  select t.id, t.person_id from there t
  where t.profession = case when exists (select 1 from there where profession = 'data-protection-officer')
    then 'data-protection-officer' else 'administrator' end
$$;
revoke all on function officers_for(emergency_access) from public;

-- Those I answer for in the role in which I act. One's own is among nobody's: somebody else reviews it.
create or replace function emergencies_i_oversee() returns setof uuid
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
begin
  return query select e.id from my_confirmed_role() m join emergency_access e on e.organisation_id = m.organisation_id
    where m.id in (select o.role_id from officers_for(e) o);
end $$;

-- Opens one, if there is such a citizen and she may be looked for: not oneself, not a child whose guardian one is, and nobody
-- who blocks one; to the asker all of these are as if the number were nobody's. Finding and recording are one step, so that
-- nobody is found unrecorded.
create or replace function open_emergency(number_hash bytea, access uuid, why text, why_words text)
returns table (citizen_id uuid, opened_at timestamptz, ends_at timestamptz)
language plpgsql volatile security definer rows 1 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  -- Asked before anybody is looked for: asked only of somebody who is there, the time of a refusal would tell of a block.
  blocking uuid[] := array(select citizens_who_block_me());
  children uuid[] := array(select g.citizen_id from related_person g
    where g.person_id = me() and g.relation = 'guardian' and g.ended_at is null);
  is_free boolean := not exists (select 1 from emergency_access o
    where o.person_id = me() and o.ended_at is null and o.ends_at > clock_now());
begin
  return query
    insert into emergency_access as e (id, citizen_id, person_id, role_id, organisation_id, reason, reason_words, opened_at, ends_at)
      select access, i.person_id, m.who, m.role_id, m.organisation_id, why, why_words, clock_now(), clock_now() + interval '30 minutes'
      from (select me() as who, r.id as role_id, r.organisation_id from my_confirmed_role() r
          where r.profession not in ('administrator', 'data-protection-officer') offset 0) m
        join person_identity i on i.hash = number_hash
      where i.person_id <> m.who and i.person_id <> all (blocking) and i.person_id <> all (children) and is_free
      returning e.citizen_id, e.opened_at, e.ends_at;
end $$;

-- Whether I have one open, with whomever; also where the citizen has blocked me since, or I act in another role.
create or replace function have_i_open_emergency() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from emergency_access o where o.person_id = me() and o.ended_at is null and o.ends_at > clock_now())
$$;

-- Whose it is: for whoever looks, and for whoever answers for it.
create or replace function emergency_citizen(access uuid) returns table (citizen_id uuid, given_name text, family_name text)
language sql stable security definer rows 1 set search_path = public, pg_temp as $$
  select p.id, p.given_name, p.family_name from emergency_access e join person p on p.id = e.citizen_id
  where e.id = access
    and (e.id in (select l.id from my_living_emergencies() l) or e.id in (select emergencies_i_oversee()))
$$;

-- What one sees: in each open room who is there, who holds the overview, and what happens next, when and with whom. Not what
-- the room is for, not why, nothing that was written.
create or replace function emergency_circle(access uuid) returns table (people jsonb, next_step jsonb)
language sql stable security definer rows 2 set search_path = public, pg_temp as $$
  select
    (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'name', c.name, 'profession', p.profession, 'organisation', o.name,
        'holdsOverview', p.id is not distinct from r.contact_id) order by p.id is not distinct from r.contact_id desc, p.invited_at, p.id), '[]')
      from room_circle(r.id) c join participant p on p.id = c.participant_id left join organisation o on o.id = p.organisation_id
      where p.kind <> 'citizen'),
    case when r.next_what is not null then jsonb_build_object('what', r.next_what, 'with', r.next_with, 'when', r.next_when) end
  from my_living_emergencies() e join room r on r.citizen_id = e.citizen_id and r.closed_at is null
  where e.id = access
  order by r.opened_at, r.id
$$;

-- When it was looked, and at how many people: from the log itself, for the citizen's side and for whoever answers for it.
create or replace function emergency_looks(access uuid) returns table (at timestamptz, people int)
language sql stable security definer rows 5 set search_path = public, pg_temp as $$
  select l.at, coalesce((l.detail->>'people')::int, 0)
  from emergency_access e join audit_entry l on l.citizen_id = e.citizen_id and l.basis = 'emergency' and l.basis_id = e.id
  where e.id = access and l.event = 'emergency.circle-seen'
    and (e.citizen_id in (select citizens_i_am()) or e.id in (select emergencies_i_oversee()))
  order by l.id
$$;

-- Who is told: on the citizen's side, and at the organisation. For whoever made the access or answers for it.
create or replace function emergency_audience(access uuid, side text) returns setof uuid
language plpgsql stable security definer rows 3 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare e emergency_access;
begin
  select * into e from emergency_access a
    where a.id = access and (a.person_id = me() or a.id in (select emergencies_i_oversee()));
  if not found then return; end if;
  if side = 'citizen' then
    return query select e.citizen_id union select guardians_acting_for(e.citizen_id);
  else
    return query select distinct o.person_id from officers_for(e) o;
  end if;
end $$;

do $$
declare f text;
begin
  foreach f in array array['my_emergencies()', 'my_living_emergencies()', 'emergencies_i_oversee()', 'open_emergency(bytea, uuid, text, text)',
    'have_i_open_emergency()', 'emergency_citizen(uuid)', 'emergency_circle(uuid)', 'emergency_looks(uuid)', 'emergency_audience(uuid, text)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

-- The citizen's side sees each about her, whoever made it her own, whoever answers for it those of the organisation. One is
-- made by `open_emergency` alone.
alter table emergency_access enable row level security;
drop policy if exists emergency_seen on emergency_access;
create policy emergency_seen on emergency_access for select to tillit_app
  using (citizen_id in (select citizens_i_am()) or id in (select id from my_emergencies()) or id in (select emergencies_i_oversee()));
drop policy if exists emergency_ended on emergency_access;
create policy emergency_ended on emergency_access for update to tillit_app
  using (id in (select id from my_living_emergencies())) with check (person_id = (select me()) and ended_at = (select clock_now()));
revoke all on emergency_access from tillit_app;
grant select on emergency_access to tillit_app;
grant update (ended_at) on emergency_access to tillit_app;

alter table emergency_review enable row level security;
drop policy if exists review_seen on emergency_review;
create policy review_seen on emergency_review for select to tillit_app
  using (access_id in (select id from emergency_access));
-- By whoever answers for it, in her own name and now, and not before it has ended.
drop policy if exists review_added on emergency_review;
create policy review_added on emergency_review for insert to tillit_app
  with check (reviewed_by = (select me()) and at = (select clock_now()) and access_id in (select emergencies_i_oversee())
    and exists (select 1 from emergency_access e where e.id = access_id and e.citizen_id = emergency_review.citizen_id
      and coalesce(e.ended_at, e.ends_at) <= (select clock_now())));
revoke all on emergency_review from tillit_app;
grant select on emergency_review to tillit_app;
grant insert (access_id, id, citizen_id, reviewed_by, outcome, words, at) on emergency_review to tillit_app;

alter table emergency_read enable row level security;
drop policy if exists emergency_read_mine on emergency_read;
create policy emergency_read_mine on emergency_read for select to tillit_app using (person_id = (select me()));
drop policy if exists emergency_read_by_me on emergency_read;
create policy emergency_read_by_me on emergency_read for insert to tillit_app
  with check (person_id = (select me()) and citizen_id in (select citizens_i_am()) and read_at = (select clock_now())
    and exists (select 1 from emergency_access e where e.id = access_id and e.citizen_id = emergency_read.citizen_id));
revoke all on emergency_read from tillit_app;
grant select on emergency_read to tillit_app;
grant insert (access_id, person_id, citizen_id, read_at) on emergency_read to tillit_app;
