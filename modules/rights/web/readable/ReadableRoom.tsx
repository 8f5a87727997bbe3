import type { AttachmentTold } from '../../../rooms/domain/about-me.ts';
import { m } from '../../../../platform/web/words.ts';
import { professionName } from '../../../people/web/public.tsx';
import { Facts, inARow, toldByInWords, When, whenInWords } from './pieces.tsx';
import { ReadableAttachments } from './ReadableAttachments.tsx';
import type { Told } from './told.ts';

type Rooms = Required<Told['parts']['rooms']>;
type Of<K extends keyof Rooms> = Rooms[K][number];

/** A room from its opening to its closing: what it is for, who is in it. What was said follows thread by thread. */
export function ReadableRoom({ room, rooms }: { room: Of<'rooms'>; rooms: Rooms }) {
  const { nextStep } = room;
  return (
    <>
      <Facts
        of={[
          [m.rights_opened(), m.rights_opened_told({ when: whenInWords(room.openedAt), name: room.openedBy })],
          [m.rights_next_step(), nextStep && inARow([nextStep.what, nextStep.with, nextStep.when, nextStep.why])],
          [m.rights_closed_at(), room.closedAt && whenInWords(room.closedAt)],
          [m.rights_closing_words(), room.closingWords],
        ]}
      />
      <ul>
        {rooms.participants
          .filter(({ roomId }) => roomId === room.id)
          .map((one) => (
            <Participant key={one.id} participant={one} links={rooms.links} />
          ))}
      </ul>
      {rooms.smsChoices
        .filter(({ roomId }) => roomId === room.id)
        .map((one) => (
          <SmsChoice key={one.at} choice={one} />
        ))}
      {rooms.attachments.some(({ roomId }) => roomId === room.id) && <p>{m.rights_files_where()}</p>}
      <ReadableAttachments
        of={rooms.attachments.filter(({ roomId, messageId }) => roomId === room.id && messageId === null)}
      />
    </>
  );
}

function Participant({ participant: one, links }: { participant: Of<'participants'>; links: Rooms['links'] }) {
  const made = links.filter(({ participantId }) => participantId === one.id);
  return (
    <li>
      <strong>
        {one.givenName} {one.familyName}
      </strong>
      {': '}
      {inARow([
        professionName(one.profession),
        one.organisation,
        one.why,
        one.expected === '' ? null : m.rights_expected({ text: one.expected }),
        m.rights_asked_at({ when: whenInWords(one.askedAt) }),
        one.joinedAt && m.rights_joined_at({ when: whenInWords(one.joinedAt) }),
        one.leftAt && m.rights_left_at({ when: whenInWords(one.leftAt) }),
      ])}
      {made.map((link) => (
        <p key={link.madeAt}>
          {inARow([
            m.rights_link_made({ when: whenInWords(link.madeAt) }),
            m.rights_until_when({ when: whenInWords(link.expiresAt) }),
            link.usedAt && m.rights_link_used({ when: whenInWords(link.usedAt) }),
            link.endedAt && m.rights_ended_at({ when: whenInWords(link.endedAt) }),
          ])}
        </p>
      ))}
    </li>
  );
}

const smsChoices = {
  off: m.rooms_circle_sms_off,
  notices: m.rooms_circle_sms_notices,
  texts: m.rooms_circle_sms_texts,
};

function SmsChoice({ choice: one }: { choice: Of<'smsChoices'> }) {
  return (
    <p>
      {m.rights_sms()}: {smsChoices[one.choice]()}. <When at={one.at} />
      {'. '}
      {inARow([
        one.decidedByName === '' ? null : m.rights_decided_by({ name: one.decidedByName }),
        toldByInWords(one.toldBy),
        one.recordedByName === one.decidedByName || one.recordedByName === ''
          ? null
          : m.rights_recorded_by({ name: one.recordedByName }),
      ])}
    </p>
  );
}

interface OneMessage {
  message: Of<'messages'>;
  attachments: readonly AttachmentTold[];
}

/** One message of a thread, whole, with how it came here and what it brings. */
export function ReadableMessage({ message, attachments }: OneMessage) {
  return (
    <article>
      <p className="by">
        <strong>{message.senderName}</strong>, <When at={message.sentAt} />
        {message.correctsId !== null && ` (${m.rights_corrects()})`}
      </p>
      {message.toldBy !== null && (
        <p className="by">
          {inARow([
            toldByInWords(message.toldBy),
            message.writtenByName && m.rights_recorded_by({ name: message.writtenByName }),
            message.confirmedAt &&
              m.rights_confirmed_by({ name: message.confirmedByName ?? '', when: whenInWords(message.confirmedAt) }),
          ])}
        </p>
      )}
      {message.body !== '' && <p className="said">{message.body}</p>}
      <ReadableAttachments of={attachments} />
    </article>
  );
}

interface ThreadEnd {
  thread: Of<'threads'>;
  readMarks: Rooms['readMarks'];
  drafts: Rooms['drafts'];
  nameOf: (participantId: string) => string;
}

/** How far a thread has come: in order, read by whom, and what I have begun to write. */
export function ReadableThreadEnd({ thread, readMarks, drafts, nameOf }: ThreadEnd) {
  const ofThread = (one: { roomId: string; threadId: string }) =>
    one.roomId === thread.roomId && one.threadId === thread.id;
  const names = readMarks.filter(ofThread).map((one) => `${nameOf(one.participantId)} (${whenInWords(one.at)})`);
  return (
    <>
      {thread.resolvedAt !== null && <p>{m.rights_resolved_at({ when: whenInWords(thread.resolvedAt) })}</p>}
      {names.length > 0 && <p>{m.rights_read_by({ names: names.join(', ') })}</p>}
      {drafts.filter(ofThread).map((draft) => (
        <p key={draft.savedAt} className="said">
          {m.rights_draft({ body: draft.body })}
        </p>
      ))}
    </>
  );
}
