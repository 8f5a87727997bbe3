import { type Act, roomId } from '../act.ts';
import type { Name } from '../cast.ts';
import type { RoomName } from '../world.ts';

interface Permitted {
  by: Name;
  room: RoomName;
  id: string;
  words: string;
}

/** Says that the citizen may bring somebody: everybody in the room reads it, also who comes later, as long as it holds. */
export function permitting({ by, room, id, words }: Permitted): Act {
  return {
    tells: `${by} gives the ${id} in ${room}`,
    play: (world) =>
      world.ask(by, 'permission-cards.give', {
        roomId: roomId(world, room),
        id: world.id(id),
        terms: { kind: 'bring', words, from: world.days[1], until: null, pathwayId: null },
      }),
  };
}

export function takingBack({ by, room, id }: Omit<Permitted, 'words'>): Act {
  return {
    tells: `${by} takes the ${id} in ${room} back`,
    play: (world) => world.ask(by, 'permission-cards.takeBack', { roomId: roomId(world, room), cardId: world.id(id) }),
  };
}
