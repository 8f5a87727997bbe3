-- A number is somebody's own matter, and the delivery's, and met by the task that receives texts.
alter table phone enable row level security;
drop policy if exists own_phone on phone;
create policy own_phone on phone for select to tillit_app using (person_id = (select me()));
-- Only a number for which she has just given back the code.
drop policy if exists phone_confirmed on phone;
create policy phone_confirmed on phone for insert to tillit_app
  with check (person_id = (select me()) and confirmed_at = (select clock_now()) and paused_at is null and exists (
    select 1 from phone_challenge c where c.person_id = phone.person_id and c.number = phone.number and c.used_at = phone.confirmed_at));
drop policy if exists phone_removed on phone;
create policy phone_removed on phone for delete to tillit_app using (person_id = (select me()));
drop policy if exists phone_by_task on phone;
create policy phone_by_task on phone for select to tillit_app using ((select server_task()) in ('notify', 'sms'));
drop policy if exists phone_paused on phone;
create policy phone_paused on phone for update to tillit_app
  using ((select server_task()) = 'notify') with check ((select server_task()) = 'notify' and paused_at is not null);
revoke all on phone from tillit_app;
grant select, delete on phone to tillit_app;
grant insert (person_id, number, confirmed_at), update (paused_at, pause_code) on phone to tillit_app;

alter table phone_challenge enable row level security;
drop policy if exists own_challenge on phone_challenge;
create policy own_challenge on phone_challenge for select to tillit_app using (person_id = (select me()));
drop policy if exists challenge_made on phone_challenge;
create policy challenge_made on phone_challenge for insert to tillit_app
  with check (person_id = (select me()) and made_at = (select clock_now()) and expires_at <= made_at + interval '10 minutes');
drop policy if exists challenge_tried on phone_challenge;
create policy challenge_tried on phone_challenge for update to tillit_app
  using (person_id = (select me()) and used_at is null) with check (person_id = (select me()));
drop policy if exists challenge_for_delivery on phone_challenge;
create policy challenge_for_delivery on phone_challenge for select to tillit_app using ((select server_task()) = 'notify');
revoke all on phone_challenge from tillit_app;
grant select on phone_challenge to tillit_app;
grant insert (id, person_id, number, made_at, expires_at), update (tries, used_at) on phone_challenge to tillit_app;

-- How many codes a number was sent since a moment, by whomever: so that nobody is woken by strangers who type her number.
create or replace function count_codes_to(given text, since timestamptz) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from phone_challenge where number = given and made_at > since and me() is not null
$$;
revoke all on function count_codes_to(text, timestamptz) from public;
grant execute on function count_codes_to(text, timestamptz) to tillit_app;

-- Whoever has just proven to hold a phone takes its number over, as numbers change hands.
create or replace function take_over_phone(given text) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from phone p where p.number = given and exists (
    select 1 from phone_challenge c where c.person_id = me() and c.number = given and c.used_at = clock_now())
$$;
revoke all on function take_over_phone(text) from public;
grant execute on function take_over_phone(text) to tillit_app;
