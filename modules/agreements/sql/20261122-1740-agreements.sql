-- What the citizen and those around her have agreed: a history of actions. `agreement` holds what lists and policies ask; the
-- words stand in the actions alone.

create table agreement (
  room_id uuid not null references room,
  -- From the writer's device, and so unique in its room only: an id of another room tells nothing.
  id uuid not null,
  citizen_id uuid not null references person,
  -- Who wrote it down, and who promises; null is the citizen.
  written_role_id uuid references practitioner_role,
  written_at timestamptz not null,
  owner_role_id uuid references practitioner_role,
  promised_to text not null check (promised_to in ('citizen', 'circle')),
  status text not null check (status in ('proposed', 'agreed', 'not-now', 'kept', 'let-go')),
  -- Null where it is when it suits.
  due_on date,
  position int not null check (position >= 1),
  changed_at timestamptz not null,
  primary key (room_id, id),
  unique (room_id, id, citizen_id),
  check (owner_role_id is not null or promised_to = 'circle')
);
create index agreement_citizen on agreement (citizen_id);
create index agreement_owner on agreement (owner_role_id);

create table agreement_action (
  room_id uuid not null,
  agreement_id uuid not null,
  citizen_id uuid not null references person,
  id uuid not null,
  position int not null check (position >= 1),
  kind text not null check (kind in ('written', 'agreed', 'not-now', 'kept', 'not-yet', 'moved', 'let-go', 'taken-over')),
  step jsonb not null,
  by_person uuid not null references person,
  -- Null where the citizen acts herself, or who decides for her.
  by_role_id uuid references practitioner_role,
  at timestamptz not null,
  primary key (room_id, agreement_id, position),
  unique (room_id, agreement_id, id),
  -- The agreement and its first action are written together.
  foreign key (room_id, agreement_id, citizen_id) references agreement (room_id, id, citizen_id) deferrable initially deferred,
  check ((kind = 'written') = (position = 1)),
  check (step ->> 'kind' = kind)
);
create index agreement_action_citizen on agreement_action (citizen_id);
