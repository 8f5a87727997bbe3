import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { formatTime } from '../../../../platform/web/format.ts';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';

/** The citizen is here, phone in hand: the code goes there, she says it, and whoever helps her types it. */
export function PhoneBeside({ room, citizen, onConfirmed }: { room: Room; citizen: string; onConfirmed: () => void }) {
  const ask = useMutation(roomsApi.query.askForCodeBeside.mutationOptions());
  const confirm = useMutation(
    roomsApi.query.confirmPhoneBeside.mutationOptions({
      onSuccess: ({ outcome }) => outcome === 'confirmed' && onConfirmed(),
    }),
  );
  const outcome = confirm.data?.outcome;
  const asked = outcome === 'code-has-ended' ? undefined : ask.data;
  const send = (number: string) => {
    confirm.reset();
    ask.mutate({ roomId: room.id, number });
  };
  return (
    <div className="ti-stack">
      <p role="status">
        {asked === undefined
          ? m.rooms_beside_lead({ citizen })
          : m.rooms_beside_asked({ number: asked.number, time: formatTime(asked.until) })}
      </p>
      {outcome === 'wrong-code' && <p role="alert">{m.rooms_beside_wrong()}</p>}
      {outcome === 'code-has-ended' && <p role="alert">{m.rooms_beside_ended()}</p>}
      {asked === undefined ? (
        <OneField
          key="number"
          label={m.rooms_beside_number({ citizen })}
          action={m.rooms_beside_ask()}
          isPending={ask.isPending}
          field={{ type: 'tel', autoComplete: 'off' }}
          onSubmit={send}
        />
      ) : (
        <OneField
          key={asked.until}
          label={m.rooms_beside_code({ citizen })}
          action={m.rooms_beside_confirm()}
          isPending={confirm.isPending}
          field={{ inputMode: 'numeric', autoComplete: 'off' }}
          onSubmit={(code) => confirm.mutate({ roomId: room.id, code })}
        />
      )}
      {[ask.error, confirm.error].map(
        (error, step) => error !== null && <ErrorMessage key={step} error={error} sentences={roomRefusals} />,
      )}
    </div>
  );
}

interface OneFieldProps {
  label: string;
  action: string;
  isPending: boolean;
  field: { autoComplete: 'off'; inputMode?: 'numeric'; type?: 'tel' };
  onSubmit: (text: string) => void;
}

function OneField({ label, action, isPending, field, onSubmit }: OneFieldProps) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onSubmit(text.trim());
  };
  return (
    <form onSubmit={submit} className="ti-stack" noValidate>
      <TextField {...field} label={label} value={text} onChange={(event) => setText(event.target.value)} />
      <div>
        <Button type="submit" variant="secondary" loading={isPending}>
          {action}
        </Button>
      </div>
    </form>
  );
}
