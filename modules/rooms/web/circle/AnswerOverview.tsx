import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { RoomSummary } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { useRefresh } from './circle-data.ts';
import { fullName } from './participant-words.ts';

/** Who asks me to hold the overview around whom, and my answer: nobody's name comes to stand there without her yes. */
export function AnswerOverview({ room }: { room: RoomSummary }) {
  const refresh = useRefresh();
  const accept = useMutation(roomsApi.query.acceptContact.mutationOptions({ onSuccess: refresh }));
  const decline = useMutation(roomsApi.query.declineContact.mutationOptions({ onSuccess: refresh }));
  const by = room.participants.find(({ id }) => id === room.contactAsked?.byParticipantId);
  const citizen = room.citizen.givenName;
  const error = accept.error ?? decline.error;
  return (
    <div className="ti-stack">
      <p>
        {by === undefined
          ? m.rooms_circle_overview_asks_me_somebody({ citizen })
          : m.rooms_circle_overview_asks_me({ name: fullName(by), citizen })}
      </p>
      <div className="ti-buttons">
        <Button loading={accept.isPending} onClick={() => accept.mutate({ roomId: room.id })}>
          {m.rooms_circle_overview_yes()}
        </Button>
        <Button variant="secondary" loading={decline.isPending} onClick={() => decline.mutate({ roomId: room.id })}>
          {m.rooms_circle_overview_not_now()}
        </Button>
      </div>
      {error !== null && <ErrorMessage error={error} sentences={roomRefusals} />}
    </div>
  );
}
