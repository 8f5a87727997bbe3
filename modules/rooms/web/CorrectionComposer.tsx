import { Button } from '@navikt/ds-react/Button';
import { useEffect, useRef, useState } from 'react';
import type { MessageId } from '../../../kernel/ids.ts';
import { m } from '../../../platform/web/words.ts';
import type { Message } from '../domain/message.ts';
import type { Room } from '../domain/room.ts';
import { newId } from './address-id.ts';
import { NudgeLine } from './ComposerNotes.tsx';
import { isAtWork } from './people-here.ts';
import { sendThroughOutbox } from './use-sending-from-outbox.ts';
import { WritingField } from './WritingField.tsx';
import './composer.css';

export type CorrectionComposerProps = { room: Room; message: Message; onDone: () => void };

/** Says the same once more, better. What was said first stays. */
export function CorrectionComposer({ room, message, onDone }: CorrectionComposerProps) {
  const [text, setText] = useState(message.body);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = async () => {
    const body = text.trim();
    if (body === '' || body === message.body.trim()) return onDone();
    const { threadId, urgency } = message;
    const correction = {
      id: newId<MessageId>(),
      threadId,
      body,
      urgency,
      asks: { of: 'nobody' },
      correctsId: message.id,
    } as const;
    await sendThroughOutbox({ roomId: room.id, message: correction });
    onDone();
  };
  return (
    <div className="ti-composer">
      <p className="ti-composer__note ti-composer__note--correcting">
        {m.rooms_correcting()}{' '}
        <Button variant="tertiary" size="xsmall" onClick={onDone}>
          {m.rooms_cancel()}
        </Button>
      </p>
      {isAtWork(room) && <NudgeLine text={text} />}
      <WritingField
        field={field}
        label={m.rooms_correct()}
        value={text}
        error={undefined}
        onChange={setText}
        onSend={() => void send()}
      />
    </div>
  );
}
