import fc from 'fast-check';
import { agreeing, steppingOn } from '../acts/agreements.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** What the citizen promised, or Ingrid promised and kept, before somebody sees: to her there was nothing. */
export const hiddenAgreement: Variation = (story) =>
  fc
    .record({ at: anyStep(story), length: fc.integer({ min: 1, max: 200 }), byCitizen: fc.boolean() })
    .map(({ at, length, byCitizen }) => {
      const [room, id, words] = ['main', 'agreement hidden', 'h'.repeat(length)] as const;
      const by = byCitizen ? deciderOf(story.age) : 'ingrid';
      return {
        tells: `an agreement by ${by}`,
        at,
        acts: byCitizen
          ? [agreeing({ by, room, id, words })]
          : [agreeing({ by, room, id, words, owner: 'ingrid' }), steppingOn({ by, room, id, does: 'kept' })],
        isHiddenFrom: (name, { history, end }) => history.hidesWords('main', name, at + 0.5, end),
      };
    });
