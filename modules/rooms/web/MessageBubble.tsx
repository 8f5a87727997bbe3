import { useContext } from 'react';
import { formatSince, formatTime } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import { professionName } from '../../people/web/public.tsx';
import type { Message } from '../domain/message.ts';
import type { Room } from '../domain/room.ts';
import { BesideMessage } from './beside-message.ts';
import { MessageAttachments } from './attachments/MessageAttachments.tsx';
import type { Entry } from './message-entries.ts';
import { haveRead, joinNames } from './people-here.ts';
import { ProvenanceLine } from './ProvenanceLine.tsx';

export type MessageBubbleProps = {
  entry: Entry;
  room: Room;
  now: Date;
  /** Given when the message is mine to correct. */
  onCorrect?: (message: Message) => void;
};

/** One message: by whom, what, when; under it what was corrected, and under one's own who has read it. */
export function MessageBubble({ entry, room, now, onCorrect }: MessageBubbleProps) {
  const { message, corrections } = entry;
  const beside = useContext(BesideMessage);
  const newest = corrections.at(-1) ?? message;
  const when = formatTime(message.sentAt);
  return (
    <article id={`message-${message.id}`} className={`ti-message${message.isMine ? ' ti-message--mine' : ''}`}>
      {message.isMine && (message.provenance === null || message.provenance.writtenBy === null) ? (
        <p className="aksel-sr-only">{m.rooms_you_wrote()}</p>
      ) : (
        <p className="ti-message__sender">{senderLine(message, room)}</p>
      )}
      <div className="ti-message__bubble">
        {message.correctsId !== null && <p className="ti-message__added">{m.rooms_correction_of_earlier()}</p>}
        {message.body !== '' && <p className="ti-message__body">{message.body}</p>}
        <MessageAttachments roomId={message.roomId} attachments={message.attachments} />
        {corrections.map((correction) => (
          <div key={correction.id} className="ti-message__correction">
            <p className="ti-message__added">{m.rooms_corrected({ when: formatSince(correction.sentAt, now) })}</p>
            <p className="ti-message__body">{correction.body}</p>
          </div>
        ))}
      </div>
      <ProvenanceLine message={message} room={room} />
      <p className="ti-message__meta">
        <time dateTime={message.sentAt}>{when}</time>
        {message.isMine && <ReadBy room={room} message={newest} />}
        {onCorrect !== undefined && (
          <button type="button" onClick={() => onCorrect(newest)} aria-label={m.rooms_correct_from({ when })}>
            {m.rooms_correct()}
          </button>
        )}
      </p>
      {beside({ roomId: room.id, messageId: message.id, isMine: message.isMine, iAmCitizen: room.iAmCitizen })}
    </article>
  );
}

function ReadBy({ room, message }: { room: Room; message: Message }) {
  const names = haveRead(room, message).map(({ givenName }) => givenName);
  return names.length === 0 ? null : <span> · {m.rooms_read_by({ names: joinNames(names) })}</span>;
}

/** `Ingrid Haugen, kommunepsykolog, Askøy kommune`. */
function senderLine(message: Message, room: Room) {
  const sender = room.participants.find(({ id }) => id === message.participantId);
  const role = [sender?.profession ? professionName(sender.profession) : undefined, sender?.organisation?.name];
  return (
    <>
      <strong>{message.senderName}</strong>
      {role.filter((part) => part !== undefined).map((part) => `, ${part}`)}
    </>
  );
}
