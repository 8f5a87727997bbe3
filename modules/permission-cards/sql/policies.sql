-- Whether somebody in a role answers for a pathway today: its holder, or her deputy in her days.
create or replace function holds_pathway_today(role uuid, w pathway) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(role = w.holder_role_id or (role = w.deputy_role_id and today() between w.deputy_from and w.deputy_until), false)
$$;

-- Whether two cards say the same, so that the later stands for both; as `saysTheSame`.
create or replace function says_the_same(one permission_card, other permission_card) returns boolean language sql immutable parallel safe as $$
  select one.room_id = other.room_id and one.id <> other.id and one.kind <> 'own' and one.kind = other.kind
    and one.pathway_id is not distinct from other.pathway_id
    and (one.given_role_id = other.given_role_id or (one.pathway_id is not null and one.kind not in ('text', 'call')))
$$;

-- The card that an action gives: every column as the action says.
create or replace function card_given(a permission_card_action) returns permission_card
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare c permission_card;
begin
  c.room_id := a.room_id;
  c.id := a.card_id;
  c.citizen_id := a.citizen_id;
  c.kind := a.step #>> '{terms,kind}';
  c.pathway_id := (a.step #>> '{terms,pathwayId}')::uuid;
  c.given_role_id := a.by_role_id;
  c.given_at := a.at;
  c.holds_from := (a.step #>> '{terms,from}')::date;
  c.holds_until := (a.step #>> '{terms,until}')::date;
  return c;
end $$;

-- Whether an action is one that I may record: what `giveCard` and `mayTakeBack` say, told once more. Days ahead and words are the rules'.
create or replace function is_my_card_action(a permission_card_action) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  c permission_card;
  w pathway;
  g permission_card;
begin
  select * into c from permission_card p where p.room_id = a.room_id and p.id = a.card_id;
  if a.kind = 'given' then
    g := card_given(a);
    if c.id is not null or a.position <> 1 or a.by_role_id is null or g.holds_until < today() then return false; end if;
    if not exists (select 1 from room r where r.id = a.room_id and r.citizen_id = a.citizen_id) then return false; end if;
    if g.pathway_id is null then return true; end if;
    select * into w from pathway p where p.id = g.pathway_id and p.room_id = a.room_id;
    return coalesce((w.status <> 'ended' or (g.kind <> 'extension' and w.door_open_until >= today())) and holds_pathway_today(a.by_role_id, w), false);
  end if;
  if c.id is null or c.citizen_id <> a.citizen_id or c.ended_how is not null or a.position <> 2 or c.holds_until < today() then return false; end if;
  if a.kind = 'replaced' then
    return exists (
      select 1 from permission_card_action n where n.room_id = a.room_id and n.card_id = (a.step ->> 'with')::uuid and n.kind = 'given'
        and n.by_person = a.by_person and n.by_role_id = a.by_role_id and n.at = a.at and says_the_same(c, card_given(n)));
  end if;
  if a.by_role_id is null or a.by_role_id = c.given_role_id then return true; end if;
  select * into w from pathway p where p.id = c.pathway_id;
  return holds_pathway_today(a.by_role_id, w)
    or (not exists (select 1 from role_in_room v where v.room_id = c.room_id and v.role_id = c.given_role_id)
      and exists (select 1 from room r join role_in_room v on v.room_id = r.id and v.participant_id = r.contact_id
        where r.id = c.room_id and v.role_id = a.by_role_id));
end $$;
revoke all on function holds_pathway_today(uuid, pathway), says_the_same(permission_card, permission_card), card_given(permission_card_action) from public;

-- Whether a card is, in every column, what the same person has just recorded; and when it is new, whether no other says the same still.
create or replace function follows_card_action(c permission_card) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare g permission_card;
begin
  if c.ended_how is not null then
    return exists (
      select 1 from permission_card_action a where a.room_id = c.room_id and a.card_id = c.id and a.position = 2
        and a.kind = c.ended_how and a.at = c.ended_at and a.by_person = me() and a.at = clock_now());
  end if;
  select (card_given(a)).* into g from permission_card_action a
  where a.room_id = c.room_id and a.card_id = c.id and a.position = 1 and a.by_person = me() and a.at = clock_now();
  return coalesce(c = g, false) and not exists (
    select 1 from permission_card o where says_the_same(o, c) and o.ended_how is null and (o.holds_until is null or o.holds_until >= today()));
end $$;

do $$
declare f text;
begin
  foreach f in array array['is_my_card_action(permission_card_action)', 'follows_card_action(permission_card)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

-- What holds is read by everybody in the room in the same words, also by who came later; what had ended before she sees, she does not.
alter table permission_card enable row level security;
drop policy if exists permission_card_in_my_rooms on permission_card;
create policy permission_card_in_my_rooms on permission_card for select to tillit_app
  using (exists (select 1 from my_rooms() m where m.room_id = permission_card.room_id
    and coalesce(ended_at >= m.sees_from, true)
    and coalesce(holds_until >= (m.sees_from at time zone 'Europe/Copenhagen')::date, true)));
drop policy if exists permission_card_given on permission_card;
create policy permission_card_given on permission_card for insert to tillit_app
  with check (is_open_to_me(room_id) and ended_how is null and follows_card_action(permission_card));
drop policy if exists permission_card_ended on permission_card;
create policy permission_card_ended on permission_card for update to tillit_app
  using (ended_how is null and room_id in (select room_id from my_open_rooms())) with check (ended_how is not null and follows_card_action(permission_card));
revoke all on permission_card from tillit_app;
grant select on permission_card to tillit_app;
grant insert (room_id, id, citizen_id, kind, pathway_id, given_role_id, given_at, holds_from, holds_until) on permission_card to tillit_app;
grant update (ended_how, ended_at) on permission_card to tillit_app;

alter table permission_card_action enable row level security;
drop policy if exists permission_card_action_seen on permission_card_action;
create policy permission_card_action_seen on permission_card_action for select to tillit_app
  using (exists (select 1 from permission_card c where c.room_id = permission_card_action.room_id and c.id = card_id));
drop policy if exists permission_card_action_recorded on permission_card_action;
create policy permission_card_action_recorded on permission_card_action for insert to tillit_app
  with check (
    by_person = (select me()) and at = (select clock_now()) and is_open_to_me(room_id)
    and (by_role_id in (select id from my_active_role()) or (by_role_id is null and citizen_id in (select citizens_i_am())))
    and is_my_card_action(permission_card_action));
revoke all on permission_card_action from tillit_app;
grant select on permission_card_action to tillit_app;
grant insert (room_id, card_id, citizen_id, position, kind, step, by_person, by_role_id, at) on permission_card_action to tillit_app;
