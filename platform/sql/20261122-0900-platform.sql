-- What any product would need: who asks, which session, what is to be told to whom.
-- The application's role is `tillit_app`; it owns nothing and every grant stands beside a policy.

revoke create on schema public from public;
grant usage on schema public to tillit_app;

-- Who asks. Set for one transaction by the server; unset means nobody, who sees nothing.
create function me() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;
create function acting_kind() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.acting_kind', true), '') $$;
create function acting_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.acting_id', true), '')::uuid $$;
create function acting_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.organisation_id', true), '')::uuid $$;
-- A task of the server itself (sign-in, notify, …): each policy names the tasks it serves.
create function server_task() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.task', true), '') $$;
-- The server's clock, so that a test can hold it still.
create function clock_now() returns timestamptz language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null,
  acting_kind text not null default 'citizen' check (acting_kind in ('citizen', 'practitioner', 'related-person')),
  acting_id uuid,
  acting_organisation_id uuid,
  assurance text not null,
  device text not null default '',
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  check ((acting_kind = 'citizen') = (acting_id is null))
);
create index session_person on session (person_id);

-- The outbox: hints without content (what, where), to be shown and perhaps notified.
create table hint (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  what text not null,
  place uuid not null,
  audience uuid[] not null,
  notify boolean not null default false,
  relayed_at timestamptz
);
create index hint_at on hint (at);
create index hint_to_relay on hint (id) where notify and relayed_at is null;
create index hint_place on hint (place);

-- A place where a browser can be woken (Web Push), and what a person wants to be told.
create table push_subscription (
  id uuid primary key,
  person_id uuid not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null
);
create index push_subscription_person on push_subscription (person_id);

create table notification_setting (
  person_id uuid primary key,
  mail boolean not null default true,
  push boolean not null default true,
  quiet_from time not null default '21:00',
  quiet_until time not null default '07:00'
);
