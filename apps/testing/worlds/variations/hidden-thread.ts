import fc from 'fast-check';
import { sending } from '../act.ts';
import { answeringContested, contesting } from '../acts/citizen.ts';
import { reading } from '../acts/room.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** Another thread, with a question in it perhaps, and one or several messages; read, contested or told by phone. */
export const hiddenThread: Variation = (story) =>
  fc
    .record({
      at: anyStep(story),
      by: fc.constantFrom('ingrid', deciderOf(story.age)),
      asks: fc.constantFrom('nobody', 'professionals', 'citizen'),
      count: fc.integer({ min: 1, max: 3 }),
      isRead: fc.boolean(),
      isContested: fc.boolean(),
      isTold: fc.boolean(),
    })
    .map(({ at, by, asks, count, isRead, isContested, isTold }) => {
      const thread = 100 + at;
      const id = 'rectification hidden';
      const one = sending({ by, room: 'main', thread, asks, words: 'hemmelig tråd' });
      return {
        tells: `${count} messages by ${by} in a thread of their own, asking ${asks}`,
        at,
        acts: [
          ...Array.from({ length: count }, () => one),
          ...(isContested ? [contesting({ by: deciderOf(story.age), room: 'main', back: count, id })] : []),
          ...(isContested && isRead ? [answeringContested(by, id)] : []),
          ...(isTold
            ? [sending({ by: 'ingrid', room: 'main', thread, asks: 'nobody', words: 'fortalt', toldBy: 'phone' })]
            : []),
          ...(isRead ? [reading('ingrid', 'main', thread)] : []),
        ],
        isHiddenFrom: (name, { history, end }) => history.hidesWords('main', name, at + 0.5, end),
      };
    });
