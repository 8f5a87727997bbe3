-- Being told when somebody has looked. The task `tell` reads what has been sealed and writes the news; whoever is told
-- reads her own, as long as she stands on that citizen's side.

drop policy if exists entry_to_tell on audit_entry;
create policy entry_to_tell on audit_entry for select to tillit_app using ((select server_task()) = 'tell');
drop policy if exists leaf_to_tell on audit_leaf;
create policy leaf_to_tell on audit_leaf for select to tillit_app using ((select server_task()) = 'tell');

alter table audit_telling enable row level security;
drop policy if exists telling_by_task on audit_telling;
create policy telling_by_task on audit_telling to tillit_app
  using ((select server_task()) = 'tell') with check ((select server_task()) = 'tell');
revoke all on audit_telling from tillit_app;
grant select, update (told_size) on audit_telling to tillit_app;

alter table audit_organisation enable row level security;
drop policy if exists organisation_to_tell on audit_organisation;
create policy organisation_to_tell on audit_organisation to tillit_app
  using ((select server_task()) = 'tell') with check ((select server_task()) = 'tell');
revoke all on audit_organisation from tillit_app;
grant select on audit_organisation to tillit_app;
grant insert (citizen_id, organisation_id, entry_id) on audit_organisation to tillit_app;

alter table audit_wish enable row level security;
drop policy if exists own_wish on audit_wish;
create policy own_wish on audit_wish to tillit_app
  using (person_id = (select me()) and citizen_id in (select citizens_i_am()))
  with check (person_id = (select me()) and citizen_id in (select citizens_i_am()));
revoke all on audit_wish from tillit_app;
grant select on audit_wish to tillit_app;
grant insert (citizen_id, person_id, any_look, emergency, new_organisation),
  update (any_look, emergency, new_organisation) on audit_wish to tillit_app;

alter table audit_told_look enable row level security;
drop policy if exists own_news on audit_told_look;
create policy own_news on audit_told_look for select to tillit_app
  using (person_id = (select me()) and citizen_id in (select citizens_i_am()));
drop policy if exists own_news_read on audit_told_look;
create policy own_news_read on audit_told_look for update to tillit_app
  using (person_id = (select me()) and citizen_id in (select citizens_i_am()))
  with check (person_id = (select me()) and read_at is not null);
drop policy if exists news_to_deliver on audit_told_look;
create policy news_to_deliver on audit_told_look for select to tillit_app using ((select server_task()) in ('tell', 'notify'));
drop policy if exists news_told on audit_told_look;
create policy news_told on audit_told_look for insert to tillit_app with check ((select server_task()) = 'tell');
revoke all on audit_told_look from tillit_app;
grant select on audit_told_look to tillit_app;
grant insert (person_id, citizen_id, entry_id, reason, place, notified, told_at), update (read_at) on audit_told_look to tillit_app;

-- Everybody on these citizens' side, with what each wants to be told: the citizen, and her guardians while she is a child.
create or replace function sides_to_tell(citizens uuid[])
returns table (citizen_id uuid, person_id uuid, any_look boolean, emergency boolean, new_organisation boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.citizen_id, s.person_id, coalesce(w.any_look, false), coalesce(w.emergency, true), coalesce(w.new_organisation, true)
  from (
    select c as citizen_id, c as person_id from unnest(citizens) c
    union
    select r.citizen_id, r.person_id
    from related_person r join person p on p.id = r.citizen_id join age_rule a on a.country = p.country
    where r.citizen_id = any (citizens) and r.relation = 'guardian' and r.ended_at is null
      and p.birth_day > (today() - make_interval(years => a.guardian_reads_until))::date
  ) s left join audit_wish w on w.citizen_id = s.citizen_id and w.person_id = s.person_id
  where server_task() = 'tell'
$$;
revoke all on function sides_to_tell(uuid[]) from public;
grant execute on function sides_to_tell(uuid[]) to tillit_app;
