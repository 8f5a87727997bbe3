import type { Name } from './cast.ts';
import type { History } from './history.ts';
import type { Seen } from './knock.ts';
import type { RoomName, World } from './world.ts';

/** One thing that somebody does in a world. It is the same in two worlds, but for what they know of each other. */
export interface Act {
  /** As it is told when a story is printed. */
  tells: string;
  /** What is sent, if it is a message. */
  said?: Sending;
  /** What of it a secret must know. */
  does?: 'refers' | 'keeps' | 'lifts';
  /** At how many times it makes Ingrid busy. */
  busy?: 1 | 2;
  play(world: World, step: number): Promise<Seen>;
  /** What it means for who may see what; asked only when the server has done it. */
  note?(history: History, step: number): void;
}

export const roomId = (world: World, room: RoomName): string => world.id('room', room);
export const threadId = (world: World, room: RoomName, thread: number): string => world.id('thread', room, thread);
export const messageId = (world: World, room: RoomName, step: number): string => world.id('message', room, step);

/** Words that everybody who searches for them would find, wherever she may look. */
export const searched = 'brobygger';

export interface Sending {
  by: Name;
  room: RoomName;
  thread: number;
  asks: 'nobody' | 'professionals' | 'citizen';
  words: string;
  /** It is what the citizen told the one who writes. */
  toldBy?: 'phone' | undefined;
  /** A file of the sender's that goes along, by its id. */
  takes?: string | undefined;
}

/** Sends a message; its id is that of the step, so that the same step is the same message in every world. */
export function sending(said: Sending): Act {
  const { by, room, thread, asks, words, toldBy, takes } = said;
  return {
    said,
    tells: `${by} writes in thread ${thread} of ${room}, asking ${asks}${toldBy === undefined ? '' : ', as told by the citizen'}`,
    play: (world, step) =>
      world.ask(by, 'rooms.sendMessage', {
        roomId: roomId(world, room),
        message: {
          id: messageId(world, room, step),
          threadId: threadId(world, room, thread),
          subject: `Om ${words}`.slice(0, 100),
          body: `${searched} ${words}`,
          urgency: 'this-week',
          asks: { of: asks },
          ...(toldBy === undefined ? {} : { toldBy }),
          ...(takes === undefined ? {} : { attachments: [{ id: world.id(takes), description: words }] }),
        },
      }),
  };
}
