import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { useRefresh } from './circle-data.ts';
import { fullName } from './participant-words.ts';

/** Asks one of those who work there to take the overview, or takes the question back. */
export function AskForOverview({ room, others }: { room: Room; others: Room['participants'] }) {
  const refresh = useRefresh();
  const ask = useMutation(roomsApi.query.askContact.mutationOptions({ onSuccess: refresh }));
  const [chosen, setChosen] = useState('');
  const next = others.find(({ id }) => id === chosen);
  const waits = room.contactAsked !== null && !room.contactAsked.declined;
  const send = (participantId: string | null) =>
    ask.mutate({ roomId: room.id, participantId }, { onSuccess: () => setChosen('') });
  return (
    <>
      {waits ? (
        <div>
          <Button variant="secondary" loading={ask.isPending} onClick={() => send(null)}>
            {m.rooms_circle_overview_withdraw()}
          </Button>
        </div>
      ) : (
        <Select
          label={m.rooms_circle_overview_ask_who()}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{m.rooms_circle_choose()}</option>
          {others.map((one) => (
            <option key={one.id} value={one.id}>
              {fullName(one)}
            </option>
          ))}
        </Select>
      )}
      {!waits && next !== undefined && (
        <div>
          <Button variant="secondary" loading={ask.isPending} onClick={() => send(next.id)}>
            {m.rooms_circle_overview_ask({ name: next.givenName })}
          </Button>
        </div>
      )}
      {ask.error && <ErrorMessage error={ask.error} sentences={roomRefusals} />}
    </>
  );
}
