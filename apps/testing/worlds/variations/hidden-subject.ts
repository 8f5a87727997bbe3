import fc from 'fast-check';
import { correcting, keepingBack, liftingSubject, lining, striking, tellingSubject } from '../acts/meeting.ts';
import { signing, talking } from '../acts/talks.ts';
import type { Name } from '../cast.ts';
import { anyStep, type Variation } from '../secret.ts';
import { deciderOf } from '../story.ts';

const kinds = [
  'alone',
  'line',
  'line',
  'citizen’s line',
  'line struck',
  'told',
  'told no more',
  'lifted',
  'correction',
  'note',
  'corrected note',
] as const;

/** One more subject that the citizen keeps in a room that keeps one, and what touches it: nobody’s matter but hers and the bridge’s. */
export const hiddenSubject: Variation = (story) =>
  fc
    .record({
      at: fc.oneof(
        // Right after the first one is kept the meeting is ahead, at the end it may have been held.
        {
          weight: 2,
          arbitrary: fc.constant(
            Math.max(
              story.acts.findIndex(({ does }) => does === 'keeps'),
              1,
            ),
          ),
        },
        { weight: 1, arbitrary: fc.constant(story.acts.length - 1) },
        { weight: 1, arbitrary: anyStep(story) },
      ),
      kind: fc.constantFrom(...kinds),
      byBridge: fc.boolean(),
      whom: fc.constantFrom<Name>('siri', 'frida', 'vera'),
    })
    .map(({ at, kind, byBridge, whom }) => {
      const by = deciderOf(story.age);
      // Each kind has a subject of its own: what one secret lifts another still keeps.
      const key = `hidden ${kind}`;
      const subject = { by, room: 'main', key } as const;
      const line = { by: 'ingrid', room: 'main', key, words: 'Etter hemmeligheten på fjellet' } as const;
      const talk = { by: 'ingrid', room: 'main', key, words: line.words } as const;
      const more = {
        alone: [],
        line: [lining(line)],
        'citizen’s line': [lining({ ...line, by })],
        'line struck': [lining(line), striking(line)],
        told: [tellingSubject(subject, whom), lining(line)],
        'told no more': [tellingSubject(subject, whom), tellingSubject(subject, whom, false)],
        lifted: [liftingSubject(subject)],
        correction: [correcting({ ...line, by })],
        note: [talking(talk), signing(talk)],
        // One that all there read, where it is signed before.
        'corrected note': [signing({ ...talk, key: 'main' }, 'correct')],
      }[kind];
      // Where the bridge has left, what she would keep is not kept, and the citizen’s line would be there for all.
      const keeper = byBridge && (kind === 'alone' || kind === 'line') ? 'ingrid' : by;
      const isTold = kind === 'told' || kind === 'told no more';
      return {
        tells: `one more kept subject${isTold ? `, told ${whom}` : ''}: ${kind}`,
        at,
        acts: [keepingBack({ ...subject, by: keeper, words: 'Hemmelighetene' }), ...more],
        isHiddenFrom: (name, { history, isDone }) =>
          story.acts.some((act, step) => act.does === 'keeps' && step <= at && isDone(step)) &&
          !story.acts.some((act, step) => act.does === 'lifts' && isDone(step)) &&
          name !== 'ingrid' &&
          !(isTold && name === whom) &&
          !history.isCitizenSide('main', name, 0),
      };
    });
