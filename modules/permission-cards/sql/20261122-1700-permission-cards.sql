-- A permission that a practitioner gives to the citizen and stands by: a history of one or two actions. `permission_card` holds what
-- lists and policies ask; the words stand in the action alone.

create table permission_card (
  room_id uuid not null references room,
  -- From the giver's device, and so unique in its room only: an id of another room tells nothing.
  id uuid not null,
  citizen_id uuid not null references person,
  kind text not null check (kind in ('text', 'call', 'extension', 'return', 'bring', 'own')),
  -- Of which pathway of this room it is, if of one.
  pathway_id uuid,
  given_role_id uuid not null references practitioner_role,
  given_at timestamptz not null,
  -- Both days included; open without the second.
  holds_from date not null,
  holds_until date,
  -- Before its day: taken back, or followed by another that says the same anew.
  ended_how text check (ended_how in ('taken-back', 'replaced')),
  ended_at timestamptz,
  primary key (room_id, id),
  unique (room_id, id, citizen_id),
  foreign key (pathway_id, room_id, citizen_id) references pathway (id, room_id, citizen_id),
  check ((ended_how is null) = (ended_at is null)),
  check (holds_until >= holds_from),
  check (kind <> 'extension' or pathway_id is not null),
  check (kind not in ('extension', 'return') or holds_until is not null)
);
create index permission_card_citizen on permission_card (citizen_id);

create table permission_card_action (
  room_id uuid not null,
  card_id uuid not null,
  citizen_id uuid not null references person,
  position int not null check (position in (1, 2)),
  kind text not null check (kind in ('given', 'taken-back', 'replaced')),
  step jsonb not null,
  by_person uuid not null references person,
  -- Null where the citizen acts herself, or who decides for her.
  by_role_id uuid references practitioner_role,
  at timestamptz not null,
  primary key (room_id, card_id, position),
  -- The card and its first action are written together.
  foreign key (room_id, card_id, citizen_id) references permission_card (room_id, id, citizen_id) deferrable initially deferred,
  check ((kind = 'given') = (position = 1)),
  check (step ->> 'kind' = kind)
);
create index permission_card_action_citizen on permission_card_action (citizen_id);
