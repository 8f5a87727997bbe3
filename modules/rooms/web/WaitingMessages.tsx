import { Button } from '@navikt/ds-react/Button';
import { useLiveStatus } from '../../../platform/web/live.ts';
import type { Waiting } from '../../../platform/web/outbox/outbox-store.ts';
import { getOutbox, useOutOfRoom } from '../../../platform/web/outbox/person-outbox.ts';
import { m } from '../../../platform/web/words.ts';
import type { NewMessage } from '../domain/message.ts';
import type { ChosenFile } from './attachments/upload-file.ts';
import { sentenceOf } from './refusals.ts';

/** A message of mine that the server does not have yet. */
export interface WaitingMessage {
  item: Waiting;
  message: NewMessage;
  /** What goes with it. */
  files: readonly ChosenFile[];
  /** Another one of this room must be sorted out first. */
  isBehind: boolean;
}

export type WaitingMessagesProps = {
  waiting: readonly WaitingMessage[];
  onTakeBack: (waiting: WaitingMessage) => void;
};

/** Below what the server has: what is on its way, waits for the network, or came back. */
export function WaitingMessages({ waiting, onTakeBack }: WaitingMessagesProps) {
  return waiting.map((one) => (
    <li key={one.item.id}>
      <article className="ti-message ti-message--mine ti-message--waiting">
        <p className="aksel-sr-only">{m.rooms_you_wrote()}</p>
        <div className="ti-message__bubble">
          {one.message.body !== '' && <p className="ti-message__body">{one.message.body}</p>}
          {one.files.length > 0 && (
            <p>{m.rooms_waiting_files({ names: one.files.map(({ name }) => name).join(', ') })}</p>
          )}
        </div>
        {one.item.refusal === undefined ? (
          <OnItsWay isBehind={one.isBehind} />
        ) : (
          <CameBack refusal={one.item.refusal} waiting={one} onTakeBack={onTakeBack} />
        )}
      </article>
    </li>
  ));
}

function OnItsWay({ isBehind }: { isBehind: boolean }) {
  const status = useLiveStatus();
  const isOutOfRoom = useOutOfRoom();
  const hasLine = status !== 'offline' && navigator.onLine;
  const onLine = isOutOfRoom ? m.rooms_waits_for_room() : m.rooms_sending();
  const state = hasLine ? onLine : m.rooms_waits_for_line();
  return <p className="ti-message__meta">{isBehind ? m.rooms_waits_behind() : state}</p>;
}

type CameBackProps = { refusal: string; waiting: WaitingMessage; onTakeBack: WaitingMessagesProps['onTakeBack'] };

function CameBack({ refusal, waiting, onTakeBack }: CameBackProps) {
  return (
    <div className="ti-message__refused">
      <p>
        {m.rooms_not_sent()} {sentenceOf(refusal) ?? m.rooms_not_sent_fault()}
      </p>
      <div>
        <Button size="small" variant="secondary" onClick={() => onTakeBack(waiting)}>
          {m.rooms_take_back()}
        </Button>
        <Button size="small" variant="tertiary" onClick={() => void getOutbox().tryAgain(waiting.item.id)}>
          {m.rooms_send_again()}
        </Button>
      </div>
    </div>
  );
}
