-- Of those whose responsibility passed to or from an organisation in a time: how many had met first, how many came to the first contact
-- after it, and in how many days they had come so far. Numbers alone; days in the middle from five on, since few days are somebody's.
create or replace function after_meeting_of(organisation uuid, since timestamptz, until timestamptz)
returns table (met boolean, handed_over bigint, came bigint, did_not_come bigint, days int)
language sql stable security definer rows 2 set search_path = public, pg_temp as $$
  with mine as (
    select h.pathway_id, h.opened_at, h.held_at is not null as met, t.at as passed_at
    from handover h join practitioner_role b on b.id = h.bridge_role_id
      join handover_action t on t.handover_id = h.id and t.kind = 'handed-over' and t.at >= since and t.at < until
    where h.occasion = 'new-service' and organisation in (b.organisation_id, h.organisation_id)),
  first_contact as (
    select m.*, (
      select a.kind from pathway_action a
      where a.pathway_id = m.pathway_id and a.at >= m.passed_at and a.kind in ('contact-held', 'contact-missed') order by a.position limit 1) as kind
    from mine m)
  select met, count(*), count(*) filter (where kind = 'contact-held'), count(*) filter (where kind = 'contact-missed'),
    case when count(*) >= 5 then round(percentile_cont(0.5) within group (order by extract(epoch from passed_at - opened_at) / 86400))::int end
  from first_contact group by met
$$;
revoke all on function after_meeting_of(uuid, timestamptz, timestamptz) from public;

create or replace function after_meeting_at_mine(since timestamptz, until timestamptz)
returns table (met boolean, handed_over bigint, came bigint, did_not_come bigint, days int)
language sql stable security definer rows 2 set search_path = public, pg_temp as $$
  select a.* from my_confirmed_role() m, after_meeting_of(m.organisation_id, since, until) a
$$;
revoke all on function after_meeting_at_mine(timestamptz, timestamptz) from public;
grant execute on function after_meeting_at_mine(timestamptz, timestamptz) to tillit_app;
