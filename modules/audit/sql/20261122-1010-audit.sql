-- Who has seen or written what about whom, on what basis. Appended only, in the transaction that does it.
-- When, who and in which role are filled in from the session that the row policies go by, and can't be given.

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_now(),
  event text not null,
  citizen_id uuid not null,
  place_id uuid,
  person_id uuid not null default me(),
  acting_kind text not null default acting_kind(),
  -- The practitioner's role, or the relation of somebody close.
  role_id uuid default acting_id(),
  organisation_id uuid default acting_organisation(),
  basis text not null,
  basis_id uuid,
  detail jsonb not null default '{}'
);
create index audit_entry_citizen on audit_entry (citizen_id, id desc);
create index audit_entry_place on audit_entry (place_id, id desc) where place_id is not null;
