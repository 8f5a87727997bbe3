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

-- Whoever reads her log knows its entries by their numbers among her own; the number in the whole log would tell her how much
-- happens to everybody else. Under the policies, so what is not hers has no number.
create or replace function my_entry_id(number bigint) returns bigint language sql stable
  as $$ select id from audit_entry where citizen_id in (select citizens_i_am()) and number > 0 order by id offset greatest(number, 1) - 1 limit 1 $$;
-- And back, for whoever is shown something about an entry.
create or replace function entry_number(entry bigint) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from audit_entry e join audit_entry its on its.id = entry where e.citizen_id = its.citizen_id and e.id <= entry and me() is not null
$$;
revoke all on function my_entry_id(bigint), entry_number(bigint) from public;
grant execute on function my_entry_id(bigint), entry_number(bigint) to tillit_app;

-- The sealer (modules/audit/server/seal-log.ts) appends leaves and heads; nobody changes or removes them.
alter table audit_leaf enable row level security;
drop policy if exists leaf_for_sealing on audit_leaf;
create policy leaf_for_sealing on audit_leaf for select to tillit_app using ((select server_task()) = 'seal');
drop policy if exists leaf_sealed on audit_leaf;
create policy leaf_sealed on audit_leaf for insert to tillit_app with check ((select server_task()) = 'seal');
revoke all on audit_leaf from tillit_app;
grant select on audit_leaf to tillit_app;
grant insert (position, entry_id, citizen_mark, person_mark, hash) on audit_leaf to tillit_app;

alter table audit_head enable row level security;
drop policy if exists head_for_sealing on audit_head;
create policy head_for_sealing on audit_head for select to tillit_app using ((select server_task()) = 'seal');
drop policy if exists head_signed on audit_head;
create policy head_signed on audit_head for insert to tillit_app with check ((select server_task()) = 'seal');
revoke all on audit_head from tillit_app;
grant select on audit_head to tillit_app;
grant insert (size, root, at, settled_id, key_id, signature, edge) on audit_head to tillit_app;

-- A salt can only be erased, never changed.
alter table audit_salt enable row level security;
drop policy if exists salt_for_sealing on audit_salt;
create policy salt_for_sealing on audit_salt for select to tillit_app using ((select server_task()) = 'seal');
drop policy if exists salt_made on audit_salt;
create policy salt_made on audit_salt for insert to tillit_app with check ((select server_task()) = 'seal');
drop policy if exists salt_erased on audit_salt;
create policy salt_erased on audit_salt for update to tillit_app
  using ((select server_task()) = 'seal') with check ((select server_task()) = 'seal' and salt is null);
revoke all on audit_salt from tillit_app;
grant select on audit_salt to tillit_app;
grant insert (person_id, salt), update (salt, erased_at) on audit_salt to tillit_app;

-- Who is writing to the log now, by transaction.
create or replace function log_writers() returns table (virtualtransaction text) language sql volatile
  as $$ select virtualtransaction from pg_locks
    where locktype = 'relation' and relation = 'public.audit_entry'::regclass and mode = 'RowExclusiveLock'
      and database = (select oid from pg_database where datname = current_database()) $$;

-- Waits, at most so long, until everybody who was writing to the log has ended, and gives the last entry that can be seen:
-- if `settled`, every lower number that will ever be there is there. Whoever takes a number holds the table's lock from
-- before until her end, so nobody who writes has to wait for this, or to take a lock of ours.
create or replace function await_log_writers(most interval, out last_id bigint, out settled boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  writers text[];
  patience timestamptz := clock_timestamp() + most;
begin
  if server_task() is distinct from 'seal' then return; end if;
  select coalesce(max(id), 0) into last_id from audit_entry;
  select coalesce(array_agg(virtualtransaction), '{}') into writers from log_writers();
  loop
    settled := not exists (select 1 from log_writers() where virtualtransaction = any (writers));
    exit when settled or clock_timestamp() > patience;
    perform pg_sleep(0.02);
  end loop;
end $$;

create or replace function log_time(at timestamptz) returns text language sql immutable parallel safe
  as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- Entries by their number, as they are sealed and exported: the text of every value as PostgreSQL writes it.
create or replace function read_log(after_id bigint, last_id bigint, most int, unsealed boolean)
returns table (id bigint, at text, event text, acting_kind text, organisation_id uuid, basis text, detail text,
  citizen_id uuid, place_id uuid, basis_id uuid, person_id uuid, role_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, log_time(e.at), e.event, e.acting_kind, e.organisation_id, e.basis, e.detail::text,
    e.citizen_id, e.place_id, e.basis_id, e.person_id, e.role_id
  from audit_entry e
  where server_task() = 'seal' and e.id > after_id and e.id <= read_log.last_id
    and not (unsealed and exists (select 1 from audit_leaf l where l.entry_id = e.id))
  order by e.id limit most
$$;

do $$
declare f text;
begin
  foreach f in array array['await_log_writers(interval)', 'read_log(bigint, bigint, int, boolean)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;
