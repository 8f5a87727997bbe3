-- How long an organisation keeps what, what may not go yet, and what has gone. No rule: nothing goes.

create table retention_rule (
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('closed-room', 'import-run')),
  months int not null check (months between 1 and 600),
  set_by uuid not null references person,
  set_role_id uuid not null references practitioner_role,
  set_at timestamptz not null,
  primary key (organisation_id, kind)
);

-- A room that must stay, whatever the rule says: a complaint, a case in court.
create table retention_hold (
  room_id uuid not null references room,
  citizen_id uuid not null references person,
  why text not null check (why <> ''),
  held_by uuid not null references person,
  held_at timestamptz not null,
  released_at timestamptz,
  primary key (room_id, held_at)
);

-- That the citizen has been told when a room goes. A room goes no sooner than the day that was told.
create table retention_notice (
  room_id uuid primary key references room,
  citizen_id uuid not null references person,
  told_at timestamptz not null,
  goes_on date not null
);

-- What went by which rule, without anything of what it was.
create table retention_run (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null,
  months int not null,
  ran_at timestamptz not null,
  removed int not null check (removed > 0)
);
