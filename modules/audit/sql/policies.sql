alter table audit_entry enable row level security;
-- The one it is about reads it, or the guardian who acts for her.
drop policy if exists audit_about_me on audit_entry;
create policy audit_about_me on audit_entry for select to tillit_app using (citizen_id in (select citizens_i_am()));
-- Whoever acts leaves a trace in her own name: who, when and in which role can't be written, only what, whose and why.
drop policy if exists audit_by_me on audit_entry;
create policy audit_by_me on audit_entry for insert to tillit_app with check (person_id = (select me()));
revoke all on audit_entry from tillit_app;
grant select on audit_entry to tillit_app;
grant insert (event, citizen_id, place_id, basis, basis_id, detail) on audit_entry to tillit_app;
