import { type Act, roomId } from '../act.ts';
import { type Name, roleId } from '../cast.ts';
import type { RoomName } from '../world.ts';

interface Promised {
  by: Name;
  room: RoomName;
  id: string;
  words: string;
  /** Whose it is; the citizen's own if it is nobody's who works. */
  owner?: Name;
}

/** Writes what somebody promises: agreed where it is her own, else it waits for her. */
export function agreeing({ by, room, id, words, owner }: Promised): Act {
  return {
    tells: `${by} writes the ${id} in ${room}, of ${owner ?? 'the citizen'}`,
    play: (world) =>
      world.ask(by, 'agreements.write', {
        roomId: roomId(world, room),
        id: world.id(id),
        terms: {
          what: words,
          owner: owner === undefined ? null : roleId(world.key, owner),
          to: owner === undefined ? 'circle' : 'citizen',
          due: { kind: 'day', day: world.days[1] },
        },
      }),
  };
}

type Stepped = Omit<Promised, 'words' | 'owner'> & { does: 'agreed' | 'not-now' | 'kept' | 'let-go'; words?: string };

export function steppingOn({ by, room, id, does, words = '' }: Stepped): Act {
  return {
    tells: `${by} says ${does} of the ${id} in ${room}`,
    play: (world) =>
      world.ask(by, 'agreements.takeStep', {
        roomId: roomId(world, room),
        agreementId: world.id(id),
        id: world.id(`${does} ${id}`),
        step: does === 'agreed' || does === 'kept' ? { kind: does } : { kind: does, words },
      }),
  };
}
