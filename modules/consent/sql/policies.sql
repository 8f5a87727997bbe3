-- The citizen and the guardian who acts for her see every consent; who else, the module that owns the subject says.
alter table consent_action enable row level security;
drop policy if exists consent_action_of_mine on consent_action;
create policy consent_action_of_mine on consent_action for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists consent_action_recorded on consent_action;
create policy consent_action_recorded on consent_action for insert to tillit_app
  with check (
    recorded_by = (select me())
    and (
      citizen_id in (select citizens_i_am())
      -- Somebody who was told, or who asks; never a decision by electronic ID in the citizen's name.
      or ((kind = 'asked' or told_by <> 'electronic-id')
        and recorded_role_id in (select id from my_active_role()) and citizen_id in (select people_i_may_know()))
    )
  );
revoke all on consent_action from tillit_app;
grant select on consent_action to tillit_app;
grant insert (id, citizen_id, subject_id, grantee_id, position, kind, purpose, sees_from, holds_until, decided_by, decided_as, told_by, recorded_by, recorded_role_id, at) on consent_action to tillit_app;

alter table consent enable row level security;
drop policy if exists consent_of_mine on consent;
create policy consent_of_mine on consent for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists consent_folded on consent;
-- The present state follows an action that the same person has just recorded.
create policy consent_folded on consent for insert to tillit_app
  with check (exists (select 1 from consent_action a where a.id = action_id and a.recorded_by = (select me())
    and a.subject_id = consent.subject_id and a.grantee_id = consent.grantee_id));
drop policy if exists consent_refolded on consent;
create policy consent_refolded on consent for update to tillit_app
  using (citizen_id in (select people_i_may_know()))
  with check (exists (select 1 from consent_action a where a.id = action_id and a.recorded_by = (select me())
    and a.subject_id = consent.subject_id and a.grantee_id = consent.grantee_id));
-- What one has recorded oneself one may read back.
drop policy if exists consent_action_recorded_by_me on consent_action;
create policy consent_action_recorded_by_me on consent_action for select to tillit_app using (recorded_by = (select me()));
drop policy if exists consent_known on consent;
create policy consent_known on consent for select to tillit_app
  using (action_id in (select a.id from consent_action a where a.recorded_by = (select me())));
revoke all on consent from tillit_app;
grant select on consent to tillit_app;
grant insert (subject_id, grantee_id, citizen_id, state, sees_from, holds_until, action_id, changed_at),
  update (state, sees_from, holds_until, action_id, changed_at) on consent to tillit_app;
