import { type Act, messageId, roomId } from '../act.ts';
import { type Name, relationId } from '../cast.ts';
import { nextDay } from '../history.ts';
import type { RoomName } from '../world.ts';

/** What the citizen's side can do beside deciding on a seat. */

/** Nobody may know of it but the citizen's side; whoever was in a room is in it no more. */
export function blocking(by: Name, whom: Name): Act {
  return {
    tells: `${by} blocks ${whom}`,
    play: (world) => world.ask(by, 'consent.block', { personId: world.id('person', whom) }),
    note: (history, at) => history.note({ at, room: 'main', name: whom, change: { kind: 'withdrawn' } }),
  };
}

export function lifting(by: Name, whom: Name): Act {
  return {
    tells: `${by} lifts the block of ${whom}`,
    play: (world) => world.ask(by, 'consent.liftBlock', { personId: world.id('person', whom) }),
  };
}

export function choosingTexts(by: Name, room: RoomName, choice: 'off' | 'notices' | 'texts'): Act {
  return {
    tells: `${by} chooses ${choice} by SMS in ${room}`,
    play: (world) => world.ask(by, 'rooms.setSmsChoice', { roomId: roomId(world, room), choice }),
  };
}

/** Somebody close to the citizen is so no more, and is out of the room. */
export function endingRelation(by: Name, whom: Name): Act {
  return {
    tells: `${by} says that ${whom} is close no more`,
    play: (world) => world.ask(by, 'rooms.endRelation', { relatedPersonId: relationId(world.key, whom) }),
    note: (history, at) => history.note({ at, room: 'main', name: whom, change: { kind: 'left' } }),
  };
}

interface Contested {
  by: Name;
  room: RoomName;
  /** How many steps ago the message was sent. */
  back: number;
  id: string;
}

/** Says that what somebody wrote is not right: it stands beside the message. */
export function contesting({ by, room, back, id }: Contested): Act {
  return {
    tells: `${by} says that the message of ${back} steps ago is not right`,
    play: (world, step) =>
      world.ask(by, 'rights.askRectification', {
        id: world.id(id),
        target: { kind: 'message', roomId: roomId(world, room), messageId: messageId(world, room, step - back) },
        words: 'Det stemmer ikke',
      }),
  };
}

export function answeringContested(by: Name, id: string): Act {
  return {
    tells: `${by} says what became of it`,
    play: (world) =>
      world.ask(by, 'rights.answerRectification', { id: world.id(id), outcome: 'not-agreed', words: 'Det er riktig' }),
  };
}

/** The registry says that somebody's role ends with the day; no endpoint does. */
export function endingRole(whom: Name): Act {
  return {
    tells: `the role of ${whom} ends with the day`,
    play: async (world) => {
      await world.universe.server.database.asOwner(
        'update practitioner_role set active_until = $1 where person_id = $2',
        [world.days[0], world.id('person', whom)],
      );
      return { status: 200, headers: '', body: '' };
    },
    note: (history) => history.note({ at: nextDay, room: 'main', name: whom, change: { kind: 'left' } }),
  };
}
