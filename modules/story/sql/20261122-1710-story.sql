-- The story that the citizen tells, chapter by chapter, to whom she tells it; and what others remember of her.

create table chapter (
  -- The ids come from the writer's device: unique for one citizen only, so that a clash tells nothing of another.
  citizen_id uuid not null references person,
  id uuid not null,
  topic text not null check (topic in
    ('matters-most', 'my-people', 'my-story', 'talking-with-me', 'when-it-is-hard', 'please', 'everyday', 'own')),
  begun_by uuid not null references person,
  begun_at timestamptz not null,
  primary key (citizen_id, id)
);
create unique index chapter_topic on chapter (citizen_id, topic) where topic <> 'own';

-- Never changed: a correction is a new version. Empty text puts the chapter away.
create table chapter_version (
  citizen_id uuid not null,
  chapter_id uuid not null,
  id uuid not null,
  position int not null check (position > 0),
  title text not null default '',
  body text not null,
  written_by uuid not null references person,
  written_as text not null check (written_as in ('citizen', 'guardian')),
  written_at timestamptz not null,
  primary key (citizen_id, chapter_id, id),
  unique (citizen_id, chapter_id, position),
  foreign key (citizen_id, chapter_id) references chapter (citizen_id, id),
  check (position > 1 or body <> '')
);

-- For whom a chapter is, from when until when: a seat in a room, or whoever is there for an organisation.
create table chapter_release (
  citizen_id uuid not null,
  id uuid not null,
  chapter_id uuid not null,
  room_id uuid not null references room,
  participant_id uuid,
  organisation_id uuid references organisation,
  released_by uuid not null references person,
  released_at timestamptz not null,
  ended_by uuid references person,
  ended_at timestamptz,
  primary key (citizen_id, id),
  foreign key (citizen_id, chapter_id) references chapter (citizen_id, id),
  foreign key (participant_id, room_id) references participant (id, room_id),
  check ((participant_id is null) <> (organisation_id is null)),
  check ((ended_at is null) = (ended_by is null))
);
create unique index chapter_release_open on chapter_release (citizen_id, chapter_id, room_id, coalesce(participant_id, organisation_id))
  where ended_at is null;
create index chapter_release_room on chapter_release (room_id) where ended_at is null;

-- What a receiver says by herself: that she has read a version.
create table chapter_receipt (
  citizen_id uuid not null,
  chapter_id uuid not null,
  version_id uuid not null,
  room_id uuid not null references room,
  participant_id uuid not null,
  person_id uuid not null references person,
  marked_at timestamptz not null,
  primary key (citizen_id, chapter_id, version_id, participant_id),
  foreign key (citizen_id, chapter_id, version_id) references chapter_version (citizen_id, chapter_id, id),
  foreign key (participant_id, room_id) references participant (id, room_id)
);
create index chapter_receipt_room on chapter_receipt (room_id);

create table memory_line (
  room_id uuid not null references room,
  id uuid not null,
  citizen_id uuid not null references person,
  participant_id uuid not null,
  body text not null,
  written_at timestamptz not null,
  struck_by uuid references person,
  struck_at timestamptz,
  primary key (room_id, id),
  foreign key (participant_id, room_id) references participant (id, room_id),
  check (char_length(body) <= 200),
  check ((body = '') = (struck_at is not null)),
  check ((struck_at is null) = (struck_by is null))
);
create index memory_line_citizen on memory_line (citizen_id);

-- When the citizen let everybody in the room read a line, and until when.
create table memory_line_share (
  room_id uuid not null,
  line_id uuid not null,
  citizen_id uuid not null references person,
  shared_by uuid not null references person,
  shared_at timestamptz not null,
  ended_by uuid references person,
  ended_at timestamptz,
  foreign key (room_id, line_id) references memory_line (room_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index memory_line_share_open on memory_line_share (room_id, line_id) where ended_at is null;
create index memory_line_share_line on memory_line_share (room_id, line_id);
create index memory_line_share_citizen on memory_line_share (citizen_id);
