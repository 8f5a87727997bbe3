import fc from 'fast-check';
import { summingUp } from '../acts/meeting.ts';
import { anyStep, type Variation } from '../secret.ts';

/** A summary that is not shared. That she wrote in the room stands in the citizen's log. */
export const hiddenSummary: Variation = (story) =>
  fc.record({ at: anyStep(story), count: fc.integer({ min: 1, max: 5 }) }).map(({ at, count }) => ({
    tells: `a summary of ${count} points by ingrid, not shared`,
    at,
    acts: [
      summingUp(
        { by: 'ingrid', room: 'main' },
        Array.from({ length: count }, () => 'ikke delt'),
      ),
    ],
    isHiddenFrom: (name, { history }) => name !== 'ingrid' && !history.isCitizenSide('main', name, 0),
  }));
