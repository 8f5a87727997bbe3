import fc from 'fast-check';
import { answeringTrust } from '../acts/care-team.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** The citizen answers whether she has somebody whom she trusts, once or twice. */
export const hiddenTrust: Variation = (story) =>
  fc
    .record({
      at: anyStep(story),
      answers: fc.array(fc.constantFrom('yes', 'not-now', 'rather-not'), { minLength: 1, maxLength: 2 }),
    })
    .map(({ at, answers }) => ({
      tells: `whether she has somebody: ${answers.join(', then ')}`,
      at,
      acts: answers.map((answer) => answeringTrust(deciderOf(story.age), answer)),
      isHiddenFrom: (name, { history }) => !history.isCitizenSide('main', name, 0),
    }));
