-- Re-applied whole whenever this file changes.

alter table session enable row level security;
drop policy if exists own_session on session;
create policy own_session on session to tillit_app
  using (person_id = (select me())) with check (person_id = (select me()));
drop policy if exists session_at_sign_in on session;
create policy session_at_sign_in on session for insert to tillit_app
  with check ((select server_task()) = 'sign-in' and (opened_with = 'electronic-id' or (electronic_id_at is null and passkey_id is not null)));
-- Which of the open streams' sessions still live.
drop policy if exists session_for_live on session;
create policy session_for_live on session for select to tillit_app using ((select server_task()) = 'live');
revoke all on session from tillit_app;
grant select (id, person_id, acting_kind, acting_id, acting_organisation_id, assurance, device, opened_with, electronic_id_at, passkey_id, created_at, last_seen_at, expires_at, revoked_at) on session to tillit_app;
grant insert (id, token_hash, person_id, acting_kind, acting_id, acting_organisation_id, assurance, device, opened_with, electronic_id_at, passkey_id, created_at, last_seen_at, expires_at, id_token) on session to tillit_app;
grant update (acting_kind, acting_id, acting_organisation_id, revoked_at) on session to tillit_app;

-- Begins a request: finds the living session of a token and sets who asks, for this transaction only.
drop function if exists begin_request(bytea, timestamptz);
create function begin_request(token bytea, at timestamptz)
returns table (session_id uuid, person_id uuid, acting_kind text, acting_id uuid, organisation_id uuid, signed_in_at timestamptz, electronic_id_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare living session;
begin
  perform set_config('app.now', at::text, true);
  select * into living from session s
    where s.token_hash = token and s.revoked_at is null and s.expires_at > at and s.last_seen_at > at - interval '30 minutes';
  if not found then return; end if;
  -- Once a minute is enough to know that somebody is there, and spares a write for every read.
  if living.last_seen_at < at - interval '1 minute' then
    update session s set last_seen_at = at where s.id = living.id;
  end if;
  -- Planning a statement anew under all its policies costs more than what a better plan would save.
  perform set_config('plan_cache_mode', 'force_generic_plan', true);
  perform set_config('app.person_id', living.person_id::text, true),
          set_config('app.acting_kind', living.acting_kind, true),
          set_config('app.acting_id', coalesce(living.acting_id::text, ''), true),
          set_config('app.organisation_id', coalesce(living.acting_organisation_id::text, ''), true),
          set_config('app.electronic_id_at', coalesce(living.electronic_id_at::text, ''), true);
  return query select living.id, living.person_id, living.acting_kind, living.acting_id, living.acting_organisation_id, living.created_at, living.electronic_id_at;
end $$;
revoke all on function begin_request(bytea, timestamptz) from public;
grant execute on function begin_request(bytea, timestamptz) to tillit_app;

-- Whether the electronic ID was used a moment ago: the second wall before what opens something. As in fresh-electronic-id.ts.
create or replace function electronic_id_is_fresh() returns boolean language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.electronic_id_at', true), '')::timestamptz > clock_now() - interval '10 minutes', false) $$;

-- The same person has used the electronic ID anew: the session lives on under a new token, and the old one is nobody's.
drop function if exists renew_session(bytea, bytea, timestamptz, text);
create or replace function renew_session(token bytea, new_token bytea, used_at timestamptz, vouched text, sealed_id_token text) returns uuid
language sql security definer set search_path = public, pg_temp as $$
  update session set token_hash = new_token, electronic_id_at = used_at, assurance = vouched, id_token = sealed_id_token
  where token_hash = token and server_task() = 'sign-in' and revoked_at is null
    and expires_at > clock_now() and last_seen_at > clock_now() - interval '30 minutes'
  returning id
$$;
revoke all on function renew_session(bytea, bytea, timestamptz, text, text) from public;
grant execute on function renew_session(bytea, bytea, timestamptz, text, text) to tillit_app;

-- What is kept to sign out at the provider goes with the session, however that ends.
create or replace function forget_id_token() returns trigger language plpgsql as $$
begin
  new.id_token := null;
  return new;
end $$;
drop trigger if exists forget_id_token on session;
create trigger forget_id_token before update of revoked_at on session for each row when (new.revoked_at is not null) execute function forget_id_token();

create or replace function my_id_token(session uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id_token from session s where s.id = my_id_token.session and s.person_id = me() and s.revoked_at is null
$$;
revoke all on function my_id_token(uuid) from public;
grant execute on function my_id_token(uuid) to tillit_app;

create or replace function forget_old_id_tokens() returns void
language sql security definer set search_path = public, pg_temp as $$
  update session set id_token = null where server_task() = 'sweep' and id_token is not null
    and (expires_at <= clock_now() or last_seen_at <= clock_now() - interval '30 minutes')
$$;
revoke all on function forget_old_id_tokens() from public;
grant execute on function forget_old_id_tokens() to tillit_app;

alter table passkey enable row level security;
drop policy if exists own_passkey on passkey;
create policy own_passkey on passkey for select to tillit_app using (person_id = (select me()));
-- Adding one opens a way in, and asks for a fresh electronic ID; removing one never does.
drop policy if exists own_passkey_added on passkey;
create policy own_passkey_added on passkey for insert to tillit_app
  with check (person_id = (select me()) and (select electronic_id_is_fresh()) and added_at = (select clock_now()));
drop policy if exists own_passkey_removed on passkey;
create policy own_passkey_removed on passkey for delete to tillit_app using (person_id = (select me()));
drop policy if exists passkey_at_sign_in on passkey;
create policy passkey_at_sign_in on passkey for select to tillit_app using ((select server_task()) = 'sign-in');
drop policy if exists passkey_used on passkey;
create policy passkey_used on passkey for update to tillit_app
  using ((select server_task()) = 'sign-in') with check ((select server_task()) = 'sign-in');
revoke all on passkey from tillit_app;
grant select, delete on passkey to tillit_app;
grant insert (id, person_id, user_handle, credential_id, public_key, counter, backed_up, transports, name, assurance, vouched_at, added_at),
  update (counter, backed_up, assurance, vouched_at, last_used_at, stopped_at) on passkey to tillit_app;

alter table used_challenge enable row level security;
drop policy if exists challenge_used on used_challenge;
create policy challenge_used on used_challenge for insert to tillit_app with check ((select server_task()) = 'sign-in');
drop policy if exists challenge_seen on used_challenge;
create policy challenge_seen on used_challenge for select to tillit_app using ((select server_task()) in ('sign-in', 'sweep'));
drop policy if exists challenge_forgotten on used_challenge;
create policy challenge_forgotten on used_challenge for delete to tillit_app using ((select server_task()) = 'sweep');
revoke all on used_challenge from tillit_app;
grant select, delete on used_challenge to tillit_app;
grant insert (challenge_hash, used_at) on used_challenge to tillit_app;

alter table hint enable row level security;
drop policy if exists hint_for_me on hint;
create policy hint_for_me on hint for select to tillit_app using ((select me()) = any (audience));
drop policy if exists hint_for_delivery on hint;
create policy hint_for_delivery on hint for select to tillit_app using ((select server_task()) in ('live', 'relay', 'notify', 'sweep'));
drop policy if exists hint_relayed on hint;
create policy hint_relayed on hint for update to tillit_app using ((select server_task()) = 'relay');
drop policy if exists hint_forgotten on hint;
create policy hint_forgotten on hint for delete to tillit_app using ((select server_task()) = 'sweep');
revoke all on hint from tillit_app;
grant select, delete on hint to tillit_app;

grant update (relayed_at) on hint to tillit_app;

-- Whoever loses access to a place is taken out of what was said there and has not arrived yet.
create or replace function forget_hints(place_id uuid, person uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update hint set audience = array_remove(audience, person)
  where place = place_id and person = any (audience)
$$;
revoke all on function forget_hints(uuid, uuid) from public;
grant execute on function forget_hints(uuid, uuid) to tillit_app;

alter table push_subscription enable row level security;
drop policy if exists own_push on push_subscription;
create policy own_push on push_subscription to tillit_app
  using (person_id = (select me())) with check (person_id = (select me()));
drop policy if exists push_for_delivery on push_subscription;
create policy push_for_delivery on push_subscription to tillit_app using ((select server_task()) = 'notify');
revoke all on push_subscription from tillit_app;
grant select, delete on push_subscription to tillit_app;
grant insert (id, person_id, endpoint, p256dh, auth, created_at) on push_subscription to tillit_app;

alter table notification_setting enable row level security;
drop policy if exists own_notification_setting on notification_setting;
create policy own_notification_setting on notification_setting to tillit_app
  using (person_id = (select me())) with check (person_id = (select me()));
drop policy if exists notification_setting_for_delivery on notification_setting;
create policy notification_setting_for_delivery on notification_setting for select to tillit_app
  using ((select server_task()) in ('notify', 'relay'));
revoke all on notification_setting from tillit_app;
grant select on notification_setting to tillit_app;
grant insert (person_id, mail, push, sms, quiet_from, quiet_until), update (mail, push, sms, quiet_from, quiet_until) on notification_setting to tillit_app;

-- Whoever announces need not be in the audience, and so could not read back the ids of what was stored.
create or replace function store_hints(at timestamptz, hints jsonb) returns setof bigint
language sql security definer set search_path = public, pg_temp as $$
  insert into hint (at, what, place, audience, notify)
  select store_hints.at, h->>'what', (h->>'place')::uuid,
    array(select jsonb_array_elements_text(h->'audience')::uuid), coalesce((h->>'notify')::boolean, false)
  from jsonb_array_elements(hints) with ordinality as given(h, position)
  where me() is not null or server_task() is not null
  order by position
  returning id
$$;
revoke all on function store_hints(timestamptz, jsonb) from public;
grant execute on function store_hints(timestamptz, jsonb) to tillit_app;

-- Texts: the delivery sends them and writes down what became of them; what came in is met by a task of its own.
alter table text_message enable row level security;
drop policy if exists text_message_by_task on text_message;
create policy text_message_by_task on text_message to tillit_app
  using ((select server_task()) in ('notify', 'relay', 'sms')) with check ((select server_task()) in ('notify', 'relay', 'sms'));
drop policy if exists text_message_forgotten on text_message;
create policy text_message_forgotten on text_message for delete to tillit_app using ((select server_task()) = 'sweep');
drop policy if exists text_message_swept on text_message;
create policy text_message_swept on text_message for select to tillit_app using ((select server_task()) = 'sweep');
-- A code for oneself, and nothing to anybody else.
drop policy if exists text_message_code_to_me on text_message;
create policy text_message_code_to_me on text_message for insert to tillit_app
  with check (person_id = (select me()) and kind = 'code' and made_at = (select clock_now()) and relayed_at is null);
revoke all on text_message from tillit_app;
grant select, delete on text_message to tillit_app;
grant insert (id, person_id, stranger_number, kind, about, made_at, relayed_at),
  update (relayed_at, gateway, gateway_id, segments, state, code, taken_at, settled_at) on text_message to tillit_app;

alter table received_text enable row level security;
drop policy if exists received_text_by_task on received_text;
create policy received_text_by_task on received_text to tillit_app
  using ((select server_task()) = 'sms') with check ((select server_task()) = 'sms');
drop policy if exists received_text_forgotten on received_text;
create policy received_text_forgotten on received_text for delete to tillit_app using ((select server_task()) = 'sweep');
drop policy if exists received_text_swept on received_text;
create policy received_text_swept on received_text for select to tillit_app using ((select server_task()) = 'sweep');
revoke all on received_text from tillit_app;
grant select, delete on received_text to tillit_app;
grant insert (gateway, gateway_id, person_id, received_at) on received_text to tillit_app;
