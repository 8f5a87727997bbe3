-- Who may see whom. Names of practitioners are known to everybody who is signed in, as on the door of an office;
-- a citizen is known to herself, to those close to her, to the organisations she is affiliated with, and to her rooms.

create or replace function my_active_role() returns setof practitioner_role
language sql stable security definer set search_path = public, pg_temp as $$
  select * from practitioner_role
  where id = acting_id() and acting_kind() = 'practitioner' and person_id = me()
    and active_from <= clock_now()::date and (active_until is null or active_until >= clock_now()::date)
$$;

-- The citizens for whom I act as guardian now: while the citizen is below the age of her country.
create or replace function citizens_i_guard() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.citizen_id from related_person r join person c on c.id = r.citizen_id join age_rule a on a.country = c.country
  where r.id = acting_id() and acting_kind() = 'related-person' and r.person_id = me()
    and r.relation = 'guardian' and r.ended_at is null
    and c.birth_day > (clock_now() - make_interval(years => a.guardian_reads_until))::date
$$;

-- The one whose citizen's side I stand on: myself, or the child I am guardian of.
create or replace function citizens_i_am() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select me() where acting_kind() = 'citizen' union all select citizens_i_guard()
$$;

create or replace function people_i_may_know() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select me()
  union select person_id from practitioner_role where me() is not null
  union select citizen_id from related_person where person_id = me() and ended_at is null
  union select person_id from related_person where citizen_id in (select citizens_i_am())
  union select a.citizen_id from affiliation a join my_active_role() r on r.organisation_id = a.organisation_id
$$;

do $$
declare f text;
begin
  foreach f in array array['my_active_role()', 'citizens_i_guard()', 'citizens_i_am()', 'people_i_may_know()'] loop
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
create policy person_known on person for select to tillit_app using (id in (select people_i_may_know()));
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
  using ((select server_task()) in ('import', 'demo', 'join')) with check ((select server_task()) in ('import', 'demo', 'join'));
revoke all on practitioner_role from tillit_app;
grant select on practitioner_role to tillit_app;
grant insert (id, person_id, organisation_id, team_id, profession, active_from, active_until), update (active_until, team_id) on practitioner_role to tillit_app;

alter table affiliation enable row level security;
drop policy if exists affiliation_seen on affiliation;
create policy affiliation_seen on affiliation for select to tillit_app
  using (citizen_id in (select citizens_i_am()) or organisation_id in (select organisation_id from my_active_role()));
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
  using (started_by = (select me()) and organisation_id in (select organisation_id from my_active_role()))
  with check (started_by = (select me()) and organisation_id in (select organisation_id from my_active_role()));
drop policy if exists import_by_task on import_run;
create policy import_by_task on import_run to tillit_app
  using ((select server_task()) = 'import') with check ((select server_task()) = 'import');
revoke all on import_run from tillit_app;
grant select on import_run to tillit_app;
grant insert (id, organisation_id, started_by, file_name, status, started_at), update (status, rows_done, rows_total, report, ended_at) on import_run to tillit_app;
