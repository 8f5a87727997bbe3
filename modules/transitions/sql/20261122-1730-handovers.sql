-- A hand-over is a history of actions, as a pathway is. `handover` holds what their fold says now, for lists and policies to ask.

create table handover (
  id uuid primary key,
  pathway_id uuid not null references pathway,
  citizen_id uuid not null references person,
  room_id uuid not null references room,
  -- Who receives.
  organisation_id uuid not null references organisation,
  occasion text not null check (occasion in ('new-service', 'new-person')),
  bridge_role_id uuid not null references practitioner_role,
  receiver_role_id uuid references practitioner_role,
  recipe_version int not null,
  status text not null check (status in ('opened', 'offered', 'wished', 'planned', 'held', 'stopped', 'handed-over', 'ended')),
  planned_at timestamptz,
  held_at timestamptz,
  summary_shared_at timestamptz,
  opened_at timestamptz not null,
  -- Of the last action that took effect.
  position int not null,
  changed_at timestamptz not null,
  unique (id, room_id, citizen_id)
);
create index handover_room on handover (room_id);
create index handover_citizen on handover (citizen_id);
create index handover_of_bridge on handover (bridge_role_id);
create index handover_of_receiver on handover (receiver_role_id);
create index handover_of_organisation on handover (organisation_id);
-- A service comes in once with each pathway; people may come and go.
create unique index handover_of_pathway on handover (pathway_id) where occasion = 'new-service';

create table handover_action (
  id uuid not null,
  handover_id uuid not null,
  room_id uuid not null,
  citizen_id uuid not null references person,
  position int not null check (position > 0),
  kind text not null,
  step jsonb not null,
  -- The words in it as they are searched for a subject that the citizen keeps.
  plain text not null,
  by_person uuid not null references person,
  by_role_id uuid references practitioner_role,
  at timestamptz not null,
  primary key (handover_id, id),
  unique (handover_id, position),
  -- The first action and the hand-over are written together.
  foreign key (handover_id, room_id, citizen_id) references handover (id, room_id, citizen_id) deferrable initially deferred,
  check ((kind = 'opened') = (position = 1)),
  check (step ->> 'kind' = kind)
);
create index handover_action_citizen on handover_action (citizen_id);

-- What they want to talk about, and what was said of it afterwards, line by line. `plain` is the text as it is searched for a
-- subject that the citizen keeps.
create table handover_line (
  id uuid primary key,
  handover_id uuid not null,
  room_id uuid not null,
  citizen_id uuid not null references person,
  kind text not null check (kind in ('agenda', 'summary')),
  text text not null check (length(text) between 1 and 300),
  plain text not null,
  by_person uuid not null references person,
  by_role_id uuid references practitioner_role,
  at timestamptz not null,
  struck_at timestamptz,
  -- In which order they were written; never shown, since what one may not read would be missing from it.
  nr bigint not null generated always as identity,
  foreign key (handover_id, room_id, citizen_id) references handover (id, room_id, citizen_id)
);
create index handover_line_of on handover_line (handover_id);
create index handover_line_citizen on handover_line (citizen_id);

-- What the citizen says instead of a line of the summary. The last one counts; the line itself stays.
create table handover_correction (
  id uuid primary key,
  line_id uuid not null references handover_line,
  room_id uuid not null references room,
  citizen_id uuid not null references person,
  text text not null check (length(text) between 1 and 300),
  plain text not null,
  by_person uuid not null references person,
  at timestamptz not null,
  nr bigint not null generated always as identity
);
create index handover_correction_of on handover_correction (line_id);
create index handover_correction_citizen on handover_correction (citizen_id);

-- What the citizen does not want to talk about in the room where it stands, until she lifts it. `stems`: what other texts are
-- searched for; never none, or nothing would be kept.
create table kept_subject (
  id uuid primary key,
  handover_id uuid not null,
  room_id uuid not null,
  citizen_id uuid not null references person,
  text text not null check (length(text) between 1 and 200),
  stems text[] not null check (cardinality(stems) > 0),
  by_person uuid not null references person,
  by_role_id uuid references practitioner_role,
  at timestamptz not null,
  lifted_at timestamptz,
  foreign key (handover_id, room_id, citizen_id) references handover (id, room_id, citizen_id)
);
create index kept_subject_room on kept_subject (room_id);
create index kept_subject_citizen on kept_subject (citizen_id);

-- Who besides the citizen may know what it is.
create table kept_subject_reader (
  subject_id uuid not null references kept_subject,
  participant_id uuid not null references participant,
  citizen_id uuid not null references person,
  at timestamptz not null,
  primary key (subject_id, participant_id)
);
create index kept_subject_reader_citizen on kept_subject_reader (citizen_id);
create index kept_subject_reader_participant on kept_subject_reader (participant_id);
