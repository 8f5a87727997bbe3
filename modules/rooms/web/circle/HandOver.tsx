import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { useRefresh } from './circle-data.ts';
import { fullName, type Viewer } from './participant-words.ts';

/** Gives the overview to another practitioner who is here; there is always a name on what waits. */
export function HandOver({ room, viewer }: { room: Room; viewer: Viewer }) {
  const refresh = useRefresh();
  const give = useMutation(roomsApi.query.setContact.mutationOptions({ onSuccess: refresh }));
  const [chosen, setChosen] = useState('');
  const iAmContact = room.participants.some((one) => one.isMe && one.isContact);
  const others = room.participants.filter(
    (one) => one.kind === 'practitioner' && !one.isContact && one.joinedAt !== null && one.consent?.state === 'given',
  );
  const next = others.find((one) => one.id === chosen);
  if ((!iAmContact && viewer.side === 'other') || others.length === 0) return null;
  return (
    <Section title={m.rooms_circle_overview()}>
      <p className="ti-quiet">{m.rooms_circle_overview_means()}</p>
      <Select label={m.rooms_circle_overview_to()} value={chosen} onChange={(event) => setChosen(event.target.value)}>
        <option value="">{m.rooms_circle_choose()}</option>
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {fullName(one)}
          </option>
        ))}
      </Select>
      {next !== undefined && (
        <div>
          <Button
            variant="secondary"
            loading={give.isPending}
            onClick={() => give.mutate({ roomId: room.id, participantId: next.id }, { onSuccess: () => setChosen('') })}
          >
            {m.rooms_circle_overview_give({ name: next.givenName })}
          </Button>
        </div>
      )}
      {give.error && <ErrorMessage error={give.error} sentences={roomRefusals} />}
    </Section>
  );
}
