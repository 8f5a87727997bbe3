import { type Act, roomId } from '../act.ts';
import { type Name, roleId } from '../cast.ts';
import type { RoomName } from '../world.ts';

interface Errand {
  by: Name;
  room: RoomName;
  id: string;
}

/** The citizen asks somebody to find something out. */
export function askingOnBehalf({ by, room, id, words }: Errand & { words: string }): Act {
  return {
    tells: `${by} asks for the ${id} in ${room}`,
    play: (world) => world.ask(by, 'errands.ask', { roomId: roomId(world, room), id: world.id(id), what: words }),
  };
}

/** Whoever answers for it gives the answer, or asks somebody else to take it. */
export function seeingTo({ by, room, id, answer, to }: Errand & { answer?: string; to?: Name }): Act {
  return {
    tells: `${by} sees to the ${id} in ${room}`,
    play: (world) =>
      world.ask(by, 'errands.takeStep', {
        roomId: roomId(world, room),
        errandId: world.id(id),
        id: world.id(`${by} sees to ${id}`),
        step: to === undefined ? { kind: 'solved', answer } : { kind: 'passed', to: roleId(world.key, to) },
      }),
  };
}
