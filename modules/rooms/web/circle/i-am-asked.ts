import type { RoomSummary } from '../../domain/room.ts';

/** Whether it is I who am asked to hold the overview, and have not answered. */
export function iAmAsked({ contactAsked, participants }: Pick<RoomSummary, 'contactAsked' | 'participants'>): boolean {
  if (contactAsked === null || contactAsked.declined) return false;
  return participants.some(({ id, isMe }) => isMe && id === contactAsked.participantId);
}
