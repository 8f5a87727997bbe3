import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { getOutbox } from '../../../platform/web/outbox/person-outbox.ts';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Message } from '../domain/message.ts';
import type { Room } from '../domain/room.ts';
import { chosenFilesOf } from './attachments/chosen-files.ts';
import { ClosedCard } from './ClosedCard.tsx';
import { type Chosen, chooseThread, firstThread } from './choose-thread.ts';
import { textIn } from './circle/text-in.ts';
import type { Draft } from './kept-draft.ts';
import { NextStepCard } from './NextStepCard.tsx';
import { roomTitle } from './people-here.ts';
import { ReadersStrip } from './ReadersStrip.tsx';
import { RoomMenu } from './RoomMenu.tsx';
import { RulesCard } from './RulesCard.tsx';
import { ShownThread } from './ShownThread.tsx';
import { ThreadComposer } from './ThreadComposer.tsx';
import { ThreadSwitcher } from './ThreadSwitcher.tsx';
import { useSendingFromOutbox } from './use-sending-from-outbox.ts';
import { useWaitingMessages } from './use-waiting-messages.ts';
import type { WaitingMessage } from './WaitingMessages.tsx';
import './room.css';

/** A room one is in: who can read, what happens now, and one of its threads. */
export function Conversation({ room }: { room: Room }) {
  useSendingFromOutbox();
  const [now] = useState(() => new Date());
  const waiting = useWaitingMessages(room.id);
  const { chosen, show } = useChosenThread(room, waiting);
  const { handedBack, takeBack, forgetHandedBack } = useTakingBack(room, show);
  const [correcting, correct] = useState<Message>();
  const search: object = useSearch({ strict: false });
  // Whoever comes to write, has just written, or has just been let in to write, goes on writing.
  const [goesOn, goOn] = useState(textIn(search, 'write') !== '');
  const mayWrite = room.rights.write && room.rulesAccepted;
  return (
    <Page
      title={roomTitle(room)}
      titleInBar
      back={{ to: '/', label: m.rooms_home() }}
      actions={<RoomMenu room={room} />}
      strip={<ReadersStrip room={room} />}
      footer={
        mayWrite ? (
          <ThreadComposer
            key={chosen}
            room={room}
            chosen={chosen}
            focusFirst={goesOn}
            asked={textIn(search, 'ask')}
            correcting={correcting?.threadId === chosen ? correcting : undefined}
            onCorrected={() => correct(undefined)}
            handedBack={handedBack}
            onHandedBack={forgetHandedBack}
            onSent={(threadId) => {
              goOn(true);
              if (chosen === 'new') void show(threadId);
            }}
          />
        ) : undefined
      }
    >
      <div className="ti-room">
        <ClosedCard room={room} now={now} />
        <NextStepCard room={room} />
        <ThreadSwitcher room={room} chosen={chosen} />
        <ShownThread
          key={chosen}
          room={room}
          chosen={chosen}
          waiting={waiting}
          onCorrect={correct}
          onTakeBack={(one) => void takeBack(one)}
        />
        {room.rights.write && !room.rulesAccepted && <RulesCard room={room} onAccepted={() => goOn(true)} />}
      </div>
    </Page>
  );
}

function useChosenThread(room: Room, waiting: readonly WaitingMessage[]) {
  const asked = textIn(useSearch({ strict: false }), 'thread');
  const navigate = useNavigate();
  // Remembered, so that a message in another thread does not move one away from what one reads.
  const [first] = useState(() => firstThread(room));
  const known = [...room.threads.map(({ id }) => id), ...waiting.map(({ message }) => message.threadId)];
  const show = (thread: Chosen) =>
    navigate({ to: `/rooms/${room.id}`, search: { thread }, replace: true, resetScroll: false });
  return { chosen: chooseThread(asked, known, first), show };
}

/** Words that the server refused come back to where they were written. */
function useTakingBack(room: Room, show: (thread: Chosen) => Promise<void>) {
  const [handedBack, handBack] = useState<Draft>();
  const takeBack = async ({ item, message, files }: WaitingMessage) => {
    handBack({ subject: message.subject ?? '', body: message.body });
    await getOutbox().discard(item.id);
    const isKnown = room.threads.some(({ id }) => id === message.threadId);
    const described = new Map(message.attachments?.map(({ id, description }) => [id, description]));
    chosenFilesOf(room.id, isKnown ? message.threadId : room.id).handBack(
      files.map((file) => ({ ...file, description: described.get(file.id) ?? '' })),
    );
    await show(isKnown ? message.threadId : 'new');
  };
  return { handedBack, takeBack, forgetHandedBack: () => handBack(undefined) };
}
