-- What the citizen has asked somebody to find out or arrange for her: a history of actions. `errand` holds what lists and policies
-- ask; the words stand in the actions alone.

create table errand (
  room_id uuid not null references room,
  -- From the citizen's device, and so unique in its room only: an id of another room tells nothing.
  id uuid not null,
  citizen_id uuid not null references person,
  asked_at timestamptz not null,
  status text not null check (status in ('open', 'solved', 'withdrawn')),
  -- Exactly one answers for it.
  responsible_role_id uuid not null references practitioner_role,
  held_since timestamptz not null,
  passed_role_id uuid references practitioner_role,
  -- To whom it was ever passed, and who knows it from then on.
  told_role_ids uuid[] not null,
  position int not null check (position >= 1),
  changed_at timestamptz not null,
  primary key (room_id, id),
  unique (room_id, id, citizen_id)
);
create index errand_citizen on errand (citizen_id);
create index errand_responsible on errand (responsible_role_id);

create table errand_action (
  room_id uuid not null,
  errand_id uuid not null,
  citizen_id uuid not null references person,
  id uuid not null,
  position int not null check (position >= 1),
  kind text not null check (kind in ('asked', 'taken', 'not-taken', 'solved', 'passed', 'asked-again', 'withdrawn')),
  step jsonb not null,
  by_person uuid not null references person,
  -- Null where the citizen acts herself, or who decides for her.
  by_role_id uuid references practitioner_role,
  at timestamptz not null,
  primary key (room_id, errand_id, position),
  unique (room_id, errand_id, id),
  -- The errand and its first action are written together.
  foreign key (room_id, errand_id, citizen_id) references errand (room_id, id, citizen_id) deferrable initially deferred,
  check ((kind = 'asked') = (position = 1)),
  check (step ->> 'kind' = kind)
);
create index errand_action_citizen on errand_action (citizen_id);

-- That the citizen had to carry a message between services herself: no word of what. Counted for the organisation that held the overview.
create table relay (
  id uuid primary key,
  room_id uuid not null references room,
  citizen_id uuid not null references person,
  organisation_id uuid not null references organisation,
  noted_by uuid not null references person,
  noted_role_id uuid references practitioner_role,
  noted_at timestamptz not null,
  taken_back_at timestamptz
);
create index relay_room on relay (room_id);
create index relay_citizen on relay (citizen_id);
create index relay_counted on relay (organisation_id, noted_at);
