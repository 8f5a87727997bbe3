-- An appointment is a history of actions. `appointment` holds what their fold says now; `taken_time` follows from it by a
-- trigger, so that what stands in a calendar can't be anything else.

-- For the constraint below: a role is in one place at a time. It comes with PostgreSQL, and the owner of a database may add it.
create extension if not exists btree_gist;

create table appointment (
  id uuid primary key,
  citizen_id uuid not null references person,
  room_id uuid not null references room,
  -- Who arranges it.
  owner_role_id uuid not null references practitioner_role,
  -- What must come before it, in the same room, perhaps at another organisation.
  depends_on uuid references appointment,
  status text not null check (status in ('proposed', 'booked', 'held', 'cancelled')),
  -- Those whose calendars it takes time in.
  role_ids uuid[] not null,
  minutes int not null check (minutes between 5 and 480),
  starts_at timestamptz,
  ends_at timestamptz,
  chosen_from timestamptz,
  -- What is held besides: the times that are proposed, or the one it would move to.
  held_from timestamptz[] not null,
  held_until timestamptz,
  move_id uuid,
  move_effect text check (move_effect in ('moves', 'stays', 'falls-away')),
  -- The latest move that was done with it.
  done_move_id uuid,
  position int not null,
  changed_at timestamptz not null,
  unique (id, room_id, citizen_id),
  check ((starts_at is null) = (ends_at is null) and (status not in ('booked', 'held') or starts_at is not null)),
  check ((move_id is null) = (move_effect is null))
);
create index appointment_room on appointment (room_id);
create index appointment_citizen on appointment (citizen_id);
create index appointment_roles on appointment using gin (role_ids);
create index appointment_move on appointment (move_id) where move_id is not null;

create table appointment_action (
  id uuid not null,
  appointment_id uuid not null,
  room_id uuid not null,
  citizen_id uuid not null references person,
  position int not null check (position > 0),
  kind text not null,
  step jsonb not null,
  by_person uuid references person,
  by_role_id uuid references practitioner_role,
  -- Somebody without an account, who answered through her link.
  by_party uuid,
  at timestamptz not null,
  primary key (appointment_id, id),
  unique (appointment_id, position),
  foreign key (appointment_id, room_id, citizen_id) references appointment (id, room_id, citizen_id) deferrable initially deferred,
  check ((kind = 'proposed') = (position = 1)),
  check (step ->> 'kind' = kind),
  check ((by_person is null) = (by_party is not null))
);
create index appointment_action_citizen on appointment_action (citizen_id);

-- What of a role's time is taken by appointments, until when if it is only held. No two appointments take the same time.
create table taken_time (
  role_id uuid not null references practitioner_role,
  person_id uuid not null references person,
  appointment_id uuid not null references appointment,
  during tstzrange not null,
  expires_at timestamptz,
  exclude using gist (role_id with =, during with &&, appointment_id with <>)
);
create index taken_time_appointment on taken_time (appointment_id);
create index taken_time_expires on taken_time (expires_at) where expires_at is not null;

-- What a practitioner has written into her own calendar: hers alone; others see that she is taken.
create table busy_period (
  id uuid primary key,
  person_id uuid not null references person,
  role_id uuid not null references practitioner_role,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  words text not null check (length(words) <= 100),
  check (starts_at < ends_at and ends_at <= starts_at + interval '366 days')
);
create index busy_period_role on busy_period (role_id, ends_at);

-- The way in for somebody without an account: only the hash of the link is kept.
create table appointment_link (
  token_hash bytea primary key,
  appointment_id uuid not null,
  room_id uuid not null,
  citizen_id uuid not null,
  party_id uuid not null,
  made_by uuid not null references person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  foreign key (appointment_id, room_id, citizen_id) references appointment (id, room_id, citizen_id)
);
create index appointment_link_party on appointment_link (appointment_id, party_id);
