-- Texts to phones: the outbox of those that are sent, with what became of them, and which came in. No number of anybody we
-- know, and no words: those are put together when a text is sent.
create table text_message (
  id uuid primary key,
  -- Nobody when somebody unknown is answered.
  person_id uuid,
  stranger_number text,
  kind text not null check (kind in ('notice', 'code', 'message', 'answer')),
  -- Ids and codes of what it is about.
  about jsonb not null default '{}',
  made_at timestamptz not null,
  relayed_at timestamptz,
  gateway text,
  gateway_id text,
  segments int,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'delivered', 'failed')),
  code text,
  taken_at timestamptz,
  settled_at timestamptz,
  check ((person_id is null) = (stranger_number is not null))
);
create index text_message_to_relay on text_message (made_at) where relayed_at is null;
create index text_message_waiting on text_message (made_at) where state = 'waiting';
create index text_message_person on text_message (person_id, made_at desc);
create index text_message_stranger on text_message (stranger_number, made_at desc) where stranger_number is not null;
create index text_message_made on text_message (made_at);

-- What came in, so that the gateway may tell it twice.
create table received_text (
  gateway text not null,
  gateway_id text not null,
  person_id uuid,
  received_at timestamptz not null,
  primary key (gateway, gateway_id)
);
create index received_text_at on received_text (received_at);

alter table notification_setting add column sms boolean not null default true;
