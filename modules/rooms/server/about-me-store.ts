import { type RawBuilder, sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { type AboutMePart, type InRows, listAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import {
  AttachmentTold,
  DraftTold,
  LinkTold,
  MessageTold,
  ParticipantTold,
  ReadMarkTold,
  RoomTold,
  SmsChoiceTold,
  ThreadTold,
} from '../domain/about-me.ts';

const page = 1_000;

/** A citizen's rooms, who is and was in them, and all that is said there. */
export const roomsAboutMe: AboutMePart = {
  module: 'rooms',
  lists: {
    rooms: listAboutMe({ tables: ['room'], of: 'citizen', row: RoomTold, read: listRooms }),
    participants: listAboutMe({ tables: ['participant'], of: 'citizen', row: ParticipantTold, read: listPeople }),
    links: listAboutMe({ tables: ['invitation'], of: 'citizen', row: LinkTold, read: listLinks }),
    threads: listAboutMe({ tables: ['thread'], of: 'citizen', row: ThreadTold, read: listThreads }),
    messages: listAboutMe({
      tables: ['message', 'message_confirmation'],
      of: 'citizen',
      row: MessageTold,
      read: readMessages,
    }),
    attachments: listAboutMe({ tables: ['attachment'], of: 'citizen', row: AttachmentTold, read: readAttachments }),
    smsChoices: listAboutMe({ tables: ['sms_choice'], of: 'citizen', row: SmsChoiceTold, read: listSmsChoices }),
    readMarks: listAboutMe({ tables: ['read_mark'], of: 'citizen', row: ReadMarkTold, read: listReadMarks }),
    drafts: listAboutMe({ tables: ['draft'], of: 'citizen', row: DraftTold, read: listDrafts }),
  },
  untold: {
    room_key:
      'the key under which the files of a room lie, itself sealed by the installation; it opens nothing for her',
    sms_reference:
      'short codes by which a text finds the thread or message that it answers; they say nothing of themselves',
  },
};

async function rowsOf<T>({ db }: Unit, statement: RawBuilder<InRows<T>>): Promise<InRows<T>[]> {
  return (await statement.execute(db)).rows;
}

const nameOf = (person: string, otherwise: string) =>
  sql.raw(`coalesce(${person}.given_name || ' ' || ${person}.family_name, ${otherwise})`);

/** The name of whoever stood on the citizen's side, also of a guardian who does no more. */
const nameOfSide = (row: string, column: string) =>
  nameOf(
    'p',
    `(select g.name from guardians_of(${row}.citizen_id) g where g.person_id = ${row}.${column} limit 1), ''`,
  );

function listRooms(unit: Unit, citizenId: PersonId): Promise<InRows<RoomTold>[]> {
  return rowsOf<RoomTold>(
    unit,
    sql`select r.id, r.purpose, ${nameOf('o', "''")} as "openedBy", r.opened_at as "openedAt", r.presence,
      r.newcomers_see as "newcomersSee", r.newcomers_see_from as "newcomersSeeFrom", r.contact_id as "contactId",
      r.contact_asked_id as "contactAskedId",
      case when r.next_what is not null then jsonb_build_object('what', r.next_what, 'with', r.next_with, 'why', r.next_why, 'when', r.next_when) end as "nextStep",
      r.next_set_at as "nextStepSetAt", r.closed_at as "closedAt", r.closing_words as "closingWords",
      r.readable_after as "readableAfter", r.readable_until as "readableUntil"
    from room r left join person o on o.id = r.opened_by where r.citizen_id = ${citizenId} order by r.opened_at, r.id`,
  );
}

function listPeople(unit: Unit, citizenId: PersonId): Promise<InRows<ParticipantTold>[]> {
  return rowsOf<ParticipantTold>(
    unit,
    sql`select p.id, p.room_id as "roomId", p.kind, coalesce(n.given_name, p.given_name) as "givenName",
      coalesce(n.family_name, p.family_name) as "familyName", p.profession, o.name as organisation, p.why, p.expected,
      p.invited_at as "askedAt", p.joined_at as "joinedAt", p.left_at as "leftAt"
    from participant p left join person n on n.id = p.person_id left join organisation o on o.id = p.organisation_id
    where p.citizen_id = ${citizenId} order by p.room_id, p.kind <> 'citizen', p.invited_at, p.id`,
  );
}

function listLinks(unit: Unit, citizenId: PersonId): Promise<InRows<LinkTold>[]> {
  return rowsOf<LinkTold>(
    unit,
    sql`select room_id as "roomId", participant_id as "participantId", made_at as "madeAt", expires_at as "expiresAt",
      used_at as "usedAt", revoked_at as "endedAt"
    from invitation where citizen_id = ${citizenId} order by made_at, participant_id`,
  );
}

function listThreads(unit: Unit, citizenId: PersonId): Promise<InRows<ThreadTold>[]> {
  return rowsOf<ThreadTold>(
    unit,
    sql`select t.id, t.room_id as "roomId",
      (select m.subject from message m where m.room_id = t.room_id and m.thread_id = t.id and m.subject is not null order by m.seq limit 1) as subject,
      t.opened_by as "openedBy", t.opened_at as "openedAt", t.waiting_on as "waitingOn", t.waiting_since as "waitingSince",
      t.due_at as "dueAt", t.answer_by as "answerPromisedBy", t.resolved_at as "resolvedAt"
    from thread t where t.citizen_id = ${citizenId} order by t.room_id, t.opened_at, t.id`,
  );
}

/**
 * Room by room in their order, a thousand at a time, so that a long life in rooms does not fill the memory with rows. The
 * names are asked for once: the policy that shows a name costs more than the message beside it.
 */
async function* readMessages(unit: Unit, citizenId: PersonId): AsyncGenerator<InRows<MessageTold>[]> {
  const names = await namesIn(unit, citizenId);
  const confirmed = await findConfirmations(unit, citizenId);
  for (const room of await listRooms(unit, citizenId)) {
    for (let after = 0, isLast = false; !isLast; ) {
      const rows = await rowsOf<MessageRow>(
        unit,
        sql`select id, room_id as "roomId", thread_id as "threadId", seq, participant_id as "participantId", subject, body, urgency,
          asks, corrects_id as "correctsId", sent_at as "sentAt", told_by as "toldBy", written_by as "writtenBy"
        from message where room_id = ${room.id} and seq > ${after} order by seq limit ${sql.lit(page)}`,
      );
      yield rows.map(({ participantId, writtenBy, ...row }) => ({
        ...row,
        senderName: names.get(participantId) ?? '',
        writtenByName: writtenBy && (names.get(writtenBy) ?? ''),
        confirmedByName: confirmed.get(`${row.roomId} ${row.id}`)?.name ?? null,
        confirmedAt: confirmed.get(`${row.roomId} ${row.id}`)?.at ?? null,
      }));
      isLast = rows.length < page;
      after = rows.at(-1)?.seq ?? after;
    }
  }
}

interface MessageRow extends Omit<MessageTold, 'senderName' | 'writtenByName' | 'confirmedByName' | 'confirmedAt'> {
  participantId: string;
  writtenBy: string | null;
}

async function namesIn(unit: Unit, citizenId: PersonId): Promise<Map<string, string>> {
  const people = await listPeople(unit, citizenId);
  return new Map(people.map((one) => [one.id, `${one.givenName} ${one.familyName}`]));
}

interface Confirmation {
  roomId: string;
  messageId: string;
  name: string;
  at: Date;
}

/** Few among all messages: those that somebody wrote down for her. */
async function findConfirmations(unit: Unit, citizenId: PersonId): Promise<Map<string, Confirmation>> {
  const rows = await rowsOf<Confirmation>(
    unit,
    sql`select k.room_id as "roomId", k.message_id as "messageId", ${nameOfSide('k', 'confirmed_by')} as name, k.confirmed_at as at
    from message_confirmation k left join person p on p.id = k.confirmed_by where k.citizen_id = ${citizenId}`,
  );
  return new Map(rows.map((one) => [`${one.roomId} ${one.messageId}`, one]));
}

/** Room by room, as the messages: a life in rooms has many pictures. */
async function* readAttachments(unit: Unit, citizenId: PersonId): AsyncGenerator<InRows<AttachmentTold>[]> {
  const names = await namesIn(unit, citizenId);
  for (const room of await listRooms(unit, citizenId)) {
    const rows = await rowsOf<Omit<AttachmentTold, 'addedByName'> & { participantId: string }>(
      unit,
      sql`select id, room_id as "roomId", message_id as "messageId", name, description, kind,
        coalesce(size, announced_size)::int as size, participant_id as "participantId", begun_at as "addedAt"
      from attachment where room_id = ${room.id} order by begun_at, id`,
    );
    yield rows.map(({ participantId, ...row }) => ({ ...row, addedByName: names.get(participantId) ?? '' }));
  }
}

function listSmsChoices(unit: Unit, citizenId: PersonId): Promise<InRows<SmsChoiceTold>[]> {
  return rowsOf<SmsChoiceTold>(
    unit,
    sql`select c.room_id as "roomId", c.kind as choice, c.told_by as "toldBy", ${nameOfSide('c', 'decided_by')} as "decidedByName",
      ${nameOf('r', "''")} as "recordedByName", c.at
    from sms_choice c left join person p on p.id = c.decided_by left join person r on r.id = c.recorded_by
    where c.citizen_id = ${citizenId} order by c.room_id, c.position`,
  );
}

function listReadMarks(unit: Unit, citizenId: PersonId): Promise<InRows<ReadMarkTold>[]> {
  return rowsOf<ReadMarkTold>(
    unit,
    sql`select room_id as "roomId", thread_id as "threadId", participant_id as "participantId", read_seq as "upTo", read_at as at
    from read_mark where citizen_id = ${citizenId} order by room_id, thread_id, read_seq, participant_id`,
  );
}

/** Mine in her rooms; what somebody else has begun to write there is not said yet. */
function listDrafts(unit: Unit, citizenId: PersonId): Promise<InRows<DraftTold>[]> {
  return rowsOf<DraftTold>(
    unit,
    sql`select room_id as "roomId", thread_id as "threadId", subject, body, saved_at as "savedAt"
    from draft where person_id = ${unit.me.personId} and citizen_id = ${citizenId} order by saved_at`,
  );
}
