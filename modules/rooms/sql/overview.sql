-- The overview passes by the word of whoever takes it. The application may not write these columns: it goes through here.

-- Whoever holds the overview, or the citizen's side, asks somebody who works there and is in; or takes the question back.
create or replace function ask_for_overview(room uuid, who uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare seat uuid := my_open_seat(ask_for_overview.room);
begin
  update room r set contact_asked_id = who, contact_asked_by = case when who is not null then seat end,
      contact_asked_at = case when who is not null then clock_now() end, contact_declined_at = null
    from participant mine
    where r.id = ask_for_overview.room and mine.id = seat and (mine.kind = 'citizen' or r.contact_id = seat)
      and (who is null or (who is distinct from r.contact_id and exists (
        select 1 from room_circle(r.id) c join participant p on p.id = c.participant_id where p.id = who and p.kind = 'practitioner')));
  return found;
end $$;
revoke all on function ask_for_overview(uuid, uuid) from public;
grant execute on function ask_for_overview(uuid, uuid) to tillit_app;

-- Whether whoever held the overview is no longer in, told to those who are.
create or replace function overview_is_free(room uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return my_open_seat(room) is not null
    and not exists (select 1 from room r join room_circle(r.id) c on c.participant_id = r.contact_id where r.id = overview_is_free.room);
end $$;
revoke all on function overview_is_free(uuid) from public;
grant execute on function overview_is_free(uuid) to tillit_app;

-- She who is asked takes it; where whoever held it is no longer in, anybody who works there may. Gives whose seat it was.
create or replace function take_overview(room uuid) returns table (taken boolean, was uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  seat uuid := my_open_seat(take_overview.room);
  holder uuid;
begin
  select r.contact_id into holder from room r where r.id = take_overview.room for no key update;
  update room r set contact_id = seat, contact_asked_id = null, contact_asked_by = null, contact_asked_at = null, contact_declined_at = null
    from participant mine
    where r.id = take_overview.room and mine.id = seat and mine.kind = 'practitioner' and r.contact_id is distinct from seat
      and ((r.contact_asked_id = seat and r.contact_declined_at is null)
        or overview_is_free(r.id));
  return query select found, holder;
end $$;
revoke all on function take_overview(uuid) from public;
grant execute on function take_overview(uuid) to tillit_app;

-- She who is asked says that it is not for now.
create or replace function decline_overview(room uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare seat uuid := my_open_seat(decline_overview.room);
begin
  update room r set contact_declined_at = clock_now()
    where r.id = decline_overview.room and r.contact_asked_id = seat and r.contact_declined_at is null;
  return found;
end $$;
revoke all on function decline_overview(uuid) from public;
grant execute on function decline_overview(uuid) to tillit_app;
