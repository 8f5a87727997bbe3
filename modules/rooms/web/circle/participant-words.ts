import type { Instant } from '../../../../kernel/instant.ts';
import { formatDate, withCapital } from '../../../../platform/web/format.ts';
import { m } from '../../../../platform/web/words.ts';
import { holds } from '../../../consent/domain/fold-consent.ts';
import { lastDayOf } from '../../../consent/web/public.tsx';
import { professionName } from '../../../people/web/public.tsx';
import type { Participant, Room } from '../../domain/room.ts';

export function fullName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`;
}

/** “Psykolog, Øyane DPS”. */
export function roleAndPlace(profession: string, organisation: string | undefined): string {
  const parts = [professionName(profession), organisation ?? ''].filter((part) => part !== '');
  return withCapital(parts.join(', '));
}

/** Whose room it is, and how I am related to it: as the citizen, her guardian, or somebody else. */
export interface Viewer {
  citizen: string;
  side: 'citizen' | 'guardian' | 'other';
}

export function viewerOf(room: Room): Viewer {
  const citizen = room.citizen.givenName;
  if (!room.iAmCitizen) return { citizen, side: 'other' };
  return {
    citizen,
    side: room.participants.some((one) => one.kind === 'citizen' && one.isMe) ? 'citizen' : 'guardian',
  };
}

export type Standing = 'in' | 'on-the-way' | 'asked' | 'declined' | 'withdrawn' | 'run-out';

/** Where a participant is between being asked and taking part. */
export function standingOf(participant: Participant, now: Instant): Standing {
  const { consent, joinedAt } = participant;
  if (consent === null) return 'in';
  if (consent.state !== 'given') return consent.state;
  if (!holds(consent, now)) return 'run-out';
  return joinedAt === null ? 'on-the-way' : 'in';
}

/** The same as a sentence for the one who looks: “Venter på ja fra deg”. */
export function standingSentence(participant: Participant, viewer: Viewer, now: Instant): string {
  const { citizen } = viewer;
  const isMine = viewer.side === 'citizen';
  const until = participant.consent?.holdsUntil ?? null;
  const day = until === null ? '' : formatDate(lastDayOf(until));
  switch (standingOf(participant, now)) {
    case 'in':
      if (participant.kind === 'citizen')
        return isMine ? m.rooms_circle_state_own_room_mine() : m.rooms_circle_state_own_room({ citizen });
      return until === null ? m.rooms_circle_state_in() : m.rooms_circle_state_in_until({ day });
    case 'on-the-way':
      return isMine ? m.rooms_circle_state_on_the_way_mine() : m.rooms_circle_state_on_the_way({ citizen });
    case 'asked':
      return viewer.side === 'other' ? m.rooms_circle_state_asked({ citizen }) : m.rooms_circle_state_asked_mine();
    case 'declined':
      return isMine ? m.rooms_circle_state_declined_mine() : m.rooms_circle_state_declined({ citizen });
    case 'withdrawn':
      return isMine ? m.rooms_circle_state_withdrawn_mine() : m.rooms_circle_state_withdrawn({ citizen });
    case 'run-out':
      return m.rooms_circle_state_run_out({ day });
  }
}
