-- Whose word a practitioner may write down: of citizens affiliated with the organisation she acts for who do not block her.
create or replace function citizens_of_my_organisation() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.citizen_id from affiliation a join my_confirmed_role() r on r.organisation_id = a.organisation_id
  where a.citizen_id not in (select citizens_who_block_me())
$$;

-- For whom I decide: for myself from the age of my country, for the child I guard until then.
create or replace function citizens_i_decide_for() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from person p join age_rule a on a.country = p.country
  where p.id in (select citizens_i_am())
    and (acting_kind() = 'related-person') = coalesce(
      p.birth_day > (today() - make_interval(years => a.decides_alone_from))::date, false)
$$;

-- The guardians of a citizen, for her side and for whoever may write down what they say.
create or replace function guardians_of(citizen uuid) returns table (id uuid, person_id uuid, name text, ended_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.person_id, p.given_name || ' ' || p.family_name, r.ended_at
  from related_person r join person p on p.id = r.person_id
  where r.citizen_id = citizen and r.relation = 'guardian'
    and (citizen in (select citizens_i_am()) or citizen in (select citizens_of_my_organisation()))
$$;

-- Whether a present state is what the last action says, recorded by me: the fold, held against the history.
create or replace function follows_last_action(c consent) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from consent_action a
    where a.id = c.action_id and a.recorded_by = me()
      and (a.subject_id, a.grantee_id, a.citizen_id, a.at) = (c.subject_id, c.grantee_id, c.citizen_id, c.changed_at)
      and c.state = case a.kind when 'changed' then 'given' else a.kind end
      and (a.sees_from, a.holds_until) is not distinct from (c.sees_from, c.holds_until)
      and a.position = (select max(position) from consent_action where (subject_id, grantee_id) = (c.subject_id, c.grantee_id)))
$$;

-- The same of a block.
create or replace function follows_last_block(b block) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from block_action a
    where (a.citizen_id, a.person_id, a.position, a.at) = (b.citizen_id, b.person_id, b.position, b.changed_at)
      and a.decided_by = me() and b.holds = (a.kind = 'blocked')
      and a.position = (select max(position) from block_action where (citizen_id, person_id) = (b.citizen_id, b.person_id)))
$$;

-- Whether a change lets the grantee see no more and no longer than what holds now.
create or replace function opens_no_more(a consent_action) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from consent c where (c.subject_id, c.grantee_id) = (a.subject_id, a.grantee_id)
      and coalesce(a.sees_from, '-infinity') >= coalesce(c.sees_from, '-infinity')
      and coalesce(a.holds_until, 'infinity') <= coalesce(c.holds_until, 'infinity'))
$$;

do $$
declare f text;
begin
  foreach f in array array['citizens_of_my_organisation()', 'citizens_i_decide_for()', 'guardians_of(uuid)', 'follows_last_action(consent)',
    'follows_last_block(block)', 'opens_no_more(consent_action)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

-- The citizen and the guardian who acts for her see every consent; who else, the module that owns the subject says.
alter table consent_action enable row level security;
drop policy if exists consent_action_of_mine on consent_action;
create policy consent_action_of_mine on consent_action for select to tillit_app using (citizen_id in (select citizens_i_am()));
-- What one records one may read back, in the same moment.
drop policy if exists consent_action_just_recorded on consent_action;
create policy consent_action_just_recorded on consent_action for select to tillit_app
  using (recorded_by = (select me()) and at = (select clock_now()));
-- Three ways to add to the history, each in one's own name and now.
drop policy if exists consent_action_asked on consent_action;
create policy consent_action_asked on consent_action for insert to tillit_app
  with check (
    recorded_by = (select me()) and decided_by = recorded_by and at = (select clock_now()) and kind = 'asked'
    and (
      (recorded_role_id is null and citizen_id in (select citizens_i_am()))
      or (recorded_role_id in (select id from my_active_role()) and citizen_id in (select citizens_of_my_organisation())))
  );
drop policy if exists consent_action_decided on consent_action;
create policy consent_action_decided on consent_action for insert to tillit_app
  with check (
    recorded_by = (select me()) and decided_by = recorded_by and at = (select clock_now()) and kind <> 'asked'
    and told_by = 'electronic-id' and recorded_role_id is null
    and citizen_id in (select citizens_i_decide_for())
    and decided_as = case (select acting_kind()) when 'related-person' then 'guardian' else 'citizen' end
  );
-- Besides: what opens something asks for a fresh electronic ID of whoever records it.
drop policy if exists consent_action_fresh on consent_action;
create policy consent_action_fresh on consent_action as restrictive for insert to tillit_app
  with check (
    kind in ('asked', 'declined', 'withdrawn') or (select electronic_id_is_fresh())
    or (kind = 'changed' and opens_no_more(consent_action)));
-- Somebody who was told; never a decision by electronic ID in the citizen's name.
drop policy if exists consent_action_told on consent_action;
create policy consent_action_told on consent_action for insert to tillit_app
  with check (
    recorded_by = (select me()) and at = (select clock_now()) and kind <> 'asked' and told_by <> 'electronic-id'
    and recorded_role_id in (select id from my_active_role())
    and citizen_id in (select citizens_of_my_organisation())
    and (decided_by = citizen_id or decided_by in (select g.person_id from guardians_of(citizen_id) g where g.ended_at is null))
  );
revoke all on consent_action from tillit_app;
grant select on consent_action to tillit_app;
grant insert (id, citizen_id, subject_id, grantee_id, position, kind, purpose, sees_from, holds_until, decided_by, decided_as, told_by, recorded_by, recorded_role_id, at) on consent_action to tillit_app;

alter table consent enable row level security;
drop policy if exists consent_of_mine on consent;
create policy consent_of_mine on consent for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists consent_just_recorded on consent;
create policy consent_just_recorded on consent for select to tillit_app
  using (changed_at = (select clock_now()) and exists (
    select 1 from consent_action a
    where (a.subject_id, a.grantee_id, a.id) = (consent.subject_id, consent.grantee_id, action_id) and a.recorded_by = (select me())));
-- The present state follows the action that the same person has just recorded, and says nothing else.
drop policy if exists consent_folded on consent;
create policy consent_folded on consent for insert to tillit_app with check (follows_last_action(consent));
drop policy if exists consent_refolded on consent;
create policy consent_refolded on consent for update to tillit_app
  using ((select me()) is not null) with check (follows_last_action(consent));
revoke all on consent from tillit_app;
grant select on consent to tillit_app;
grant insert (subject_id, grantee_id, citizen_id, state, sees_from, holds_until, action_id, changed_at),
  update (state, sees_from, holds_until, action_id, changed_at) on consent to tillit_app;

-- Whoever decides for a citizen blocks and lifts, in her own name and now; only somebody who has a role can be blocked.
drop policy if exists block_decided on block_action;
create policy block_decided on block_action for insert to tillit_app
  with check (
    decided_by = (select me()) and at = (select clock_now())
    and citizen_id in (select citizens_i_decide_for())
    and decided_as = case (select acting_kind()) when 'related-person' then 'guardian' else 'citizen' end
    and exists (select 1 from practitioner_role r where r.person_id = block_action.person_id)
  );
drop policy if exists block_folded on block;
create policy block_folded on block for insert to tillit_app with check (follows_last_block(block));
drop policy if exists block_refolded on block;
create policy block_refolded on block for update to tillit_app
  using (citizen_id in (select citizens_i_am())) with check (follows_last_block(block));
