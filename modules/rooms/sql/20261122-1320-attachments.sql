-- Pictures, documents and voice. The bytes lie in the store of files, sealed under the key of their room; here is whose they are.

create table room_key (
  room_id uuid primary key references room,
  citizen_id uuid not null,
  -- Wrapped by the installation's key: whoever reads the database alone reads no file.
  wrapped bytea not null,
  made_at timestamptz not null
);

create table attachment (
  -- From the sender's device, and so unique in a room only.
  id uuid not null,
  room_id uuid not null references room,
  citizen_id uuid not null,
  participant_id uuid not null,
  person_id uuid not null,
  -- Unset until it is sent; until then its sender alone sees it.
  message_id uuid,
  position int,
  name text not null,
  description text not null default '',
  announced_size bigint not null check (announced_size > 0),
  received_size bigint not null default 0 check (received_size between 0 and announced_size),
  begun_at timestamptz not null,
  ready_at timestamptz,
  kind text check (kind in ('picture', 'document', 'voice')),
  media_type text,
  size bigint,
  preview_size bigint,
  width int,
  height int,
  seconds int,
  -- Under which name its bytes lie; a new one each time they are made.
  object_id uuid unique,
  primary key (room_id, id),
  foreign key (room_id, message_id) references message (room_id, id),
  foreign key (participant_id, room_id) references participant (id, room_id),
  check ((ready_at is null) = (object_id is null) and (ready_at is null) = (kind is null) and (ready_at is null) = (size is null)),
  check (message_id is null or (ready_at is not null and position is not null))
);
create index attachment_message on attachment (room_id, message_id) where message_id is not null;
create index attachment_unsent on attachment (begun_at) where message_id is null;

-- A message may be nothing but what it brings.
alter table message add column attachment_count int not null default 0 check (attachment_count between 0 and 10);
alter table message drop constraint message_body_check;
alter table message add check (body <> '' or attachment_count > 0);
