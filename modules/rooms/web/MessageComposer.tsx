import { useEffect, useRef, useState } from 'react';
import type { MessageId, ThreadId } from '../../../kernel/ids.ts';
import { m } from '../../../platform/web/words.ts';
import type { NewMessage } from '../domain/message.ts';
import type { Room, Urgency } from '../domain/room.ts';
import { AnswerExpected } from './AnswerExpected.tsx';
import { newId } from './address-id.ts';
import { asksChoices } from './asks-choices.ts';
import { AttachBar } from './attachments/AttachBar.tsx';
import { ChosenList } from './attachments/ChosenList.tsx';
import type { Chosen } from './attachments/chosen-files.ts';
import type { ChosenFile } from './attachments/upload-file.ts';
import { useChosenFiles } from './attachments/use-chosen-files.ts';
import { EmergencyLine, NudgeLine, PresenceNote } from './ComposerNotes.tsx';
import type { Draft } from './kept-draft.ts';
import { isAtWork, readersOf } from './people-here.ts';
import { useMyCountry } from './room-data.ts';
import { type ToldByVoice, WriteFor } from './WriteFor.tsx';
import { SubjectField } from './SubjectField.tsx';
import { sendThroughOutbox } from './use-sending-from-outbox.ts';
import { WritingField } from './WritingField.tsx';
import './composer.css';

export type MessageComposerProps = {
  room: Room;
  threadId: ThreadId;
  /** The message opens the thread, and so gives it its name. */
  opensThread: boolean;
  /** Whether one is already about to write when it appears. */
  focusFirst: boolean;
  /** The participant who is asked unless another is chosen. */
  asked: string;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSent: () => void;
};

/** Where one writes. The words leave the field when they are kept on this device, and stand above it until the server has them. */
export function MessageComposer({
  room,
  threadId,
  opensThread,
  focusFirst,
  asked,
  draft,
  onDraft,
  onSent,
}: MessageComposerProps) {
  const [missing, setMissing] = useState<'subject' | 'body' | 'refused'>();
  const { files, chosen: brought } = useChosenFiles(room.id, opensThread ? room.id : threadId);
  const { choices, chosen, urgency, ask, setUrgency } = useAsking(room, asked);
  const [toldBy, setToldBy] = useState<ToldByVoice>();
  const country = useMyCountry();
  const subjectField = useRef<HTMLInputElement>(null);
  const bodyField = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusFirst) (opensThread ? subjectField : bodyField).current?.focus();
  }, [focusFirst, opensThread]);
  const change = (changed: Partial<Draft>) => {
    setMissing(undefined);
    onDraft({ ...draft, ...changed });
  };
  const send = async () => {
    const lacks = findMissing(draft, opensThread, brought);
    setMissing(lacks);
    if (lacks !== undefined) return (lacks === 'subject' ? subjectField : bodyField).current?.focus();
    const told = toldBy === undefined ? {} : { toldBy };
    const message = { id: newId<MessageId>(), threadId, body: draft.body.trim(), urgency, asks: chosen.asks, ...told };
    const named = opensThread ? { ...message, subject: draft.subject.trim() } : message;
    const taken = files.takeAll();
    await sendThroughOutbox({ roomId: room.id, ...withFiles(named, taken) }).catch((fault: unknown) => {
      // This device has no room for them; what was written and chosen stays.
      files.handBack(taken);
      throw fault;
    });
    setToldBy(undefined);
    bodyField.current?.focus();
    onSent();
  };
  const subjectError = missing === 'subject' ? m.rooms_subject_missing() : undefined;
  const bodyErrors = { body: m.rooms_body_missing, refused: m.rooms_attach_sort_out };
  const bodyError = missing === undefined || missing === 'subject' ? undefined : bodyErrors[missing]();
  return (
    <div className="ti-composer">
      {isAtWork(room) && <PresenceNote room={room} />}
      {isAtWork(room) && <NudgeLine text={`${draft.subject} ${draft.body}`} />}
      {opensThread && (
        <SubjectField
          field={subjectField}
          value={draft.subject}
          error={subjectError}
          onChange={(subject) => change({ subject })}
        />
      )}
      <ChosenList files={files} chosen={brought} />
      <WritingField
        field={bodyField}
        label={writeTo(room)}
        value={draft.body}
        error={bodyError}
        onChange={(body) => change({ body })}
        onSend={() => void send()}
      />
      <div className="ti-composer__ways">
        <AttachBar files={files} />
        {!room.iAmCitizen && <WriteFor citizen={room.citizen.givenName} toldBy={toldBy} onChange={setToldBy} />}
      </div>
      <AnswerExpected choices={choices} chosen={chosen} urgency={urgency} onAsk={ask} onUrgency={setUrgency} />
      <EmergencyLine country={country} />
    </div>
  );
}

function findMissing(
  draft: Draft,
  opensThread: boolean,
  brought: readonly Chosen[],
): 'subject' | 'body' | 'refused' | undefined {
  if (opensThread && draft.subject.trim() === '') return 'subject';
  if (brought.some(({ state }) => state.is === 'refused')) return 'refused';
  return draft.body.trim() === '' && brought.length === 0 ? 'body' : undefined;
}

/** The message with what it brings; what is still on its way goes with it into the outbox. */
function withFiles(message: NewMessage, brought: readonly Chosen[]): { message: NewMessage; files?: ChosenFile[] } {
  if (brought.length === 0) return { message };
  const attachments = brought.map(({ id, description }) => ({ id, description: description.trim() }));
  const files = brought.map(({ id, name, file }) => ({ id, name, file }));
  return { message: { ...message, attachments }, files };
}

/** Whom I ask and how soon; somebody who has left the room meanwhile is asked no more. */
function useAsking(room: Room, asked: string) {
  const [value, ask] = useState(asked);
  const [urgency, setUrgency] = useState<Urgency>('next-day');
  const { usual, others } = asksChoices(room);
  const chosen = others.find((choice) => choice.value === value) ?? usual;
  return { choices: [usual, ...others], chosen, urgency, ask, setUrgency };
}

function writeTo(room: Room): string {
  const others = readersOf(room).filter(({ isMe }) => !isMe);
  const [only] = others;
  if (!room.iAmCitizen) {
    const name = room.citizen.givenName;
    return others.length === 0 ? m.rooms_write_to({ name }) : m.rooms_write_to_citizen({ name });
  }
  if (only === undefined) return m.rooms_write_message();
  return others.length === 1
    ? m.rooms_write_to({ name: only.givenName })
    : m.rooms_write_to_all({ count: others.length });
}
