import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmStep } from '../../../../platform/web/parts/ConfirmStep.tsx';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { useRefresh } from './circle-data.ts';

/** Leaving a room oneself; whoever holds the overview gives it to somebody first. */
export function LeaveRoom({ room }: { room: Room }) {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const leave = useMutation(
    roomsApi.query.leave.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/' });
        await refresh();
      },
    }),
  );
  const me = room.participants.find((one) => one.isMe);
  if (!room.rights.leave && me?.isContact !== true) return null;
  return (
    <Section title={m.rooms_circle_leave()}>
      {!room.rights.leave ? (
        <p className="ti-quiet">{m.rooms_circle_leave_contact()}</p>
      ) : asking ? (
        <ConfirmStep
          yes={{
            label: m.rooms_circle_leave_yes(),
            onChoose: () => leave.mutate({ roomId: room.id }),
            busy: leave.isPending,
          }}
          no={{ label: m.rooms_circle_leave_no(), onChoose: () => setAsking(false) }}
        >
          <p>{m.rooms_circle_leave_means()}</p>
          {leave.error && <ErrorMessage error={leave.error} sentences={roomRefusals} />}
        </ConfirmStep>
      ) : (
        <div>
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {m.rooms_circle_leave()}
          </Button>
        </div>
      )}
    </Section>
  );
}
