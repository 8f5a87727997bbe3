-- Heads at witnesses and in mailboxes are written by the sealer, what we confirm of other logs by the witness; nobody
-- changes or removes them.

alter table audit_cosignature enable row level security;
drop policy if exists cosignature_read on audit_cosignature;
create policy cosignature_read on audit_cosignature for select to tillit_app using ((select server_task()) = 'seal');
drop policy if exists cosignature_kept on audit_cosignature;
create policy cosignature_kept on audit_cosignature for insert to tillit_app with check ((select server_task()) = 'seal');
revoke all on audit_cosignature from tillit_app;
grant select on audit_cosignature to tillit_app;
grant insert (origin, witness, size, note, at) on audit_cosignature to tillit_app;

alter table audit_mailed_head enable row level security;
drop policy if exists mailed_head_read on audit_mailed_head;
create policy mailed_head_read on audit_mailed_head for select to tillit_app using ((select server_task()) = 'seal');
drop policy if exists mailed_head_kept on audit_mailed_head;
create policy mailed_head_kept on audit_mailed_head for insert to tillit_app with check ((select server_task()) = 'seal');
revoke all on audit_mailed_head from tillit_app;
grant select on audit_mailed_head to tillit_app;
grant insert (recipient, size, at) on audit_mailed_head to tillit_app;

alter table witnessed_checkpoint enable row level security;
drop policy if exists witnessed_read on witnessed_checkpoint;
create policy witnessed_read on witnessed_checkpoint for select to tillit_app using ((select server_task()) = 'witness');
-- A log only grows: what is not larger than everything confirmed before is refused here too. A policy can't ask its own table.
create or replace function witnessed_size(log text) returns bigint language sql stable
  as $$ select coalesce(max(size), 0) from witnessed_checkpoint where origin = log $$;
drop policy if exists witnessed_grown on witnessed_checkpoint;
create policy witnessed_grown on witnessed_checkpoint for insert to tillit_app
  with check ((select server_task()) = 'witness' and size > witnessed_size(origin));
revoke all on witnessed_checkpoint from tillit_app;
grant select on witnessed_checkpoint to tillit_app;
grant insert (origin, size, root, note, at) on witnessed_checkpoint to tillit_app;
