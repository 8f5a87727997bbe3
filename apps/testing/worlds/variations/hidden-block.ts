import fc from 'fast-check';
import { blocking, lifting } from '../acts/citizen.ts';
import type { Name } from '../cast.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** The citizen blocks somebody by name, and lifts it again perhaps. To the blocked one the citizen is no more; nobody else is told. */
export const hiddenBlock: Variation = (story) =>
  fc
    .record({ at: anyStep(story), whom: fc.constantFrom<Name>('wenche', 'lars', 'unni'), isLifted: fc.boolean() })
    .map(({ at, whom, isLifted }) => {
      const by = deciderOf(story.age);
      return {
        tells: `a block of ${whom}${isLifted ? ', lifted' : ''}`,
        at,
        acts: [blocking(by, whom), ...(isLifted ? [lifting(by, whom)] : [])],
        isHiddenFrom: (name, { history }) => name !== whom && !history.isCitizenSide('main', name, 0),
      };
    });
