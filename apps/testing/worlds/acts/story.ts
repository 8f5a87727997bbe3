import { type Act, roomId } from '../act.ts';
import { type Name, organisationId } from '../cast.ts';
import type { RoomName, World } from '../world.ts';

/** The story that the citizen's side tells, and what others remember. `key` tells one chapter or line from the others. */

interface Telling {
  by: Name;
  key: string;
  words: string;
}

/** Writes a chapter with a title of her own, or changes the one that is there; nobody else reads it yet. */
export function writing({ by, key, words }: Telling, version = 1): Act {
  const versionId = (world: World, nr: number) => world.id(nr === 1 ? `version ${key}` : `version ${nr} ${key}`);
  return {
    tells: `${by} writes the chapter ${key}`,
    play: (world) =>
      world.ask(by, 'story.writeChapter', {
        chapterId: world.id(`chapter ${key}`),
        versionId: versionId(world, version),
        basedOn: version === 1 ? null : versionId(world, version - 1),
        topic: 'own',
        title: `Om ${key}`,
        text: words,
      }),
  };
}

interface Releasing {
  by: Name;
  key: string;
  room: RoomName;
  to: Name | 'nav';
}

const receiver = (world: World, { room, to }: Releasing) =>
  to === 'nav'
    ? { kind: 'organisation', organisationId: organisationId('nav') }
    : { kind: 'participant', participantId: world.participant(room, to) };

/** Lets one seat read it, or everybody there from NAV. */
export function releasing(wish: Releasing): Act {
  const { by, key, room } = wish;
  return {
    tells: `${by} lets ${wish.to} read the chapter ${key} in ${room}`,
    play: (world) =>
      world.ask(by, 'story.releaseChapter', {
        id: world.id(`release ${key} ${wish.to}`),
        chapterId: world.id(`chapter ${key}`),
        roomId: roomId(world, room),
        to: receiver(world, wish),
      }),
  };
}

export function takingBack(wish: Releasing): Act {
  const { by, key, room } = wish;
  return {
    tells: `${by} takes back that ${wish.to} reads the chapter ${key} in ${room}`,
    play: (world) =>
      world.ask(by, 'story.takeBackChapter', {
        chapterId: world.id(`chapter ${key}`),
        roomId: roomId(world, room),
        to: receiver(world, wish),
      }),
  };
}

/** Says that she has read how it reads first. */
export function markingRead(by: Name, room: RoomName, key: string): Act {
  return {
    tells: `${by} says that she has read the chapter ${key}`,
    play: (world) =>
      world.ask(by, 'story.markRead', {
        roomId: roomId(world, room),
        chapterId: world.id(`chapter ${key}`),
        versionId: world.id(`version ${key}`),
      }),
  };
}

/** Writes down something to remember. */
export function remembering({ by, key, words, room }: Telling & { room: RoomName }): Act {
  return {
    tells: `${by} writes the line ${key}`,
    play: (world) =>
      world.ask(by, 'story.writeLine', { roomId: roomId(world, room), id: world.id(`line ${key}`), text: words }),
  };
}

/** The citizen's side lets the room read a line, takes it back, or strikes it. */
export function decidingLine(by: Name, room: RoomName, key: string, what: 'share' | 'takeBack' | 'strike'): Act {
  return {
    tells: `${by} decides on the line ${key}: ${what}`,
    play: (world) =>
      world.ask(by, `story.${what}Line`, { roomId: roomId(world, room), lineId: world.id(`line ${key}`) }),
  };
}
