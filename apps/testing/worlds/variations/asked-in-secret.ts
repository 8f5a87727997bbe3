import fc from 'fast-check';
import { answering, inviting } from '../acts/people.ts';
import type { Name } from '../cast.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

/** Somebody is asked for, and the citizen has not answered, or has said no. */
export const askedInSecret: Variation = (story) =>
  fc
    .record({ at: anyStep(story), whom: fc.constantFrom<Name>('wenche', 'lars'), isDeclined: fc.boolean() })
    .map(({ at, whom, isDeclined }) => {
      const by = deciderOf(story.age);
      const no = answering({ by, room: 'main', whom, decision: 'decline' });
      return {
        tells: `${whom} is asked for${isDeclined ? ', and declined' : ''}`,
        at,
        acts: [inviting(by, 'main', whom), ...(isDeclined ? [no] : [])],
        isHiddenFrom: (name, { history }) => history.hidesAsked('main', name),
      };
    });
