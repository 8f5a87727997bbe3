-- The log as a Merkle tree (RFC 6962): a leaf for each entry, and signed heads. Nothing here points at audit_entry by a
-- foreign key: a leaf outlives its entry, so that a missing entry is seen.

create table audit_leaf (
  position bigint primary key check (position >= 0),
  entry_id bigint not null unique,
  -- Who it is about and who did it, as salted hashes: all that is left of them when the salt has been erased.
  citizen_mark bytea not null check (length(citizen_mark) = 32),
  person_mark bytea not null check (length(person_mark) = 32),
  hash bytea not null check (length(hash) = 32)
);

create table audit_head (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  at timestamptz not null,
  -- Up to this entry nothing was still being written when it was sealed: whoever comes below it later was not written by us.
  settled_id bigint not null,
  key_id text not null,
  signature bytea not null,
  -- The roots of the full subtrees along the right edge: all that is needed to append.
  edge bytea not null
);

-- A random salt for each person who stands in the log. Erasing it leaves the row, so that nobody gets a second one.
create table audit_salt (
  person_id uuid primary key,
  salt bytea check (length(salt) = 32),
  erased_at timestamptz,
  check ((salt is null) = (erased_at is not null))
);
