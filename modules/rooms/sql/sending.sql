drop function if exists room_present(uuid);

-- Who is in a room now, whoever asks: the citizen, and all who have joined by a yes that holds, in a role that holds.
create or replace function room_circle(room uuid)
returns table (participant_id uuid, person_id uuid, kind text, organisation_id uuid, name text, country text, rules_version int, consent_id uuid, consent_since timestamptz)
language plpgsql stable security definer rows 5 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  moment timestamptz := clock_now();
  day date := today();
begin
  return query
    select p.id, p.person_id, p.kind, p.organisation_id, n.given_name || ' ' || n.family_name,
      coalesce((select o.country from organisation o where o.id = p.organisation_id), n.country), p.rules_version, c.action_id, c.changed_at
    from participant p join person n on n.id = p.person_id left join consent c on c.subject_id = p.room_id and c.grantee_id = p.id
    where p.room_id = room_circle.room and p.left_at is null
      and (p.kind = 'citizen' or (p.joined_at is not null and c.state = 'given' and (c.holds_until is null or c.holds_until > moment)
        and not exists (select 1 from block b where b.person_id = p.person_id and b.citizen_id = p.citizen_id and b.holds)
        and coalesce((select w.active_until from practitioner_role w where w.id = p.role_id) >= day, true)
        and (select r.ended_at from related_person r where r.id = p.related_person_id) is null));
end $$;
revoke all on function room_circle(uuid) from public;

-- The guardians of a citizen, while they act for her.
create or replace function guardians_acting_for(citizen uuid) returns setof uuid
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if exists (select 1 from person c join age_rule a on a.country = c.country
      where c.id = citizen and c.birth_day > (today() - make_interval(years => a.guardian_reads_until))::date) then
    return query select r.person_id from related_person r where r.citizen_id = citizen and r.relation = 'guardian' and r.ended_at is null;
  end if;
end $$;
revoke all on function guardians_acting_for(uuid) from public;

-- Who is told when something happens in a room: all who are in it, and who acts for the citizen.
create or replace function room_audience(room uuid) returns setof uuid
language sql stable security definer rows 5 set search_path = public, pg_temp as $$
  select c.person_id from room_circle(room) c union select guardians_acting_for(r.citizen_id) from room r where r.id = room_audience.room
$$;
revoke all on function room_audience(uuid) from public;
grant execute on function room_audience(uuid) to tillit_app;

-- Who is told that somebody was asked, or that a yes was refused to her: those who are shown it.
create or replace function asked_audience(room uuid) returns setof uuid
language sql stable security definer rows 3 set search_path = public, pg_temp as $$
  select r.citizen_id from room r where r.id = asked_audience.room
  union select guardians_acting_for(r.citizen_id) from room r where r.id = asked_audience.room
  union select c.person_id from room r join room_circle(r.id) c on c.participant_id = r.contact_id where r.id = asked_audience.room
$$;
revoke all on function asked_audience(uuid) from public;
grant execute on function asked_audience(uuid) to tillit_app;

-- Who is told of something in a thread that is not a message: those of the room who see the thread.
create or replace function thread_audience(room uuid, thread uuid) returns setof uuid
language sql stable security definer rows 5 set search_path = public, pg_temp as $$
  select c.person_id from room_circle(room) c left join consent s on s.subject_id = thread_audience.room and s.grantee_id = c.participant_id
    join thread t on t.room_id = thread_audience.room and t.id = thread_audience.thread
    where t.last_message_at >= coalesce(s.sees_from, '-infinity')
  union select guardians_acting_for(r.citizen_id) from room r where r.id = thread_audience.room
$$;
revoke all on function thread_audience(uuid, uuid) from public;
grant execute on function thread_audience(uuid, uuid) to tillit_app;

-- All that sending a message in a room needs, in one question, and the room locked so that messages get their order: the
-- way everybody waits for. Takes the next number of the room, which goes back if the message is refused. Nothing comes back
-- where `my_rooms` gives nothing, and no thread or message that it hides.
-- In small steps, since PostgreSQL spends more on setting up one large statement than on all of these.
drop function if exists room_for_sending(uuid, uuid, uuid, uuid);
create or replace function room_for_sending(room uuid, thread uuid, message uuid, corrected uuid)
returns table (citizen_id uuid, is_closed boolean, contact_id uuid, seq bigint, hidden bigint, participant_id uuid, kind text, rules_version int,
  sender_name text, consent_id uuid, consent_since timestamptz, sent_already boolean, audience uuid[], present jsonb, thread_waiting jsonb, corrected_by uuid)
language plpgsql volatile security definer rows 1 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  mine record;
  locked record;
begin
  -- Locked before it is asked: the citizen may be taking back her yes at this moment, and this is before it or after it.
  select r.citizen_id, c.birth_day, r.closed_at is not null as is_closed, r.contact_id, r.last_seq + 1 as seq into locked
    from room r join person c on c.id = r.citizen_id where r.id = room_for_sending.room for no key update of r;
  select m.participant_id, m.sees_from, m.is_open into mine from my_rooms(room) m;
  if not found then return; end if;
  select (array_agg(c.kind) filter (where c.participant_id = mine.participant_id))[1], (array_agg(c.rules_version) filter (where c.participant_id = mine.participant_id))[1],
      (array_agg(c.name) filter (where c.participant_id = mine.participant_id))[1], (array_agg(c.consent_id) filter (where c.participant_id = mine.participant_id))[1],
      (array_agg(c.consent_since) filter (where c.participant_id = mine.participant_id))[1], array_agg(c.person_id),
      jsonb_agg(jsonb_build_object('id', c.participant_id, 'kind', c.kind, 'country', c.country, 'promises',
        (select jsonb_object_agg(a.urgency, jsonb_build_object('within', a.within, 'unit', a.unit)) from answer_promise a where a.organisation_id = c.organisation_id)))
    into kind, rules_version, sender_name, consent_id, consent_since, audience, present
    from room_circle(room) c;
  audience := array_remove(audience, me());
  -- No country lets a guardian act for somebody of 21 or more (age_rule), so most are spared the question.
  if locked.birth_day > today() - interval '21 years' then
    audience := audience || array(select g from guardians_acting_for(locked.citizen_id) g where g <> me() and g <> all (audience));
  end if;
  select exists (select 1 from message m where m.room_id = room and m.id = room_for_sending.message and m.sent_at >= mine.sees_from),
      (select jsonb_build_object('waiting_on', t.waiting_on, 'participant_id', t.waiting_participant_id, 'since', t.waiting_since, 'due_at', t.due_at)
        from thread t where t.room_id = room and t.id = room_for_sending.thread and t.last_message_at >= mine.sees_from),
      (select m.participant_id from message m where m.room_id = room and m.id = corrected and m.sent_at >= mine.sees_from)
    into sent_already, thread_waiting, corrected_by;
  hidden := hidden_before(room, mine.sees_from);
  if mine.is_open and not sent_already then
    perform set_config('app.seat', concat_ws('|', room, mine.participant_id, mine.sees_from), true);
    update room r set last_seq = locked.seq, last_message_at = clock_now() where r.id = room_for_sending.room;
  end if;
  citizen_id := locked.citizen_id; is_closed := locked.is_closed; contact_id := locked.contact_id; seq := locked.seq; participant_id := mine.participant_id;
  return next;
end $$;
revoke all on function room_for_sending(uuid, uuid, uuid, uuid) from public;
grant execute on function room_for_sending(uuid, uuid, uuid, uuid) to tillit_app;
