import fc from 'fast-check';
import { feeling } from '../acts/brave-steps.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** She says how hard her step feels, once or twice; Ingrid, who holds the overview, reads it, and Vera, who may come along; nobody else. */
export const hiddenHowHard: Variation = (story) =>
  fc
    .record({
      at: anyStep(story),
      said: fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }), { minLength: 1, maxLength: 2 }),
    })
    .map(({ at, said }) => {
      const by = deciderOf(story.age);
      return {
        tells: `how hard it feels: ${said.join(', then ')}`,
        at,
        acts: said.map((hard) => feeling({ by, room: 'main', id: 'brave step main', hard })),
        isHiddenFrom: (name, { history }) =>
          !history.isCitizenSide('main', name, 0) && name !== 'ingrid' && name !== 'vera',
      };
    });
