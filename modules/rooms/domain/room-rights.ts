import type { RoomRights } from './room.ts';

export interface Standing {
  kind: 'citizen' | 'practitioner' | 'related-person';
  isContact: boolean;
  hasJoined: boolean;
}

/** What somebody may do in a room; the server refuses by it, the screen shows by it. */
export function roomRights(isClosed: boolean, me: Standing): RoomRights {
  const isCitizen = me.kind === 'citizen';
  const takesPart = !isClosed && (isCitizen || me.hasJoined);
  const isPractitioner = me.kind === 'practitioner';
  return {
    write: takesPart,
    invite: takesPart && (isCitizen || isPractitioner),
    decide: isCitizen,
    setNextStep: takesPart && isPractitioner,
    askContact: takesPart && (isCitizen || me.isContact),
    close: takesPart && (isCitizen || me.isContact),
    leave: takesPart && !isCitizen && !me.isContact,
  };
}
