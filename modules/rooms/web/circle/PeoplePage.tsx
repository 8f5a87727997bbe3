import { Button } from '@navikt/ds-react/Button';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { instantOf } from '../../../../kernel/instant.ts';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Loading } from '../../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../../platform/web/parts/Page.tsx';
import { PersonList } from '../../../../platform/web/parts/PersonRow.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Room } from '../../domain/room.ts';
import { roomTitle } from '../people-here.ts';
import { roomRefusals } from '../refusals.ts';
import { BySms } from './BySms.tsx';
import { CloseRoom } from './CloseRoom.tsx';
import { useRoom } from './circle-data.ts';
import { HandOver } from './HandOver.tsx';
import { iAmAsked } from './i-am-asked.ts';
import { LeaveRoom } from './LeaveRoom.tsx';
import { ParticipantItem } from './ParticipantItem.tsx';
import { standingOf, viewerOf } from './participant-words.ts';
import { RoomSettings } from './RoomSettings.tsx';
import { textIn } from './text-in.ts';
import './circle.css';

/** Who can read, who is on the way, and how the room is held. */
export function PeoplePage() {
  const roomId = textIn(useParams({ strict: false }), 'roomId');
  const room = useRoom(roomId);
  if (room.data !== undefined) return <People room={room.data} />;
  return (
    <Page title={m.rooms_circle_people_title()} back={{ to: '/' }}>
      {room.error ? (
        <ErrorMessage error={room.error} sentences={roomRefusals} onTryAgain={() => void room.refetch()} />
      ) : (
        <Loading lines={5} />
      )}
    </Page>
  );
}

function People({ room }: { room: Room }) {
  const [now] = useState(() => instantOf(new Date()));
  const viewer = viewerOf(room);
  // The one whose name stands on what waits comes first.
  const ordered = room.participants.toSorted((a, b) => Number(b.isContact) - Number(a.isContact));
  // The citizen stands by herself: as on the way into the room, those are counted who read besides her.
  const standings = ordered.map((participant) => ({
    participant,
    standing: participant.kind === 'citizen' ? 'citizen' : standingOf(participant, now),
  }));
  const listed = (label: string, which: (standing: string) => boolean) => {
    const some = standings.filter(({ standing }) => which(standing));
    if (some.length === 0) return null;
    return (
      <Section title={label}>
        <PersonList label={label}>
          {some.map(({ participant }) => (
            <ParticipantItem key={participant.id} room={room} participant={participant} viewer={viewer} now={now} />
          ))}
        </PersonList>
      </Section>
    );
  };
  // What waits on me stands first.
  const asksMe = room.closedAt === null && iAmAsked(room);
  const readers = standings.filter(({ standing }) => standing === 'in').length;
  return (
    <Page
      title={
        viewer.side === 'citizen'
          ? m.rooms_circle_people_title()
          : m.rooms_circle_people_title_of({ citizen: viewer.citizen })
      }
      lead={
        viewer.side === 'citizen'
          ? m.rooms_circle_people_lead_mine()
          : m.rooms_circle_people_lead({ citizen: viewer.citizen })
      }
      back={{ to: `/rooms/${room.id}`, label: m.rooms_circle_to_room() }}
    >
      {asksMe && <HandOver room={room} />}
      {listed(m.rooms_circle_waits_for_yes(), (standing) => standing === 'asked')}
      {listed(m.rooms_circle_can_read({ count: readers }), (standing) => standing === 'in')}
      {listed(m.rooms_circle_on_the_way(), (standing) => standing === 'on-the-way')}
      {listed(roomTitle(room), (standing) => standing === 'citizen')}
      {listed(m.rooms_circle_not_in(), (standing) => ['declined', 'withdrawn', 'run-out'].includes(standing))}
      <div className="ti-stack ti-circle-after">
        {room.rights.invite && (
          <div>
            <Button as={Link} role="link" to={`/rooms/${room.id}/invite`} variant="secondary">
              {m.rooms_circle_invite()}
            </Button>
          </div>
        )}
        <Link to={`/rooms/${room.id}/seen`}>{m.rooms_circle_who_has_seen()}</Link>
      </div>
      {room.rights.decide && room.closedAt === null && <RoomSettings room={room} viewer={viewer} />}
      {room.closedAt === null && room.rights.invite && <BySms key={room.bySms} room={room} viewer={viewer} />}
      {room.closedAt === null && !asksMe && <HandOver room={room} />}
      {room.closedAt === null && room.standing === 'in' && <LeaveRoom room={room} />}
      {room.rights.close && <CloseRoom room={room} viewer={viewer} />}
    </Page>
  );
}
