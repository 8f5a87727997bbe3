import { type Act, roomId } from '../act.ts';
import { type Name, roleId } from '../cast.ts';
import type { RoomName } from '../world.ts';

interface Step {
  by: Name;
  room: RoomName;
  id: string;
}

/** Writes the citizen's next step, with how hard it feels where that is said. */
export function daring({ by, room, id, words, hard = null }: Step & { words: string; hard?: number | null }): Act {
  return {
    tells: `${by} writes the ${id} in ${room}`,
    play: (world) =>
      world.ask(by, 'brave-steps.write', { roomId: roomId(world, room), id: world.id(id), what: words, hard }),
  };
}

/** She says how hard it feels, or takes that back. */
export function feeling({ by, room, id, hard }: Step & { hard: number | null }): Act {
  return {
    tells: `${by} says of the ${id} in ${room} that it feels like ${hard}`,
    play: (world) =>
      world.ask(by, 'brave-steps.sayHowHard', {
        roomId: roomId(world, room),
        braveStepId: world.id(id),
        moment: 'before',
        hard,
      }),
  };
}

/** Somebody is asked to come along, and says yes or not this time. */
export function accompanying({ by, room, id, whom, comes }: Step & { whom: Name; comes: boolean }): Act {
  return {
    tells: `${by} asks ${whom} to come along on the ${id} in ${room}`,
    play: async (world) => {
      const step = { roomId: roomId(world, room), braveStepId: world.id(id) };
      const companion = roleId(world.key, whom);
      await world.ask(by, 'brave-steps.takeStep', {
        ...step,
        id: world.id(`asked ${id} ${whom}`),
        step: { kind: 'asked', companion },
      });
      return world.ask(whom, 'brave-steps.takeStep', {
        ...step,
        id: world.id(`answer ${id} ${whom}`),
        step: { kind: comes ? 'comes' : 'not-this-time' },
      });
    },
  };
}
