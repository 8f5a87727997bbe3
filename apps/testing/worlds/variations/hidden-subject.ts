import fc from 'fast-check';
import { correcting, keepingBack, liftingSubject, lining, striking, tellingSubject } from '../acts/meeting.ts';
import type { Name } from '../cast.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

const kinds = [
  'alone',
  'line',
  'citizen’s line',
  'line struck',
  'told',
  'told no more',
  'lifted',
  'correction',
] as const;

/** One more subject that the citizen keeps in a room that keeps one, and what touches it: nobody’s matter but hers and the bridge’s. */
export const hiddenSubject: Variation = (story) =>
  fc
    .record({
      at: anyStep(story),
      kind: fc.constantFrom(...kinds),
      byBridge: fc.boolean(),
      whom: fc.constantFrom<Name>('siri', 'frida', 'vera'),
    })
    .map(({ at, kind, byBridge, whom }) => {
      const by = deciderOf(story.age);
      const subject = { by, room: 'main', key: 'hidden' } as const;
      const line = { by: 'ingrid', room: 'main', key: 'hidden', words: 'Etter hemmeligheten på fjellet' } as const;
      const more = {
        alone: [],
        line: [lining(line)],
        'citizen’s line': [lining({ ...line, by })],
        'line struck': [lining(line), striking(line)],
        told: [tellingSubject(subject, whom), lining(line)],
        'told no more': [tellingSubject(subject, whom), tellingSubject(subject, whom, false)],
        lifted: [liftingSubject(subject)],
        correction: [correcting({ ...line, by })],
      }[kind];
      const isTold = kind === 'told' || kind === 'told no more';
      return {
        tells: `one more kept subject${isTold ? `, told ${whom}` : ''}: ${kind}`,
        at,
        acts: [keepingBack({ ...subject, by: byBridge ? 'ingrid' : by, words: 'Hemmelighetene' }), ...more],
        isHiddenFrom: (name, { history, isDone }) =>
          story.acts.some((act, step) => act.does === 'keeps' && step <= at && isDone(step)) &&
          !story.acts.some((act, step) => act.does === 'lifts' && isDone(step)) &&
          name !== 'ingrid' &&
          !(isTold && name === whom) &&
          !history.isCitizenSide('main', name, 0),
      };
    });
