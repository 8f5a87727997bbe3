import fc from 'fast-check';
import { sending } from '../act.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** More messages in thread 0, where nothing is asked; there has been one before, so that none of them opens it. */
export const hiddenMessage: Variation = (story) =>
  fc
    .record({
      at: anyStep(story),
      by: fc.constantFrom('ingrid', deciderOf(story.age)),
      count: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ at, by, count }) => ({
      tells: `${count} more messages by ${by} in thread 0`,
      at,
      acts: Array.from({ length: count }, () =>
        sending({ by, room: 'main', thread: 0, asks: 'nobody', words: 'hemmelig melding' }),
      ),
      isHiddenFrom: (name, { history, end, isDone }) =>
        history.hidesWords('main', name, at + 0.5, end) &&
        story.acts.some((act, step) => step <= at && isDone(step) && act.said?.thread === 0),
    }));
