-- A way to sign in again on a device, once the electronic ID has vouched there. Only the public key is kept.
create table passkey (
  id uuid primary key,
  person_id uuid not null,
  -- What the device keeps in place of a name: random, and nothing else of ours.
  user_handle bytea not null,
  credential_id bytea not null unique,
  public_key bytea not null,
  counter bigint not null,
  backed_up boolean not null,
  transports text[] not null default '{}',
  name text not null check (name <> ''),
  -- The assurance it acts with, and when an electronic ID last vouched for the person.
  assurance text not null,
  vouched_at timestamptz not null,
  added_at timestamptz not null,
  last_used_at timestamptz,
  -- When its counter went back: perhaps it was copied.
  stopped_at timestamptz
);
create index passkey_person on passkey (person_id);

alter table session add column passkey_id uuid references passkey (id) on delete set null;
create index session_passkey on session (passkey_id) where passkey_id is not null;

-- Challenges that have been answered, so that an answer counts once.
create table used_challenge (
  challenge_hash bytea primary key,
  used_at timestamptz not null
);
