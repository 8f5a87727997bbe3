import { type Act, roomId, threadId } from '../act.ts';
import type { Name } from '../cast.ts';
import type { RoomName } from '../world.ts';

/** Reads a thread as far as a step of the story, if something was said there then. */
export function reading(by: Name, room: RoomName, thread: number): Act {
  return {
    tells: `${by} reads thread ${thread} of ${room}`,
    play: (world) =>
      world.ask(by, 'rooms.markRead', {
        roomId: roomId(world, room),
        threadId: threadId(world, room, thread),
        seq: 1_000_000,
      }),
  };
}

export function drafting(by: Name, room: RoomName, thread: number, words: string): Act {
  return {
    tells: `${by} keeps a draft in thread ${thread} of ${room}`,
    play: (world) =>
      world.ask(by, 'rooms.saveDraft', {
        roomId: roomId(world, room),
        threadId: threadId(world, room, thread),
        draft: { subject: words.slice(0, 100), body: words },
      }),
  };
}

export function stepping(by: Name, room: RoomName, words: string): Act {
  return {
    tells: `${by} says what happens next in ${room}`,
    play: (world) =>
      world.ask(by, 'rooms.setNextStep', {
        roomId: roomId(world, room),
        nextStep: { what: words.slice(0, 190), with: by, why: `Fordi ${words}`.slice(0, 290), when: null },
      }),
  };
}

export function promising(by: Name, room: RoomName, thread: number): Act {
  return {
    tells: `${by} promises an answer in thread ${thread} of ${room}`,
    play: (world) =>
      world.ask(by, 'rooms.promiseAnswer', {
        roomId: roomId(world, room),
        threadId: threadId(world, room, thread),
        day: '2030-01-02',
      }),
  };
}

export function resolving(by: Name, room: RoomName, thread: number): Act {
  return {
    tells: `${by} ends thread ${thread} of ${room}`,
    play: (world) =>
      world.ask(by, 'rooms.resolveThread', { roomId: roomId(world, room), threadId: threadId(world, room, thread) }),
  };
}

export function beingThere(by: Name, room: RoomName, presence: 'silent' | 'overview' | 'active'): Act {
  return {
    tells: `${by} is ${presence} in ${room}`,
    play: (world) => world.ask(by, 'rooms.setPresence', { roomId: roomId(world, room), presence }),
  };
}

export function closing(by: Name, room: RoomName, words: string): Act {
  return {
    tells: `${by} closes ${room}`,
    play: (world) =>
      world.ask(by, 'rooms.closeRoom', {
        roomId: roomId(world, room),
        words,
        readableAfter: 'participants',
        readableUntil: null,
      }),
  };
}
