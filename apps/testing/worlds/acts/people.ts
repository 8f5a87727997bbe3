import { z } from 'zod';
import { type Act, roomId } from '../act.ts';
import { type Name, relationId, roleId } from '../cast.ts';
import { nextDay } from '../history.ts';
import type { RoomName, World } from '../world.ts';

const Invited = z.object({ participantId: z.string() });

/** Asks for somebody in a room. */
export function inviting(by: Name, room: RoomName, whom: Name): Act {
  return {
    tells: `${by} asks for ${whom} in ${room}`,
    play: async (world, _step) => {
      const invitee =
        whom === 'siri'
          ? { kind: 'related-person', relatedPersonId: relationId(world.key, 'siri'), why: 'Nær' }
          : { kind: 'practitioner', roleId: roleId(world.key, whom), why: 'Kjenner saken' };
      const seen = await world.ask(by, 'rooms.invite', { roomId: roomId(world, room), invitee });
      if (seen.status === 201)
        world.participants.set(`${room} ${whom}`, Invited.parse(JSON.parse(seen.body)).participantId);
      return seen;
    },
    note: (history, at) => history.note({ at, room, name: whom, change: { kind: 'asked' } }),
  };
}

export type Answering = { by: Name; room: RoomName; whom: Name } & (
  | { decision: 'give'; sees: 'now' | 'all' | 'today'; holds?: 'today' | undefined }
  | { decision: 'decline' | 'withdraw' }
);

/** The citizen's side answers, or takes an answer back. */
export function answering(answer: Answering): Act {
  const { by, room, whom, decision } = answer;
  return {
    tells: `${by}: ${decision} to ${whom} in ${room}${decision === 'give' ? `, to see ${answer.sees}${answer.holds === undefined ? '' : ', today'}` : ''}`,
    play: (world, step) =>
      world.ask(by, 'consent.decide', {
        subjectId: roomId(world, room),
        granteeId: world.participant(room, whom),
        id: world.id('decision', room, step),
        decision,
        ...(decision === 'give' ? termsOf(answer, world.days[0]) : {}),
      }),
    note: (history, at) => {
      const from = decision === 'give' && answer.sees === 'now' ? at : Number.NEGATIVE_INFINITY;
      const kinds = { decline: 'declined', withdraw: 'withdrawn' } as const;
      history.note({
        at,
        room,
        name: whom,
        change: decision === 'give' ? { kind: 'given', from } : { kind: kinds[decision] },
      });
      if (decision === 'give' && answer.holds === 'today')
        history.note({ at: nextDay, room, name: whom, change: { kind: 'ended', given: at } });
    },
  };
}

/** Today is from the midnight before the story, and until the one after it. */
const termsOf = ({ sees, holds }: { sees: 'now' | 'all' | 'today'; holds?: 'today' | undefined }, today: string) => ({
  sees: sees === 'today' ? { kind: 'date', day: today } : { kind: sees },
  ...(holds === undefined ? {} : { holdsUntil: today }),
});

export function joining(room: RoomName, whom: Name): Act {
  return {
    tells: `${whom} joins ${room}`,
    play: (world) => world.ask(whom, 'rooms.join', { roomId: roomId(world, room) }),
    note: (history, at) => history.note({ at, room, name: whom, change: { kind: 'joined' } }),
  };
}

export function leaving(room: RoomName, whom: Name): Act {
  return {
    tells: `${whom} leaves ${room}`,
    play: (world) => world.ask(whom, 'rooms.leave', { roomId: roomId(world, room) }),
    note: (history, at) => history.note({ at, room, name: whom, change: { kind: 'left' } }),
  };
}

/**
 * Somebody is asked to hold the overview, and may say that it is not for now. That she takes it is not played: who is asked into
 * the room would then be hers to see, and another's no longer.
 */
export function askingToHold({ by, room, whom, answers }: Asked): Act[] {
  const ask: Act = {
    tells: `${by} asks ${whom} to hold the overview of ${room}`,
    play: (world) =>
      world.ask(by, 'rooms.askContact', { roomId: roomId(world, room), participantId: world.participant(room, whom) }),
  };
  const decline: Act = {
    tells: `${whom} says not now`,
    play: (world) => world.ask(whom, 'rooms.declineContact', { roomId: roomId(world, room) }),
  };
  return answers ? [ask, decline] : [ask];
}

interface Asked {
  by: Name;
  room: RoomName;
  whom: Name;
  answers: boolean;
}

/** A room is opened and its citizen's side says yes to the one who opened it. */
export function opening(room: RoomName, by: Name, decider: Name): Act[] {
  const citizen = room === 'pers' || room === 'elsewhere' ? 'per' : 'are';
  return [
    {
      tells: `${by} opens ${room} around ${citizen}`,
      play: async (world) => {
        const citizenId = world.id('person', citizen);
        const asked = { id: roomId(world, room), citizenId, purpose: `Sammen om ${room}`, circle: [] };
        const seen = await world.ask(by, 'rooms.openRoom', asked);
        await learnParticipants(world, room, [by, citizen]);
        return seen;
      },
      note: (history, at) => history.note({ at, room, name: by, change: { kind: 'joined' } }),
    },
    answering({ by: decider, room, whom: by, decision: 'give', sees: 'all' }),
  ];
}

async function learnParticipants(world: World, room: RoomName, here: readonly Name[]): Promise<void> {
  const rows = await world.universe.server.database.asOwner<{ id: string; person_id: string }>(
    'select id, person_id from participant where room_id = $1',
    [roomId(world, room)],
  );
  for (const name of here) {
    const found = rows.find((row) => row.person_id === world.id('person', name));
    if (found !== undefined) world.participants.set(`${room} ${name}`, found.id);
  }
}
