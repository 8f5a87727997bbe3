-- Stands in for somebody who is asked to take part, as if the citizen had said yes: the policies above then count what she
-- would see. Only inside a savepoint that is rolled back; nothing of it remains.
create or replace function stand_in_for(who uuid, sees timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p participant;
begin
  select * into p from participant where id = who;
  if not found or not (
    coalesce(server_task(), '') = 'join' or exists (select 1 from my_rooms(p.room_id))
    or p.room_id in (select rooms_i_prepare())) then
    raise exception 'nobody to stand in for';
  end if;
  if p.person_id is null then
    p.person_id := gen_random_uuid();
    insert into person (id, given_name, family_name, country, created_at)
      select p.person_id, p.given_name, p.family_name, c.country, clock_now() from person c where c.id = p.citizen_id;
  end if;
  if p.kind = 'practitioner' and p.role_id is null then
    p.role_id := gen_random_uuid();
    insert into practitioner_role (id, person_id, organisation_id, profession, active_from)
      values (p.role_id, p.person_id, p.organisation_id, p.profession, today());
  end if;
  if p.kind = 'related-person' and p.related_person_id is null then
    p.related_person_id := gen_random_uuid();
    insert into related_person (id, citizen_id, person_id, relation, since)
      values (p.related_person_id, p.citizen_id, p.person_id, p.profession, clock_now());
  end if;
  update participant set person_id = p.person_id, role_id = p.role_id, related_person_id = p.related_person_id, joined_at = coalesce(joined_at, clock_now()), left_at = null
    where id = who;
  update consent set state = 'given', sees_from = sees, holds_until = null where subject_id = p.room_id and grantee_id = who;
  -- A yes can be said only after a block is lifted; and whoever only invites must not learn of one.
  update block set holds = false where person_id = p.person_id and citizen_id = p.citizen_id;
  perform set_config('app.person_id', p.person_id::text, true), set_config('app.acting_kind', p.kind, true),
    set_config('app.acting_id', coalesce(p.role_id, p.related_person_id)::text, true),
    set_config('app.organisation_id', coalesce(p.organisation_id::text, ''), true), set_config('app.task', '', true),
    set_config('app.seat', '', true);
end $$;
revoke all on function stand_in_for(uuid, timestamptz) from public;
grant execute on function stand_in_for(uuid, timestamptz) to tillit_app;
