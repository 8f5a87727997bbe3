-- Who has seen or written what about whom, on what basis. Appended only, in the transaction that does it.

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  event text not null,
  citizen_id uuid not null,
  place_id uuid,
  person_id uuid not null,
  acting_kind text not null,
  role_id uuid,
  organisation_id uuid,
  basis text not null,
  basis_id uuid,
  detail jsonb not null default '{}'
);
create index audit_entry_citizen on audit_entry (citizen_id, id desc);
create index audit_entry_place on audit_entry (place_id, id desc) where place_id is not null;
