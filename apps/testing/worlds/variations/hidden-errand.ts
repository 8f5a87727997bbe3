import fc from 'fast-check';
import { askingOnBehalf, seeingTo } from '../acts/errands.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** What the citizen asked, and perhaps was answered, before somebody sees: to her there was nothing. */
export const hiddenErrand: Variation = (story) =>
  fc
    .record({ at: anyStep(story), length: fc.integer({ min: 1, max: 200 }), isSolved: fc.boolean() })
    .map(({ at, length, isSolved }) => {
      const [room, id] = ['main', 'errand hidden'] as const;
      return {
        tells: `an errand${isSolved ? ' that was solved' : ''}`,
        at,
        acts: [
          askingOnBehalf({ by: deciderOf(story.age), room, id, words: 'h'.repeat(length) }),
          ...(isSolved ? [seeingTo({ by: 'ingrid', room, id, answer: 'Mandag' })] : []),
        ],
        isHiddenFrom: (name, { history, end }) => history.hidesWords('main', name, at + 0.5, end),
      };
    });
