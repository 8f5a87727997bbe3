import fc from 'fast-check';
import { permitting, takingBack } from '../acts/permissions.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** A permission that was given and taken back in one moment; whoever sees from later on never saw it hold. */
export const hiddenPermission: Variation = (story) =>
  fc
    .record({ at: anyStep(story), length: fc.integer({ min: 1, max: 200 }), byCitizen: fc.boolean() })
    .map(({ at, length, byCitizen }) => {
      const card = { by: 'ingrid', room: 'main', id: 'card hidden' } as const;
      return {
        tells: `a permission by ingrid, taken back ${byCitizen ? 'by the citizen' : 'by her'}`,
        at,
        acts: [
          permitting({ ...card, words: 'h'.repeat(length) }),
          takingBack({ ...card, by: byCitizen ? deciderOf(story.age) : 'ingrid' }),
        ],
        isHiddenFrom: (name, { history, end }) => history.hidesWords('main', name, at + 0.5, end),
      };
    });
