import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { WaitingChip } from '../../../platform/web/parts/WaitingChip.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Room, Thread } from '../domain/room.ts';
import { AnswerByChoice } from './AnswerByChoice.tsx';
import { isAtWork } from './people-here.ts';
import { roomRefusals } from './refusals.ts';
import { useSteps } from './room-data.ts';
import { waitingSentence } from './waiting-sentence.ts';

/** On whom the thread waits, since when and what is promised; and what I can do about it. */
export function ThreadState({ room, thread }: { room: Room; thread: Thread }) {
  const [now] = useState(() => new Date());
  const { resolveThread } = useSteps(room.id);
  const { waiting, resolvedAt } = thread;
  // Nobody waits any more in a room that is closed.
  if (room.closedAt !== null) return null;
  const mayAnswer =
    room.rights.write && isAtWork(room) && waiting !== null && (waiting.isOnMe || waiting.on === 'professionals');
  return (
    <div className="ti-thread-state">
      <p role="status">
        {resolvedAt !== null && (
          <>
            <WaitingChip>{m.rooms_solved()}</WaitingChip> {room.rights.write && m.rooms_is_solved()}
          </>
        )}
        {resolvedAt === null && waiting === null && <span className="ti-quiet">{m.rooms_waits_nobody()}</span>}
        {waiting !== null && waitingSentence(waiting, room, now)}
      </p>
      {room.rights.write && resolvedAt === null && (
        <div className="ti-thread-state__steps">
          {mayAnswer && <AnswerByChoice roomId={room.id} threadId={thread.id} now={now} />}
          <Button
            variant="tertiary"
            size="small"
            loading={resolveThread.isPending}
            onClick={() => resolveThread.mutate({ roomId: room.id, threadId: thread.id })}
          >
            {m.rooms_mark_solved()}
          </Button>
        </div>
      )}
      {resolveThread.error !== null && <ErrorMessage error={resolveThread.error} sentences={roomRefusals} />}
    </div>
  );
}
