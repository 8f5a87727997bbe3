import fc from 'fast-check';
import { drafting } from '../acts/room.ts';
import type { Name } from '../cast.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** Words that somebody has not sent: nobody else's matter. */
export const hiddenDraft: Variation = (story) =>
  fc
    .record({
      at: anyStep(story),
      by: fc.constantFrom<Name>('ingrid', 'vera', deciderOf(story.age)),
      thread: fc.nat(2),
    })
    .map(({ at, by, thread }) => ({
      tells: `a draft of ${by}`,
      at,
      acts: [drafting(by, 'main', thread, 'hemmelig utkast')],
      isHiddenFrom: (name) => name !== by,
    }));
