import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Message, Provenance } from '../domain/message.ts';
import type { Room } from '../domain/room.ts';
import { roomRefusals } from './refusals.ts';
import { lookAgain, roomsApi } from './rooms-api.ts';

/** How a message of the citizen came here, for everybody to see; she herself confirms what was written for her. */
export function ProvenanceLine({ message, room }: { message: Message; room: Room }) {
  const confirm = useMutation(roomsApi.query.confirmMessage.mutationOptions({ onSuccess: () => lookAgain(room.id) }));
  const { provenance } = message;
  if (provenance === null) return null;
  const waits = provenance.writtenBy !== null && provenance.confirmedAt === null;
  const asksMe = waits && room.iAmCitizen && room.closedAt === null;
  return (
    <div className="ti-message__provenance">
      <p className="ti-quiet">
        {howTold(provenance)} {provenance.writtenBy !== null && !asksMe && standing(provenance, room)}
        {asksMe && m.rooms_told_is_it_so()}
      </p>
      {asksMe && (
        <Button
          size="small"
          variant="secondary"
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ roomId: room.id, messageId: message.id })}
        >
          {m.rooms_told_confirm()}
        </Button>
      )}
      {confirm.error !== null && <ErrorMessage error={confirm.error} sentences={roomRefusals} />}
    </div>
  );
}

function howTold({ toldBy, writtenBy }: Provenance): string {
  const name = writtenBy?.name ?? '';
  switch (toldBy) {
    case 'sms':
      return m.rooms_told_by_sms();
    case 'phone':
      return m.rooms_told_by_phone({ name });
    case 'in-person':
      return m.rooms_told_in_person({ name });
  }
}

function standing({ confirmedAt }: Provenance, room: Room): string {
  const name = room.citizen.givenName;
  return confirmedAt === null ? m.rooms_told_not_yet({ name }) : m.rooms_told_confirmed({ name });
}
