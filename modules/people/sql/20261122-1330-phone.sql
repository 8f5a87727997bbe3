-- A mobile number that somebody has confirmed by a code that was sent to it. A number has one person at a time.
create table phone (
  person_id uuid primary key references person on delete cascade,
  number text not null unique check (number ~ '^\+[1-9][0-9]{6,14}$'),
  confirmed_at timestamptz not null,
  -- Texts did not reach it any more; nothing is sent until it is confirmed again.
  paused_at timestamptz,
  pause_code text
);

-- A code that was sent to a number. The code itself is drawn from the id by a key, and stands nowhere.
create table phone_challenge (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  number text not null check (number ~ '^\+[1-9][0-9]{6,14}$'),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0 check (tries <= 5),
  used_at timestamptz
);
create index phone_challenge_person on phone_challenge (person_id, made_at desc);
create index phone_challenge_number on phone_challenge (number, made_at desc);
