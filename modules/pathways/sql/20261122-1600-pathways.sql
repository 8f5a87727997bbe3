-- A pathway is a history of actions. `pathway` holds what their fold says now, for lists and policies to ask.

create table pathway (
  id uuid primary key,
  citizen_id uuid not null references person,
  -- Where it is talked about, and so who may see it.
  room_id uuid not null references room,
  -- The organisation that was asked to take it.
  organisation_id uuid not null references organisation,
  status text not null check (status in ('referred', 'accepted', 'started', 'paused', 'not-accepted', 'ended')),
  holder_role_id uuid not null references practitioner_role,
  receiver_role_id uuid references practitioner_role,
  deputy_role_id uuid references practitioner_role,
  deputy_from date,
  deputy_until date,
  next_contact_on date,
  pause_until date,
  door_open_until date,
  -- Of the last action that took effect.
  position int not null,
  changed_at timestamptz not null,
  unique (id, room_id, citizen_id),
  check ((deputy_role_id is null) = (deputy_from is null) and (deputy_from is null) = (deputy_until is null)),
  check ((status = 'paused') = (pause_until is not null))
);
create index pathway_room on pathway (room_id);
create index pathway_citizen on pathway (citizen_id);
create index pathway_held on pathway (holder_role_id) where status <> 'ended';

create table pathway_action (
  id uuid not null,
  pathway_id uuid not null,
  room_id uuid not null,
  citizen_id uuid not null references person,
  position int not null check (position > 0),
  kind text not null,
  -- What only this kind needs: days, roles, and the words of whoever took the step.
  step jsonb not null,
  by_person uuid not null references person,
  by_role_id uuid references practitioner_role,
  at timestamptz not null,
  primary key (pathway_id, id),
  unique (pathway_id, position),
  -- The first action and the pathway are written together.
  foreign key (pathway_id, room_id, citizen_id) references pathway (id, room_id, citizen_id) deferrable initially deferred,
  check ((kind = 'referred') = (position = 1)),
  check (step ->> 'kind' = kind)
);
create index pathway_action_citizen on pathway_action (citizen_id);
