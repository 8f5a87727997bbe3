-- Whom an organisation lets answer why somebody looked: its confirmed data protection officers, else its administrators;
-- never whoever looked. Asked of one organisation and one looker at a time.
create or replace function why_answerers(organisation uuid, looker uuid) returns setof practitioner_role
language sql stable security definer set search_path = public, pg_temp as $$
  with holding as (
    select * from practitioner_role r
    where r.organisation_id = organisation and r.confirmed and r.person_id <> looker
      and r.profession in ('data-protection-officer', 'administrator')
      and r.active_from <= today() and (r.active_until is null or r.active_until >= today()))
  select * from holding h
  where h.profession = 'data-protection-officer'
    or not exists (select 1 from holding where profession = 'data-protection-officer')
$$;

-- The people to be told of a question, for whoever asks it or for the telling; ids, no names.
create or replace function why_people(organisation uuid, entry bigint) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.person_id from audit_entry e, why_answerers(organisation, e.person_id) a
  where e.id = entry and e.organisation_id = organisation and e.citizen_id in (select citizens_i_am())
$$;

-- The questions that I answer in the role I act in.
create or replace function why_questions_for_me() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select q.id from my_confirmed_role() r join why_question q on q.organisation_id = r.organisation_id
    join audit_entry e on e.id = q.entry_id
  where r.id in (select a.id from why_answerers(q.organisation_id, e.person_id) a)
$$;

-- What the one who answers sees of the entry: who looked, when, what was done. Not where, and nothing of what it held.
create or replace function why_facts() returns table (question_id uuid, at timestamptz, event text, given_name text, family_name text,
  profession text, citizen_given_name text, citizen_family_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select q.id, e.at, e.event, p.given_name, p.family_name, r.profession, c.given_name, c.family_name
  from why_questions_for_me() mine join why_question q on q.id = mine join audit_entry e on e.id = q.entry_id
    join person p on p.id = e.person_id join person c on c.id = q.citizen_id left join practitioner_role r on r.id = e.role_id
$$;

-- The citizen's side that a question is to be told to: whoever asked, and the citizen herself.
alter table why_promise enable row level security;
drop policy if exists why_promise_seen on why_promise;
create policy why_promise_seen on why_promise for select to tillit_app using ((select me()) is not null);
drop policy if exists why_promise_made on why_promise;
create policy why_promise_made on why_promise for insert to tillit_app
  with check (organisation_id in (select organisation_id from my_confirmed_role() where profession = 'administrator'));
drop policy if exists why_promise_changed on why_promise;
create policy why_promise_changed on why_promise for update to tillit_app
  using (organisation_id in (select organisation_id from my_confirmed_role() where profession = 'administrator'))
  with check (organisation_id in (select organisation_id from my_confirmed_role() where profession = 'administrator'));
revoke all on why_promise from tillit_app;
grant select on why_promise to tillit_app;
grant insert (organisation_id, working_days), update (working_days) on why_promise to tillit_app;

alter table why_question enable row level security;
drop policy if exists why_mine on why_question;
create policy why_mine on why_question for select to tillit_app using (citizen_id in (select citizens_i_am()));
drop policy if exists why_to_answer on why_question;
create policy why_to_answer on why_question for select to tillit_app using (id in (select why_questions_for_me()));
drop policy if exists why_to_deliver on why_question;
create policy why_to_deliver on why_question for select to tillit_app using ((select server_task()) in ('tell', 'notify'));
-- Only about an entry of one's own log, to the organisation that stands in it, unanswered.
drop policy if exists why_asked on why_question;
create policy why_asked on why_question for insert to tillit_app
  with check (asked_by = (select me()) and citizen_id in (select citizens_i_am())
    and exists (select 1 from audit_entry e where e.id = entry_id and e.citizen_id = why_question.citizen_id
      and e.organisation_id = why_question.organisation_id and e.person_id <> (select me())));
drop policy if exists why_read on why_question;
create policy why_read on why_question for update to tillit_app
  using (citizen_id in (select citizens_i_am())) with check (citizen_id in (select citizens_i_am()));
drop policy if exists why_answered on why_question;
create policy why_answered on why_question for update to tillit_app
  using (answered_at is null and id in (select why_questions_for_me())) with check (answered_by = (select me()));
drop policy if exists why_late_told on why_question;
create policy why_late_told on why_question for update to tillit_app
  using ((select server_task()) = 'tell') with check ((select server_task()) = 'tell');
revoke all on why_question from tillit_app;
grant select on why_question to tillit_app;
grant insert (id, citizen_id, entry_id, organisation_id, asked_by, asked_at, words, due_at),
  update (answer, no_good_reason, answered_by, answered_at, late_told_at, read_at) on why_question to tillit_app;

-- An update is granted by column to all; which of them a side may touch, and that an answer stands for ever, is held here.
create or replace function hold_why_question() returns trigger language plpgsql as $$
begin
  if old.answered_at is not null and (new.answer, new.no_good_reason, new.answered_by, new.answered_at)
      is distinct from (old.answer, old.no_good_reason, old.answered_by, old.answered_at) then
    raise exception 'an answer is never changed';
  end if;
  if old.answered_at is null and new.answered_at is not null and new.id not in (select why_questions_for_me()) then
    raise exception 'only the organisation answers' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
drop trigger if exists why_question_held on why_question;
create trigger why_question_held before update on why_question for each row execute function hold_why_question();

do $$
declare f text;
begin
  foreach f in array array['why_people(uuid, bigint)', 'why_questions_for_me()', 'why_facts()'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to tillit_app', f);
  end loop;
  execute 'revoke all on function why_answerers(uuid, uuid) from public';
end $$;
