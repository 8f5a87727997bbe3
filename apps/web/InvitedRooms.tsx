import { Button } from '@navikt/ds-react/Button';
import { professionName } from '../../modules/people/web/public.tsx';
import type { Participant, RoomSummary } from '../../modules/rooms/domain/room.ts';
import { Card } from '../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../platform/web/parts/Section.tsx';
import { m } from '../../platform/web/words.ts';
import { fullName } from './present-home.ts';
import { useJoinRoom } from './use-join-room.ts';

/** Rooms that I am asked into, with the citizen's yes. */
export function InvitedRooms({ rooms }: { rooms: readonly RoomSummary[] }) {
  if (rooms.length === 0) return null;
  return (
    <Section title={m.app_invited()}>
      {rooms.map((room) => (
        <Invited key={room.id} room={room} />
      ))}
    </Section>
  );
}

function Invited({ room }: { room: RoomSummary }) {
  const join = useJoinRoom();
  const me = room.participants.find((participant) => participant.isMe);
  const contact = room.participants.find((participant) => participant.isContact);
  return (
    <Card as="article">
      <h3>{m.app_room_of({ name: fullName(room.citizen) })}</h3>
      <p className="ti-quiet">{whyInvited(contact, me)}</p>
      <p>{m.rooms_circle_join_rule_one({ citizen: room.citizen.givenName })}</p>
      <p>{m.rooms_circle_join_rule_two()}</p>
      <p className="ti-quiet">{m.rooms_circle_join_traced()}</p>
      <div>
        <Button onClick={() => join.mutate({ roomId: room.id })} loading={join.isPending}>
          {m.app_join()}
        </Button>
      </div>
      {join.error !== null && <ErrorMessage error={join.error} />}
    </Card>
  );
}

function whyInvited(contact: Participant | undefined, me: Participant | undefined): string {
  const by =
    contact === undefined
      ? ''
      : m.app_invited_by({ name: fullName(contact), profession: professionName(contact.profession) });
  return [by, me?.why ?? ''].filter((part) => part !== '').join(' ');
}
