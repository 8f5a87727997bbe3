-- Proving that an entry is in the sealed log. Hashes of the tree name nobody; what belongs to an entry is given to the
-- citizen's side alone, and of the salts only the citizen's own.

alter table audit_node enable row level security;
drop policy if exists node_kept on audit_node;
create policy node_kept on audit_node for insert to tillit_app with check ((select server_task()) = 'seal');
drop policy if exists node_read on audit_node;
create policy node_read on audit_node for select to tillit_app using ((select server_task()) in ('seal', 'prove'));
revoke all on audit_node from tillit_app;
grant select on audit_node to tillit_app;
grant insert (level, index, hash) on audit_node to tillit_app;

drop policy if exists leaf_to_prove on audit_leaf;
create policy leaf_to_prove on audit_leaf for select to tillit_app using ((select server_task()) = 'prove');
drop policy if exists head_to_prove on audit_head;
create policy head_to_prove on audit_head for select to tillit_app using ((select server_task()) = 'prove');

create or replace function entry_to_prove(entry bigint)
returns table (id bigint, at text, event text, acting_kind text, organisation_id uuid, basis text, detail text,
  citizen_id uuid, place_id uuid, basis_id uuid, salt text, leaf_position bigint, citizen_mark text, person_mark text)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, log_time(e.at), e.event, e.acting_kind, e.organisation_id, e.basis, e.detail::text,
    e.citizen_id, e.place_id, e.basis_id, encode(s.salt, 'hex'), l.position, encode(l.citizen_mark, 'hex'), encode(l.person_mark, 'hex')
  from audit_entry e left join audit_leaf l on l.entry_id = e.id left join audit_salt s on s.person_id = e.citizen_id
  where e.id = entry and e.citizen_id in (select citizens_i_am())
$$;
revoke all on function entry_to_prove(bigint) from public;
grant execute on function entry_to_prove(bigint) to tillit_app;
