import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { m } from '../../../../platform/web/words.ts';
import type { Participant, Room } from '../../domain/room.ts';
import { Asked } from './Asked.tsx';

export type ChangedMindProps = { room: Room; participant: Participant };

/** A no is taken back in the place where it was given: the same question, with the same things said before. */
export function ChangedMind({ room, participant }: ChangedMindProps) {
  const [again, setAgain] = useState(false);
  const name = participant.givenName;
  if (again)
    return (
      <Asked room={room} participant={participant} onDecided={() => setAgain(false)} onKeepNo={() => setAgain(false)} />
    );
  return (
    <div className="ti-stack">
      <p>{m.rooms_circle_no_means({ name })}</p>
      <div>
        <Button variant="secondary" onClick={() => setAgain(true)}>
          {m.rooms_circle_changed_mind()}
        </Button>
      </div>
    </div>
  );
}
