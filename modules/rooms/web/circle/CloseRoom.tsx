import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDate } from '../../../../platform/web/format.ts';
import { ConfirmStep } from '../../../../platform/web/parts/ConfirmStep.tsx';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import { addMonths, DayField, dayOf } from '../../../consent/web/public.tsx';
import type { Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { useRefresh } from './circle-data.ts';
import type { Viewer } from './participant-words.ts';

type Readable = 'citizen' | 'participants';

/** Ends a room: a last word, and what stays readable to whom until when. */
export function CloseRoom({ room, viewer }: { room: Room; viewer: Viewer }) {
  const [open, setOpen] = useState(false);
  return (
    <Section title={m.rooms_circle_close()}>
      {open ? (
        <CloseForm room={room} viewer={viewer} onCancel={() => setOpen(false)} />
      ) : (
        <div>
          <Button variant="secondary" onClick={() => setOpen(true)}>
            {m.rooms_circle_close()}
          </Button>
        </div>
      )}
    </Section>
  );
}

function CloseForm({ room, viewer, onCancel }: { room: Room; viewer: Viewer; onCancel: () => void }) {
  const [today] = useState(() => dayOf(new Date()));
  const [words, setWords] = useState('');
  const [readable, setReadable] = useState<Readable>('participants');
  const [until, setUntil] = useState(() => addMonths(today, 1));
  const [missing, setMissing] = useState(false);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const close = useMutation(
    roomsApi.query.closeRoom.mutationOptions({
      onSuccess: async () => {
        await refresh();
        await navigate({ to: `/rooms/${room.id}` });
      },
    }),
  );
  const { citizen } = viewer;
  const isMine = viewer.side === 'citizen';
  const readableUntil = readable === 'citizen' || until === '' ? null : until;
  const send = () => {
    if (words.trim() === '') setMissing(true);
    else close.mutate({ roomId: room.id, words: words.trim(), readableAfter: readable, readableUntil });
  };
  return (
    <ConfirmStep
      yes={{ label: m.rooms_circle_close_yes(), onChoose: send, busy: close.isPending }}
      no={{ label: m.rooms_circle_close_no(), onChoose: onCancel }}
    >
      <Textarea
        label={isMine ? m.rooms_circle_close_words_mine() : m.rooms_circle_close_words({ citizen })}
        description={m.rooms_circle_close_words_means()}
        value={words}
        maxLength={1000}
        onChange={(event) => setWords(event.target.value)}
        error={missing && words.trim() === '' ? m.rooms_circle_close_words_needed() : undefined}
      />
      <RadioGroup
        legend={m.rooms_circle_close_readable()}
        value={readable}
        onChange={(value: Readable) => setReadable(value)}
      >
        <Radio value="participants">{m.rooms_circle_close_readable_all()}</Radio>
        <Radio value="citizen">
          {isMine ? m.rooms_circle_close_readable_me() : m.rooms_circle_close_readable_citizen({ citizen })}
        </Radio>
      </RadioGroup>
      {readable === 'participants' && (
        <DayField label={m.rooms_circle_close_until()} value={until} min={today} onChange={setUntil} />
      )}
      <p className="ti-quiet">
        {isMine ? m.rooms_circle_close_means_mine() : m.rooms_circle_close_means({ citizen })}{' '}
        {readableUntil !== null && m.rooms_circle_close_means_until({ day: formatDate(readableUntil) })}
      </p>
      {close.error && <ErrorMessage error={close.error} sentences={roomRefusals} />}
    </ConfirmStep>
  );
}
