import { type Act, roomId } from '../act.ts';
import type { Name } from '../cast.ts';
import type { RoomName } from '../world.ts';

/** Talks with the citizen and what is written of them. `key` tells one from the others. */

interface Talk {
  by: Name;
  room: RoomName;
  key: string;
}

/** Says that they have talked on the phone; its note is open. */
export const talking = ({ by, room, key }: Talk): Act => ({
  tells: `${by} has had the talk ${key} in ${room}`,
  play: (world) =>
    world.ask(by, 'encounters.beginTalk', {
      roomId: roomId(world, room),
      id: world.id(`encounter ${key}`),
      of: { kind: 'without', talk: 'ad-hoc', how: 'phone', minutes: 5 },
    }),
});

const noteOf = (words: string) => ({ kind: 'ad-hoc', talked: words, agreed: '' });

/** Writes of it without signing. */
export const noting = ({ by, key, words }: Talk & { words: string }): Act => ({
  tells: `${by} writes of the talk ${key}`,
  play: (world) =>
    world.ask(by, 'encounters.saveDraft', { encounterId: world.id(`encounter ${key}`), draft: noteOf(words) }),
});

/** Signs what was talked of, or corrects it. */
export const signing = ({ by, key, words }: Talk & { words: string }, kind: 'sign' | 'correct' = 'sign'): Act => ({
  tells: `${by}: the note of the talk ${key}: ${kind}`,
  play: (world, step) =>
    world.ask(by, 'encounters.takeEncounterStep', {
      encounterId: world.id(`encounter ${key}`),
      id: world.id('encounter step', key, step, kind),
      wish: { kind, note: noteOf(words) },
    }),
});
