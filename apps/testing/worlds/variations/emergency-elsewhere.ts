import fc from 'fast-check';
import { endingEmergency, lookingInEmergency } from '../acts/emergency.ts';
import type { Name } from '../cast.ts';
import { anyStep, type Variation } from '../secret.ts';

/** Somebody outside the room looks in an emergency: told to the citizen's side, and to those who answer for it where she works. */
export const emergencyElsewhere: Variation = (story) =>
  fc
    .record({ at: anyStep(story), by: fc.constantFrom<Name>('unni', 'wenche'), isEnded: fc.boolean() })
    .map(({ at, by, isEnded }) => ({
      tells: `an emergency access of ${by}${isEnded ? ', ended' : ''}`,
      at,
      acts: [lookingInEmergency(by, 'access hidden'), ...(isEnded ? [endingEmergency(by, 'access hidden')] : [])],
      isHiddenFrom: (name, { history }) => name !== by && !history.isCitizenSide('main', name, 0),
    }));
