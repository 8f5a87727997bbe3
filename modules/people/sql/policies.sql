-- Who may see whom. Names of practitioners are known to everybody who is signed in, as on the door of an office;
-- a citizen is known to herself, to those close to her, to the organisations she is affiliated with, and to her rooms.

-- Both countries live by the same clock, whatever the server's own zone is.
create or replace function today() returns date language sql stable parallel safe
  as $$ select (clock_now() at time zone 'Europe/Copenhagen')::date $$;

-- What I may act as: my roles that hold today, and those I am close to. A guardian acts for a child, not for a grown-up.
create or replace function my_roles() returns setof practitioner_role
language sql stable security definer set search_path = public, pg_temp as $$
  select * from practitioner_role
  where person_id = me() and active_from <= today() and (active_until is null or active_until >= today())
$$;

create or replace function my_relations() returns setof related_person
language sql stable security definer set search_path = public, pg_temp as $$
  select r.* from related_person r join person c on c.id = r.citizen_id join age_rule a on a.country = c.country
  where r.person_id = me() and r.ended_at is null
    and (r.relation <> 'guardian' or c.birth_day > (today() - make_interval(years => a.guardian_reads_until))::date)
$$;

-- The functions that every policy asks are in plpgsql: PostgreSQL keeps their plans, which before version 18 it does not
-- for functions in plain SQL; and they say how few rows they give, so that what asks them goes by an index.
create or replace function my_active_role() returns setof practitioner_role
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  if acting_kind() = 'practitioner' then
    return query select * from practitioner_role
      where id = acting_id() and person_id = me() and active_from <= today() and (active_until is null or active_until >= today());
  end if;
end $$;

-- The same, if the organisation itself has said that I work there: only then am I one of those who know its citizens.
-- Whoever was invited by name into one room has a role in that room and no more.
create or replace function my_confirmed_role() returns setof practitioner_role
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  return query select * from my_active_role() where confirmed;
end $$;

-- The citizens for whom I act as guardian now: while the citizen is below the age of her country.
create or replace function citizens_i_guard() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select citizen_id from my_relations()
  where id = acting_id() and acting_kind() = 'related-person' and relation = 'guardian'
$$;

-- The one whose citizen's side I stand on: myself, or the child I am guardian of.
create or replace function citizens_i_am() returns setof uuid
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  case acting_kind()
    when 'citizen' then return next me();
    when 'related-person' then return query select citizens_i_guard();
    else null;
  end case;
end $$;

-- The citizens who have blocked me, in whatever role I act: to me they are not there.
create or replace function citizens_who_block_me() returns setof uuid
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
begin
  return query select b.citizen_id from block b where b.person_id = me() and b.holds;
end $$;

