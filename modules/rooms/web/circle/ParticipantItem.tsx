import { Link } from '@tanstack/react-router';
import type { Instant } from '../../../../kernel/instant.ts';
import { PersonRow } from '../../../../platform/web/parts/PersonRow.tsx';
import { m } from '../../../../platform/web/words.ts';
import type { Participant, Room } from '../../domain/room.ts';
import { fullName, roleAndPlace, standingOf, standingSentence, type Viewer } from './participant-words.ts';
import { RoomLink } from './RoomLink.tsx';

export type ParticipantItemProps = { room: Room; participant: Participant; viewer: Viewer; now: Instant };

/** One line of who can read: who she is, how she is in the room, and the way to what was decided about her. */
export function ParticipantItem({ room, participant, viewer, now }: ParticipantItemProps) {
  const standing = standingOf(participant, now);
  const name = participant.givenName;
  const isCitizen = participant.kind === 'citizen';
  const asked = standing === 'asked';
  const label = asked
    ? viewer.side === 'other'
      ? { short: m.rooms_circle_write_down(), long: m.rooms_circle_write_down_about({ name }) }
      : { short: m.rooms_circle_answer(), long: m.rooms_circle_answer_about({ name }) }
    : { short: m.rooms_circle_see(), long: m.rooms_circle_see_about({ name }) };
  return (
    <PersonRow
      name={fullName(participant)}
      aside={participant.isMe ? m.rooms_circle_me() : undefined}
      subline={isCitizen ? undefined : roleAndPlace(participant.profession, participant.organisation?.name)}
    >
      <p className="ti-quiet">{standingSentence(participant, viewer, now)}</p>
      {participant.isContact && <p>{m.rooms_circle_holds_overview()}</p>}
      {!isCitizen && (
        <Link className="ti-circle-link" to={`/rooms/${room.id}/people/${participant.id}`} aria-label={label.long}>
          {label.short}
        </Link>
      )}
      {participant.personId !== undefined && (
        <Link
          className="ti-circle-link"
          to={`/blocks/${participant.personId}`}
          search={{ name: fullName(participant) }}
          aria-label={m.rooms_circle_block_whom({ name: fullName(participant) })}
        >
          {m.rooms_circle_block()}
        </Link>
      )}
      {standing === 'on-the-way' && room.rights.invite && <RoomLink room={room} participant={participant} />}
    </PersonRow>
  );
}
