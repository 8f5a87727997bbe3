import { useEffect, useState } from 'react';
import type { ThreadId } from '../../../kernel/ids.ts';
import type { Message } from '../domain/message.ts';
import type { Room } from '../domain/room.ts';
import { newId, sameId } from './address-id.ts';
import { CorrectionComposer } from './CorrectionComposer.tsx';
import type { Chosen } from './choose-thread.ts';
import type { Draft } from './kept-draft.ts';
import { MessageComposer } from './MessageComposer.tsx';
import { useDraft } from './use-draft.ts';

export type ThreadComposerProps = {
  room: Room;
  chosen: Chosen;
  focusFirst: boolean;
  /** The participant whom one came to ask. */
  asked: string;
  correcting: Message | undefined;
  onCorrected: () => void;
  /** Words that came back from the server; taken up here once. */
  handedBack: Draft | undefined;
  onHandedBack: () => void;
  onSent: (threadId: ThreadId) => void;
};

/** The place for writing in one thread, or for opening a new one; also for correcting what one wrote there. */
export function ThreadComposer(props: ThreadComposerProps) {
  const { room, chosen, focusFirst, asked, correcting, onCorrected, handedBack, onHandedBack, onSent } = props;
  const [fresh] = useState(() => newId<ThreadId>());
  const threadId = chosen === 'new' ? fresh : chosen;
  const { draft, setDraft, forgetDraft } = useDraft(room.id, chosen === 'new' ? sameId<ThreadId>(room.id) : chosen);
  useEffect(() => {
    if (handedBack === undefined) return;
    setDraft(handedBack);
    onHandedBack();
  }, [handedBack, onHandedBack, setDraft]);
  if (correcting !== undefined)
    return <CorrectionComposer key={correcting.id} room={room} message={correcting} onDone={onCorrected} />;
  return (
    <MessageComposer
      room={room}
      threadId={threadId}
      opensThread={chosen === 'new'}
      focusFirst={focusFirst}
      asked={asked}
      draft={draft}
      onDraft={setDraft}
      onSent={() => {
        forgetDraft();
        onSent(threadId);
      }}
    />
  );
}
