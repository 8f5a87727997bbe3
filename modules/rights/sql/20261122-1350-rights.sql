-- What a citizen says is not right about her, beside the thing itself, and what was answered. Both are only ever added.

create table rectification (
  id uuid primary key,
  citizen_id uuid not null references person,
  target text not null check (target in ('message', 'person', 'entry')),
  -- Of a message: the room, the message and its participant; of an entry of the log: its number.
  room_id uuid references room,
  message_id uuid,
  participant_id uuid references participant,
  entry_id bigint,
  body text not null check (body <> ''),
  written_by uuid not null references person,
  written_at timestamptz not null,
  -- Who is to answer: whoever wrote it while she is in the room, else whoever answers for her organisation.
  to_person_id uuid references person,
  to_organisation_id uuid references organisation,
  foreign key (room_id, message_id) references message (room_id, id),
  check ((target = 'message') = (message_id is not null and room_id is not null and participant_id is not null)),
  check ((target = 'entry') = (entry_id is not null)),
  check (to_person_id is not null or to_organisation_id is not null)
);
create index rectification_citizen on rectification (citizen_id);
create index rectification_room on rectification (room_id) where room_id is not null;
create index rectification_to_person on rectification (to_person_id) where to_person_id is not null;
create index rectification_to_organisation on rectification (to_organisation_id) where to_organisation_id is not null;

create table rectification_answer (
  rectification_id uuid primary key references rectification,
  citizen_id uuid not null references person,
  outcome text not null check (outcome in ('corrected', 'not-agreed')),
  body text not null check (body <> ''),
  answered_by uuid not null references person,
  answered_role_id uuid references practitioner_role,
  answered_at timestamptz not null
);
