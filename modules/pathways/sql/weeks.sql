-- The day on which something happened, where people live.
create or replace function day_of(at timestamptz) returns date language sql stable parallel safe
  as $$ select (at at time zone 'Europe/Copenhagen')::date $$;

-- The last twelve weeks of my organisation, as numbers alone, counted from the histories: how many courses began and ended with
-- us, how many were open when the week was over, and how many that our people held then looked as if they could be ended easily.
-- It says in SQL what `findHanging` says of one; random histories hold them against each other.
create or replace function pathways_by_week() returns table (monday date, started bigint, ended bigint, open bigint, hanging bigint)
language sql stable security definer rows 12 set search_path = public, pg_temp as $$
  with mine as materialized (select organisation_id as id from my_confirmed_role()),
  week as materialized (
    select w::date as monday, least(w::date + 6, today()) as last_day, (w + interval '7 days') at time zone 'Europe/Copenhagen' as over
    from generate_series(date_trunc('week', today()::timestamp) - interval '77 days', today()::timestamp, interval '7 days') w),
  -- Where it begins and where it ends: the first of several in a row.
  turn as (
    select a.at, a.is_in from (
      select a.at, a.kind in ('started', 'responsibility-accepted', 'came-back') as is_in,
        lag(a.kind in ('started', 'responsibility-accepted', 'came-back'), 1, false) over (partition by a.pathway_id order by a.position) as was_in
      from pathway p join pathway_action a on a.pathway_id = p.id
      where p.organisation_id in (select id from mine)
        and a.kind in ('started', 'responsibility-accepted', 'came-back', 'ended', 'closed-with-room')) a
    where a.is_in <> a.was_in),
  held as materialized (
    select distinct a.pathway_id as id from practitioner_role r join pathway_action a on a.by_role_id = r.id
    where r.organisation_id in (select id from mine) and a.kind in ('referred', 'responsibility-accepted')),
  -- At the end of each week, the last step of each sort.
  stood as (
    select w.monday, w.last_day, a.pathway_id,
      max(a.position) filter (where a.kind in ('referred', 'responsibility-accepted', 'contact-moved')) as holder,
      max(a.position) filter (where a.kind in ('ended', 'closed-with-room', 'came-back', 'referred')) as life,
      max(a.position) filter (where a.kind in ('referred', 'accepted', 'not-accepted', 'started', 'responsibility-accepted', 'came-back')) as stand,
      max(a.position) filter (where a.kind in ('paused', 'resumed', 'ended', 'closed-with-room')) as pause,
      max(a.position) filter (where a.kind in ('next-contact-agreed', 'contact-held', 'contact-missed', 'ended', 'closed-with-room')) as next,
      max(a.position) filter (where a.kind = 'contact-held') as contact,
      max(a.position) filter (where a.kind in ('started', 'responsibility-accepted', 'came-back', 'not-accepted')) as begun,
      max(a.position) filter (where a.kind in ('ending-offered', 'came-back')) as offer,
      max(a.position) filter (where a.kind = 'ending-answered') as answer,
      max(a.position) filter (where a.kind = 'ending-talked') as talk
    from week w join pathway_action a on a.at < w.over
    where a.pathway_id in (select id from held)
    group by w.monday, w.last_day, a.pathway_id),
  facts as (
    select s.monday, s.last_day,
      (pause.step ->> 'until')::date as pause_until, (next.step #>> '{next,day}')::date as next_on,
      day_of(contact.at) as contact_on, day_of(begun.at) as begun_on, day_of(offer.at) as offered_on,
      answer.step ->> 'answer' as answer, day_of(answer.at) as answered_on, day_of(talk.at) as talked_on
    from stood s
    join pathway_action holder on (holder.pathway_id, holder.position) = (s.pathway_id, s.holder)
    join practitioner_role r on r.id = coalesce((holder.step ->> 'to')::uuid, holder.by_role_id) and r.organisation_id in (select id from mine)
    join pathway_action life on (life.pathway_id, life.position) = (s.pathway_id, s.life) and life.kind in ('referred', 'came-back')
    join pathway_action stand on (stand.pathway_id, stand.position) = (s.pathway_id, s.stand)
      and stand.kind in ('not-accepted', 'started', 'responsibility-accepted', 'came-back')
    left join pathway_action pause on (pause.pathway_id, pause.position) = (s.pathway_id, s.pause) and pause.kind = 'paused'
    left join pathway_action next on (next.pathway_id, next.position) = (s.pathway_id, s.next) and next.kind = 'next-contact-agreed'
    left join pathway_action contact on (contact.pathway_id, contact.position) = (s.pathway_id, s.contact)
    left join pathway_action begun on (begun.pathway_id, begun.position) = (s.pathway_id, s.begun)
    left join pathway_action offer on (offer.pathway_id, offer.position) = (s.pathway_id, s.offer) and offer.kind = 'ending-offered'
    left join pathway_action answer on (answer.pathway_id, answer.position) = (s.pathway_id, s.answer) and answer.position > offer.position
    left join pathway_action talk on (talk.pathway_id, talk.position) = (s.pathway_id, s.talk) and talk.position > offer.position),
  hangs as (
    select monday from facts
    where case when pause_until is not null then pause_until < last_day else coalesce(next_on < last_day, true) end
      and not coalesce(answer = 'not-yet' and answered_on + 42 > last_day, false)
      and not coalesce(case when talked_on is null then coalesce(answered_on, offered_on) + 14 else talked_on + 7 end > last_day, false)
      and (coalesce(talked_on + 7 <= last_day, false)
        or (offered_on + 14 <= last_day and answered_on is null and talked_on is null)
        or pause_until + 14 <= last_day
        or (pause_until is null and next_on + 21 <= last_day)
        or greatest(contact_on, begun_on) + 42 <= last_day))
  select w.monday,
    (select count(*) from turn t where t.is_in and t.at >= w.monday::timestamp at time zone 'Europe/Copenhagen' and t.at < w.over),
    (select count(*) from turn t where not t.is_in and t.at >= w.monday::timestamp at time zone 'Europe/Copenhagen' and t.at < w.over),
    (select coalesce(sum(case when t.is_in then 1 else -1 end), 0) from turn t where t.at < w.over),
    (select count(*) from hangs h where h.monday = w.monday)
  from week w where exists (select 1 from mine) order by w.monday
$$;
revoke all on function pathways_by_week() from public;
grant execute on function pathways_by_week() to tillit_app;
