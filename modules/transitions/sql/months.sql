-- How far hand-overs between an organisation and each other one came, and what hindered: numbers alone, of steps alone. Lines are in no
-- number: whether one is there depends on what the citizen keeps, and those who count may not know of that.
create or replace function handovers_of(organisation uuid, since timestamptz, until timestamptz)
returns table (other_id uuid, other text, sent boolean, what text, times bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (
    select h.*, b.organisation_id as from_id, b.organisation_id = organisation as is_sent
    from handover h join practitioner_role b on b.id = h.bridge_role_id
    where h.occasion = 'new-service' and organisation in (b.organisation_id, h.organisation_id)),
  told as (
    select m.id, m.is_sent, case when m.is_sent then m.organisation_id else m.from_id end as other, m.opened_at, a.kind, a.step ->> 'reason' as reason, a.at
    from mine m join handover_action a on a.handover_id = m.id),
  counted as (
    select other, is_sent, kind as what, count(distinct id) as times from told
    where opened_at >= since and opened_at < until and kind in ('opened', 'offered', 'wished', 'planned', 'held', 'summary-shared', 'handed-over')
    group by 1, 2, 3
    union all
    select other, is_sent, 'because:' || reason, count(*) from told
    where kind in ('cancelled', 'stopped') and at >= since and at < until group by 1, 2, 3)
  select o.id, o.name, c.is_sent, c.what, c.times from counted c join organisation o on o.id = c.other order by o.name, o.id, c.is_sent desc, c.what
$$;
revoke all on function handovers_of(uuid, timestamptz, timestamptz) from public;

create or replace function handovers_at_mine(since timestamptz, until timestamptz)
returns table (organisation_id uuid, organisation text, sent boolean, what text, times bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.* from my_confirmed_role() m, handovers_of(m.organisation_id, since, until) c
$$;

-- The counts of a month that is over, of organisations in which anything happened and whose month is not closed yet; for the closing alone.
create or replace function months_to_close(closing text, since timestamptz, until timestamptz)
returns table (organisation_id uuid, other_id uuid, other text, sent boolean, what text, times bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if server_task() is distinct from 'sweep' or until > clock_now() then
    raise exception 'only the closing of a month that is over asks this';
  end if;
  return query
    with touched as (
      select h.organisation_id as here, b.organisation_id as there from handover h join practitioner_role b on b.id = h.bridge_role_id
      where h.occasion = 'new-service' and h.changed_at >= since and h.opened_at < until),
    open as (
      select t.here as id from touched t union select t.there from touched t
      except select c.organisation_id from closed_month c where c.month = closing)
    select o.id, n.* from open o, handovers_of(o.id, since, until) n;
end $$;

create or replace function after_meeting_to_close(organisation uuid, since timestamptz, until timestamptz)
returns table (met boolean, handed_over bigint, came bigint, did_not_come bigint, days int)
language plpgsql stable security definer rows 2 set search_path = public, pg_temp as $$
begin
  if server_task() is distinct from 'sweep' or until > clock_now() then
    raise exception 'only the closing of a month that is over asks this';
  end if;
  return query select * from after_meeting_of(organisation, since, until);
end $$;

-- Who leads an organisation: those who work there as leaders, and its administrators where it has named none.
create or replace function leaders_of(organisation uuid) returns table (role_id uuid, person_id uuid)
language sql stable security definer rows 2 set search_path = public, pg_temp as $$
  with heads as (
    select r.id, r.person_id, r.profession from practitioner_role r
    where r.organisation_id = organisation and r.confirmed and r.profession in ('leader', 'administrator')
      and r.active_from <= today() and (r.active_until is null or r.active_until >= today()))
  select l.id, l.person_id from heads l
  where l.profession = 'leader' or not exists (select 1 from heads o where o.profession = 'leader')
$$;
revoke all on function leaders_of(uuid) from public;

create or replace function leaders_to_tell(organisation uuid) returns setof uuid
language plpgsql stable security definer rows 2 set search_path = public, pg_temp as $$
begin
  if server_task() is distinct from 'sweep' then
    raise exception 'only the closing of a month asks this';
  end if;
  return query select distinct l.person_id from leaders_of(organisation) l;
end $$;

create or replace function organisations_i_lead() returns setof uuid
language sql stable security definer rows 1 set search_path = public, pg_temp as $$
  select m.organisation_id from my_confirmed_role() m where m.id in (select l.role_id from leaders_of(m.organisation_id) l)
$$;

do $$
declare f text;
begin
  foreach f in array array['handovers_at_mine(timestamptz, timestamptz)', 'months_to_close(text, timestamptz, timestamptz)',
    'after_meeting_to_close(uuid, timestamptz, timestamptz)', 'leaders_to_tell(uuid)', 'organisations_i_lead()'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
end $$;

alter table closed_month enable row level security;
drop policy if exists closed_month_of_mine on closed_month;
create policy closed_month_of_mine on closed_month for select to tillit_app using (organisation_id in (select organisation_id from my_confirmed_role()));
drop policy if exists closed_month_closed on closed_month;
create policy closed_month_closed on closed_month for insert to tillit_app with check ((select server_task()) = 'sweep' and closed_at = (select clock_now()));
revoke all on closed_month from tillit_app;
grant select, insert (organisation_id, month, counted, closed_at) on closed_month to tillit_app;

alter table month_question enable row level security;
drop policy if exists month_question_of_mine on month_question;
create policy month_question_of_mine on month_question for select to tillit_app using (organisation_id in (select organisation_id from my_confirmed_role()));
drop policy if exists month_question_asked on month_question;
create policy month_question_asked on month_question for insert to tillit_app with check ((select server_task()) = 'sweep');
revoke all on month_question from tillit_app;
grant select, insert (organisation_id, month, reason, times, nr) on month_question to tillit_app;

alter table month_answer enable row level security;
drop policy if exists month_answer_of_mine on month_answer;
create policy month_answer_of_mine on month_answer for select to tillit_app using (organisation_id in (select organisation_id from my_confirmed_role()));
drop policy if exists month_answer_given on month_answer;
create policy month_answer_given on month_answer for insert to tillit_app
  with check (by_person = (select me()) and at = (select clock_now()) and by_role_id in (select id from my_confirmed_role())
    and organisation_id in (select organisations_i_lead()));
revoke all on month_answer from tillit_app;
grant select, insert (id, organisation_id, month, reason, words, by_person, by_role_id, at) on month_answer to tillit_app;
