import type { RoomId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { RoomSummary, Thread } from '../domain/room.ts';
import type { StoredParticipant } from './participant-store.ts';
import type { RoomRow } from './room-store.ts';

export interface RoomParts {
  row: RoomRow;
  participants: readonly StoredParticipant[];
  waiting: readonly Thread[];
  unread: number;
  iAmCitizen: boolean;
  standing: RoomSummary['standing'];
  /** From when I see what is said; nothing when I see all. */
  seesFrom: Date | null;
}

/**
 * Those of a room whom I am shown: who is in or let in. Who was asked and has not been given a yes is the citizen's matter and
 * that of the one who holds the overview.
 */
export function shownToMe<P extends StoredParticipant>(participants: readonly P[], iAmCitizen: boolean): P[] {
  const seesAsked = iAmCitizen || participants.some((participant) => participant.isMe && participant.isContact);
  return participants.filter(
    (participant) => seesAsked || participant.consent === null || participant.consent.state === 'given',
  );
}

/** A room as its list shows it. */
export function presentRoom(parts: RoomParts): RoomSummary {
  const { row, participants, waiting, unread, iAmCitizen, standing } = parts;
  return {
    id: row.id,
    citizen: { id: row.citizen_id, givenName: row.given_name, familyName: row.family_name },
    iAmCitizen,
    purpose: row.purpose,
    openedAt: instantOf(row.opened_at),
    closedAt: row.closed_at === null ? null : instantOf(row.closed_at),
    // Whoever is not in yet knows who is there, not what is said.
    nextStep: standing === 'in' ? nextStepOf(row) : null,
    participants: shownToMe(participants, iAmCitizen).map(({ roomId: _room, personId, roleId: _role, ...shown }) =>
      iAmCitizen && shown.kind === 'practitioner' && personId !== null ? { ...shown, personId } : shown,
    ),
    contactAsked: standing === 'in' ? contactAskedOf(row, participants) : null,
    waiting: [...waiting],
    unread,
    lastMessageAt: lastMessageAtOf(parts),
    standing,
  };
}

/** A question to somebody who is no longer in is none. */
function contactAskedOf(row: RoomRow, participants: readonly StoredParticipant[]): RoomSummary['contactAsked'] {
  const asked = participants.find(({ id }) => id === row.contact_asked_id);
  if (asked === undefined || asked.isContact || asked.joinedAt === null || asked.consent?.state !== 'given')
    return null;
  return {
    participantId: asked.id,
    byParticipantId: participants.find(({ id }) => id === row.contact_asked_by)?.id ?? null,
    declined: row.contact_declined_at !== null,
  };
}

/** When something was said last that I may see. */
function lastMessageAtOf({ row, standing, seesFrom }: RoomParts): RoomSummary['lastMessageAt'] {
  const last = row.last_message_at;
  if (standing !== 'in' || last === null || (seesFrom !== null && last < seesFrom)) return null;
  return instantOf(last);
}

function nextStepOf(row: RoomRow): RoomSummary['nextStep'] {
  if (row.next_what === null || row.next_with === null || row.next_why === null) return null;
  return { what: row.next_what, with: row.next_with, why: row.next_why, when: row.next_when };
}

export function groupByRoom<T extends { roomId: RoomId }>(all: readonly T[]): ReadonlyMap<RoomId, T[]> {
  return Map.groupBy(all, (one) => one.roomId);
}
