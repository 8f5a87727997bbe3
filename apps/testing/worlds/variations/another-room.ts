import fc from 'fast-check';
import { sending } from '../act.ts';
import { sendingFile } from '../acts/files.ts';
import { inviting, opening } from '../acts/people.ts';
import { closing, stepping } from '../acts/room.ts';
import type { Name } from '../cast.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** Another room: around the same citizen, or around somebody else, with whatever is in it. */
export const anotherRoom: Variation = (story) =>
  fc
    .record({
      at: anyStep(story),
      room: fc.constantFrom('other', 'pers'),
      isClosed: fc.boolean(),
      hasFile: fc.boolean(),
    })
    .map(({ at, room, isClosed, hasFile }) => {
      const by: Name = room === 'other' ? 'odd' : 'unni';
      const decider: Name = room === 'other' ? deciderOf(story.age) : 'per';
      const said = { by, room, thread: 1, asks: 'nobody', words: 'hemmelig fil' } as const;
      const file = sendingFile({ said, file: `attachment ${room}`, name: 'hemmelig.txt', text: 'Hemmelig' });
      return {
        tells: `a room of ${by} for ${decider}`,
        at,
        acts: [
          ...opening(room, by, decider),
          sending({ by, room, thread: 0, asks: 'citizen', words: 'hemmelig rom' }),
          stepping(by, room, 'hemmelig plan'),
          inviting(by, room, 'frida'),
          ...(hasFile ? [file] : []),
          ...(isClosed ? [closing(by, room, 'hemmelig slutt')] : []),
        ],
        isHiddenFrom: (name, { history }) =>
          name !== by && !history.isCitizenSide(room, name, 0) && !history.hasLooked(name),
      };
    });