-- A practitioner, or a citizen of the organisation I act in. Asked of one person at a time, by index: as a set it would go
-- through all practitioners and citizens there are, at every statement.
create or replace function is_known_by_office(who uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return me() is not null and (
    exists (select 1 from practitioner_role r where r.person_id = who)
    or exists (select 1 from my_confirmed_role() m join affiliation a on a.organisation_id = m.organisation_id
      where a.citizen_id = who and a.citizen_id not in (select citizens_who_block_me())));
end $$;

create or replace function close_to_me() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select citizen_id from related_person where person_id = me() and ended_at is null
  union select person_id from related_person where citizen_id in (select citizens_i_am())
$$;

drop function if exists people_i_may_know();

-- Citizens of the organisation I act in, by patterns of `search_patterns`. The policy on person would have to be asked
-- about each of a hundred thousand before a name is compared, so this asks the affiliation instead.
create or replace function find_my_citizens(patterns text[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from my_confirmed_role() r join affiliation a on a.organisation_id = r.organisation_id join person p on p.id = a.citizen_id
  where p.search_name like all (patterns) and p.id not in (select citizens_who_block_me()) order by p.search_name, p.id limit 20
$$;

-- A whole identity number finds a citizen of the organisation I act in, and tells nothing of anybody else.
create or replace function find_my_citizen(number_hash bytea) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select i.person_id from person_identity i
    join affiliation a on a.citizen_id = i.person_id
    join my_confirmed_role() r on r.organisation_id = a.organisation_id
  where i.hash = number_hash and i.person_id not in (select citizens_who_block_me())
$$;

-- A browser has one person at a time: whoever holds its push endpoint now takes it over.
create or replace function forget_push_endpoint(given text) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from push_subscription where endpoint = given and me() is not null
$$;

-- Whoever acts in a role that an import has ended is signed out at once.
create or replace function end_sessions_of_ended_roles() returns table (session_id uuid, person_id uuid)
language sql security definer set search_path = public, pg_temp as $$
  update session s set revoked_at = clock_now() from practitioner_role r
  where server_task() = 'import' and s.acting_kind = 'practitioner' and s.acting_id = r.id and r.active_until < today()
    and s.revoked_at is null and s.expires_at > clock_now()
  returning s.id, s.person_id
$$;

do $$
declare f text;
begin
  foreach f in array array['my_roles()', 'my_relations()', 'my_active_role()', 'my_confirmed_role()', 'citizens_i_guard()', 'citizens_i_am()',
    'close_to_me()', 'citizens_who_block_me()', 'is_known_by_office(uuid)', 'find_my_citizens(text[])', 'find_my_citizen(bytea)', 'forget_push_endpoint(text)', 'end_sessions_of_ended_roles()'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

alter table organisation enable row level security;
drop policy if exists organisation_seen on organisation;
create policy organisation_seen on organisation for select to tillit_app
  using ((select me()) is not null or (select server_task()) is not null);
drop policy if exists organisation_imported on organisation;
create policy organisation_imported on organisation to tillit_app
  using ((select server_task()) in ('import', 'demo')) with check ((select server_task()) in ('import', 'demo'));
revoke all on organisation from tillit_app;
grant select on organisation to tillit_app;
grant insert (id, name, kind, country, code, created_at), update (name, kind) on organisation to tillit_app;

alter table team enable row level security;
drop policy if exists team_seen on team;
create policy team_seen on team for select to tillit_app using ((select me()) is not null or (select server_task()) is not null);
drop policy if exists team_imported on team;
create policy team_imported on team to tillit_app
  using ((select server_task()) in ('import', 'demo')) with check ((select server_task()) in ('import', 'demo'));
revoke all on team from tillit_app;
grant select on team to tillit_app;
grant insert (id, organisation_id, name) on team to tillit_app;

alter table person enable row level security;
drop policy if exists person_known on person;
create policy person_known on person for select to tillit_app using (
  -- Asked once first, so that a task of the server over a hundred thousand people is spared the rest.
  (select me()) is not null and (id = (select me()) or id in (select close_to_me()) or is_known_by_office(id)));
drop policy if exists person_by_task on person;
create policy person_by_task on person to tillit_app
  using ((select server_task()) in ('sign-in', 'import', 'demo', 'notify'))
  with check ((select server_task()) in ('sign-in', 'import', 'demo'));
revoke all on person from tillit_app;
grant select on person to tillit_app;
grant insert (id, given_name, family_name, birth_day, country, created_at), update (given_name, family_name, birth_day) on person to tillit_app;

alter table person_identity enable row level security;
drop policy if exists own_identity on person_identity;
create policy own_identity on person_identity for select to tillit_app using (person_id = (select me()));
drop policy if exists identity_by_task on person_identity;
create policy identity_by_task on person_identity to tillit_app
  using ((select server_task()) in ('sign-in', 'import', 'demo')) with check ((select server_task()) in ('sign-in', 'import', 'demo'));
revoke all on person_identity from tillit_app;
grant select on person_identity to tillit_app;
grant insert (person_id, country, kind, cipher, hash) on person_identity to tillit_app;

alter table person_contact enable row level security;
drop policy if exists own_contact on person_contact;
create policy own_contact on person_contact to tillit_app
  using (person_id = (select me())) with check (person_id = (select me()));
drop policy if exists contact_by_task on person_contact;
create policy contact_by_task on person_contact to tillit_app
  using ((select server_task()) in ('notify', 'import', 'demo', 'sign-in')) with check ((select server_task()) in ('import', 'demo', 'sign-in'));
revoke all on person_contact from tillit_app;
grant select on person_contact to tillit_app;
grant insert (person_id, mail, phone, language), update (mail, phone, language) on person_contact to tillit_app;

alter table practitioner_role enable row level security;
drop policy if exists practitioner_role_seen on practitioner_role;
create policy practitioner_role_seen on practitioner_role for select to tillit_app
  using ((select me()) is not null or (select server_task()) is not null);
drop policy if exists practitioner_role_by_task on practitioner_role;
create policy practitioner_role_by_task on practitioner_role to tillit_app
  using ((select server_task()) in ('import', 'demo')) with check ((select server_task()) in ('import', 'demo'));
-- Joining gives one a role of one's own, which the organisation has not confirmed.
drop policy if exists practitioner_role_by_joining on practitioner_role;
create policy practitioner_role_by_joining on practitioner_role for insert to tillit_app
  with check ((select server_task()) = 'join' and person_id = (select me()) and not confirmed);
revoke all on practitioner_role from tillit_app;
grant select on practitioner_role to tillit_app;
grant insert (id, person_id, organisation_id, team_id, profession, active_from, active_until, confirmed), update (active_until, team_id, confirmed) on practitioner_role to tillit_app;

alter table affiliation enable row level security;
drop policy if exists affiliation_seen on affiliation;
create policy affiliation_seen on affiliation for select to tillit_app
  using (citizen_id in (select citizens_i_am())
    or (organisation_id in (select organisation_id from my_confirmed_role()) and citizen_id not in (select citizens_who_block_me())));
drop policy if exists affiliation_by_task on affiliation;
create policy affiliation_by_task on affiliation to tillit_app
  using ((select server_task()) in ('import', 'demo')) with check ((select server_task()) in ('import', 'demo'));
revoke all on affiliation from tillit_app;
grant select on affiliation to tillit_app;
grant insert (citizen_id, organisation_id, since) on affiliation to tillit_app;

alter table related_person enable row level security;
drop policy if exists related_person_seen on related_person;
create policy related_person_seen on related_person for select to tillit_app
  using (person_id = (select me()) or citizen_id in (select citizens_i_am()));
drop policy if exists related_person_by_task on related_person;
create policy related_person_by_task on related_person to tillit_app
  using ((select server_task()) in ('import', 'demo')) with check ((select server_task()) in ('import', 'demo'));
-- Joining gives one the relation in which one was named; nobody becomes a guardian by it, nor close to herself.
drop policy if exists related_person_by_joining on related_person;
create policy related_person_by_joining on related_person for insert to tillit_app
  with check ((select server_task()) = 'join' and person_id = (select me()) and citizen_id <> person_id and relation <> 'guardian' and ended_at is null);
drop policy if exists related_person_named_anew on related_person;
create policy related_person_named_anew on related_person for update to tillit_app
  using ((select server_task()) = 'join' and person_id = (select me()) and relation <> 'guardian')
  with check ((select server_task()) = 'join' and person_id = (select me()) and ended_at is null);
revoke all on related_person from tillit_app;
grant select on related_person to tillit_app;
grant insert (id, citizen_id, person_id, relation, since), update (ended_at) on related_person to tillit_app;

alter table age_rule enable row level security;
drop policy if exists age_rule_seen on age_rule;
create policy age_rule_seen on age_rule for select to tillit_app using (true);
revoke all on age_rule from tillit_app;
grant select on age_rule to tillit_app;

alter table import_run enable row level security;
drop policy if exists own_import on import_run;
create policy own_import on import_run to tillit_app
  using (organisation_id in (select organisation_id from my_confirmed_role() where profession = 'administrator'))
  with check (started_by = (select me())
    and organisation_id in (select organisation_id from my_confirmed_role() where profession = 'administrator'));
drop policy if exists import_by_task on import_run;
create policy import_by_task on import_run to tillit_app
  using ((select server_task()) = 'import') with check ((select server_task()) = 'import');
revoke all on import_run from tillit_app;
grant select on import_run to tillit_app;
grant insert (id, organisation_id, started_by, file_name, status, started_at, alive_at), update (status, rows_done, rows_total, report, alive_at, ended_at) on import_run to tillit_app;

-- The citizen's side alone knows whom she has blocked; who may block and lift, the module consent says.
alter table block_action enable row level security;
drop policy if exists block_action_of_mine on block_action;
create policy block_action_of_mine on block_action for select to tillit_app using (citizen_id in (select citizens_i_am()));
revoke all on block_action from tillit_app;
grant select on block_action to tillit_app;
grant insert (citizen_id, person_id, position, kind, decided_by, decided_as, at) on block_action to tillit_app;

alter table block enable row level security;
drop policy if exists block_of_mine on block;
create policy block_of_mine on block for select to tillit_app using (citizen_id in (select citizens_i_am()));
revoke all on block from tillit_app;
grant select on block to tillit_app;
grant insert (person_id, citizen_id, holds, position, changed_at), update (holds, position, changed_at) on block to tillit_app;
