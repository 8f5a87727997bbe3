import fc from 'fast-check';
import { keeping, sendingFile } from '../acts/files.ts';
import type { Name } from '../cast.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** A file in a thread of its own; or one that somebody has not sent: that she began it stands in the citizen's log alone. */
export const hiddenFile: Variation = (story) =>
  fc
    .record({
      at: anyStep(story),
      by: fc.constantFrom<Name>('ingrid', deciderOf(story.age)),
      isSent: fc.boolean(),
      length: fc.integer({ min: 1, max: 400 }),
    })
    .map(({ at, by, isSent, length }) => {
      const room = 'main' as const;
      const file = { name: 'hemmelig.txt', text: 'h'.repeat(length) };
      const said = { by, room, thread: 200 + at, asks: 'nobody', words: 'hemmelig fil' } as const;
      return {
        tells: `a file of ${by}${isSent ? '' : ', not sent'}`,
        at,
        acts: [
          isSent
            ? sendingFile({ ...file, file: 'attachment hidden', said })
            : keeping({ ...file, by, room, file: 'unsent hidden' }),
        ],
        isHiddenFrom: (name, { history, end }) =>
          isSent ? history.hidesWords(room, name, at + 0.5, end) : name !== by && !history.isCitizenSide(room, name, 0),
      };
    });
