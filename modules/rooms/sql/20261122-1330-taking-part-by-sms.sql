-- A citizen takes part by SMS, or somebody writes down what she says. The message says how it came.

-- Told to somebody who wrote it down (then she is `written_by`), or texted by the citizen herself.
alter table message add column told_by text check (told_by in ('phone', 'in-person', 'sms'));
alter table message add column written_by uuid;
alter table message add foreign key (written_by, room_id) references participant (id, room_id);
alter table message add check (coalesce(told_by <> 'sms', false) = (written_by is not null));

-- The citizen says that what was written for her is what she said. A message itself is never changed.
create table message_confirmation (
  room_id uuid not null,
  message_id uuid not null,
  citizen_id uuid not null references person,
  confirmed_by uuid not null references person,
  told_by text not null check (told_by in ('electronic-id', 'sms')),
  confirmed_at timestamptz not null,
  primary key (room_id, message_id),
  foreign key (room_id, message_id) references message (room_id, id)
);

-- How she wants to be reached by SMS about a room, as a history: not at all, that there is something new, or the words
-- themselves, which is a consent. The last one holds.
create table sms_choice (
  room_id uuid not null references room,
  citizen_id uuid not null references person,
  position int not null,
  kind text not null check (kind in ('off', 'notices', 'texts')),
  -- Which words of the risk she was shown or told.
  words_version int not null,
  decided_by uuid not null references person,
  told_by text not null check (told_by in ('electronic-id', 'phone', 'paper', 'in-person', 'sms')),
  recorded_by uuid not null references person,
  recorded_role_id uuid references practitioner_role,
  at timestamptz not null,
  primary key (room_id, position)
);
create index sms_choice_citizen on sms_choice (citizen_id);

-- The short code by which an answer finds its thread, or a message that is to be confirmed. No secret: it only tells apart.
create table sms_reference (
  citizen_id uuid not null references person,
  code text not null check (code ~ '^[A-Z][2-9]$'),
  room_id uuid not null references room,
  thread_id uuid not null,
  message_id uuid,
  made_at timestamptz not null,
  primary key (citizen_id, code),
  unique nulls not distinct (room_id, thread_id, message_id)
);
