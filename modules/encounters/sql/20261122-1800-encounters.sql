-- A talk that was held, or was to be, as one of those who were there has it: each writes her own note.

create table encounter (
  id uuid primary key,
  room_id uuid not null references room,
  citizen_id uuid not null references person,
  person_id uuid not null references person,
  role_id uuid not null references practitioner_role,
  -- Null for a talk without one: by phone, in the corridor.
  appointment_id uuid references appointment,
  kind text not null check (kind in ('intake', 'conversation', 'follow-up', 'ad-hoc')),
  how text not null check (how in ('in-person', 'phone', 'video')),
  started_at timestamptz not null,
  minutes int not null check (minutes between 1 and 480),
  begun_at timestamptz not null,
  unique (id, room_id, citizen_id)
);
create index encounter_room on encounter (room_id);
create index encounter_citizen on encounter (citizen_id);
create index encounter_role on encounter (role_id);
create unique index encounter_of_appointment on encounter (appointment_id, role_id) where appointment_id is not null;

-- What has been recorded of it: signed, corrected, or that it was not held. Only appended. `plain` is the note as it is searched
-- for a subject that the citizen keeps.
create table encounter_step (
  id uuid not null,
  encounter_id uuid not null,
  room_id uuid not null,
  citizen_id uuid not null references person,
  position int not null check (position > 0),
  kind text not null check (kind in ('sign', 'correct', 'not-held')),
  step jsonb not null check (step ->> 'kind' = kind),
  plain text not null,
  by_person uuid not null references person,
  by_role_id uuid not null references practitioner_role,
  at timestamptz not null,
  primary key (encounter_id, id),
  unique (encounter_id, position),
  foreign key (encounter_id, room_id, citizen_id) references encounter (id, room_id, citizen_id)
);
create index encounter_step_room on encounter_step (room_id, at);
create index encounter_step_citizen on encounter_step (citizen_id);

-- What its writer has not signed yet, and nobody else reads.
create table encounter_draft (
  encounter_id uuid primary key,
  room_id uuid not null,
  citizen_id uuid not null references person,
  person_id uuid not null references person,
  kind text not null check (kind in ('intake', 'conversation', 'follow-up', 'ad-hoc')),
  talked text not null check (length(talked) <= 4000),
  agreed text not null check (length(agreed) <= 4000),
  saved_at timestamptz not null,
  foreign key (encounter_id, room_id, citizen_id) references encounter (id, room_id, citizen_id)
);
create index encounter_draft_citizen on encounter_draft (citizen_id);
create index encounter_draft_person on encounter_draft (person_id);
