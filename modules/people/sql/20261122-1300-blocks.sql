-- Whom a citizen has blocked, as a person and in all roles: a history of actions, never edited, and what they give now, for
-- the policies of every module to ask.

create table block_action (
  citizen_id uuid not null references person,
  person_id uuid not null references person,
  position int not null,
  kind text not null check (kind in ('blocked', 'lifted')),
  decided_by uuid not null references person,
  decided_as text not null check (decided_as in ('citizen', 'guardian')),
  at timestamptz not null,
  primary key (citizen_id, person_id, position),
  check (citizen_id <> person_id)
);

create table block (
  person_id uuid not null references person,
  citizen_id uuid not null references person,
  holds boolean not null,
  position int not null,
  changed_at timestamptz not null,
  -- Asked at each message: whether this one citizen blocks me.
  primary key (person_id, citizen_id),
  foreign key (citizen_id, person_id, position) references block_action
);
create index block_citizen on block (citizen_id);
