import { countingInFront } from './counting-in-front.ts';
import { bySql, inFunction, type Leak } from './leak.ts';

const newcomer = 'vera';
const outsider = 'unni';

/** A policy that lets see more, beside the sound ones. */
const seen = (table: string, when: string) =>
  bySql(
    `create policy planted on ${table} for select to tillit_app using (${when})`,
    `drop policy planted on ${table}`,
  );

const onMessage = (work: string) =>
  bySql(
    `create function planted() returns trigger language plpgsql security definer as $$ begin ${work} return new; end $$;
     create trigger planted after insert on message for each row execute function planted()`,
    'drop trigger planted on message; drop function planted()',
  );

/** Whoever is in one room around a citizen is told of the others, by mail and push. */
const toldOfOthers: Leak['plant'] = async (universe) => {
  const sound = `array(select jsonb_array_elements_text(h->'audience')::uuid)`;
  const others = `select p.person_id from room r join participant p on p.citizen_id = r.citizen_id and p.room_id <> r.id
    where r.id = (h->>'place')::uuid and p.person_id is not null and p.person_id <> me()`;
  const leaky = `array(select jsonb_array_elements_text(h->'audience')::uuid union ${others})`;
  const told = await inFunction('store_hints(timestamptz,jsonb)', sound, leaky)(universe);
  const still = await inFunction(
    'is_still_new(uuid,uuid,bigint)',
    'return exists (',
    'return true or exists (',
  )(universe);
  return async () => {
    await told();
    await still();
  };
};

/** One leak of each kind that there has been somewhere; a new one is a line here. */
export const plantedLeaks: readonly Leak[] = [
  {
    kind: 'a count, in the numbers of messages',
    teller: newcomer,
    asked: 'rooms.listMessages (main)',
    plant: inFunction('hidden_before(uuid,timestamptz)', 'if not isfinite(sees_from)', 'if true'),
  },
  {
    kind: 'a snippet, in a search',
    teller: newcomer,
    asked: 'rooms.search (main)',
    plant: seen('message', 'room_id in (select m.room_id from my_rooms() m)'),
  },
  {
    kind: 'a subject and how many threads there are',
    teller: newcomer,
    asked: 'rooms.getRoom (main)',
    plant: seen('thread', 'room_id in (select m.room_id from my_rooms() m)'),
  },
  {
    kind: 'another refusal, 403 in place of 404',
    teller: outsider,
    asked: 'consent.decide (other)',
    plant: seen('consent_action', 'me() is not null'),
  },
  {
    kind: 'an existence: a room that answers whoever knows its id',
    teller: outsider,
    asked: 'rooms.getRoom (other)',
    plant: seen('room', 'me() is not null'),
  },
  {
    kind: 'an order, of who is in a room',
    teller: newcomer,
    asked: 'rooms.getRoom (main)',
    plant: onMessage(`update participant set invited_at = invited_at + interval '1 day'
      where room_id = new.room_id and kind = 'practitioner' and new.body like '%hemmelig%'
        and id = (select contact_id from room where id = new.room_id);`),
  },
  {
    kind: "a hint's audience",
    teller: 'frida',
    asked: 'the live stream',
    plant: inFunction('room_circle(uuid)', "c.state = 'given'", "c.state <> 'asked'"),
  },
  {
    kind: 'a mail',
    teller: 'frida',
    asked: 'mail',
    plant: toldOfOthers,
  },
  {
    kind: 'a push',
    teller: 'frida',
    asked: 'push',
    plant: toldOfOthers,
  },
  {
    kind: 'a unique conflict with what is hidden',
    teller: newcomer,
    asked: 'rooms.saveDraft (main)',
    plant: bySql('delete from draft; create unique index planted on draft (room_id, thread_id)', 'drop index planted'),
  },
  {
    kind: 'a foreign key that holds only for what is there',
    teller: newcomer,
    asked: 'rooms.saveDraft (hidden)',
    plant: bySql(
      'alter table draft add constraint planted foreign key (room_id, thread_id) references thread (room_id, id) not valid',
      'alter table draft drop constraint planted',
    ),
  },
  {
    kind: 'a chapter that is told to another',
    teller: newcomer,
    asked: 'story.getBeforeWeMeet (main)',
    plant: inFunction('chapters_told_to_me(uuid)', 'r.participant_id = p.id', 'true'),
  },
  {
    kind: 'that there is a chapter, by another refusal',
    teller: newcomer,
    asked: 'story.markRead (hidden)',
    plant: inFunction('chapters_told_to_me(uuid)', 'r.participant_id = p.id', 'true'),
  },
  {
    kind: 'a line that is not for the room',
    teller: newcomer,
    asked: 'story.getBeforeWeMeet (main)',
    plant: seen('memory_line', 'room_id in (select m.room_id from my_rooms() m)'),
  },
  {
    kind: 'a line that touches what is kept, in a policy that does not ask',
    teller: newcomer,
    asked: 'transitions.listHandovers (main)',
    plant: inFunction('may_read_line(handover_line)', 'not touches_what_is_kept_from_me(l.room_id, l.plain)', 'true'),
  },
  {
    kind: 'a hint to the whole room of a line that is not for it',
    teller: newcomer,
    asked: 'the live stream',
    plant: inFunction('touches_what_is_kept(uuid,text)', 'position(stem in plain) > 0', 'false'),
  },
  {
    kind: 'a summary before it is shared',
    teller: newcomer,
    asked: 'transitions.listHandovers (main)',
    plant: inFunction('may_read_line(handover_line)', 'h.summary_shared_at is null or', ''),
  },
  {
    kind: 'what takes somebody’s time, by when it ends',
    teller: newcomer,
    asked: 'calendar.getFreeBusy (main)',
    plant: inFunction(
      'busy_times(uuid,uuid[],timestamp with time zone,timestamp with time zone)',
      'tstzrange(p.starts_at, p.ends_at)',
      "tstzrange(p.starts_at, p.ends_at + interval '1 second')",
    ),
  },
  { kind: 'a header', teller: outsider, asked: 'people.getMyself (main)', plant: countingInFront },
];
