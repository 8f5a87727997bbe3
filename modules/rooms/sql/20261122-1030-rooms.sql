-- A room around one citizen: who takes part, what is said in threads, who waits for whom.

create table answer_promise (
  organisation_id uuid not null references organisation,
  urgency text not null check (urgency in ('no-hurry', 'this-week', 'next-day', 'today')),
  within int not null check (within between 1 and 60),
  unit text not null check (unit in ('hours', 'working-days')),
  primary key (organisation_id, urgency)
);

create table room (
  id uuid primary key,
  citizen_id uuid not null references person,
  purpose text not null,
  opened_by uuid not null references person,
  opened_role_id uuid references practitioner_role,
  opened_at timestamptz not null,
  presence text not null check (presence in ('silent', 'overview', 'active')),
  newcomers_see text not null check (newcomers_see in ('now', 'date', 'all')),
  newcomers_see_from date,
  contact_id uuid,
  last_seq bigint not null default 0,
  last_message_at timestamptz,
  next_what text,
  next_with text,
  next_why text,
  next_when text,
  next_set_by uuid,
  next_set_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  closing_words text,
  readable_after text check (readable_after in ('participants', 'citizen')),
  readable_until date,
  check ((newcomers_see = 'date') = (newcomers_see_from is not null)),
  check ((next_what is null) or (next_with is not null and next_why is not null)),
  check ((closed_at is null) = (readable_after is null))
);
create index room_citizen on room (citizen_id);

create table participant (
  id uuid primary key,
  room_id uuid not null references room,
  citizen_id uuid not null references person,
  kind text not null check (kind in ('citizen', 'practitioner', 'related-person')),
  person_id uuid references person,
  role_id uuid references practitioner_role,
  related_person_id uuid references related_person,
  organisation_id uuid references organisation,
  -- As invited; once somebody has joined, the name of the electronic ID counts.
  given_name text not null,
  family_name text not null,
  profession text not null default '',
  why text not null default '',
  expected text not null default '',
  invited_by uuid references participant,
  invited_at timestamptz not null,
  joined_at timestamptz,
  left_at timestamptz,
  rules_version int,
  unique (id, room_id)
);
create index participant_room on participant (room_id);
create index participant_person on participant (person_id) where person_id is not null;
alter table room add foreign key (contact_id) references participant deferrable initially deferred;

create table invitation (
  token_hash bytea primary key,
  participant_id uuid not null references participant,
  room_id uuid not null,
  citizen_id uuid not null,
  made_by uuid not null references person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index invitation_participant on invitation (participant_id);

-- A thread has no text of its own: its subject stands on its first message, and is hidden with it.
create table thread (
  id uuid not null,
  room_id uuid not null references room,
  citizen_id uuid not null,
  opened_by uuid not null references participant,
  opened_at timestamptz not null,
  last_message_at timestamptz not null,
  waiting_on text not null default 'nobody' check (waiting_on in ('nobody', 'professionals', 'citizen', 'participant')),
  waiting_participant_id uuid references participant,
  waiting_since timestamptz,
  due_at timestamptz,
  answer_by date,
  answer_by_participant_id uuid references participant,
  resolved_at timestamptz,
  resolved_by uuid references participant,
  -- The ids come from the sender's device: unique in a room only, so that a clash tells nothing of another room.
  primary key (room_id, id),
  check ((waiting_on = 'nobody') = (waiting_since is null)),
  check ((waiting_on = 'participant') = (waiting_participant_id is not null))
);
create index thread_room on thread (room_id, last_message_at desc);
create index thread_waiting on thread (room_id) where waiting_on <> 'nobody';

create table message (
  id uuid not null,
  room_id uuid not null,
  thread_id uuid not null,
  citizen_id uuid not null,
  seq bigint not null,
  participant_id uuid not null,
  subject text,
  body text not null check (body <> ''),
  urgency text not null check (urgency in ('no-hurry', 'this-week', 'next-day', 'today')),
  asks text not null check (asks in ('nobody', 'professionals', 'citizen', 'participant')),
  corrects_id uuid,
  sent_at timestamptz not null,
  -- A room may be written in both languages: each word is found by either stemming.
  search tsvector generated always as (
    to_tsvector('danish', coalesce(subject, '') || ' ' || body) || to_tsvector('norwegian', coalesce(subject, '') || ' ' || body)
  ) stored,
  primary key (room_id, id),
  unique (room_id, seq),
  foreign key (room_id, thread_id) references thread (room_id, id),
  foreign key (participant_id, room_id) references participant (id, room_id)
);
create index message_thread on message (room_id, thread_id, seq);
create index message_search on message using gin (search);

create table read_mark (
  participant_id uuid primary key references participant,
  room_id uuid not null,
  citizen_id uuid not null,
  person_id uuid not null,
  read_seq bigint not null,
  read_at timestamptz not null
);
create index read_mark_room on read_mark (room_id);

create table draft (
  person_id uuid not null,
  room_id uuid not null references room,
  thread_id uuid not null,
  citizen_id uuid not null,
  subject text not null default '',
  body text not null,
  saved_at timestamptz not null,
  primary key (person_id, room_id, thread_id)
);
